package sense

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// selects tells whether what fills the sides of a match can take part in such an event. Words that the sense asks for by name can; what
// fills an optional slot only leaves it empty.
func (c *Matcher) selects(p *clause.Predicate, m *Match) bool {
	if m.Sense.User {
		return true
	}
	src := m.Src
	if src < 0 && !lexicon.WantsSource(m.Sense) {
		src = p.Subj
	}
	for i := range c.Lex.Selections {
		s := &c.Lex.Selections[i]
		t := src
		if s.Side == lexicon.TargetRole {
			t = m.Tgt
		}
		if t >= 0 && strings.HasPrefix(m.Sense.Code, s.Prefix) && !slices.Contains(m.Nouns, t) && !c.admits(s, t) {
			if s.Side == lexicon.SourceRole || !m.Sense.IsOptional(lexicon.TargetRole) {
				return false
			}
			m.Tgt = -1
		}
	}
	return true
}

// admits tells whether a word may fill the side of a selection.
func (c *Matcher) admits(s *lexicon.Selection, t int) bool {
	if s.NoSpot && c.IsSpot(t) {
		return false
	}
	if s.Except != nil {
		return !c.isCalled(t, s.Except) && (c.GradeOfPhrase(t) > text.NoActor || c.nounScore(t, s.Except) == 0)
	}
	return s.Person && c.GradeOfPhrase(t) > text.NoActor || s.Somebody && c.ActorIn(t) >= 0 || c.nounScore(t, s.Among) > 0
}

// isCalled tells a name that begins with one of the nouns: "Hurricane Irma".
func (c *Matcher) isCalled(t int, nouns text.Words) bool {
	return t > c.Start && c.Tokens[t].Tag == text.PROPN && c.Tokens[t-1].Tag == text.PROPN && c.Is(t-1, nouns)
}
