package consolidate

import (
	"slices"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// TestTolls gives what reports of one event say day after day, and the low, best and high figure of all of them.
func TestTolls(t *testing.T) {
	const open = -1
	type said struct{ day, low, high int }
	count := func(n int) schema.Opt[int] { return schema.Opt[int]{V: max(n, 0), OK: n != open} }
	cases := []struct {
		name            string
		said            []said
		low, best, high int
	}{
		{"one figure", []said{{1, 12, 12}}, 12, 12, 12},
		{"at least", []said{{1, 12, open}}, 12, 12, open},
		{"up to", []said{{1, open, 12}}, open, 12, 12},
		{"between", []said{{1, 10, 15}}, 10, open, 15},
		{"grows", []said{{1, 3, 3}, {2, 7, 7}}, 3, 7, 7},
		{"is corrected", []said{{1, 9, 9}, {2, 7, 7}}, 7, 7, 9},
		{"most outlets of a day", []said{{1, 12, 12}, {1, 12, 12}, {1, 30, 30}}, 12, 12, 30},
		{"two of a day", []said{{1, 4, 4}, {1, 5, 5}}, 4, 5, 5},
		{"rounded later", []said{{1, 27, 27}, {2, 20, open}}, 20, 27, 27},
		{"more than was known", []said{{1, 15, 15}, {2, 20, open}}, 15, 20, open},
		{"fewer than was feared", []said{{1, 10, 10}, {2, open, 5}}, open, 5, 10},
		{"dozens, then a count", []said{{1, 24, 99}, {2, 31, 31}}, 24, 31, 99},
		{"a count, then dozens", []said{{1, 120, 120}, {2, 24, 99}}, 24, 99, 120},
		{"nothing", nil, open, open, open},
	}
	for _, c := range cases {
		mentions := []schema.EventMention{mention("z", 5, .5, nil)}
		for i, s := range c.said {
			mentions = append(mentions, mention(string(rune('a'+i)), s.day, .5, func(m *schema.EventMention) {
				m.Event.Toll.Dead = schema.Range{Low: count(s.low), High: count(s.high)}
			}))
		}
		slices.Reverse(mentions)
		e := Merge(mentions)
		if e.Toll.Dead != (schema.Range{Low: count(c.low), High: count(c.high)}) || e.Best.Dead != count(c.best) {
			t.Errorf("%s: %v, best %v", c.name, e.Toll.Dead, e.Best.Dead)
		}
		if e.Toll.Injured != (schema.Range{}) || e.Best.Injured.OK {
			t.Errorf("%s: injured %v", c.name, e.Toll.Injured)
		}
	}
}

// TestSidesStayApart merges reports that name two who met the one way and the other.
func TestSidesStayApart(t *testing.T) {
	party := func(id string) schema.Party { return schema.Party{ActorID: id, Country: id, IDs: []string{id}} }
	sides := func(source, target schema.Party) func(*schema.EventMention) {
		return func(m *schema.EventMention) {
			m.Event.Source, m.Event.Target, m.Event.IsMutual = source, target, target.ActorID != ""
		}
	}
	e := Merge([]schema.EventMention{
		mention("a", 8, .5, sides(party("fra"), party("deu"))), mention("b", 9, .5, sides(party("deu"), party("fra"))),
		mention("c", 9, .5, sides(party("deu"), party("fra"))), mention("d", 9, .5, sides(party("deu"), schema.Party{})),
	})
	if e.Source.ActorID != "deu" || e.Target.ActorID != "fra" || !e.IsMutual {
		t.Errorf("%s and %s, mutual %v", e.Source.ActorID, e.Target.ActorID, e.IsMutual)
	}
}
