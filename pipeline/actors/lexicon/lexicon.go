// Package lexicon is what is known of actors before an article is read: those of the embedded tables and of the user's files with the offices
// they held, common nouns for people, countries, and the words by which a text may speak of any of them.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

//go:embed *.tsv
var tables embed.FS

// Fingerprint tells the embedded lexicon from any other.
func Fingerprint() string { return schema.FingerprintFiles(tables) }

// Lexicon is safe for concurrent use once it is loaded.
type Lexicon struct {
	Entities  []Entity
	Agents    []Agent
	Anyone    int // the index of "people" in Agents
	Countries []Country

	byID      map[string]int
	byCode    map[string]int
	nameTypes []nameType
	phrases   phraseTable
	families  map[key][]int    // family name -> persons
	holders   map[office][]int // those who held an office of a country
	userID    map[string]int   // slug of a name of a user's file -> entity
}

type office struct{ country, slug string }

// Country is a row of schema's table with the actor that is its government.
type Country struct {
	*schema.Country
	Government int // index into Entities
}

// phrasesMade, agentsMade and entitiesMade are about what the embedded tables give: room that is made once.
const phrasesMade, agentsMade, entitiesMade = 80_000, 40_000, 16_000

// New reads the embedded tables.
func New() (*Lexicon, error) {
	x := &Lexicon{byID: make(map[string]int, entitiesMade), byCode: map[string]int{}, phrases: phraseTable{slots: make(map[key]slot, phrasesMade)}, families: map[key][]int{},
		holders: map[office][]int{}, userID: map[string]int{}, Agents: make([]Agent, 0, agentsMade), Entities: make([]Entity, 0, entitiesMade)}
	loaders := map[string]func(string) error{"agents.tsv": x.loadAgents, "portfolios.tsv": x.loadPortfolios, "names.tsv": x.loadNameTypes}
	files, err := fs.Glob(tables, "*.tsv")
	if err != nil {
		return nil, err
	}
	x.addCountries()
	for _, file := range files {
		data, err := tables.ReadFile(file)
		if err != nil {
			return nil, err
		}
		load, ok := loaders[path.Base(file)]
		if !ok {
			load = x.loadEntities
		}
		if err := load(string(data)); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	x.Anyone = slices.IndexFunc(x.Agents, func(a Agent) bool { return a.phrase == "people" })
	x.index()
	return x, nil
}

// Entity is the index of the actor with an id.
func (x *Lexicon) Entity(id string) (i int, ok bool) {
	i, ok = x.byID[id]
	return i, ok
}

// Country is the index of the country with an ISO code.
func (x *Lexicon) Country(alpha3 string) (i int, ok bool) {
	i, ok = x.byCode[alpha3]
	return i, ok
}

// Family are the persons of a family name: indices into Entities.
func (x *Lexicon) Family(name string) []int { return x.families[emptyKey.add(name)] }

// Holder is who holds an office of a country on a day, an index into Entities; -1 for nobody known.
func (x *Lexicon) Holder(country, slug string, day schema.Day) int {
	for _, e := range x.holders[office{country, slug}] {
		if now := x.Entities[e].Term(day); day != 0 && now != nil && now.Office == slug {
			return e
		}
	}
	return -1
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
		if err := f(append(cells, make([]string, columns-len(cells))...)); err != nil {
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

// parseBound is the first or last day of YYYY, YYYY-MM or YYYY-MM-DD; 0 for an empty cell.
func parseBound(cell string, last bool) (schema.Day, error) {
	if cell == "" {
		return 0, nil
	}
	layout := layouts[len(cell)]
	day, err := time.Parse(layout, cell)
	switch {
	case err != nil || layout == "":
		return 0, fmt.Errorf("%q is no date: use YYYY, YYYY-MM or YYYY-MM-DD", cell)
	case last && layout == "2006":
		day = day.AddDate(1, 0, -1)
	case last && layout == "2006-01":
		day = day.AddDate(0, 1, -1)
	}
	return schema.DayOf(day), nil
}

// layouts are the forms of dates by their length.
var layouts = map[int]string{len("2006"): "2006", len("2006-01"): "2006-01", len("2006-01-02"): "2006-01-02"}
