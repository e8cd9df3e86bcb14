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
	if rel := d.Tokens[inner].Rel; rel == text.Compound { // the June elections: on whichever side of today they lie nearest
		if d.Is(head, disasters) { // the 7 October attacks: nobody knows of them before
			return -1
		}
		return 0
	}
	if e.first > 0 && until[strings.ToLower(d.Tokens[e.first-1].Form)] {
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

// disasters are the nouns of what is not foretold.
var disasters = text.WordSet(`attack bombing massacre killing murder assassination coup putsch uprising raid shooting invasion earthquake quake flood
	crash blast explosion riot clash shelling abduction kidnapping arrest airstrike strike ambush siege`)

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
