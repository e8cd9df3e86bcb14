package pipeline

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/zeebo/xxh3"
)

// aroundWords is how many words on each side a fact is told by.
const aroundWords = 2

// facts are the names and numbers of a document's sentences with the words around them; its dateline is no fact of the story.
func (e *rowMaker) facts() []consolidate.Fact {
	var all []consolidate.Fact
	for _, s := range e.d.Sentences {
		var words []*text.Token
		for t := s.First; t < s.Last; t++ {
			if tok := &e.d.Tokens[t]; tok.Tag != text.PUNCT && !e.d.Dateline.Contains(tok.Span) {
				words = append(words, tok)
			}
		}
		all = append(all, factsOf(words)...)
	}
	return consolidate.Facts(all)
}

// factsOf reads the runs of names and numbers in a sentence.
func factsOf(words []*text.Token) (all []consolidate.Fact) {
	for first := 0; first < len(words); first++ {
		if !isNaming(words[first]) {
			continue
		}
		last := first + 1
		for last < len(words) && isNaming(words[last]) {
			last++
		}
		around := masked(words[max(0, first-aroundWords):first]) + "|" + masked(words[last:min(len(words), last+aroundWords)])
		if last-first < len(words) {
			all = append(all, consolidate.Fact{Around: uint32(xxh3.HashString(around)), Said: uint32(xxh3.HashString(spoken(words[first:last])))})
		}
		first = last
	}
	return all
}

// masked are the words in lower case, with a sign in place of other facts.
func masked(words []*text.Token) string {
	var b strings.Builder
	for _, w := range words {
		if isNaming(w) {
			b.WriteByte('#')
		} else {
			b.WriteString(strings.ToLower(w.Form))
		}
		b.WriteByte(' ')
	}
	return b.String()
}

func spoken(words []*text.Token) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToLower(w.Form))
		b.WriteByte(' ')
	}
	return b.String()
}
