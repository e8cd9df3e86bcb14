package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
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
