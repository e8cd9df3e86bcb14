package judge

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// told is how far rows before a row tell of the same: an article names again what it has reported.
type told struct {
	word  int // sentences since a row of the same word and type; 0 for none
	party int // sentences since a row of the same type that shares an actor, on either side
}

// readRows notes the rows by their triggers, and what earlier ones have told.
func (d *document) readRows() {
	d.rowAt, d.told = make(map[int]int, len(d.EventMentions)), make([]told, len(d.EventMentions))
	type key struct{ lemma, typ string }
	words := map[key]int{}
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		t := d.triggerOf(m)
		d.rowAt[t] = i
		k := key{d.Lemma(t), m.Type}
		if last, seen := words[k]; seen {
			d.told[i].word = m.Sentence - last + 1
		}
		words[k] = m.Sentence
		for j := i - 1; j >= 0; j-- {
			if o := &d.EventMentions[j]; o.Type == m.Type && shareActors(o, m) {
				d.told[i].party = m.Sentence - o.Sentence + 1
				break
			}
		}
	}
}

func shareActors(a, b *text.EventMention) bool {
	isOfA := func(actor int) bool { return slices.Contains(a.Sources, actor) || slices.Contains(a.Targets, actor) }
	return slices.ContainsFunc(b.Sources, isOfA) || slices.ContainsFunc(b.Targets, isOfA)
}

// maxSteps is how far up a tree a row looks for another that it is part of.
const maxSteps = 4

// others are the rows that the row is part of or that are part of it, and those that told of the same before.
func (r *row) others() {
	typ := r.m.Type
	above, steps := "none", 0
	for t := r.Head(r.trigger); t >= 0 && steps < maxSteps; t = r.Head(t) {
		steps++
		if i, is := r.rowAt[t]; is {
			above = r.EventMentions[i].Type
			break
		}
	}
	rel := r.Tokens[r.trigger].Rel.String()
	r.Both(typ, "row above", above)
	r.Add("row above", above, rel, digit(steps), typ)
	r.Add("row above", above, r.lemma)
	for c := range r.Children(r.trigger) {
		if i, is := r.rowAt[c]; is {
			r.Add("row below", r.EventMentions[i].Type, r.Tokens[c].Rel.String(), typ)
		}
	}
	told := r.told[r.index]
	tag := r.Tokens[r.trigger].Tag.String()
	r.Both(tag, "told word", level(told.word))
	r.Both(tag, "told party", level(told.party))
	r.Add("told", level(told.word), level(told.party), typ)
	r.Both(tag, "in name", r.named(r.trigger))
	r.Add("in name", r.named(r.trigger), r.lemma)
	r.years()
}

// years tells of a sentence that names a year, and how long before the article's that is.
func (r *row) years() {
	s := r.Sentences[r.m.Sentence]
	for t := s.First; t < s.Last; t++ {
		if form := r.Tokens[t].Form; len(form) == 4 && (form[:2] == "19" || form[:2] == "20") {
			r.Both(r.m.Type, "year", form[:3], yesNo(t > r.trigger))
			return
		}
	}
}
