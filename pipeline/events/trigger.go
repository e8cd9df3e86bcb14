package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// apart takes the same words off the second side where they name one actor, who does nothing to himself, and keeps the words of the target out of the trigger, which may reach from a verb over its object to what the sense asks for
// behind it ("detained the minister on charges").
func apart(d *text.Document, m *text.EventMention) {
	if m.Source == m.Target && len(m.Sources) < 2 && slices.Equal(m.Sources, m.Targets) {
		m.Target, m.Targets = text.Span{}, nil
	}
	if m.Target.Empty() || !m.Trigger.Contains(m.Target) {
		return
	}
	before, after := text.Span{Start: m.Trigger.Start, End: m.Target.Start}, text.Span{Start: m.Target.End, End: m.Trigger.End}
	before.End -= len(d.Slice(before)) - len(strings.TrimRight(d.Slice(before), " \t\r\n"))
	after.Start += len(d.Slice(after)) - len(strings.TrimLeft(d.Slice(after), " \t\r\n"))
	if !before.Empty() {
		m.Trigger = before
	} else if !after.Empty() {
		m.Trigger = after
	}
}

// placeStruck gives buildings and ground that were struck or taken, and belong to nobody known, to the state of the place where it happened:
// villages, pipelines, schools, not ships; a state's own army or police do it to somebody else.
func (c *Coder) placeStruck(d *text.Document) {
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		if len(m.Targets) > 0 || m.Reading.Target < 0 || m.Place < 0 || m.Type != "ASSAULT" && m.Type != "COERCE" {
			continue
		}
		thing, country := d.Tokens[m.Reading.Target].Lemma, d.Places[m.Place].Country
		if !c.lex.Classes["property"][thing] && !c.lex.Classes["territory"][thing] || thing == "ship" {
			continue
		}
		if slices.ContainsFunc(m.Sources, func(a int) bool { return d.Actors[a].Country == country && stateSectors[d.Actors[a].Sector] }) {
			continue
		}
		if a := slices.IndexFunc(d.Actors, func(a schema.Actor) bool { return a.Kind == clause.StateKind && a.Country == country }); a >= 0 {
			m.Targets, m.Reading.Struck = []int{a}, true
		}
	}
}

// stateSectors are the sectors of those who act for their state.
var stateSectors = text.WordSet("GOV MIL COP SPY JUD LEG")
