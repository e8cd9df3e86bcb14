package consolidate

import (
	"slices"
	"strings"
)

// relation is how two actors that two reports name in the same role stand to each other.
type relation int

const (
	unknown relation = iota // one of the reports says nothing of who it is
	apart                   // they cannot be the same
	kin                     // they may be: "gunmen" and a named group, pupils and civilians
	within                  // one acts for the other or belongs to it: a leader and his government, a ministry and its state
	same
)

// officials are the sectors that act for a state: reports call the same deed the government's, the minister's or the country's.
var officials = sectors("GOV MIL COP SPY JUD LEG")

// camps are sectors that reports take for each other when they describe somebody who has no name.
var camps = []map[string]bool{
	sectors("UAF REB ISM CRM PRM"),
	sectors("CVL EDU AGR BUS MED JRN REL REF LAB SOC NGO ELI UNK"),
	sectors("MIL COP SPY"),
	sectors("GOV LEG JUD ELI"),
	sectors("OPP PTY SOC PRE"),
}

func sectors(codes string) map[string]bool {
	set := map[string]bool{}
	for c := range strings.FieldsSeq(codes) {
		set[c] = true
	}
	return set
}

// relate tells how two actors stand to each other.
func relate(a, b *Agent) relation {
	switch {
	case a.ID == b.ID || namesakes(a, b):
		return same
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return relateForeign(a, b)
	case slices.Contains(a.Above, b.ID) && (b.Kind != "state" || a.official()) || slices.Contains(b.Above, a.ID) && (a.Kind != "state" || b.official()):
		return within // merchants belong to their country but do not act for it
	case a.named() && b.named():
		return relateNamed(a, b)
	case a.Kind == "state" || b.Kind == "state":
		return kin
	case a.obscure() || b.obscure():
		return unknown
	case shareCamp(a.Sectors, b.Sectors):
		return kin
	}
	return apart
}

// relateForeign is relate for two actors of two countries, which says little where one of the countries is a guess.
func relateForeign(a, b *Agent) relation {
	switch {
	case !a.IsGuess && !b.IsGuess, a.Kind == "person" && b.Kind == "person":
		return apart
	case a.obscure() || b.obscure() || a.Kind == "state" || b.Kind == "state":
		return unknown
	case shareCamp(a.Sectors, b.Sectors):
		return kin
	}
	return apart
}

// namesakes tells whether two persons may be called by one name, whole or in part: "Carlos Te" and "Te". The country of somebody who is
// not known is guessed from the text around him.
func namesakes(a, b *Agent) bool {
	if a.Kind != "person" || b.Kind != "person" {
		return false
	}
	x, y := lastPart(a.ID), lastPart(b.ID)
	return hasAllWords(x, y) || hasAllWords(y, x)
}

// hasAllWords tells whether one name has all words of another, or their initials.
func hasAllWords(name, other string) bool {
	for w := range strings.SplitSeq(other, "_") {
		found := false
		for x := range strings.SplitSeq(name, "_") {
			found = found || w == x || isInitial(w, x) || isInitial(x, w)
		}
		if !found {
			return false
		}
	}
	return true
}

// isInitial tells whether a word of a name is the first letter of another: "n_gogoladze".
func isInitial(letter, word string) bool { return len(letter) == 1 && strings.HasPrefix(word, letter) }

// lastPart is what stands in an id behind the country and the kind.
func lastPart(id string) string { return id[strings.LastIndexByte(id, '.')+1:] }

// relateNamed is relate for two actors that each are one of a kind.
func relateNamed(a, b *Agent) relation {
	if a.Country == "" || a.Country != b.Country || a.Kind == "person" && b.Kind == "person" {
		return apart
	}
	if a.official() && b.official() {
		return within
	}
	if shareCamp(a.Sectors, b.Sectors) {
		return kin
	}
	return apart
}

// relateDoers is relate for those who do something: what befalls a state's people befalls the state, but what merchants or rebels of a
// state do or say, its government does not.
func relateDoers(a, b *Agent) relation {
	r := relate(a, b)
	if r == kin && (a.Kind == "state" && b.private() || b.Kind == "state" && a.private()) {
		return apart
	}
	return r
}

// private tells whether an actor is known to act for itself, not for a state.
func (a *Agent) private() bool {
	return len(a.Sectors) > 0 && !slices.Contains(a.Sectors, "UNK") && !a.official()
}

// official tells whether an actor is a state or acts for one.
func (a *Agent) official() bool {
	return a.Kind == "state" || slices.ContainsFunc(a.Sectors, func(s string) bool { return officials[s] })
}

// named tells an actor with a name of its own from "police", "gunmen" or "civilians", whose id is their sector, behind
// their country where it is known.
func (a *Agent) named() bool {
	return a.Kind == "state" || a.Kind == "person" || !slices.Contains(a.Sectors, strings.ToUpper(lastPart(a.ID)))
}

// obscure tells somebody of whom nothing is known but perhaps the country: "a group", "five people".
func (a *Agent) obscure() bool {
	return !a.named() && len(a.Sectors) == 1 && (a.Sectors[0] == "UNK" || a.Sectors[0] == "CVL")
}

func shareCamp(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || slices.ContainsFunc(camps, func(c map[string]bool) bool { return c[x] && c[y] }) {
				return true
			}
		}
	}
	return false
}

// relateSides is the closest relation between the actors of two sides, as relate tells it of each pair, and how particular they are.
func relateSides(a, b []Agent, relate func(a, b *Agent) relation) (best relation, level int) {
	level = anybody
	for i := range a {
		for j := range b {
			r := relate(&a[i], &b[j])
			if n := levelOf(&a[i], &b[j], r); r > best || r == best && n > level {
				best, level = r, n
			}
		}
	}
	return best, level
}

// Levels of how particular an actor is: "police" are many, a state has a hand in most of what happens in it.
const (
	anybody = iota
	state
	somebody
)

// levelOf is how particular the less particular of two actors is; of two that are apart, whether they are foreign to each other.
func levelOf(a, b *Agent, r relation) int {
	if r == apart && a.Country != b.Country && !a.IsGuess && !b.IsGuess && (a.Country != "" || a.named()) && (b.Country != "" || b.named()) {
		return somebody
	}
	return min(a.level(), b.level())
}

func (a *Agent) level() int {
	switch {
	case a.Kind == "state":
		return state
	case a.named():
		return somebody
	}
	return anybody
}
