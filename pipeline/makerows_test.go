package pipeline

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// TestSides gives a coder's sides and the sides of the row.
func TestSides(t *testing.T) {
	e := rowMaker{d: &syntax.Tree{Document: &text.Document{Actors: []schema.Actor{
		{ID: "fra", Name: "France", Kind: "state", Country: "FRA"}, {ID: "deu", Name: "Germany", Kind: "state", Country: "DEU"}, {ID: "ita", Name: "Italy", Kind: "state"},
		{ID: "nga.cvl", Name: "Nigerian civilians", Kind: "group", Country: "NGA", Sector: "CVL"},
	}}}}
	const fra, deu, ita, people = 0, 1, 2, 3
	for _, c := range []struct {
		sources, targets []int
		want             string
	}{
		{[]int{fra}, []int{deu}, "fra > deu"},
		{[]int{fra}, nil, "fra > "},
		{nil, []int{deu}, " > deu"},
		{[]int{fra, deu}, []int{deu}, "fra > deu"},
		{[]int{fra, deu, ita}, []int{deu}, "fra ita > deu"},
		{[]int{fra}, []int{fra, deu}, "fra > deu"},
		{[]int{fra, deu}, []int{fra, deu}, "fra > deu"},
		{[]int{fra}, []int{fra}, "fra > "},
		{[]int{people}, []int{people}, "nga.cvl > "},
	} {
		source, target := e.sides(&text.EventMention{Sources: c.sources, Targets: c.targets})
		if got := strings.Join(source.IDs, " ") + " > " + strings.Join(target.IDs, " "); got != c.want {
			t.Errorf("%v and %v: %s, want %s", c.sources, c.targets, got, c.want)
		}
	}
	_, villagers := e.sides(&text.EventMention{Sources: []int{people}, Targets: []int{people}})
	if villagers.ActorID != "" || villagers.Name != "Nigerian civilians" || villagers.Kind != "group" || villagers.Country != "NGA" {
		t.Errorf("the same people on both sides: %+v", villagers)
	}
	if _, self := e.sides(&text.EventMention{Sources: []int{fra}, Targets: []int{fra}}); self.Name != "" || self.Country != "" {
		t.Errorf("to oneself: %+v", self)
	}
}

func TestShortRule(t *testing.T) {
	for rule, want := range map[string]string{
		"190/attack: S attack T (active)":                                   "190/attack: S attack T (active)",
		"190/attack: S attack position|base|convoy P (passive)":             "190/attack: S attack position|base|convoy P (passive)",
		"190/attack: S attack position|base|convoy|camp|post P (passive)":   "190/attack: S attack position|base|convoy|… P (passive)",
		"030/sign: n: promise (by|of|from|in S) (to|for|with|at T|U|V|W|X)": "030/sign: n: promise (by|of|from|… S) (to|for|with|… T|U|V|…)",
	} {
		if got := shortRule(rule); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// analyzed are the rows of texts that were published on one day.
func analyzed(t *testing.T, texts ...string) (all []*consolidate.Rows) {
	t.Helper()
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range texts {
		rows, err := p.Analyze(&schema.Article{Text: words, Language: "en", URL: "https://www.meridian.example/" + schema.ID('x', words)})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rows)
	}
	return all
}

// TestMutualEvents are deeds done with each other, and deeds done to others.
func TestMutualEvents(t *testing.T) {
	for words, want := range map[string]bool{
		"The presidents of Chile and Peru met in Lima on Monday.":           true,
		"France and Germany signed a treaty on Monday.":                     true,
		"Turkish troops clashed with Kurdish militants near Mardin.":        true,
		"The president of Chile accused Peru of breaking the treaty.":       false,
		"Gunmen attacked the police in Lagos.":                              false,
		"Germany's chancellor refused to meet the president of Belarus.":    false,
		"The European Union imposed sanctions on Belarus on Monday.":        false,
		"Thousands of people protested against the government in Santiago.": false,
	} {
		rows := analyzed(t, words)[0]
		if len(rows.Events) == 0 {
			t.Errorf("%s: no event", words)
			continue
		}
		if got := slices.ContainsFunc(rows.Events, func(m schema.EventMention) bool { return m.Event.IsMutual }); got != want {
			t.Errorf("%s: mutual %v (%s)", words, got, rows.Events[0].Rule)
		}
	}
}

// TestUnnamedPeopleAreOfTheirCountry keeps people known by what they are alone apart by country.
func TestUnnamedPeopleAreOfTheirCountry(t *testing.T) {
	sources := map[string]string{}
	for i, rows := range analyzed(t, "Gunmen killed four people in Maiduguri, Nigeria, on Tuesday.", "Gunmen killed four people in Culiacan, Mexico, on Tuesday.",
		"Smugglers attacked a patrol near Nouakchott, Mauritania, on Sunday.", "Smugglers attacked a patrol near Tijuana, Mexico, on Sunday.") {
		for _, m := range rows.Events {
			if id := m.Event.Source.ActorID; id != "" && sources[id] != "" && sources[id] != m.Event.Where.Country {
				t.Errorf("%s acts in %s and in %s", id, sources[id], m.Event.Where.Country)
			} else if id != "" {
				sources[id] = m.Event.Where.Country
			}
		}
		if len(rows.Events) == 0 {
			t.Errorf("text %d: no event", i)
		}
		if rows.Article.Outlet != "meridian.example" || len(rows.Events) > 0 && rows.Events[0].Outlet != "meridian.example" {
			t.Errorf("outlet %q", rows.Article.Outlet)
		}
	}
}
