package consolidate

import (
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// TestAnArticleTellsAHappeningOnce links an article whose first report fits an event of another outlet, and whose second fits it better.
func TestAnArticleTellsAHappeningOnce(t *testing.T) {
	vague := func(start int, change func(*schema.EventMention, *Clues)) Report {
		return told("b", 6, func(m *schema.EventMention, c *Clues) {
			m.Trigger.Start, m.Event.Where, c.Sources, c.Targets = start, schema.Where{}, nil, []Agent{{ID: "arm.cvl", Kind: "group", Country: "ARM", Sectors: []string{"CVL"}}}
			change(m, c)
		})
	}
	said := func(_ *schema.EventMention, c *Clues) { c.Deed, c.Names = []uint32{21, 22, 23}, []uint32{31, 32} }
	first := told("a", 4, said)
	for name, better := range map[string]int{"the first": 0, "the second": 1} {
		reports := []Report{vague(100, func(*schema.EventMention, *Clues) {}), vague(900, func(*schema.EventMention, *Clues) {})}
		reports[better] = vague(100+800*better, said)
		var l Linker
		id, _ := linkOne(&l, &first)
		linked := l.Link(reports)
		if linked[better].EventID != id || linked[1-better].EventID == id {
			t.Errorf("%s fits better: %+v, the event is %s", name, linked, id)
		}
	}
}

// TestAllegedAndStated links what one article alleges with what another states, but not what one article tells both ways.
func TestAllegedAndStated(t *testing.T) {
	alleged := func(article string) Report {
		return told(article, 4, func(m *schema.EventMention, c *Clues) {
			m.Event.Flags.Hypothetical, m.Trigger.Start = true, 900
			c.Deed, c.Names = []uint32{21, 22, 23}, []uint32{31, 32}
		})
	}
	stated := told("a", 4, func(_ *schema.EventMention, c *Clues) { c.Deed, c.Names = []uint32{21, 22, 23}, []uint32{31, 32} })
	if !linked(stated, alleged("b")) {
		t.Error("what another article alleges is another event")
	}
	if linked(stated, alleged("a")) {
		t.Error("what an article states and supposes is one event")
	}
	other := alleged("b")
	if e := Merge([]schema.EventMention{other.Mentions[0], stated.Mentions[0]}); e.Flags.Hypothetical {
		t.Error("what one article states is in doubt since another alleges it")
	}
}

// TestFoundByTheStory links reports of a curfew whose clauses name no country and nobody, in articles on one story and on two.
func TestFoundByTheStory(t *testing.T) {
	curfew := func(article string, story []uint32) Report {
		return told(article, 4, func(m *schema.EventMention, c *Clues) {
			m.Event.Code, m.Event.Where = schema.Code{Type: "COERCE", CAMEO: "1723", QuadClass: 4}, schema.Where{}
			c.Sources, c.Targets, c.Story, c.Deed = nil, nil, story, []uint32{21, 22, 23}
		})
	}
	if !linked(curfew("a", words(1, 30)), curfew("b", words(1, 30))) {
		t.Error("one curfew is two events")
	}
	if !linked(curfew("a", words(1, 30)), curfew("b", words(2, 30))) {
		t.Error("one curfew is two events where an article has a word of its own")
	}
	if linked(curfew("a", words(1, 30)), curfew("b", words(16, 30))) {
		t.Error("one word in common finds a story")
	}
	if linked(curfew("a", words(1, 30)), curfew("b", words(101, 30))) {
		t.Error("the curfews of two stories are one event")
	}
}

// TestAbroad links what two articles tell of one day in the same words, but for all that they name, or for the place alone.
func TestAbroad(t *testing.T) {
	same := func(m *schema.EventMention, c *Clues) {
		m.Event.Toll.Arrested, m.Event.Where.Basis = exactly(11), "scene"
		c.Deed, c.Names = []uint32{21, 22, 23}, []uint32{31, 32}
	}
	atlanta := schema.Where{PlaceID: "atlanta", Country: "USA", Precision: "city", Basis: "dateline", Latitude: schema.Some(33.7), Longitude: schema.Some(-84.4)}
	police := []Agent{{ID: "usa.mil", Kind: "group", Country: "USA", IsGuess: true, Sectors: []string{"MIL"}}}
	here := told("a", 4, same)
	placed := told("b", 4, func(m *schema.EventMention, c *Clues) { same(m, c); m.Event.Where = atlanta })
	if !linked(here, placed) {
		t.Error("a place that stands around keeps apart what is the same")
	}
	abroad := told("b", 4, func(m *schema.EventMention, c *Clues) {
		same(m, c)
		m.Event.Where, c.Sources, c.Targets = atlanta, police, nil
	})
	if linked(here, abroad) {
		t.Error("what is told of two countries by name is one event")
	}
}
