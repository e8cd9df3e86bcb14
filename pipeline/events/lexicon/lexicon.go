// Package lexicon is what the coder knows of words: senses of triggers as patterns over an active clause, what governing words make of events,
// classes of nouns, what may fill which side, and lists of words. It reads the tables of this folder and the user's own pattern files.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

//go:embed *.tsv
var Embedded embed.FS

// Fingerprint tells the embedded lexicon from any other.
func Fingerprint() string { return schema.FingerprintFiles(Embedded) }

// The tables that are not patterns.
const (
	classesFile    = "classes.tsv"
	peopleFile     = "people.tsv"
	complementFile = "complement.tsv"
	outcomesFile   = "outcomes.tsv"
	contextsFile   = "contexts.tsv"
	tollFile       = "toll.tsv"
	refineFile     = "refine.tsv"
	selectionFile  = "selection.tsv"
	wordsFile      = "words.tsv"
	numbersFile    = "numbers.tsv"
)

// Lexicon is all that the coder knows of words.
type Lexicon struct {
	Classes    map[string]text.Words
	Senses     [text.PredicateTrigger + 1]map[string][]*Sense // by kind and trigger
	Governors  map[string][]Governor
	outcomes   map[string]string // "effect code" -> CAMEO code
	Contexts   map[string]string // lemma -> PLOVER context
	Tolls      map[string]string // lemma -> dead, injured, arrested, crowd
	Refined    map[string][]refinement
	Selections []Selection
	Asked      text.Words          // the nouns that slots and selections ask for
	Known      map[string][]string // what the patterns say of a lemma wherever it stands in them
	count      int
	fillers    map[string]Slot // of patterns
}

// tableReaders reads the tables that are not patterns, classes first since the patterns stand on them.
var tableReaders = []struct {
	file string
	read func(*Lexicon, []string) error
}{
	{classesFile, (*Lexicon).addClass},
	{peopleFile, (*Lexicon).addClass},
	{complementFile, (*Lexicon).addGovernor},
	{outcomesFile, (*Lexicon).addOutcome},
	{contextsFile, (*Lexicon).addContext},
	{tollFile, (*Lexicon).addToll},
	{refineFile, (*Lexicon).addRefinement},
	{selectionFile, (*Lexicon).addSelection},
}

// Load reads the embedded lexicon, then the user's pattern files on top.
func Load(files fs.FS, userFiles []string) (*Lexicon, error) {
	l := &Lexicon{Classes: map[string]text.Words{}, Governors: map[string][]Governor{}, outcomes: map[string]string{},
		Contexts: map[string]string{}, Tolls: map[string]string{}, Refined: map[string][]refinement{}, fillers: map[string]Slot{}}
	for k := range l.Senses {
		l.Senses[k] = map[string][]*Sense{}
	}
	isTable := map[string]bool{wordsFile: true, numbersFile: true}
	for _, t := range tableReaders {
		isTable[t.file] = true
		if err := readEmbedded(files, t.file, func(_ int, cells []string) error { return t.read(l, cells) }); err != nil {
			return nil, err
		}
	}
	names, err := fs.Glob(files, "*.tsv") // in name order
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if isTable[path.Base(name)] {
			continue
		}
		if err := readEmbedded(files, name, l.patternReader(false)); err != nil {
			return nil, err
		}
	}
	for _, name := range userFiles {
		data, err := os.ReadFile(name)
		if err == nil {
			err = readLines(name, data, l.patternReader(true))
		}
		if err != nil {
			return nil, err
		}
	}
	l.Known, l.Asked = l.knownWords(), l.askedWords()
	return l, nil
}

// readEmbedded reads a file of the embedded lexicon.
func readEmbedded(files fs.FS, name string, read func(int, []string) error) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("event lexicon: %w", err)
	}
	return readLines(path.Base(name), data, read)
}

// readLines calls read with the cells of every line that says something; errors name file and line.
func readLines(name string, data []byte, read func(line int, cells []string) error) error {
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if err := read(n, cells); err != nil {
			return fmt.Errorf("event lexicon: %s:%d: %w", name, n, err)
		}
	}
	return nil
}

// patternReader reads the lines of a file of senses: code, pattern, attributes, note.
func (l *Lexicon) patternReader(user bool) func(int, []string) error {
	return func(_ int, cells []string) error {
		if len(cells) < 2 || len(cells) > 4 {
			return fmt.Errorf("expected 2 to 4 columns (code, pattern, attributes, note), found %d", len(cells))
		}
		s := Sense{pattern: cells[1], User: user}
		if cells[0] != "--" {
			if _, ok := schema.LookupCAMEO(cells[0]); !ok {
				return fmt.Errorf("%q is no CAMEO code", cells[0])
			}
			s.Code = cells[0]
		}
		if len(cells) > 2 {
			if err := s.setAttributes(cells[2]); err != nil {
				return err
			}
		}
		p, err := parsePattern(cells[1], l.Classes, l.fillers)
		if err != nil {
			return err
		}
		s.kind = p.kind
		s.setSlots(p.slots)
		for _, lemma := range p.lemmas {
			alt := s
			alt.Lemma, alt.Order = lemma, l.count
			alt.Flags.Negated = alt.Flags.Negated != strings.HasSuffix(lemma, "_not") // what the sense holds already denies nothing more
			l.count++
			l.Senses[s.kind][lemma] = append(l.Senses[s.kind][lemma], &alt)
		}
		return nil
	}
}

// setAttributes reads the third column.
func (s *Sense) setAttributes(column string) error {
	for a := range strings.FieldsSeq(column) {
		key, value, _ := strings.Cut(a, "=")
		switch key {
		case "mode":
			s.Mode = value
		case "ctx":
			s.Contexts = append(s.Contexts, strings.FieldsFunc(value, func(r rune) bool { return r == '|' || r == ',' })...)
		case "recip":
			s.Recip = true
		case "weak":
			s.Weak = true
		case "hist":
			s.Flags.Historical = true
		case "future":
			s.Flags.Future = true
		case "hyp":
			s.Flags.Hypothetical = true
		case "neg":
			s.Flags.Negated = true
		default:
			return fmt.Errorf("unknown attribute %q", a)
		}
	}
	return nil
}

func (l *Lexicon) addClass(cells []string) error {
	if len(cells) < 2 {
		return fmt.Errorf("expected 2 columns (class, lemmas)")
	}
	if l.Classes[cells[0]] == nil {
		l.Classes[cells[0]] = text.Words{}
	}
	for lemma := range strings.SplitSeq(cells[1], "|") {
		name, isClass := strings.CutPrefix(lemma, "@")
		switch {
		case !isClass:
			l.Classes[cells[0]][lemma] = true
		case l.Classes[name] == nil:
			return fmt.Errorf("no class @%s above", name)
		default:
			maps.Copy(l.Classes[cells[0]], l.Classes[name])
		}
	}
	return nil
}

func (l *Lexicon) addContext(cells []string) error { return addWords(l.Contexts, cells) }
func (l *Lexicon) addToll(cells []string) error    { return addWords(l.Tolls, cells) }

// refinement makes another event of one whose code begins with prefix, where its clause has a certain word or somebody of a certain sector does it.
type refinement struct{ Prefix, Code string }

func (l *Lexicon) addRefinement(cells []string) error {
	if len(cells) != 3 {
		return fmt.Errorf("expected 3 columns (code prefix, lemmas or sectors, code)")
	}
	if _, ok := schema.LookupCAMEO(cells[2]); !ok {
		return fmt.Errorf("%q is no CAMEO code", cells[2])
	}
	for lemma := range strings.SplitSeq(cells[1], "|") {
		l.Refined[lemma] = append(l.Refined[lemma], refinement{cells[0], cells[2]})
	}
	return nil
}

// addWords reads a line "value <TAB> lemma|lemma".
func addWords(table map[string]string, cells []string) error {
	if len(cells) != 2 {
		return fmt.Errorf("expected 2 columns (value, lemmas)")
	}
	for lemma := range strings.SplitSeq(cells[1], "|") {
		table[lemma] = cells[0]
	}
	return nil
}

func sorted(w text.Words) []string { return slices.Sorted(maps.Keys(w)) }

// peopleClass is the noun class of those who act or suffer: "troops", "government", "civilian".
const peopleClass = "people"

// IsPeople tells a word for people, in the singular or, where the lemma is not reduced, as "gunmen".
func (l *Lexicon) IsPeople(lemma string) bool {
	people := l.Classes[peopleClass]
	return people[lemma]
}
