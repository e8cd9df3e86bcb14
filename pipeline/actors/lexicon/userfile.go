package lexicon

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// Load adds the actors of a user's file: CSV, or one of PETRARCH's dictionaries, told apart by what they hold. Nothing of a file with a broken
// line is used; the error names the file and the line.
func (x *Lexicon) Load(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := x.loadUser(data); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (x *Lexicon) loadUser(data []byte) error {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if looksLikeCSV(data) {
		return x.loadCSV(data)
	}
	return x.loadPETRARCH(string(data))
}

// looksLikeCSV tells whether the first line that is no comment is a header with a column of names.
func looksLikeCSV(data []byte) bool {
	for line := range strings.Lines(strings.ToLower(string(data))) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return slices.ContainsFunc(strings.Split(line, ","), func(cell string) bool { return strings.Trim(cell, "\" ") == "name" })
		}
	}
	return false
}

// csvColumns are the columns of a user's CSV file; only the name is required.
var csvColumns = []string{"name", "aliases", "country", "sector", "from", "to", "kind"}

// loadCSV reads a table with a header: name, aliases (joined by |), country (ISO 3166-1 alpha-3 or a name), sector
// (PLOVER, several joined by |), from and to (YYYY, YYYY-MM or YYYY-MM-DD), kind. Several lines with one name are its terms.
func (x *Lexicon) loadCSV(data []byte) error {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comment, r.FieldsPerRecord, r.TrimLeadingSpace = '#', -1, true
	header, err := r.Read()
	if err != nil {
		return err
	}
	for i, h := range header {
		header[i] = strings.ToLower(strings.TrimSpace(h))
		if !slices.Contains(csvColumns, header[i]) {
			return fmt.Errorf("line 1: %q is no column; columns are %s", h, strings.Join(csvColumns, ", "))
		}
	}
	var all []Entity
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err // names the line itself
		}
		line, _ := r.FieldPos(0)
		if len(record) > len(header) {
			return fmt.Errorf("line %d: %d cells under %d columns", line, len(record), len(header))
		}
		cells := map[string]string{}
		for i, cell := range record {
			cells[header[i]] = strings.TrimSpace(cell)
		}
		e, err := csvEntity(cells)
		if err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		all = append(all, e)
	}
	for _, e := range all {
		x.addUserEntity(e)
	}
	return nil
}

func csvEntity(cells map[string]string) (Entity, error) {
	e := Entity{Name: cells["name"], aliases: list(cells["aliases"]), Kind: cells["kind"]}
	t := Term{Sectors: list(strings.ToUpper(cells["sector"]))}
	country, errCountry := countryCode(cells["country"])
	from, errFrom := parseBound(cells["from"], false)
	to, errTo := parseBound(cells["to"], true)
	if err := cmp.Or(errCountry, errFrom, errTo); err != nil {
		return e, err
	}
	t.Country, t.from, t.to = country, from, to
	if e.Terms = []Term{t}; e.Kind == "" {
		e.Kind = KindOf(t.Sectors, "organisation")
		if len(t.Sectors) == 0 && country != "" {
			e.Kind = "group"
		}
	}
	i := slices.IndexFunc(t.Sectors, func(s string) bool { return sectorNouns[s] == "" })
	switch {
	case Slug(e.Name) == "":
		return e, fmt.Errorf("an actor needs a name")
	case i >= 0:
		return e, fmt.Errorf("%q is none of PLOVER's sectors", t.Sectors[i])
	case from != 0 && to != 0 && to < from:
		return e, fmt.Errorf("it ends on %s before it begins on %s", to, from)
	case !slices.Contains(kinds, e.Kind):
		return e, fmt.Errorf("%q is no kind of actor; kinds are %s", e.Kind, strings.Join(kinds, ", "))
	}
	return e, nil
}

// kinds are the schema's kinds of actors.
var kinds = []string{"state", "government", "person", "organisation", "armed_group", "group"}

// countryCode is the code of a country given by code or name.
func countryCode(cell string) (string, error) {
	if cell == "" {
		return "", nil
	}
	if c, ok := schema.CountryByAlpha3(strings.ToUpper(cell)); ok {
		return c.Alpha3, nil
	}
	if all := schema.CountriesByName(cell); len(all) == 1 {
		return all[0].Alpha3, nil
	}
	return "", fmt.Errorf("%q is no country: use its ISO 3166-1 alpha-3 code", cell)
}

// addUserEntity adds an actor of a user's file under an id of its first country and its name.
func (x *Lexicon) addUserEntity(e Entity) {
	slug := Slug(e.Name)
	e.ID = slug
	if i := slices.IndexFunc(e.Terms, func(t Term) bool { return t.Country != "" }); i >= 0 {
		e.ID = StateID(e.Terms[i].Country) + "." + slug
	}
	if i, ok := x.userID[slug]; ok {
		e.ID = x.Entities[i].ID
	}
	i := x.addEntity(e)
	x.userID[slug] = i
	x.addUserPhrases(&e, EntitySense, i)
	if e.Kind == "person" {
		x.addFamily(i, e.Name)
	}
}

// addUserPhrases makes the names of a user's actor findable. Files set in capitals throughout mean names written as others are.
func (x *Lexicon) addUserPhrases(e *Entity, kind SenseKind, ref int) {
	for _, name := range append([]string{e.Name}, e.aliases...) {
		x.phrases.add(name, Sense{Kind: kind, caps: min(casingOf(name), capitalised), User: true, Ref: int32(ref)})
	}
}
