package record_test

import (
	"testing"

	"github.com/dateline-data/dateline/schema/record"
	"github.com/dateline-data/dateline/schema/record/recordtest"
)

func TestRowsAreCarriedWhole(t *testing.T) {
	recordtest.Carries(t, record.Article)
	recordtest.Carries(t, record.Event)
	recordtest.Carries(t, record.EventMention)
	recordtest.Carries(t, record.Actor)
	recordtest.Carries(t, record.ActorMention)
	recordtest.Carries(t, record.Place)
	recordtest.Carries(t, record.PlaceMention)
	recordtest.Carries(t, record.DateMention)
}

func TestUnknownStaysUnknown(t *testing.T) {
	recordtest.Same(t, record.EventMention)
	recordtest.Same(t, record.Article)
	recordtest.Same(t, record.Place)
}

// FuzzRead gives broken records: they must be refused without a panic and without asking for more memory than they are long.
func FuzzRead(f *testing.F) {
	f.Add("")
	f.Add("\x00\x01a\xff\xff\xff\xff\xff\xff\xff\xff\x7f")
	f.Fuzz(func(t *testing.T, data string) {
		fields := record.Fields[pair](carryPair)
		var p pair
		if fields.Read(data, &p) == nil && len(p.lists) > len(data) {
			t.Errorf("%d items of %d bytes", len(p.lists), len(data))
		}
	})
}

type pair struct {
	name  string
	lists []string
	sums  []uint32
}

func carryPair(c *record.Coder, p *pair) {
	c.String(&p.name)
	c.Strings(&p.lists)
	c.Uint32s(&p.sums)
}
