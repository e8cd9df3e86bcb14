package ingest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// mapped are the fields of a mapping that records of JSON have had; of tables the header tells it.
type mapped struct {
	had    map[string]bool
	fields []string // of the first record
}

func newMapped(m map[string]string) *mapped {
	if len(m) == 0 {
		return nil
	}
	return &mapped{had: map[string]bool{}}
}

func (m *mapped) found(ours, value string) {
	if m != nil && value != "" {
		m.had[ours] = true
	}
}

// saw takes the fields of a record of JSON.
func (m *mapped) saw(r jsonRecord) {
	if m != nil && m.fields == nil {
		m.fields = r.names()
	}
}

// tell tells of the fields that none had.
func (m *mapped) tell(of map[string]string, unfound func(ours, theirs string, fields []string)) {
	if m == nil || m.fields == nil || unfound == nil {
		return
	}
	for _, ours := range slices.Sorted(maps.Keys(of)) {
		if !m.had[ours] {
			unfound(ours, of[ours], m.fields)
		}
	}
}

// checkMap tells of a field of the mapping that a table has no column for.
func (o Options) checkMap(columns map[string]int, header []string) error {
	for _, ours := range slices.Sorted(maps.Keys(o.Map)) {
		theirs := o.Map[ours]
		_, exact := columns[theirs]
		if _, ok := columns[canonical(theirs)]; !ok && !exact {
			return fmt.Errorf("--map %s=%s: there is no such column; there are %s", ours, theirs, shortList(header))
		}
	}
	return nil
}

// mostListed is how many names of columns or fields an error lists.
const mostListed = 20

func shortList(names []string) string {
	more := ""
	if len(names) > mostListed {
		names, more = names[:mostListed], fmt.Sprintf(" and %d more", len(names)-mostListed)
	}
	return strings.Join(names, ", ") + more
}
