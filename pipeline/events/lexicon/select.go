package lexicon

import (
	"fmt"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Selection is what may fill one side of the senses whose code begins with a prefix.
type Selection struct {
	Prefix   string
	Side     role
	Somebody bool       // who acts or suffers, or what belongs to one
	Person   bool       // who acts or suffers, not what belongs to one
	Among    text.Words // or one of these nouns
	Except   text.Words // none of these
	NoSpot   bool       // no city or other place that is no country
}

// What stands in selection.tsv for whoever acts or suffers, with and without what belongs to them.
const (
	somebodyWord = "somebody"
	personWord   = "person"
	spotWord     = "spot"
)

// addSelection reads a line "code prefixes <TAB> S or T <TAB> somebody|@class|noun, or !@class|@class".
func (l *Lexicon) addSelection(cells []string) error {
	if len(cells) != 3 || roles[cells[1]] != SourceRole && roles[cells[1]] != TargetRole {
		return fmt.Errorf("expected 3 columns (code prefixes, S or T, what may stand there)")
	}
	s := Selection{Side: roles[cells[1]]}
	list, isExcept := strings.CutPrefix(cells[2], "!")
	nouns := text.Words{}
	for alt := range strings.SplitSeq(list, "|") {
		name, isClass := strings.CutPrefix(alt, "@")
		switch {
		case alt == somebodyWord:
			s.Somebody = true
		case alt == personWord:
			s.Person = true
		case alt == spotWord && isExcept:
			s.NoSpot = true
		case !isClass:
			nouns[alt] = true
		case l.Classes[name] == nil:
			return fmt.Errorf("no class @%s", name)
		default:
			for w := range l.Classes[name] {
				nouns[w] = true
			}
		}
	}
	if s.Among = nouns; isExcept {
		s.Among, s.Except = nil, nouns
	}
	for prefix := range strings.SplitSeq(cells[0], ",") {
		s.Prefix = prefix
		l.Selections = append(l.Selections, s)
	}
	return nil
}
