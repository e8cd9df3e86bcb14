package report

import (
	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// tollKinds are the columns that a count can go to and the CAMEO roots whose events may carry it.
var tollKinds = map[string]struct {
	of    func(*schema.Toll) *schema.Range
	roots text.Words
}{
	"dead":     {func(t *schema.Toll) *schema.Range { return &t.Dead }, text.WordSet("14 17 18 19 20")},
	"injured":  {func(t *schema.Toll) *schema.Range { return &t.Injured }, text.WordSet("14 17 18 19 20")},
	"arrested": {func(t *schema.Toll) *schema.Range { return &t.Arrested }, text.WordSet("14 17")},
	"crowd":    {func(t *schema.Toll) *schema.Range { return &t.Crowd }, text.WordSet("14")},
}

// addTolls gives every count of people in the sentence to the event that it belongs to: the one told by the same word, else
// the nearest above it, else the only one that can carry it. An event that is nothing but the toll of another ("killing 12") is
// taken into that one.
func (c *reporter) addTolls(events []*coded) {
	for t := c.Start; t < c.End; t++ {
		kind, ok := c.tollKind(t)
		if !ok {
			continue
		}
		victims := c.victims(t)
		if victims < 0 || kind == "crowd" && victims == t && c.Tokens[t].Tag == text.NOUN { // "120 marches" are no 120 people
			continue
		}
		count := c.quantityOfAll(victims)
		ev := c.bearer(events, t, kind)
		if ev == nil || count == (schema.Range{}) {
			continue
		}
		if r := tollKinds[kind].of(&ev.toll); *r == (schema.Range{}) {
			*r = count
		}
	}
	for _, ev := range events {
		c.ownToll(ev)
		c.mergeToll(ev, events)
	}
}

// tollKind is the column that a word of death, injury, arrest or gathering counts for; false for other words.
func (c *reporter) tollKind(t int) (string, bool) {
	kind, ok := c.Lex.Tolls[c.Lemma(t)]
	return kind, ok
}

// ownToll counts the protesters of a protest.
func (c *reporter) ownToll(ev *coded) {
	if lexicon.Root(ev.code) == "14" && ev.src.Tok >= 0 && ev.toll.Crowd == (schema.Range{}) {
		if r := c.quantityOf(ev.src.Tok); r.Low.V > 1 || r.High.V > 1 {
			ev.toll.Crowd = r
		}
	}
}

// isToll tells whether a predicate only says what became of people: "killing 12", "leaving 12 dead".
func (c *reporter) isToll(t int) bool {
	if _, ok := c.tollKind(t); ok {
		return true
	}
	result := c.Child(t, text.Xcomp)
	if result < 0 {
		return false
	}
	_, ok := c.tollKind(result)
	return ok
}

// mergeToll takes "killing 12 people" into the attack that killed them.
func (c *reporter) mergeToll(ev *coded, events []*coded) {
	t := ev.pred.Tok
	if !c.isToll(t) {
		return
	}
	above := c.bearer(events, c.Head(t), "dead")
	if above == nil || above == ev || lexicon.Plover(above.code) != lexicon.Plover(ev.code) || (c.Tokens[t].Rel != text.Advcl && c.Tokens[t].Rel != text.Conj && c.Tokens[t].Rel != text.AclRelcl) {
		return
	}
	if ev.code == lexicon.ArrestCode && above.code != ev.code {
		return // an arrest is a deed of its own: "raided the mosque and arrested nine men"
	}
	if above.src.Tok >= 0 && ev.src.Tok >= 0 && above.src.Tok != ev.src.Tok && c.Tokens[t].Rel != text.AclRelcl {
		return
	}
	ev.consumed = true
	if above.tgt.Tok < 0 {
		above.tgt = ev.tgt
	}
	for _, k := range []string{"dead", "injured", "arrested"} {
		if r := tollKinds[k].of(&above.toll); *r == (schema.Range{}) {
			*r = *tollKinds[k].of(&ev.toll)
		}
	}
}

// victims is the noun that a word of death, injury or arrest counts, or -1.
func (c *reporter) victims(t int) int {
	switch c.Tokens[t].Tag {
	case text.VERB:
		if c.Child(t, text.Nummod) >= 0 { // "12 people dead and 30 injured"
			return t
		}
		p := c.PredicateOf(t)
		if p == nil {
			return -1
		}
		if p.Obj >= 0 {
			return p.Obj
		}
		if left := c.leftSo(t); left >= 0 && c.Child(t, text.Mark) < 0 { // "left two students injured"
			return left
		}
		if subj := c.Child(t, text.Nsubj); subj >= 0 && intransitiveTolls[c.Lemma(t)] {
			return subj
		}
		return -1
	case text.NOUN:
		for a := range c.Children(t) { // "the deaths of 12 people"
			if c.Tokens[a].Rel == text.Nmod && c.Marker(a) == "of" {
				return a
			}
		}
		return t
	case text.ADJ:
		if left := c.leftSo(t); left >= 0 { // "left 12 people dead"
			return left
		}
		if subj := c.Child(t, text.Nsubj); subj >= 0 {
			return subj
		}
		if h := c.Head(t); h >= 0 && h < t && c.Tokens[t].Rel == text.Amod { // "20 people dead"
			return h
		}
		return t
	}
	return -1
}

// leftSo is the noun that another predicate puts into a state: "left 12 people dead"; -1 where there is none.
func (c *reporter) leftSo(t int) int {
	if h := c.Head(t); h >= 0 && c.Tokens[t].Rel == text.Xcomp {
		return c.Child(h, text.Obj)
	}
	return -1
}

// bearer is the event that a count at token t belongs to, or nil.
func (c *reporter) bearer(events []*coded, t int, kind string) *coded {
	can := tollKinds[kind].roots
	for range 2 * clause.Depth {
		if t < 0 {
			break
		}
		for _, ev := range events {
			if !ev.consumed && (ev.pred.Tok == t || ev.pred.Light == t) && can[lexicon.Root(ev.code)] {
				return ev
			}
		}
		t = c.Head(t)
	}
	var only *coded
	for _, ev := range events {
		if can[lexicon.Root(ev.code)] && !ev.consumed {
			if only != nil {
				return nil
			}
			only = ev
		}
	}
	return only
}
