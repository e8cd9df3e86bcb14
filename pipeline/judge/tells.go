package judge

import (
	"slices"
	"strconv"

	"github.com/dateline-data/dateline/pipeline/text"
)

// tells is what the reader of sentences takes the trigger to tell of: an event, and of the row's type.
func (r *row) tells() {
	tells := r.Tokens[r.trigger].Tells
	typ := slices.Index(text.EventTypes[:], r.m.Type)
	if tells == nil || typ < 0 {
		return
	}
	event, behind := strconv.Itoa(tells.Event()/text.Nat), strconv.Itoa(tells.Behind(typ)/(text.Nat/2))
	likeliest := text.EventTypes[tells.Likeliest()]
	r.Both(r.m.Type, "tells", strconv.Itoa(tells.Event()))
	r.Both(r.m.Type, "tells behind", behind)
	r.Both(r.m.Type, "tells likeliest", likeliest)
	r.Add("tells both", event, behind)
	r.Add("tells and doubt", event, behind, string(r.m.Reading.Doubt))
	r.Add("tells event of", event, likeliest)
}

// standingOf is how the reader takes a word to stand on the sides of what the trigger tells of; nil where it doesn't look so far.
func (r *row) standingOf(head int) *text.Standing {
	f := r.FrameAt(r.trigger)
	if f == nil {
		return nil
	}
	for i := range f.Standings {
		if f.Standings[i].Token == head {
			return &f.Standings[i]
		}
	}
	return nil
}

// odds is how the reader takes a word to stand on a side, in half nats.
func (r *row) odds(side Side, head int) string {
	if s := r.standingOf(head); s != nil {
		return strconv.Itoa(int(s.Odds[side]) / (text.Nat / 2))
	}
	return "far"
}

// stands is how the reader takes a candidate for a side to stand there; head is the candidate's, -1 for nobody.
func (r *row) stands(side Side, head int) {
	tells := r.Tokens[r.trigger].Tells
	if tells == nil {
		return
	}
	nobody := tells.Nobody(int(side))
	if head < 0 {
		r.ask("nobody", strconv.Itoa(nobody))
		return
	}
	odds := r.odds(side, head)
	r.ask("stands", odds)
	r.ask("stands or nobody", odds, strconv.Itoa(nobody/text.Nat))
}
