package actors

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

//go:embed lexicon/*.tsv
var lexiconFiles embed.FS

// Fingerprint tells the embedded lexicon from any other.
func Fingerprint() string { return schema.FingerprintFiles(lexiconFiles) }

// The files of the lexicon that hold no entities.
const (
	agentsFile     = "agents.tsv"
	portfoliosFile = "portfolios.tsv"
	namesFile      = "names.tsv"
)

// entity is an actor that a lexicon knows.
type entity struct {
	id, name, kind string
	aliases        []string
	terms          []term // in the lexicon's order; never empty
	coded          bool   // by a dictionary that gives it no code outside its terms
}

// term is what an entity is from one day to another: an office held, a name's code in those years.
type term struct {
	from, to schema.Day // both inclusive; 0 is open
	country  string
	sectors  []string
	parent   string
	title    string // the office: "president"
	cameo    string // a code that a user's file gives instead of country and sectors
}

func (t *term) dated() bool { return t.from != 0 || t.to != 0 }

func (t *term) covers(day schema.Day) bool {
	return (t.from == 0 || t.from <= day) && (t.to == 0 || day <= t.to)
}

// country is a row of schema's table with what the resolver derives from it.
type country struct {
	*schema.Country
	government int // index of its government in lexicon.entities
}

// lexicon is all that the resolver knows before it reads.
type lexicon struct {
	entities  []entity
	byID      map[string]int
	agents    []agent
	anyone    int // the index of "people" in agents
	nameTypes []nameType
	countries []country
	byCode    map[string]int
	phrases   phraseTable
	families  map[key][]int       // family name -> persons
	offices   map[officeKey][]int // country and title -> those who held it
	userID    map[string]int      // slug of a name of a user's file -> entity
}

// officeKey names an office of a country.
type officeKey struct{ country, title string }

// tablePhrases, tableAgents and tableEntities are about what the embedded tables give: room that is made once.
const tablePhrases, tableAgents, tableEntities = 80_000, 40_000, 16_000

// newLexicon reads the embedded tables.
func newLexicon() (*lexicon, error) {
	x := &lexicon{byID: make(map[string]int, tableEntities), byCode: map[string]int{}, phrases: make(phraseTable, tablePhrases), families: map[key][]int{},
		offices: map[officeKey][]int{}, userID: map[string]int{}, agents: make([]agent, 0, tableAgents), entities: make([]entity, 0, tableEntities)}
	files, err := fs.Glob(lexiconFiles, "lexicon/*.tsv")
	if err != nil {
		return nil, err
	}
	x.addCountries()
	for _, file := range files {
		data, err := lexiconFiles.ReadFile(file)
		if err != nil {
			return nil, err
		}
		load := x.loadEntities
		switch strings.TrimPrefix(file, "lexicon/") {
		case agentsFile:
			load = x.loadAgents
		case portfoliosFile:
			load = x.loadPortfolios
		case namesFile:
			load = x.loadNameTypes
		}
		if err := load(string(data)); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	x.anyone = slices.IndexFunc(x.agents, func(a agent) bool { return a.phrase == "people" })
	x.index()
	return x, nil
}

// eachRow calls f with the cells of every line of a table but its header, comments and blank lines.
func eachRow(table string, columns int, f func(cells []string) error) error {
	number, header := 0, true
	for line := range strings.Lines(table) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if header {
			header = false
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) > columns {
			return fmt.Errorf("line %d: %d columns, at most %d are known", number, len(cells), columns)
		}
		for len(cells) < columns {
			cells = append(cells, "")
		}
		if err := f(cells); err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
	}
	return nil
}

// list is the parts of a cell that holds several values.
func list(cell string) []string {
	var parts []string
	for part := range strings.SplitSeq(cell, "|") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// loadEntities reads a table of actors: id name aliases kind country sectors from to parent title.
func (x *lexicon) loadEntities(table string) error {
	return eachRow(table, 10, func(c []string) error {
		from, err := parseBound(c[6], false)
		if err != nil {
			return err
		}
		to, err := parseBound(c[7], true)
		if err != nil {
			return err
		}
		if c[0] == "" || c[1] == "" {
			return fmt.Errorf("an actor needs an id and a name")
		}
		x.addEntity(entity{id: c[0], name: c[1], aliases: list(c[2]), kind: c[3],
			terms: []term{{from: from, to: to, country: c[4], sectors: list(c[5]), parent: c[8], title: canonicalTitle(c[9])}}})
		return nil
	})
}

// addEntity adds an actor, or to one that is already there its further aliases and terms.
func (x *lexicon) addEntity(e entity) int {
	i, known := x.byID[e.id]
	if !known {
		i = len(x.entities)
		x.byID[e.id] = i
		x.entities = append(x.entities, e)
		return i
	}
	had := &x.entities[i]
	for _, alias := range append(e.aliases, e.name) {
		if alias != had.name && !slices.Contains(had.aliases, alias) {
			had.aliases = append(had.aliases, alias)
		}
	}
	had.terms = append(had.terms, e.terms...)
	return i
}

// parseBound is the first or last day of YYYY, YYYY-MM or YYYY-MM-DD; 0 for an empty cell.
func parseBound(cell string, last bool) (schema.Day, error) {
	if cell == "" {
		return 0, nil
	}
	var year, month, day int
	switch n, err := fmt.Sscanf(cell, "%4d-%2d-%2d", &year, &month, &day); {
	case len(cell) == len("2006-01-02") && err == nil:
		return schema.NewDay(year, time.Month(month), day), nil
	case len(cell) == len("2006-01") && n == 2 && last:
		return schema.NewDay(year, time.Month(month)+1, 0), nil
	case len(cell) == len("2006-01") && n == 2:
		return schema.NewDay(year, time.Month(month), 1), nil
	case len(cell) == len("2006") && n == 1 && last:
		return schema.NewDay(year, 12, 31), nil
	case len(cell) == len("2006") && n == 1:
		return schema.NewDay(year, 1, 1), nil
	}
	return 0, fmt.Errorf("%q is no date: use YYYY, YYYY-MM or YYYY-MM-DD", cell)
}
