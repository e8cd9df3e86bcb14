package lexicon

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// Floors of the Embedded lexicon: a verb or noun of the trigger counts as one sense, whatever its slots may hold.
const (
	minSenses    = 9000
	minNonEvents = 1200
	minOfARoot   = 100 // every CAMEO root but the statements (01), which code no event
)

// lexiconLine is one line of a file of senses.
type lexiconLine struct {
	at, code, pattern string
}

// lexiconLines are all lines that hold a pattern.
func lexiconLines(t *testing.T) (lines []lexiconLine) {
	t.Helper()
	names, err := fs.Glob(Embedded, "[0-9]*.tsv")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files of senses: %v", err)
	}
	for _, name := range names {
		err := readEmbedded(Embedded, name, func(n int, cells []string) error {
			lines = append(lines, lexiconLine{fmt.Sprintf("%s:%d", path.Base(name), n), cells[0], cells[1]})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return lines
}

// eachSense calls f with every sense of the lexicon.
func eachSense(t *testing.T, f func(*Sense)) {
	t.Helper()
	lex, err := Load(Embedded, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, index := range lex.Senses {
		for _, senses := range index {
			for _, s := range senses {
				f(s)
			}
		}
	}
}

func TestLexiconIsLargeEnough(t *testing.T) {
	roots := map[string]int{}
	eachSense(t, func(s *Sense) { roots[s.Code[:min(2, len(s.Code))]]++ })
	total := 0
	for i := 2; i <= 20; i++ {
		root := fmt.Sprintf("%02d", i)
		total += roots[root]
		if roots[root] < minOfARoot {
			t.Errorf("root %s has %d senses, want at least %d", root, roots[root], minOfARoot)
		}
	}
	if total < minSenses || roots[""] < minNonEvents {
		t.Errorf("%d senses and %d that are no event, want at least %d and %d", total, roots[""], minSenses, minNonEvents)
	}
}

// TestLexiconModesAndContextsExist checks that a mode is one of the PLOVER event that the code stands for.
func TestLexiconModesAndContextsExist(t *testing.T) {
	lists := map[string]schema.CodeList{}
	for _, l := range schema.CodeLists() {
		lists[l.Name] = l
	}
	eachSense(t, func(s *Sense) {
		if s.Mode != "" {
			c, ok := schema.LookupCAMEO(s.Code)
			if !ok || !slices.ContainsFunc(lists["event_modes"].Entries, func(e schema.CodeEntry) bool { return e.Code == c.Type+" "+s.Mode }) {
				t.Errorf("%s: %s has no mode %q", s.Rule(), s.Code, s.Mode)
			}
		}
		for _, ctx := range s.Contexts {
			if !lists["contexts"].Has(ctx) {
				t.Errorf("%s: no context %q", s.Rule(), ctx)
			}
		}
	})
}

// TestNoPatternHasTwoCodes writes out the alternatives of every pattern, classes kept by name.
func TestNoPatternHasTwoCodes(t *testing.T) {
	seen := map[string]lexiconLine{}
	for _, l := range lexiconLines(t) {
		reported := map[string]bool{}
		for _, p := range writtenOut(l.pattern) {
			if o, ok := seen[p]; ok && o.code != l.code && !reported[o.at] {
				reported[o.at] = true
				t.Errorf("%s: %q is %s, and %s at %s", l.at, p, l.code, o.code, o.at)
			}
			seen[p] = l
		}
	}
}

// writtenOut are the patterns with one alternative each; alternatives of prepositions stay together.
func writtenOut(pattern string) []string {
	all := []string{""}
	for _, token := range strings.Fields(pattern) {
		alternatives := strings.Split(token, "|")
		if arePrepositions(strings.Trim(token, "()")) {
			alternatives = []string{token}
		}
		var next []string
		for _, before := range all {
			for _, alt := range alternatives {
				next = append(next, before+" "+alt)
			}
		}
		all = next
	}
	return all
}

func TestEveryClassIsUsed(t *testing.T) {
	used := map[string]bool{peopleClass: true} // asked for by the coder itself
	note := func(words string) {
		for w := range strings.FieldsFuncSeq(words, func(r rune) bool { return strings.ContainsRune("| ()", r) }) {
			if name, ok := strings.CutPrefix(w, "@"); ok {
				used[name] = true
			}
		}
	}
	for _, l := range lexiconLines(t) {
		note(l.pattern)
	}
	var classes []string
	for _, file := range []string{peopleFile, classesFile} {
		if err := readEmbedded(Embedded, ""+file, func(_ int, cells []string) error {
			classes = append(classes, cells[0])
			note(cells[1])
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range classes {
		if !used[name] {
			t.Errorf("class @%s is used by no pattern", name)
		}
	}
}
