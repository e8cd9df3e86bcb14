package actors

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// An id made of a name says country, kind and name, the same for every spelling that differs in accents and stops alone.
func TestOwnIDs(t *testing.T) {
	long := strings.Repeat("Very ", 20) + "Long Committee"
	for _, c := range []struct{ kind, country, name, want string }{
		{"person", "GHA", "Ama Boateng", "gha.person.ama_boateng"}, {"person", "GHA", "Áma  Boateng", "gha.person.ama_boateng"}, {"person", "", "Ama Boateng", "person.ama_boateng"},
		{"armed_group", "TCD", "Red Heron Brigade", "tcd.group.red_heron_brigade"}, {"organisation", "PER", "S.O.S. Lima", "per.org.sos_lima"}, {"government", "PER", "Lima Board", "per.org.lima_board"},
		{"organisation", "", "!!!", "org." + schema.ID(schema.ActorLetter, "!!!")}, {"organisation", "PER", long, "per.org." + schema.ID(schema.ActorLetter, long)},
	} {
		if got := ownID(&schema.Actor{Kind: c.kind, Country: c.country, Name: c.name}); got != c.want {
			t.Errorf("%s %q of %q: %q, not %q", c.kind, c.name, c.country, got, c.want)
		}
	}
}

// A row says the code of its country and sectors, unless a user's file gives one, and under whom it stands.
func TestActorRows(t *testing.T) {
	for _, c := range []struct {
		why           string
		p             participant
		id, cameo, up string
	}{
		{"a person stands under the sector", participant{Actor: schema.Actor{ID: "?Ama", Name: "Ama", Kind: "person", Country: "GHA", Sectors: []string{"JUD", "OPP"}}}, "gha.person.ama", "GHAJUDOPP", "gha.jud"},
		{"not without a country", participant{Actor: schema.Actor{ID: "?Ama", Name: "Ama", Kind: "person", Sectors: []string{"JUD"}}}, "person.ama", "JUD", ""},
		{"not where a parent is told", participant{Actor: schema.Actor{ID: "x.y", Kind: "person", Country: "GHA", Sectors: []string{"JUD"}, ParentID: "x"}}, "x.y", "GHAJUD", "x"},
		{"a body has none of its own", participant{Actor: schema.Actor{ID: "x.y", Kind: "organisation", Country: "GHA", Sectors: []string{"JUD"}}}, "x.y", "GHAJUD", ""},
		{"nobody is his own parent", participant{Actor: schema.Actor{ID: "x", Kind: "organisation", ParentID: "x"}}, "x", "", ""},
		{"a user's code stays", participant{Actor: schema.Actor{ID: "x", Kind: "organisation", Country: "GHA", Sectors: []string{"GOV"}, CAMEO: "IGOGHA"}}, "x", "IGOGHA", ""},
	} {
		row := c.p.row()
		if row.ID != c.id || row.CAMEO != c.cameo || row.ParentID != c.up {
			t.Errorf("%s: %q %q under %q, not %q %q under %q", c.why, row.ID, row.CAMEO, row.ParentID, c.id, c.cameo, c.up)
		}
		if len(c.p.Sectors) > 0 && row.Sector != c.p.Sectors[0] {
			t.Errorf("%s: the sector %q of %v", c.why, row.Sector, c.p.Sectors)
		}
	}
}

// Parents that a text does not name have rows behind those that it does, without mentions, up to the state; the states of places stand
// before those of actors.
func TestAncestors(t *testing.T) {
	all := stages(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The Togolese health minister resigned.", []string{"tgo.gov.health_minister", "tgo", "tgo.gov.health_ministry", "tgo.gov"}},
		{"Togolese nurses marched.", []string{"tgo.med", "tgo"}},
		{"The U.S. Navy sank a boat.", []string{"usa.mil.navy", "usa", "usa.mil"}},
		{"Hezbollah held a vigil in Lima.", []string{"group.hezbollah", "per"}},
		{"Snow fell.", nil},
	} {
		d := readText(t, all, c.text)
		var got []string
		for i, a := range d.Actors {
			got = append(got, a.ID)
			isSpoken := slices.ContainsFunc(d.ActorMentions, func(m text.ActorMention) bool { return m.Ref == i })
			if isSpoken != (i == 0) {
				t.Errorf("%q: %s is spoken of: %v", c.text, a.ID, isSpoken)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, not %v", c.text, got, c.want)
		}
	}
}

// Whatever order its mentions come in, a document lists them by place, the wider first, and its actors as they come up.
func TestEmitSorts(t *testing.T) {
	d := readText(t, stages(t)[:4], "Peru warned Chile and Togo.")
	people := func() *cast {
		c := newCast(nil, 0)
		for _, id := range []string{"c", "b", "a"} {
			c.add(participant{entity: -1, Actor: schema.Actor{ID: id, Name: strings.ToUpper(id), Kind: "organisation"}})
		}
		return c
	}
	mentions := []mention{{first: 4, last: 5, head: 4, refs: []int{0}}, {first: 2, last: 5, head: 2, refs: []int{0, 1}}, {first: 2, last: 3, head: 2, refs: []int{1}}, {first: 0, last: 1, refs: []int{2}}}
	for range len(mentions) {
		mentions = append(mentions[1:], mentions[0])
		d.ActorMentions, d.Actors, d.Places = nil, nil, nil
		emit(d, slices.Clone(mentions), people())
		var got []string
		for _, m := range d.ActorMentions {
			got = append(got, d.Actors[m.Ref].ID+":"+d.Slice(m.Span))
		}
		want := []string{"a:Peru", "c:Chile and Togo", "b:Chile and Togo", "b:Chile", "c:Togo"}
		if !slices.Equal(got, want) || d.Actors[0].ID != "a" || d.Actors[1].ID != "c" || d.Actors[2].ID != "b" {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// The ids of an article do not change with what surrounds it or with the order of its sentences.
func TestIDsAreStable(t *testing.T) {
	all := stages(t)
	sentences := []string{"Lawyer Ama Boateng sued the Ghana Potters Guild.", "Hezbollah praised Uganda.", "The Togolese health minister resigned."}
	ids := func(words ...string) (found []string) {
		for _, a := range readText(t, all, strings.Join(words, " ")).Actors {
			found = append(found, a.ID)
		}
		slices.Sort(found)
		return found
	}
	first := ids(sentences[0], sentences[1], sentences[2])
	for _, other := range [][]int{{0, 2, 1}, {2, 1, 0}, {1, 0, 2}} {
		got := ids(sentences[other[0]], sentences[other[1]], sentences[other[2]])
		for _, id := range []string{"group.hezbollah", "uga", "tgo.gov.health_minister", "tgo.gov.health_ministry", "gha.org.ghana_potters_guild"} {
			if !slices.Contains(got, id) || !slices.Contains(first, id) {
				t.Errorf("%v: no %s in %v", other, id, got)
			}
		}
	}
}

// Two names share letters and order of words in part: when one may stand for the other, and what a body's initials are.
func TestNamesForNames(t *testing.T) {
	for _, c := range []struct {
		short, full string
		want        bool
	}{
		{"Boateng", "Ama Boateng", true}, {"Ama", "Ama Boateng", true}, {"Ama Boateng", "Boateng", true}, {"Ama Boateng", "Ama Akua Boateng", true}, {"Akua", "Ama Akua Boateng", false},
		{"Ama Owusu", "Ama Boateng", false}, {"Áma Boáteng", "Ama Boateng", true}, {"Boa", "Ama Boateng", false}, {"Kofi Boateng", "Ama Boateng", false},
	} {
		if got := shortFor(foldedWords(c.short), foldedWords(c.full)); got != c.want {
			t.Errorf("%q for %q: %v", c.short, c.full, got)
		}
	}
	for name, want := range map[string]string{"Ghana Potters Guild": "GPG", "Union of Salt Workers": "USW", "Anti-Toll League": "ATL", "Guild": "", "potters of the lake": ""} {
		if got := initials(name); got != want {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
}
