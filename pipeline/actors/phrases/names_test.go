package phrases

import (
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// The day of the offices is that of publication, or the latest that the text itself dates; nothing else tells it.
func TestDayOf(t *testing.T) {
	says := func(basis, kind string, year int) with {
		return func(d *text.Document) {
			d.Dates = append(d.Dates, text.Date{Basis: basis, Kind: kind, Start: schema.NewDay(year, 3, 4), End: schema.NewDay(year, 3, 4)})
		}
	}
	const sentence = "police/NOUN/nsubj/2 came/VERB"
	for _, c := range []struct {
		why  string
		more []with
		want schema.Day
	}{
		{"publication", []with{day(2010), says("explicit", "date", 2015)}, schema.NewDay(2010, 6, 15)},
		{"the latest day named", []with{says("explicit", "date", 2001), says("explicit", "date", 1999)}, schema.NewDay(2001, 3, 4)},
		{"no day that is reckoned", []with{says("relative", "date", 2001)}, 0},
		{"no span of time", []with{says("explicit", "duration", 2001)}, 0},
		{"nothing", nil, 0},
	} {
		if a := build(t, sentence, c.more...); a.Day != c.want {
			t.Errorf("%s: %v, not %v", c.why, a.Day, c.want)
		}
	}
}

// The words beside a country's name say whether it is named, backs somebody, owns somebody, or is a human being's name.
func TestCountryWords(t *testing.T) {
	for _, c := range []struct{ why, sentence, word, want string }{
		{"name", "Chad/PROPN/nsubj/2 protested/VERB", "Chad", "TCD"},
		{"nationality", "Chadian/ADJ/amod/2 nurses~nurse+/NOUN/nsubj/3 came/VERB", "Chadian", "TCD national"},
		{"people", "Chadians~Chadian+/PROPN/nsubj/2 came/VERB", "Chadians", "TCD national"},
		{"backer", "Chad/PROPN/compound/3 -/PUNCT/punct/1 backed/VERB/amod/4 rebels~rebel+/NOUN/nsubj/5 came/VERB", "Chad", "TCD backer"},
		{"armed by", "Chad/PROPN/compound/3 -/PUNCT/punct/1 armed/VERB/amod/4 rebels~rebel+/NOUN/nsubj/5 came/VERB", "Chad", "TCD backer"},
		{"leader", "Chad/PROPN/compound/3 -/PUNCT/punct/1 led/VERB/amod/4 forces~force+/NOUN/nsubj/5 came/VERB", "Chad", "TCD"},
		{"seat", "Lima/PROPN/nsubj/2 protested/VERB", "Lima", "PER"},
		{"small letters", "a/DET/det/2 turkey/NOUN/nsubj/3 fled/VERB", "turkey", "none"},
	} {
		a := build(t, c.sentence)
		first, _ := words(t, a.Document, c.word)
		got := "none"
		if w := a.CountryAt(first); w != nil {
			got = w.Country
			if w.IsNational() {
				got += " national"
			}
			if w.IsBacker {
				got += " backer"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, not %s", c.why, got, c.want)
		}
		if country, isNamed := strings.Fields(c.want)[0], got != "none"; country != "none" && a.IsNamed(country) != isNamed {
			t.Errorf("%s: %s is named: %v", c.why, country, !isNamed)
		}
	}
}

// "The North" is a state where the text speaks of Korea, and a point of the compass elsewhere.
func TestHalvesOfKorea(t *testing.T) {
	north := " | the/DET/det/2 North/PROPN/nsubj/3 protested/VERB"
	for _, c := range []struct{ why, sentences, want string }{
		{"Korea is spoken of", "Seoul/PROPN/nsubj/3 has/AUX/aux/3 protested/VERB" + north, "PRK"},
		{"it is not", "Peru/PROPN/nsubj/3 has/AUX/aux/3 protested/VERB" + north, "none"},
		{"of something", "Seoul/PROPN/nsubj/3 has/AUX/aux/3 protested/VERB | the/DET/det/3 North/PROPN/compound/3 wind/NOUN/nsubj/4 rose/VERB", "none"},
	} {
		a := build(t, c.sentences)
		got := "none"
		if p := phraseOf(t, a, "North"); p != nil && p.Kind == State {
			got = a.Describe(p).Country
		}
		if got != c.want {
			t.Errorf("%s: %s, not %s", c.why, got, c.want)
		}
	}
}

// Determiners and words around a common noun: how many, whether the reader knows them, of which part of a country, of which sex.
func TestWordsAroundNouns(t *testing.T) {
	const came = " came/VERB"
	for _, c := range []struct {
		why, sentence, heart string
		is                   func(*Description) bool
	}{
		{"known to the reader", "the/DET/det/2 rebels~rebel+/NOUN/nsubj/3" + came, "rebels", func(d *Description) bool { return d.Definite && d.Plural && d.Count == 0 }},
		{"new to the reader", "a/DET/det/2 rebel/NOUN/nsubj/3" + came, "rebel", func(d *Description) bool { return !d.Definite && !d.Plural }},
		{"counted", "the/DET/det/3 three/NUM/nummod/3 presidents~president+/NOUN/nsubj/4" + came, "presidents", func(d *Description) bool { return d.Count == 3 && d.Definite }},
		{"both", "both/DET/det/2 presidents~president+/NOUN/nsubj/3" + came, "presidents", func(d *Description) bool { return d.Count == 2 && d.Definite }},
		{"too many to sum up", "ninety/NUM/nummod/2 rebels~rebel+/NOUN/nsubj/3" + came, "rebels", func(d *Description) bool { return d.Count == 0 }},
		{"of a part of a country", "the/DET/det/3 provincial/ADJ/amod/3 government/NOUN/nsubj/4" + came, "government", func(d *Description) bool { return d.Local }},
		{"of the country", "the/DET/det/3 new/ADJ/amod/3 government/NOUN/nsubj/4" + came, "government", func(d *Description) bool { return !d.Local && !d.Former }},
		{"an office", "the/DET/det/2 president/NOUN/nsubj/3" + came, "president", func(d *Description) bool { return d.Office == "president" && d.Kind == "person" }},
		{"a ministry", "the/DET/det/3 health/NOUN/compound/3 ministry/NOUN/nsubj/4" + came, "ministry", func(d *Description) bool { return d.Office == "health_ministry" && d.Kind == "government" }},
		{"who was", "the/DET/det/3 ousted/VERB/amod/3 president/NOUN/nsubj/4" + came, "president", func(d *Description) bool {
			return len(d.Sectors) > 0 && d.Sectors[0] == "ELI" && d.Office != "president"
		}},
	} {
		a := build(t, c.sentence)
		if p := phraseOf(t, a, c.heart); p == nil || !c.is(a.Describe(p)) {
			t.Errorf("%s: %+v", c.why, p)
			if p != nil {
				t.Errorf("%+v", *a.Describe(p))
			}
		}
	}
}

// What is no more than a part of another phrase has no mention of its own.
func TestParts(t *testing.T) {
	const came = " came/VERB"
	for _, c := range []struct {
		why, sentence, words string
		want                 bool
	}{
		{"the country of an office", "the/DET/det/2 president/NOUN/nsubj/5 of/ADP/case/4 Peru/PROPN/nmod/2" + came, "Peru", true},
		{"the country of an owner", "Peru/PROPN/nmod:poss/3 's/PART/case/1 president/NOUN/nsubj/4" + came, "Peru", true},
		{"who is spoken for", "a/DET/det/2 spokesman/NOUN/nsubj/5 for/ADP/case/4 Hezbollah/PROPN/nmod/2" + came, "Hezbollah", true},
		{"whose lawyers", "Hezbollah/PROPN/nmod:poss/3 's/PART/case/1 lawyers~lawyer+/NOUN/nsubj/4" + came, "Hezbollah", false},
		{"a party of its own", "Peru/PROPN/nsubj/2 accused/VERB Chile/PROPN/obj/2", "Chile", false},
	} {
		a := build(t, c.sentence)
		if p := phraseOf(t, a, c.words); p == nil || a.IsPart(p) != c.want {
			t.Errorf("%s: %v is a part: %v", c.why, p, !c.want)
		}
	}
}
