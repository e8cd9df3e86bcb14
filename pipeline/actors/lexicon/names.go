package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// nameType is how the name of a body says what it is: a last word, or one before "of" or "for", and words that go with it.
type nameType struct {
	before  []string // any of them stands in the name as well
	words   []string
	alone   bool // the words before are enough: "Times", "Inc"
	sectors []string
}

// loadNameTypes reads the table of name types: before words sectors.
func (x *Lexicon) loadNameTypes(table string) error {
	return eachRow(table, 3, func(c []string) error {
		n := nameType{before: list(c[0]), words: list(c[1]), sectors: list(c[2])}
		if len(n.before) == 0 || len(n.words) == 0 || len(n.sectors) == 0 {
			return fmt.Errorf("a type of names needs words and sectors")
		}
		if i := slices.Index(n.words, "none"); i >= 0 {
			n.alone, n.words = true, slices.Delete(n.words, i, i+1)
		}
		x.nameTypes = append(x.nameTypes, n)
		return nil
	})
}

// NamedSectors are the sectors that the words of a body's name tell; nil for none.
func (x *Lexicon) NamedSectors(name, head string) []string {
	name = " " + name + " "
	within := func(w string) bool { return strings.Contains(name, " "+w+" ") }
	for i := range x.nameTypes {
		n := &x.nameTypes[i]
		isType := slices.Contains(n.words, head) && slices.ContainsFunc(n.before, func(w string) bool { return w != head && within(w) })
		if isType || n.alone && slices.ContainsFunc(n.before, func(w string) bool { return w == head || strings.Contains(w, " ") && within(w) }) {
			return n.sectors
		}
	}
	return nil
}
