package trigger

import (
	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/text"
)

// farBehind is from how far behind the likeliest on, a type is out of the question: e^-4 of it.
const farBehind = 4 * text.Nat

// tells is what the reader of sentences takes the token, and the word that it hangs on, to tell of.
func (r *Reader) tells(t int) {
	r.tellsOf(nameSelf, t)
	if h := r.Head(t); h >= 0 {
		r.tellsOf(nameHead, h)
	}
}

func (r *Reader) tellsOf(position hashnet.Word, t int) {
	tells := r.Tokens[t].Tells
	if tells == nil {
		return
	}
	event := number(tells.Event() / text.Nat)
	r.add(nameTells, position, number(tells.Event()))
	r.add(nameTells, position, event, tags[r.Tokens[t].Tag])
	r.add(nameTells, position, event, typeNames[tells.Likeliest()])
	for typ, name := range typeNames {
		if behind := tells.Behind(typ); behind < farBehind {
			r.add(nameTellsType, position, name, number(behind/(text.Nat/2)))
		}
	}
}

var typeNames = wordsOf(text.EventTypes[:])
