package scene

import (
	"iter"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// dateFor is the sentence's date nearest to the trigger in the tree that does not belong to another event's clause, or nil; said tells
// that it is the day on which the event was spoken of.
func (r *reader) dateFor(m *text.EventMention, t int) (best *text.Date, said bool) {
	bestDistance, bestGap := 0, 0
	above := r.ancestors(t)
	dates := r.DatesOf(m.Sentence, m.Sentence)
	if d := r.dateOfWhen(m, t, dates); d != nil {
		return d, false
	}
	for i := range dates {
		d := &dates[i]
		if !r.isMoment(d) || r.describesAnother(d, m, t) || r.clashes(d, t) {
			continue
		}
		distance, spoken, ok := r.distance(r.dateWord(d), above)
		gap := max(d.Span.Start-m.Trigger.End, m.Trigger.Start-d.Span.End)
		if ok && (best == nil || distance < bestDistance || distance == bestDistance && gap < bestGap) {
			best, said, bestDistance, bestGap = d, spoken, distance, gap
		}
	}
	if best == nil {
		best = r.dateBehind(m, t, dates)
	}
	return best, said
}

// clashes tells a date that the event's tense does not go with: one to come beside a past, and beside a present perfect one that is over and
// stands outside of its subject ("have arrested a man for the attack on Monday").
func (r *reader) clashes(d *text.Date, t int) bool {
	today := r.entryDay(d.Sentence)
	switch {
	case today == 0 || !r.IsVerbal(t):
		return false
	case d.Start > today:
		return r.isFinitePast(t)
	case d.End >= today || !r.HasAux(t, "have", text.Pres, 0):
		return false
	}
	subject := r.Child(t, text.Nsubj, text.NsubjPass)
	return subject < 0 || !r.Under(r.HeadOf(d.Span), subject)
}

// isFinitePast tells "asked", "was asked" and "had asked" from a participle that only describes, "the meeting scheduled for Friday".
func (r *reader) isFinitePast(t int) bool {
	return r.isPast(t) && (!r.Tokens[t].Feats.Has(text.Part) || r.HasAux(t, "be", text.Past, 0) || r.isPluperfect(t))
}

// dateWord is the word that a date hangs by: its own or, where it opens the sentence and the parser joins it to the noun behind it ("On Tuesday
// men with sticks beat workers"), the verb of that noun.
func (r *reader) dateWord(d *text.Date) int {
	word := r.HeadOf(d.Span)
	if word < 0 {
		return word
	}
	first := r.Sentences[d.Sentence].First
	noun := r.Head(word)
	if r.Tokens[word].Rel != text.Compound || r.Tokens[first].Tag != text.ADP || first+1 >= len(r.Tokens) || r.Tokens[first+1].Start != d.Span.Start || noun < word {
		return word
	}
	for range climb {
		if noun < 0 || r.IsVerbal(noun) {
			break
		}
		noun = r.Head(noun)
	}
	if noun < 0 {
		return word
	}
	return noun
}

// clausePenalty is the distance that crossing into another clause adds: a date of the event's own clause always wins.
const clausePenalty = 10

// step is how far a word lies above the trigger, and whether a verb of speech has been passed on the way.
type step struct {
	distance int
	said     bool
}

// distance is how far a word lies from the event's trigger in the tree; not ok where it belongs to a clause below or beside
// the trigger that tells of something else.
func (r *reader) distance(word int, above map[int]step) (distance int, said, ok bool) {
	if word < 0 {
		return 0, false, false
	}
	steps := 0
	for range 3 * climb {
		if up, ok := above[word]; ok {
			return steps + up.distance, up.said, true
		}
		if r.IsVerbal(word) || r.Child(word, text.Cop) >= 0 { // leaving another clause on the way up
			if r.ownsDates(word) && !r.isMeanwhile(word) && !r.realises(word, above) {
				return 0, false, false
			}
			steps += clausePenalty
		} else if bars[r.Preposition(word)] {
			return 0, false, false
		}
		steps++
		if word = r.Head(word); word < 0 {
			break
		}
	}
	return 0, false, false
}

// ownsDates tells a clause whose dates are its own: a relative or adverbial clause or quoted speech with an event in it.
func (r *reader) ownsDates(t int) bool {
	switch r.Tokens[t].Rel {
	case text.AclRelcl, text.Acl, text.Advcl, text.Conj, text.Parataxis, text.Ccomp:
		return true
	}
	return false
}

// realises tells a participle that says of the event's noun, or of that in which the event happened, that and when it came about: "a ceasefire
// agreed on Thursday", "In a vote held on Saturday, farmers rejected".
func (r *reader) realises(t int, above map[int]step) bool {
	noun := r.Head(t)
	if noun < 0 || r.Tokens[t].Rel != text.Acl || !r.Is(t, realising) || !r.isPast(t) {
		return false
	}
	at, ok := above[noun]
	marker := r.Preposition(noun)
	return ok && at.distance == 0 || r.Tokens[noun].Rel.Base() == text.Obl && (inside[marker] || marker == "during")
}

// realising are the verbs of what makes an event: those of holding a protest, reaching an accord, imposing sanctions.
var realising = text.WordSet(`hold stage organise organize carry launch sign reach agree conclude broker impose declare announce mount commit call
	make take begin start convene negotiate strike seal ratify adopt introduce perpetrate`)

// isMeanwhile tells a clause of what happened at the same time as that which it hangs on: "were killed when rangers ran into them at dawn on
// Tuesday".
func (r *reader) isMeanwhile(t int) bool {
	if r.Tokens[t].Rel != text.Advcl || !r.isPast(t) || r.isPluperfect(t) || !r.isPast(r.Head(t)) {
		return false
	}
	for c := range r.Children(t) {
		if c < t && meanwhile[r.Lemma(c)] {
			return true
		}
	}
	return false
}

// meanwhile are the conjunctions of what happens at the same time.
var meanwhile = text.WordSet("when as while")

// ancestors are the words above the trigger; crossing from a subordinate clause into the one above costs. What lies before or after
// something else does not lie on the same day: above "after" the climb ends.
func (r *reader) ancestors(t int) map[int]step {
	above := map[int]step{}
	at := step{}
	for range 3 * climb {
		above[t] = at
		h := r.Head(t)
		if h < 0 || bars[r.Preposition(t)] && !r.IsVerbal(t) || r.isBarred(t) || r.looksBack(t) || r.isGround(t) || r.holdsNow(t) {
			break
		}
		at.distance++
		if r.IsVerbal(t) && r.IsVerbal(h) {
			at.distance += clausePenalty
		}
		if r.Is(h, speech) && r.Tokens[t].Rel == text.Ccomp {
			at.distance += clausePenalty // when it was said is a poorer guess than when it was done
			at.said = true
		}
		t = h
	}
	return above
}

// bars are the prepositions of what happened at another time than that which they hang on.
var bars = text.WordSet("after before since following until ahead_of prior_to amid despite over because_of due_to given")

// isBarred tells a clause that "after", "before" or "since" sets apart in time.
func (r *reader) isBarred(t int) bool {
	if r.Tokens[t].Rel != text.Advcl {
		return false
	}
	for c := range r.Children(t) {
		if r.Tokens[c].Rel == text.Mark && bars[r.Lemma(c)] {
			return true
		}
	}
	return false
}

// isGround tells what somebody is held, tried or spoken of for, which lies behind that: "arrested on Friday for the attack", "charged with the
// murder", "suspected of the raid", "criticised over the shooting".
func (r *reader) isGround(t int) bool {
	h := r.Head(t)
	if h < 0 || !r.Is(h, answers) {
		return false
	}
	marker := r.Preposition(t)
	if mark := r.Child(t, text.Mark); mark >= 0 {
		marker = r.Lemma(mark)
	}
	return grounds[marker]
}

// isAnsweredFor tells an event that somebody is held, tried or spoken of for.
func (r *reader) isAnsweredFor(t int) bool {
	for range climb {
		if t < 0 || r.isGround(t) {
			return t >= 0
		}
		if r.IsVerbal(t) && !r.isIng(t) {
			return false
		}
		t = r.Head(t)
	}
	return false
}

// answeredFor leaves such an event undated: it lies before the day of the answer, and nothing says how long.
func (r *reader) answeredFor(m *text.EventMention, t int) (when, bool) {
	return when{When: schema.When{Basis: noBasis}}, isDeed(m) && r.isAnsweredFor(t)
}

var (
	// grounds are the prepositions of what somebody has to answer for.
	grounds = text.WordSet("for over with of about")
	// answers are the words for making somebody answer for something, and for suspecting it.
	answers = text.WordSet(`arrest detain charge jail imprison convict sentence fine punish sanction blame condemn criticise criticize denounce praise thank
		accuse try indict prosecute suspend expel sack dismiss hang execute hold seize hunt seek want suspect question apologise apologize avenge
		reward nab apprehend interrogate summon sue acquit pardon suspicion charge connection accusation investigate lock penalise penalize`)
)

// looksBack tells a past in a relative clause of a sentence that speaks of another time: "those who were seized will appear in court".
func (r *reader) looksBack(t int) bool {
	if r.Tokens[t].Rel != text.AclRelcl || !r.isPast(t) {
		return false
	}
	top := r.top(t)
	return top != t && r.IsVerbal(top) && !r.isPast(top)
}

// holdsNow tells a relative clause in the present of a sentence about the past, which says what holds on any day: "the party, which favours
// closer ties, won on Sunday".
func (r *reader) holdsNow(t int) bool {
	top := r.top(t)
	return r.describesNow(t) && r.IsVerbal(top) && r.isPast(top)
}

// upFrom are a word and those above it; trees of other hands may go in circles.
func (r *reader) upFrom(t int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for range 3 * climb {
			if t < 0 || !yield(t) {
				return
			}
			t = r.Head(t)
		}
	}
}

// top is the word that the sentence hangs on.
func (r *reader) top(t int) int {
	for range len(r.Tokens) { // trees of other hands may go in circles
		h := r.Head(t)
		if h < 0 {
			break
		}
		t = h
	}
	return t
}
