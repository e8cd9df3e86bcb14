package events

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// Floors of the embedded lexicon: a verb or noun of the trigger counts as one sense, whatever its slots may hold.
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
	names, err := fs.Glob(embedded, "lexicon/[0-9]*.tsv")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files of senses: %v", err)
	}
	for _, name := range names {
		err := readEmbedded(embedded, name, func(n int, cells []string) error {
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
func eachSense(t *testing.T, f func(*sense)) {
	t.Helper()
	lex, err := loadLexicon(embedded, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, index := range lex.senses {
		for _, senses := range index {
			for _, s := range senses {
				f(s)
			}
		}
	}
}

func TestLexiconIsLargeEnough(t *testing.T) {
	roots := map[string]int{}
	eachSense(t, func(s *sense) { roots[s.code[:min(2, len(s.code))]]++ })
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
	eachSense(t, func(s *sense) {
		if s.mode != "" {
			c, ok := schema.LookupCAMEO(s.code)
			if !ok || !slices.ContainsFunc(lists["event_modes"].Entries, func(e schema.CodeEntry) bool { return e.Code == c.Type+" "+s.mode }) {
				t.Errorf("%s: %s has no mode %q", s.rule(), s.code, s.mode)
			}
		}
		for _, ctx := range s.contexts {
			if !lists["contexts"].Has(ctx) {
				t.Errorf("%s: no context %q", s.rule(), ctx)
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
		if err := readEmbedded(embedded, "lexicon/"+file, func(_ int, cells []string) error {
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
