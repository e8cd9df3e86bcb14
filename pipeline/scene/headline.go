package scene

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// leadTokens is the least number of tokens of a lead, and leadWithin how many sentences below the headline it begins: a byline or the date of
// the page may stand between them.
const (
	leadTokens = 8
	leadWithin = 3
)

// byLead is the day of a headline's news, which its lead tells: "Gunmen kill priest / On Sunday, gunmen killed".
func (r *reader) byLead(m *text.EventMention, t int) (when, bool) {
	if m.Sentence != 0 || m.Future || m.Hypothetical || m.Historical || r.verbOf(m, t) < 0 || !r.isHeadline() {
		return when{}, false
	}
	for s := 1; s <= leadWithin && s < len(r.Sentences); s++ {
		if r.Sentences[s].Last-r.Sentences[s].First < leadTokens {
			continue
		}
		dates := r.DatesOf(s, s)
		for i := range dates {
			if d := &dates[i]; r.isMoment(d) && r.isNews(d) && d.End-d.Start <= night && !r.isSaid(d) && r.hangsOnTop(d) {
				w := whenOf(d)
				w.span, w.Basis = text.Span{}, basisRelative
				return w, true
			}
		}
		break
	}
	return when{}, false
}

// isHeadline tells a first sentence that fills its line and has no full stop.
func (r *reader) isHeadline() bool {
	end := r.Sentences[0].End
	return end < len(r.Text) && strings.HasPrefix(strings.TrimLeft(r.Text[end:], " "), "\n") && !strings.ContainsAny(r.Text[end-1:end], ".!?\"”:")
}

// hangsOnTop tells the date of what a sentence says before all, or somebody in it.
func (r *reader) hangsOnTop(d *text.Date) bool {
	for t := range r.upFrom(r.dateWord(d)) {
		if h := r.Head(t); r.IsVerbal(t) {
			return h < 0 || r.Is(h, speech) && r.Head(h) < 0
		}
		if bars[r.Preposition(t)] {
			return false
		}
	}
	return false
}
