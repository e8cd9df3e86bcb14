package scene

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// isPast tells "went", "was taken" and "had gone".
func (r *reader) isPast(t int) bool {
	t = r.leader(t)
	past := r.Tokens[t].Feats.Has(text.Past) || r.isInvariant(t)
	for c := range r.Children(t) {
		if r.Tokens[c].Rel.Base() == text.Aux {
			past = r.Tokens[c].Feats.Has(text.Past)
			break
		}
	}
	return past
}

// isPlainPresent tells "enter" from "have entered" and "are entering".
func (r *reader) isPlainPresent(t int) bool {
	return t >= 0 && r.Tokens[t].Feats.Has(text.Pres|text.Fin) && r.Child(t, text.Aux) < 0
}

// isGoingOn tells "are blocking", "is being held".
func (r *reader) isGoingOn(t int) bool { return r.HasAux(r.leader(t), "be", text.Pres, text.Part) }

// isPerfect tells "has found", "have been arrested" from "found" and "had found".
func (r *reader) isPerfect(t int) bool { return r.HasAux(r.leader(t), "have", 0, text.Past) }

// isPluperfect tells "had cut", "had been seen".
func (r *reader) isPluperfect(t int) bool {
	return t >= 0 && r.HasAux(r.leader(t), "have", text.Past, 0)
}

// leader is the verb whose auxiliaries a verb shares: "jailed" for "exiled" in "has been jailed and exiled"; the verb itself where it has its
// own, or a subject.
func (r *reader) leader(t int) int {
	for range climb {
		h := r.Head(t)
		if h < 0 || r.Tokens[t].Rel != text.Conj || !r.IsVerbal(h) || !r.Tokens[t].Feats.Has(text.Past) && !r.isInvariantForm(t) || r.hasSubjectOrAux(t) {
			break
		}
		t = h
	}
	return t
}

func (r *reader) hasSubjectOrAux(t int) bool {
	for c := range r.Children(t) {
		if rel := r.Tokens[c].Rel.Base(); rel == text.Aux || rel == text.Nsubj {
			return true
		}
	}
	return false
}

// isInvariant tells a past that is spelled as its present, which taggers confound: "they beat two guards".
func (r *reader) isInvariant(t int) bool {
	return r.isInvariantForm(t) && r.Child(t, text.Mark) < 0 && r.Child(t, text.Nsubj) >= 0
}

func (r *reader) isInvariantForm(t int) bool { return invariant[strings.ToLower(r.Tokens[t].Form)] }

// invariant are the verbs of news whose past is spelled as their present.
var invariant = text.WordSet("beat cut put set hit shut let cost quit split spread hurt burst shed cast bid rid thrust")
