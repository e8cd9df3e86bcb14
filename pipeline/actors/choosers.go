package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
)

// link is the reason for which a mention means whom it does.
type link string

const (
	byLexicon    link = "lexicon"
	byName       link = "named before"
	byFamily     link = "family name of who is in office"
	byInitials   link = "initials"
	byNewName    link = "new name"
	byNation     link = "nationality"
	byApposition link = "apposition"
	byOwner      link = "speaks for the owner"
	bySum        link = "summed up"
	byNoun       link = "called so before"
	byPossessor  link = "its owner's country"
	byWords      link = "the words themselves"
	byScene      link = "the scene's country"
	byAntecedent link = "antecedent"
	bySpeaker    link = "speaker"
)

// chooser finds whom a phrase means for one reason; nil where it has none.
type chooser struct {
	why  link
	find func(*thread, *phrases.Phrase, *phrases.Description) []int
}

// rules are what the reading of an article can do without, one by one: choosers are asked in order, the first that finds somebody decides.
type rules struct {
	choosers map[phrases.Kind][]chooser
	weights  weights
}

var allRules = rules{weights: hintWeights, choosers: map[phrases.Kind][]chooser{
	phrases.Known:  {{byScene, (*thread).localPeople}, {byLexicon, (*thread).listed}},
	phrases.State:  {{byLexicon, (*thread).listed}},
	phrases.Seat:   {{byLexicon, (*thread).listed}},
	phrases.Nation: {{byNation, (*thread).composedOf}},
	phrases.Person: {{byName, (*thread).namedBefore}, {byFamily, (*thread).inOffice},
		{byNewName, (*thread).newPerson}},
	phrases.Body: {{byInitials, (*thread).initialled}, {byNewName, (*thread).newBody}},
	phrases.Common: {{byApposition, (*thread).partner}, {byOwner, (*thread).owner}, {bySum, (*thread).summed}, {byAntecedent, (*thread).alike},
		{byScene, (*thread).resolved}, {byWords, (*thread).composedOf}},
}}

// localPeople are those of a people or faith of many countries who live in the one that the words or the scene tell: "French Muslims", "the
// Kurds" in a text about Syria.
func (t *thread) localPeople(p *phrases.Phrase, d *phrases.Description) []int {
	e := &t.Lexicon.Entities[d.Entity]
	if e.Kind != "group" || d.Country != "" {
		return nil
	}
	country := ""
	for w := p.Start; w < max(p.End, p.Last) && country == ""; w++ {
		if c := t.CountryAt(w); c != nil {
			country = c.Country
		}
	}
	if country == "" {
		country = t.homeOf(p.Head, d.Sectors)
	}
	if country == "" {
		return nil
	}
	return []int{t.localGroup(e, country, d.Sectors)}
}

// listed is the actor of the lexicon that the words name.
func (t *thread) listed(p *phrases.Phrase, d *phrases.Description) []int {
	i := t.absorb(t.known(d.Entity), d)
	t.list[i].named = true
	return t.named(i, p)
}

// named adds what the apposition of a name says: "Ara Harutunyan, the prime minister of the separatists".
func (t *thread) named(i int, p *phrases.Phrase) []int {
	if p.Partner != nil {
		if d := t.Describe(p.Partner); d.Entity < 0 {
			t.absorb(i, d)
		}
	}
	return []int{i}
}

// namedBefore is the person whom the text has called by the same words before, or who was named last whose name has all the
// words, an outer one of the name among them.
func (t *thread) namedBefore(p *phrases.Phrase, d *phrases.Description) []int {
	words := foldedWords(d.Name)
	name := lexicon.Slug(d.Name)
	i, ok := t.called[name]
	for k := len(t.list) - 1; k >= 0 && !ok; k-- {
		if w := &t.list[k]; len(w.words) > 0 && shortFor(words, w.words) {
			i, ok = k, true
			t.called[name] = k
		}
	}
	if !ok {
		return nil
	}
	return t.named(t.absorb(i, d), p)
}

// shortFor tells whether one of two names can stand for the other: all words of the shorter are in it, an outer one among them.
func shortFor(short, full []string) bool {
	if len(short) > len(full) {
		short, full = full, short
	}
	isStrange := func(w string) bool { return !slices.Contains(full, w) }
	return !slices.ContainsFunc(short, isStrange) && (slices.Contains(short, full[len(full)-1]) || short[0] == full[0])
}

// inOffice is the person of the lexicon whom a name means that the lexicon does not list as it stands: of those with the family name who are
// in office and of no other country than the text says, the one for whom most speaks.
func (t *thread) inOffice(p *phrases.Phrase, d *phrases.Description) []int {
	words := foldedWords(d.Name)
	found, most := -1, 0
	for _, e := range t.Lexicon.Family(words[len(words)-1]) {
		entity := &t.Lexicon.Entities[e]
		now := entity.Term(t.day)
		isOffice := d.Office != "" && now != nil && d.Office == now.Office
		isNamed := len(words) > 1 && shortFor(words, foldedWords(entity.Name))
		if now == nil || d.Country != "" && d.Country != now.Country || len(words) > 1 && !isNamed && !isOffice { // "Secretary of State Condoleeza Rice"
			continue
		}
		reasons := 0
		for _, speaks := range []bool{isNamed, d.Country != "" || slices.Contains(t.scene.countries, now.Country), isOffice} {
			if speaks {
				reasons++
			}
		}
		if reasons == most {
			found = -1 // two fit as well
		} else if reasons > most {
			found, most = e, reasons
		}
	}
	if found < 0 {
		return nil
	}
	return t.named(t.absorb(t.known(found), d), p)
}

func (t *thread) newPerson(p *phrases.Phrase, d *phrases.Description) []int {
	return t.named(t.newName(d), p)
}

// initialled is the body named before that a name has the initials of.
func (t *thread) initialled(p *phrases.Phrase, d *phrases.Description) []int {
	for i := len(t.list) - 1; i >= 0; i-- {
		if t.list[i].initials == d.Name {
			return t.named(t.absorb(i, d), p)
		}
	}
	return nil
}

func (t *thread) newBody(p *phrases.Phrase, d *phrases.Description) []int {
	i := t.newName(d)
	t.list[i].named = true
	return t.named(i, p)
}

// partner is whom the name means that a common noun stands in apposition to.
func (t *thread) partner(p *phrases.Phrase, _ *phrases.Description) []int {
	return t.identify(p.Partner)
}

// owner is for whom a common noun speaks: "a spokesman for NATO".
func (t *thread) owner(_ *phrases.Phrase, d *phrases.Description) []int {
	if !t.SpeaksFor(d) {
		return nil
	}
	return t.identify(d.Owner)
}

// isOpen tells whether a description leaves open whose people they are.
func isOpen(d *phrases.Description) bool { return d.Country == "" && d.Owner == nil }

// usual is the country of the scene, or the one that a noun without its country means in any text that names it, where the scene's has nothing
// of that name: "Congress approved the deal with Korea".
func (t *thread) usual(noun, scene string) string {
	u, ok := usuals[noun]
	if !ok || strings.Contains(u.others, scene) || !t.IsNamed(u.country) {
		return scene
	}
	return u.country
}

// marines are the countries that have such soldiers, but the one whose they are in any news.
const marines = "GBR NLD KOR THA PHL IDN BRA MEX COL PER ECU ESP ITA CHN TWN"

// usuals are nouns that mean one country's body in news of the world, and the others that have such bodies.
var usuals = map[string]struct{ country, others string }{
	"congress": {"USA", "ARG BRA CHL COL DOM ECU GTM HND IND MEX PER PHL PRY BOL VEN ESP"},
	"marine":   {"USA", marines},
	"marines":  {"USA", marines},
	"pontiff":  {"VAT", "EGY"},
}

// composedOf are the people of the countries that the words name.
func (t *thread) composedOf(p *phrases.Phrase, d *phrases.Description) (refs []int) {
	switch {
	case p.Kind == phrases.Nation:
		return []int{t.composed(d.Country, d.Sectors, "", d.Kind)}
	case d.Agent.State:
		if i, ok := t.state(d.Country); ok {
			return []int{i}
		}
		return nil
	case d.Agent.Owned && isOpen(d):
		return nil
	}
	for _, country := range append([]string{d.Country}, d.Others...) {
		if r := t.holder(country, d); !slices.Contains(refs, r) {
			refs = append(refs, r)
		}
	}
	return refs
}

// bodyNouns are common nouns that may stand for any body or armed group.
var bodyNouns = text.WordSet("group organisation organization movement militia faction network agency body institution alliance council commission foundation")

// summed are the actors that "the two sides" sums up: the last different ones of the kind that the noun asks for, in order of the text.
func (t *thread) summed(p *phrases.Phrase, d *phrases.Description) (found []int) {
	isBare := p.Last == p.Head+1 && t.Tok(p.Head).Tag == text.NUM // "The two met": persons
	if d.Count < 2 || !d.Plural || !d.Definite || !isBare && !sideNouns[d.Noun] || !isOpen(d) {
		return nil
	}
	isPerson := isBare || d.Agent.Person && !d.Agent.Institution
	for i := len(t.mentions) - 1; i >= 0 && len(found) < d.Count; i-- {
		for _, r := range slices.Backward(t.mentions[i].refs) {
			fits := t.list[r].Kind != "group" && (t.list[r].Kind == "person") == isPerson
			if d.Agent.State {
				r, fits = t.state(t.list[r].Country)
			}
			if fits && len(found) < d.Count && !slices.Contains(found, r) {
				found = append(found, r)
			}
		}
	}
	if len(found) < d.Count {
		return nil
	}
	slices.Reverse(found)
	return found
}

// sideNouns sum up the actors spoken of: "the two sides".
var sideNouns = text.WordSet("side country nation state government party leader president minister neighbour neighbor capital foe rival ally enemy power man woman official army force group militia faction partner premier diplomat")
