package dates

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// tenseAround is the tense of the clause that governs tokens [first, last): -1 past, 1 future, 0 neither.
func tenseAround(d *syntax.Tree, e *expression) int {
	head, inner := e.first, e.first
	for head >= 0 && head < len(d.Tokens) && e.first <= head && head < e.last {
		inner, head = head, d.Tokens[head].Head
	}
	rel := d.Tokens[inner].Rel
	if isOfDisaster(d, inner) {
		return -1
	}
	if rel == text.Compound && !opensSentence(d, e.first) { // the June elections: on whichever side of today they lie nearest
		return 0
	}
	if isDeadline(d, e.first) {
		return 1
	}
	for _, before := range []int{e.first - 1, e.first - 2} { // "due on Friday", whatever hangs on what
		if before >= 0 && planned[d.Lemma(before)] {
			return 1
		}
	}
	if isAhead(d, inner) || head >= 0 && d.Tokens[inner].Rel == text.Nmod && isAhead(d, head) {
		return 1
	}
	for steps := 0; head >= 0 && steps < maxClimb; steps++ {
		if planned[d.Lemma(head)] && steps == 0 && !(d.Lemma(head) == "set" && d.Child(head, text.Obj, text.Iobj) >= 0) { // "set fire to"
			return 1
		}
		if steps == 0 && isSummoned(d, head) {
			return 1
		}
		if isAwaited(d, head) {
			return 1
		}
		if tense := tenseOf(d, head); tense != 0 {
			return tense
		}
		if steps == 0 && isScheduled(d, head) {
			return 1
		}
		head = d.Tokens[head].Head
	}
	return 0
}

// isAwaited tells a clause of what must come first for something to come, whatever its own tense: "said it would sue unless they were paid by
// Tuesday", "will leave once the road opened on Sunday".
func isAwaited(d *syntax.Tree, verb int) bool {
	up := d.Head(verb)
	return up >= 0 && d.Tokens[verb].Rel.Base() == text.Advcl && conditions[d.Marker(verb, nil)] && (d.HasAux(up, "would", 0, 0) || d.HasAux(up, "will", 0, 0))
}

// conditions are the words before what must come first.
var conditions = text.WordSet("if unless once until")

// isDeadline tells a date behind "until", with no more than a part of the day between: "until Tuesday", "until dawn on Tuesday".
func isDeadline(d *syntax.Tree, first int) bool {
	for i := first - 1; i >= max(0, first-deadlineGap); i-- {
		if until[strings.ToLower(d.Tokens[i].Form)] {
			return true
		}
		if tag := d.Tokens[i].Tag; tag != text.ADP && tag != text.NOUN && tag != text.NUM && tag != text.DET {
			return false
		}
	}
	return false
}

// deadlineGap is the number of words in which "until" and a part of the day are said: "until six o'clock on Tuesday".
const deadlineGap = 4

// opensSentence tells a date that stands at the head of its sentence behind a preposition, on which nothing but the verb hangs, whatever the
// parser sees in the words behind it: "In January border guards fired".
func opensSentence(d *syntax.Tree, first int) bool {
	s := &d.Sentences[d.Tokens[first].Sentence]
	return first == s.First+1 && d.Tokens[s.First].Tag == text.ADP
}

// isOfDisaster tells a date that hangs on a noun for what nobody knows of before, or on one in its phrase: "the 7 October attacks", "the mauling
// of a reporter on Monday".
func isOfDisaster(d *syntax.Tree, t int) bool {
	for range maxClimb {
		if rel := d.Tokens[t].Rel.Base(); rel != text.Compound && rel != text.Nmod && rel != text.Nummod {
			return false
		}
		if t = d.Tokens[t].Head; t < 0 {
			return false
		}
		if d.Is(t, disasters) {
			return true
		}
	}
	return false
}

// headOf is the word of an expression by which it hangs on others, found from its last.
func headOf(d *syntax.Tree, e *expression) int {
	head := e.last - 1
	for h := d.Tokens[head].Head; e.first <= h && h < e.last; h = d.Tokens[head].Head {
		head = h
	}
	return head
}

// isPassing tells a year or month that hangs on a noun, or is compared with: "the arrests of July 2021", "unlike 2017".
func isPassing(d *syntax.Tree, e *expression) bool {
	head := headOf(d, e)
	rel := d.Tokens[head].Rel.Base()
	return rel == text.Nmod || rel == text.Compound || e.first > 0 && comparing[strings.ToLower(d.Tokens[e.first-1].Form)]
}

// reachesNow tells the beginning of what still goes on: "fled since 2015" speaks of today, and lends its year to nothing.
func reachesNow(d *text.Document, e *expression) bool {
	return e.first > 0 && strings.EqualFold(d.Tokens[e.first-1].Form, "since")
}

// verbAround is the verb that an expression hangs on, -1 where that is a noun or none: "the arrests of July 2021".
func verbAround(d *syntax.Tree, e *expression) int {
	head := d.Tokens[headOf(d, e)].Head
	if head < 0 || !d.IsVerbal(head) {
		return -1
	}
	return head
}

// comparing are the words before what something is compared with.
var comparing = text.WordSet("like unlike than")

// disasters are the nouns of what is not foretold.
var disasters = text.WordSet(`attack bombing massacre killing murder assassination coup putsch uprising raid shooting invasion earthquake quake flood
	crash blast explosion riot clash shelling abduction kidnapping arrest airstrike strike ambush siege beating mauling stabbing lynching robbery
	theft brawl bloodshed assault looting torching rape skirmish firefight slaughter detention seizure hijacking disappearance poisoning`)

// isAhead tells a noun for what is still to come: "until his next appearance", "the upcoming vote".
func isAhead(d *syntax.Tree, noun int) bool {
	if t := &d.Tokens[noun]; t.Tag != text.NOUN && t.Tag != text.PROPN {
		return false
	}
	for c := range d.Children(noun) {
		if d.Tokens[c].Rel == text.Amod && comingWords[d.Lemma(c)] {
			return true
		}
	}
	return until[d.Preposition(noun)]
}

// comingWords describe what is still to come.
var comingWords = text.WordSet("next upcoming coming forthcoming planned scheduled")

// until are the words before the end of something that goes on.
var until = map[string]bool{"until": true, "till": true, "til": true}

// planned are the words for what is put off or fixed: the day beside them lies ahead, whatever their tense.
var planned = text.WordSet("schedule scheduled plan planned due slate slated set expect expected postpone delay adjourn reschedule defer timetable")

// summons are the verbs by which somebody is told to come.
var summons = text.WordSet("summon invite call convene convoke")

// isSummoned tells a present perfect of these, beside which no past day stands: "has summoned both sides on Friday".
func isSummoned(d *syntax.Tree, verb int) bool {
	return d.Is(verb, summons) && d.HasAux(verb, "have", 0, text.Past)
}

// calendarVerbs are those whose present tense, with a day beside it, tells of a plan ("flies to Rome on Friday"). Other presents are those of
// captions and headlines, which tell what has happened.
var calendarVerbs = text.WordSet(`travel visit meet begin start open take come go hold host end expire arrive leave fly vote resume return face
	head close launch run appear conclude finish gather convene depart enter play step retire kick lapse become land reopen receive welcome
	deliver address chair attend elect celebrate mark tour assume swear`)

// isScheduled tells a present that stands for the future.
func isScheduled(d *syntax.Tree, verb int) bool {
	t := &d.Tokens[verb]
	return t.Tag == text.VERB && t.Feats.Has(text.Pres) && !t.Feats.Has(text.Part) && calendarVerbs[d.Lemma(verb)]
}

// maxClimb bounds the way up the tree to the verb; a clause seldom lies deeper.
const maxClimb = 8

// tenseOf reads the tense of a predicate from its form, its auxiliaries and its copula.
func tenseOf(d *syntax.Tree, verb int) int {
	tense, ahead, hasDone := 0, false, false
	for i := range d.Children(verb) {
		t := &d.Tokens[i]
		if i >= verb {
			break
		}
		switch t.Rel {
		case text.Aux, text.AuxPass, text.Cop:
			switch t.Lemma {
			case "will", "shall", "'ll", "’ll", "wo":
				return 1
			}
			if t.Feats.Has(text.Past) {
				tense = -1
			}
		case text.Mark:
			if t.Form == "to" {
				ahead = true
			}
		}
		hasDone = hasDone || t.Rel.Base() == text.Aux && t.Lemma == "have"
	}
	switch {
	case ahead && hasDone: // "is known to have been killed on Tuesday"
		return -1
	case ahead:
		return 1
	}
	if t := &d.Tokens[verb]; tense == 0 && (t.Tag == text.VERB || t.Tag == text.AUX) && t.Feats.Has(text.Past) {
		tense = -1
	}
	return tense
}
