package consolidate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestLinkWithin(t *testing.T) {
	type change = func(*schema.EventMention, *Clues)
	at := func(sentence int, f change) change {
		return func(m *schema.EventMention, c *Clues) {
			m.SentenceIndex, m.Trigger.Start, m.Trigger.End = sentence, 100*sentence, 100*sentence+5
			if f != nil {
				f(m, c)
			}
		}
	}
	wounded := func(m *schema.EventMention, c *Clues) {
		m.Event.CAMEO, m.Event.Where, m.Event.Toll.Injured = "180", schema.Where{}, exactly(2)
		m.WhenText.Text = ""
		c.Sources, c.Targets = nil, []Agent{{ID: "arm.cvl", Kind: "group", Country: "ARM", Sectors: []string{"CVL"}}}
	}
	elsewhere := func(m *schema.EventMention, c *Clues) {
		wounded(m, c)
		m.WhereText.Text, c.Names = "Ijevan", []uint32{77}
	}
	for name, tt := range map[string]struct {
		second change
		want   bool
	}{
		"told again":                   {at(3, nil), true},
		"its victims":                  {at(1, wounded), true},
		"its victims, far below":       {at(9, wounded), false},
		"victims of another place":     {at(1, elsewhere), false},
		"another deed of the sentence": {at(0, func(m *schema.EventMention, _ *Clues) { m.Trigger.Start = 50 }), false},
		"the victims in the sentence":  {at(0, func(m *schema.EventMention, c *Clues) { wounded(m, c); m.Trigger.Start = 50 }), true},
		"the same of the day before":   {at(3, func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(3, 1, "relative") }), false},
		"the same of the year before": {at(3, func(m *schema.EventMention, _ *Clues) {
			m.Event.When = schema.When{Start: schema.NewDay(2023, 1, 1), End: schema.NewDay(2023, 12, 31), Precision: "year", Basis: "relative"}
		}), false},
		"the same of this year": {at(3, func(m *schema.EventMention, _ *Clues) {
			m.Event.When = schema.When{Start: schema.NewDay(2024, 1, 1), End: schema.NewDay(2024, 12, 31), Precision: "year", Basis: "relative"}
		}), true},
		"a threat to do it again": {at(3, func(m *schema.EventMention, _ *Clues) { m.Event.Code = schema.Code{Type: "THREATEN", CAMEO: "138"} }), false},
		"once more":               {at(3, func(_ *schema.EventMention, c *Clues) { c.IsAnother = true }), false},
		"said twice": {at(3, func(m *schema.EventMention, c *Clues) {
			m.Event.Code, m.Event.Where, c.Deed = schema.Code{Type: "ACCUSE", CAMEO: "112"}, schema.Where{}, []uint32{8}
		}), false},
		"what would happen if they came": {at(3, func(m *schema.EventMention, _ *Clues) { m.Event.Flags.Hypothetical = true }), false},
	} {
		first, second := told("a", 4, at(0, func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(4, 1, "relative") })), told("a", 4, tt.second)
		mentions, clues := append(first.Mentions, second.Mentions...), append(first.Clues, second.Clues...)
		LinkWithin(mentions, clues)
		if got := mentions[0].Event.ID == mentions[1].Event.ID; got != tt.want {
			t.Errorf("%s: one event %v (%s)", name, got, mentions[1].MergeReason)
		}
	}
}

// TestLinkWithinRepeats tells one thing over and over, and ever other things: neither may take the square of their number.
func TestLinkWithinRepeats(t *testing.T) {
	repeats := func(n int, change func(i int, m *schema.EventMention)) (mentions []schema.EventMention, clues []Clues) {
		for i := range n {
			r := told("a", 4, func(m *schema.EventMention, _ *Clues) {
				m.SentenceIndex, m.Trigger.Start, m.Trigger.End = i, 100*i, 100*i+5
				change(i, m)
			})
			mentions, clues = append(mentions, r.Mentions...), append(clues, r.Clues...)
		}
		return mentions, clues
	}
	mentions, clues := repeats(3*maxWithin, func(int, *schema.EventMention) {})
	LinkWithin(mentions, clues)
	if n := len(reportsOf(mentions, clues)); n != 1 {
		t.Errorf("one thing told %d times is %d events", len(mentions), n)
	}
	towns := func(period int) int {
		mentions, clues := repeats(3*maxWithin, func(i int, m *schema.EventMention) {
			m.Event.Where = schema.Where{PlaceID: fmt.Sprint("town", i%period), Country: "ARM", Precision: "city", Basis: "explicit", Latitude: schema.Some(0.0), Longitude: schema.Some(float64(i%period) / 2)}
		})
		LinkWithin(mentions, clues)
		return len(reportsOf(mentions, clues))
	}
	if got := towns(maxWithin - 1); got != maxWithin-1 {
		t.Errorf("what was told in %d towns in turn is %d events", maxWithin-1, got)
	}
	if got := towns(2 * maxWithin); got != 3*maxWithin {
		t.Errorf("a report is open after %d others: %d events", maxWithin, got)
	}
}

// TestLinkWithinVisits tells in one sentence of a journey and of whom the traveller spoke to.
func TestLinkWithinVisits(t *testing.T) {
	visitor := []Agent{{ID: "tur.person.recep_tayyip_erdogan", Kind: "person", Country: "TUR", Sectors: []string{"GOV"}}}
	consult := func(code, where string, target Agent) func(*schema.EventMention, *Clues) {
		return func(m *schema.EventMention, c *Clues) {
			m.Event.Code, m.WhereText.Text = schema.Code{Type: "CONSULT", CAMEO: code}, where
			m.Event.Source.IDs = []string{visitor[0].ID}
			c.Sources, c.Targets = visitor, []Agent{target}
		}
	}
	state := Agent{ID: "arm", Kind: "state", Country: "ARM"}
	minister := Agent{ID: "arm.gov", Kind: "group", Country: "ARM", Sectors: []string{"GOV"}}
	widow := Agent{ID: "arm.cvl", Kind: "group", Country: "ARM", Sectors: []string{"CVL"}}
	for name, tt := range map[string]struct {
		visit, talk func(*schema.EventMention, *Clues)
		want        bool
	}{
		"to a town, with its ministers":     {consult("042", "Berd", state), consult("040", "", minister), true},
		"to a town, with a widow":           {consult("042", "Berd", state), consult("040", "", widow), false},
		"to somebody, with ministers":       {consult("042", "", widow), consult("040", "", minister), false},
		"to a town, and a call to a leader": {consult("042", "Berd", state), consult("041", "", minister), false},
	} {
		visit, talk := told("a", 4, tt.visit), told("a", 4, func(m *schema.EventMention, c *Clues) {
			tt.talk(m, c)
			m.Trigger.Start, m.Trigger.End = 50, 60
		})
		mentions, clues := append(visit.Mentions, talk.Mentions...), append(visit.Clues, talk.Clues...)
		LinkWithin(mentions, clues)
		if got := mentions[0].Event.ID == mentions[1].Event.ID; got != tt.want {
			t.Errorf("%s: one event %v (%s)", name, got, mentions[1].MergeReason)
		}
	}
}

// TestLinkWithinTakesUp tells of a deed, and then takes it, or another one, for known.
func TestLinkWithinTakesUp(t *testing.T) {
	type change = func(*schema.EventMention, *Clues)
	code := func(kind, code string) change {
		return func(m *schema.EventMention, c *Clues) {
			m.Event.Code, m.WhereText.Text, m.WhenText.Text = schema.Code{Type: kind, CAMEO: code}, "", ""
			m.Event.Where, m.Event.When, m.SentenceIndex, m.Trigger.Start, m.Trigger.End = schema.Where{}, schema.When{}, 1, 100, 105
			c.Sources, c.Targets = nil, nil
		}
	}
	given := func(f change) change {
		return func(m *schema.EventMention, c *Clues) { f(m, c); c.IsGiven = true }
	}
	from := func(id string, f change) change {
		return func(m *schema.EventMention, c *Clues) {
			f(m, c)
			c.Sources = []Agent{{ID: id, Kind: "state", Country: strings.ToUpper(id)}}
			m.Event.Source = schema.Party{ActorID: id, IDs: []string{id}}
		}
	}
	deed := func(kind, code string) change {
		return func(m *schema.EventMention, _ *Clues) { m.Event.Code = schema.Code{Type: kind, CAMEO: code} }
	}
	for name, tt := range map[string]struct {
		first, second change
		want          bool
	}{
		"the raid":                     {nil, given(code("ASSAULT", "190")), true},
		"a raid":                       {nil, code("ASSAULT", "190"), false},
		"the arrest, of a raid":        {nil, given(code("COERCE", "173")), false},
		"the raid by another country":  {nil, from("geo", given(code("ASSAULT", "190"))), false},
		"the indictment":               {deed("ACCUSE", "115"), given(code("ACCUSE", "115")), true},
		"the charge, of a complaint":   {deed("ACCUSE", "114"), given(code("ACCUSE", "112")), false},
		"the accord":                   {deed("AGREE", "030"), given(code("AGREE", "03")), true},
		"an accord":                    {deed("AGREE", "030"), code("AGREE", "03"), false},
		"the visit, of an accord":      {deed("AGREE", "030"), given(code("CONSULT", "042")), false},
		"the release":                  {deed("RETREAT", "0841"), given(code("RETREAT", "0841")), true},
		"the release, of two truces":   {deed("RETREAT", "0871"), given(code("RETREAT", "0841")), false},
		"the raid that did not happen": {nil, given(func(m *schema.EventMention, c *Clues) { code("ASSAULT", "190")(m, c); m.Event.Flags.Negated = true }), false},
	} {
		first, second := told("a", 4, tt.first), told("a", 4, tt.second)
		mentions, clues := append(first.Mentions, second.Mentions...), append(first.Clues, second.Clues...)
		LinkWithin(mentions, clues)
		if got := mentions[0].Event.ID == mentions[1].Event.ID; got != tt.want {
			t.Errorf("%s: one event %v (%s)", name, got, mentions[1].MergeReason)
		}
	}
}

// TestNounsNameNoParties takes up a deed by a noun with a party of its own, where the report has named who did it, and where it has not.
func TestNounsNameNoParties(t *testing.T) {
	for _, isNamed := range []bool{true, false} {
		first := told("a", 4, func(m *schema.EventMention, c *Clues) {
			if !isNamed {
				c.Sources, c.Targets = nil, nil
			}
		})
		second := told("a", 4, func(m *schema.EventMention, c *Clues) {
			m.SentenceIndex, m.Trigger.Start, m.Trigger.End, c.IsGiven = 1, 100, 105, true
			m.Event.Source = schema.Party{ActorID: "aze", IDs: []string{"aze"}}
		})
		mentions, clues := append(first.Mentions, second.Mentions...), append(first.Clues, second.Clues...)
		LinkWithin(mentions, clues)
		if mentions[0].Event.ID != mentions[1].Event.ID || (mentions[1].Event.Source.ActorID == "") != isNamed {
			t.Errorf("named %v: %q, one event %v", isNamed, mentions[1].Event.Source.ActorID, mentions[0].Event.ID == mentions[1].Event.ID)
		}
	}
}
