package judge

// told is how far rows before a row tell of the same: an article names again what it has reported.
type told struct {
	word  int // sentences since a row of the same word and type; 0 for none
	party int // sentences since a row of the same type that shares an actor, on either side
}

// readRows notes the rows by their triggers, and what earlier ones have told.
func (d *document) readRows() {
	d.rowAt, d.told = make(map[int]int, len(d.EventMentions)), make([]told, len(d.EventMentions))
	type wordKey struct{ lemma, typ string }
	type actorKey struct {
		actor int
		typ   string
	}
	words, rows := map[wordKey]int{}, map[actorKey]int{} // the sentence of the last row of a word, the last row of an actor counted from 1
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		t := d.triggerOf(m)
		d.rowAt[t] = i
		k := wordKey{d.Lemma(t), m.Type}
		if last, seen := words[k]; seen {
			d.told[i].word = m.Sentence - last + 1
		}
		words[k] = m.Sentence
		last := 0
		for _, side := range [][]int{m.Sources, m.Targets} {
			for _, actor := range side {
				last = max(last, rows[actorKey{actor, m.Type}])
			}
		}
		if last > 0 {
			d.told[i].party = m.Sentence - d.EventMentions[last-1].Sentence + 1
		}
		for _, side := range [][]int{m.Sources, m.Targets} {
			for _, actor := range side {
				rows[actorKey{actor, m.Type}] = i + 1
			}
		}
	}
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
