package events

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// selection is what may fill one side of the senses whose code begins with a prefix.
type selection struct {
	prefix   string
	side     role
	somebody bool       // who acts or suffers, or what belongs to one
	person   bool       // who acts or suffers, not what belongs to one
	among    text.Words // or one of these nouns
	except   text.Words // none of these
}

// What stands in selection.tsv for whoever acts or suffers, with and without what belongs to them.
const (
	somebodyWord = "somebody"
	personWord   = "person"
)

// addSelection reads a line "code prefixes <TAB> S or T <TAB> somebody|@class|noun, or !@class|@class".
func (l *lexicon) addSelection(cells []string) error {
	if len(cells) != 3 || roles[cells[1]] != sourceRole && roles[cells[1]] != targetRole {
		return fmt.Errorf("expected 3 columns (code prefixes, S or T, what may stand there)")
	}
	s := selection{side: roles[cells[1]]}
	list, isExcept := strings.CutPrefix(cells[2], "!")
	nouns := text.Words{}
	for alt := range strings.SplitSeq(list, "|") {
		name, isClass := strings.CutPrefix(alt, "@")
		switch {
		case alt == somebodyWord:
			s.somebody = true
		case alt == personWord:
			s.person = true
		case !isClass:
			nouns[alt] = true
		case l.classes[name] == nil:
			return fmt.Errorf("no class @%s", name)
		default:
			for w := range l.classes[name] {
				nouns[w] = true
			}
		}
	}
	if s.among = nouns; isExcept {
		s.among, s.except = nil, nouns
	}
	for prefix := range strings.SplitSeq(cells[0], ",") {
		s.prefix = prefix
		l.selections = append(l.selections, s)
	}
	return nil
}

// selects tells whether what fills the sides of a match can take part in such an event. Words that the sense asks for by name can; what
// fills an optional slot only leaves it empty.
func (c *sentenceCoder) selects(p *predicate, m *match) bool {
	if m.sense.user {
		return true
	}
	src := m.src
	if src < 0 && !wantsSource(m.sense) {
		src = p.subj
	}
	for i := range c.lex.selections {
		s := &c.lex.selections[i]
		t := src
		if s.side == targetRole {
			t = m.tgt
		}
		if t >= 0 && strings.HasPrefix(m.sense.code, s.prefix) && !slices.Contains(m.nouns, t) && !c.admits(s, t) {
			if s.side == sourceRole || !m.sense.isOptional(targetRole) {
				return false
			}
			m.tgt = -1
		}
	}
	return true
}

// admits tells whether a word may fill the side of a selection.
func (c *sentenceCoder) admits(s *selection, t int) bool {
	if s.except != nil {
		return !c.isCalled(t, s.except) && (c.gradeOfPhrase(t) > noActor || c.nounScore(t, s.except) == 0)
	}
	return s.person && c.gradeOfPhrase(t) > noActor || s.somebody && c.actorIn(t) >= 0 || c.nounScore(t, s.among) > 0
}

// isCalled tells a name that begins with one of the nouns: "Hurricane Irma".
func (c *sentenceCoder) isCalled(t int, nouns text.Words) bool {
	for a := range c.Children(t) {
		if r := c.Tokens[a].Rel; a < t && (r == text.Compound || r == text.NmodDesc) && c.Is(a, nouns) && c.Tokens[t].Tag == text.PROPN {
			return true
		}
	}
	before := t - 1 // parsers part the two: both subjects
	return before >= c.start && c.Tokens[t].Tag == text.PROPN && c.Is(before, nouns) && c.Head(before) == c.Head(t) && c.Tokens[before].Rel == c.Tokens[t].Rel
}
