package lexicon

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// agentsOf are the common nouns that words mean as a whole.
func (x *Lexicon) agentsOf(words string) (all []*Agent) {
	d := tokens(words)
	x.Find(d, 0, len(d.Tokens), func(m Match) {
		for _, s := range m.Senses {
			if s.Kind == AgentSense && m.Last == len(d.Tokens) {
				all = append(all, &x.Agents[s.Ref])
			}
		}
	})
	return all
}

// One office has one slug, whichever way its title is put.
func TestOffices(t *testing.T) {
	x := lexiconOf(t)
	for slug, titles := range map[string][]string{
		"foreign_minister":      {"foreign minister", "Minister of Foreign Affairs", "minister for foreign affairs", "foreign secretary", "Secretary of State", "external affairs minister"},
		"defence_minister":      {"defence minister", "Defense Minister", "Secretary of Defense", "minister of national defence"},
		"interior_minister":     {"interior minister", "home secretary", "minister of the interior", "Minister of Internal Affairs", "home affairs minister"},
		"foreign_ministry":      {"foreign ministry", "Ministry of Foreign Affairs", "external affairs ministry"},
		"health_ministry":       {"health ministry", "Ministry of Public Health", "Department of Health", "Ministry of Health and Family Welfare"},
		"prime_minister":        {"prime minister", "premier", "Taoiseach", "head of government"},
		"deputy_prime_minister": {"deputy prime minister", "vice prime minister", "vice-premier"},
		"":                      {"deputy foreign minister", "former minister", "soldier", "ex-president", "ministry"},
	} {
		for _, title := range titles {
			offices := []string{}
			for _, a := range x.agentsOf(title) {
				offices = append(offices, a.Office)
			}
			if !slices.Contains(offices, slug) && (slug != "" || len(offices) > 0) {
				t.Errorf("%q has the offices %q, not %q", title, offices, slug)
			}
		}
	}
}

// What nouns say of somebody: sector, whether one human being or a body, and the sex.
func TestNouns(t *testing.T) {
	x := lexiconOf(t)
	for noun, want := range map[string]string{
		"soldier": "MIL person", "police": "COP body", "police officer": "COP person", "judge": "JUD person", "court": "JUD body", "parliament": "LEG body",
		"lawmaker": "LEG person", "rebel": "REB person", "farmer": "AGR person", "journalist": "JRN person", "doctor": "MED person", "student": "EDU person",
		"king": "GOV person male", "queen": "GOV person female", "policeman": "COP person male", "policewoman": "COP person female", "spokeswoman": "UNK person female",
		"ex-soldier": "MIL person",
	} {
		got := "nobody"
		for _, a := range x.agentsOf(noun) {
			words := slices.Clone(a.Sectors)
			for _, is := range []struct {
				so   bool
				word string
			}{{a.Person, "person"}, {a.Institution, "body"}, {a.Gender == Male, "male"}, {a.Gender == Female, "female"}} {
				if is.so {
					words = append(words, is.word)
				}
			}
			got = strings.Join(words, " ")
		}
		if got != want {
			t.Errorf("%s: %s, not %s", noun, got, want)
		}
	}
}

// An actor is found under each of its names, written as names are, and no other way.
func TestEmbeddedNames(t *testing.T) {
	x := lexiconOf(t)
	for words, want := range map[string]string{
		"Hezbollah": "group.hezbollah", "NATO": "org.nato", "Nato": "org.nato", "nato": "", "hezbollah": "", "Boko Haram": "group.boko_haram", "Boko haram": "",
		"US Army": "usa.mil.army", "U.S. Army": "usa.mil.army", "U . S . Army": "usa.mil.army", "us army": "", "Daesh": "group.islamic_state", "IS": "group.islamic_state", "Is": "", "is": "",
		"the Kremlin": "", "Kremlin": "rus.gov", "White House": "usa.gov", "white house": "", "Al Qaida": "group.al_qaeda", "al-Qa'ida": "group.al_qaeda",
	} {
		got := ""
		d := tokens(words)
		x.Find(d, 0, len(d.Tokens), func(m Match) {
			for _, s := range m.Senses {
				if s.Kind == EntitySense && m.Last == len(d.Tokens) {
					got = x.Entities[s.Ref].ID
				}
			}
		})
		if got != want {
			t.Errorf("%q means %q, not %q", words, got, want)
		}
	}
}

// A country by its name, adjective, people and capital; one that has ceased to be stands behind the one that is.
func TestCountryWords(t *testing.T) {
	x := lexiconOf(t)
	for _, c := range []struct {
		words, country string
		kind           SenseKind
	}{
		{"Peru", "PER", CountrySense}, {"Peruvian", "PER", AdjectiveSense}, {"Peruvians", "PER", PeopleSense}, {"Lima", "PER", CapitalSense},
		{"Ivory Coast", "CIV", CountrySense}, {"Côte d'Ivoire", "CIV", CountrySense}, {"Ivorian", "CIV", AdjectiveSense}, {"Myanmar", "MMR", CountrySense}, {"Burma", "MMR", CountrySense},
		{"U.K.", "GBR", CountrySense}, {"UK", "GBR", CountrySense}, {"Moscow", "RUS", CapitalSense}, {"Kashmiri", "IND", AdjectiveSense},
		{"peru", "", CountrySense}, {"States", "", CountrySense}, {"lima", "", CapitalSense},
	} {
		got := ""
		d := tokens(c.words)
		x.Find(d, 0, len(d.Tokens), func(m Match) {
			for _, s := range m.Senses {
				if s.Kind == c.kind && m.Last == len(d.Tokens) && got == "" {
					got = x.Countries[s.Ref].Alpha3
				}
			}
		})
		if got != c.country {
			t.Errorf("%q as %d means %q, not %q", c.words, c.kind, got, c.country)
		}
	}
}

// Every state is an actor with a government under it, which its country's row leads to.
func TestStates(t *testing.T) {
	x := lexiconOf(t)
	for _, c := range x.Countries {
		state, ok := x.Entity(StateID(c.Alpha3))
		government := &x.Entities[c.Government]
		if !ok || x.Entities[state].Kind != "state" || government.Kind != "government" || government.Terms[0].Parent != x.Entities[state].ID || First(government.Terms[0].Sectors) != "GOV" {
			t.Errorf("%s is no state with a government", c.Alpha3)
		}
		if i, ok := x.Country(c.Alpha3); !ok || x.Countries[i].Alpha3 != c.Alpha3 {
			t.Errorf("%s is not found by its code", c.Alpha3)
		}
		if now := x.Entities[state].Term(schema.NewDay(2024, 1, 1)); (now == nil) != (c.Until != "") {
			t.Errorf("%s, which ends %q, is %v in 2024", c.Alpha3, c.Until, now)
		}
	}
	if _, ok := x.Country("XXX"); ok {
		t.Error("a country that is none has a place")
	}
}

// Nouns of people are read in the plural of "man" too, and those of officials with "ex-".
func TestDerivedNouns(t *testing.T) {
	x := &Lexicon{phrases: phraseTable{}}
	if err := x.loadAgents("phrase\tsectors\tattributes\nwatchman\tCOP\tperson,male\nferry guard\tCOP\tperson\nmiller\tBUS\tperson\nwatch\tCOP\tinstitution\n"); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]bool{"watchmen": true, "ex-watchman": true, "ex-watchmen": true, "ex-ferry guard": true, "Ex-Watchman": true, "ex-miller": false, "ex-watch": false, "watchwomen": false} {
		all := x.agentsOf(words)
		if (len(all) > 0) != want {
			t.Errorf("%q is known: %v", words, !want)
		}
		for _, a := range all {
			if a.Former != strings.HasPrefix(strings.ToLower(words), "ex") {
				t.Errorf("%q has left: %v", words, a.Former)
			}
		}
	}
	if Male.Agrees(Female) || !Male.Agrees(AnyGender) || !AnyGender.Agrees(Female) || !Female.Agrees(Female) {
		t.Error("which genders agree")
	}
}
