package events

import (
	"embed"
	"fmt"
	"github.com/dateline-data/dateline/pipeline/text"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

//go:embed lexicon/*.tsv
var embedded embed.FS

// Fingerprint tells the embedded lexicon from any other.
func Fingerprint() string { return schema.FingerprintFiles(embedded) }

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

// lexicon is all that the coder knows of words.
type lexicon struct {
	classes    map[string]text.Words
	senses     [predicateTrigger + 1]map[string][]*sense // by kind and trigger
	governors  map[string][]governor
	outcomes   map[string]string // "effect code" -> CAMEO code
	contexts   map[string]string // lemma -> PLOVER context
	tolls      map[string]string // lemma -> dead, injured, arrested, crowd
	refined    map[string][]refinement
	selections []selection
	count      int
}

// tableReaders reads the tables that are not patterns, classes first since the patterns stand on them.
var tableReaders = []struct {
	file string
	read func(*lexicon, []string) error
}{
	{classesFile, (*lexicon).addClass},
	{peopleFile, (*lexicon).addClass},
	{complementFile, (*lexicon).addGovernor},
	{outcomesFile, (*lexicon).addOutcome},
	{contextsFile, (*lexicon).addContext},
	{tollFile, (*lexicon).addToll},
	{refineFile, (*lexicon).addRefinement},
	{selectionFile, (*lexicon).addSelection},
}

// loadLexicon reads the embedded lexicon, then the user's pattern files on top.
func loadLexicon(files fs.FS, userFiles []string) (*lexicon, error) {
	l := &lexicon{classes: map[string]text.Words{}, governors: map[string][]governor{}, outcomes: map[string]string{},
		contexts: map[string]string{}, tolls: map[string]string{}, refined: map[string][]refinement{}}
	for k := range l.senses {
		l.senses[k] = map[string][]*sense{}
	}
	isTable := map[string]bool{wordsFile: true, numbersFile: true}
	for _, t := range tableReaders {
		isTable[t.file] = true
		if err := readEmbedded(files, "lexicon/"+t.file, func(_ int, cells []string) error { return t.read(l, cells) }); err != nil {
			return nil, err
		}
	}
	names, err := fs.Glob(files, "lexicon/*.tsv") // in name order
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
func (l *lexicon) patternReader(user bool) func(int, []string) error {
	return func(_ int, cells []string) error {
		if len(cells) < 2 || len(cells) > 4 {
			return fmt.Errorf("expected 2 to 4 columns (code, pattern, attributes, note), found %d", len(cells))
		}
		s := sense{pattern: cells[1], user: user}
		if cells[0] != "--" {
			if _, ok := schema.LookupCAMEO(cells[0]); !ok {
				return fmt.Errorf("%q is no CAMEO code", cells[0])
			}
			s.code = cells[0]
		}
		if len(cells) > 2 {
			if err := s.setAttributes(cells[2]); err != nil {
				return err
			}
		}
		p, err := parsePattern(cells[1], l.classes)
		if err != nil {
			return err
		}
		s.kind, s.slots = p.kind, p.slots
		for _, lemma := range p.lemmas {
			alt := s
			alt.lemma, alt.order = lemma, l.count
			l.count++
			l.senses[s.kind][lemma] = append(l.senses[s.kind][lemma], &alt)
		}
		return nil
	}
}

// setAttributes reads the third column.
func (s *sense) setAttributes(column string) error {
	for a := range strings.FieldsSeq(column) {
		key, value, _ := strings.Cut(a, "=")
		switch key {
		case "mode":
			s.mode = value
		case "ctx":
			s.contexts = append(s.contexts, strings.FieldsFunc(value, func(r rune) bool { return r == '|' || r == ',' })...)
		case "recip":
			s.recip = true
		case "weak":
			s.weak = true
		case "hist":
			s.flags.Historical = true
		case "future":
			s.flags.Future = true
		case "hyp":
			s.flags.Hypothetical = true
		case "neg":
			s.flags.Negated = true
		case "dead", "injured", "arrested", "crowd":
			s.toll = key
		default:
			return fmt.Errorf("unknown attribute %q", a)
		}
	}
	return nil
}

func (l *lexicon) addClass(cells []string) error {
	if len(cells) < 2 {
		return fmt.Errorf("expected 2 columns (class, lemmas)")
	}
	if l.classes[cells[0]] == nil {
		l.classes[cells[0]] = text.Words{}
	}
	for lemma := range strings.SplitSeq(cells[1], "|") {
		name, isClass := strings.CutPrefix(lemma, "@")
		switch {
		case !isClass:
			l.classes[cells[0]][lemma] = true
		case l.classes[name] == nil:
			return fmt.Errorf("no class @%s above", name)
		default:
			maps.Copy(l.classes[cells[0]], l.classes[name])
		}
	}
	return nil
}

func (l *lexicon) addContext(cells []string) error { return addWords(l.contexts, cells) }
func (l *lexicon) addToll(cells []string) error    { return addWords(l.tolls, cells) }

// refinement makes another event of one whose code begins with prefix, where its clause has a certain word.
type refinement struct{ prefix, code string }

func (l *lexicon) addRefinement(cells []string) error {
	if len(cells) != 3 {
		return fmt.Errorf("expected 3 columns (code prefix, lemmas, code)")
	}
	if _, ok := schema.LookupCAMEO(cells[2]); !ok {
		return fmt.Errorf("%q is no CAMEO code", cells[2])
	}
	for lemma := range strings.SplitSeq(cells[1], "|") {
		l.refined[lemma] = append(l.refined[lemma], refinement{cells[0], cells[2]})
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
