package actors

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// loadUserFile adds the actors of a user's file: CSV, or one of PETRARCH's dictionaries, told apart by what they hold.
// Nothing of a file with a broken line is used.
func (x *lexicon) loadUserFile(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := x.loadUser(data); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (x *lexicon) loadUser(data []byte) error {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if looksLikeCSV(data) {
		return x.loadCSV(data)
	}
	return x.loadPETRARCH(string(data))
}

// looksLikeCSV tells whether the first line that is no comment is a header with a column of names.
func looksLikeCSV(data []byte) bool {
	for line := range bytes.Lines(data) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		for cell := range strings.SplitSeq(strings.ToLower(string(line)), ",") {
			if strings.Trim(cell, "\" ") == "name" {
				return true
			}
		}
		return false
	}
	return false
}

// csvColumns are the columns of a user's CSV file; only the name is required.
var csvColumns = []string{"name", "aliases", "country", "sector", "from", "to", "kind"}

// loadCSV reads a table with a header: name, aliases (joined by |), country (ISO 3166-1 alpha-3 or a name), sector
// (PLOVER, several joined by |), from and to (YYYY, YYYY-MM or YYYY-MM-DD), kind. Several lines with one name are its terms.
func (x *lexicon) loadCSV(data []byte) error {
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
	var all []entity
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
		e, err := csvEntity(header, record)
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

func csvEntity(header, record []string) (entity, error) {
	cell := func(column string) string {
		if i := slices.Index(header, column); i >= 0 && i < len(record) {
			return strings.TrimSpace(record[i])
		}
		return ""
	}
	e := entity{name: cell("name"), aliases: list(cell("aliases")), kind: cell("kind")}
	if slug(e.name) == "" {
		return e, fmt.Errorf("an actor needs a name")
	}
	t := term{sectors: list(strings.ToUpper(cell("sector")))}
	for _, s := range t.sectors {
		if sectorNouns[s] == "" {
			return e, fmt.Errorf("%q is none of PLOVER's sectors", s)
		}
	}
	var err error
	if t.country, err = countryCode(cell("country")); err != nil {
		return e, err
	}
	if t.from, err = parseBound(cell("from"), false); err != nil {
		return e, err
	}
	if t.to, err = parseBound(cell("to"), true); err != nil {
		return e, err
	}
	if t.from != 0 && t.to != 0 && t.to < t.from {
		return e, fmt.Errorf("it ends on %s before it begins on %s", t.to, t.from)
	}
	if e.kind == "" {
		e.kind = kindOfSector(t.sectors, "organisation")
		if len(t.sectors) == 0 && t.country != "" {
			e.kind = "group"
		}
	} else if !slices.Contains(kinds, e.kind) {
		return e, fmt.Errorf("%q is no kind of actor; kinds are %s", e.kind, strings.Join(kinds, ", "))
	}
	e.terms = []term{t}
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
func (x *lexicon) addUserEntity(e entity) {
	e.id = slug(e.name)
	for _, t := range e.terms {
		if t.country != "" {
			e.id = stateID(t.country) + "." + e.id
			break
		}
	}
	if i, ok := x.userID[slug(e.name)]; ok {
		e.id = x.entities[i].id
	}
	names := append([]string{e.name}, e.aliases...)
	i := x.addEntity(e)
	x.userID[slug(e.name)] = i
	for _, name := range names {
		x.phrases.add(name, sense{kind: entitySense, caps: userCasing(name), user: true, ref: int32(i)})
	}
	if e.kind == "person" {
		for _, family := range familyNames(e.name) {
			x.families[emptyKey.add(family)] = append(x.families[emptyKey.add(family)], i)
		}
	}
}

// userCasing is how a name of a user's file must be written: files set in capitals throughout mean names as well.
func userCasing(name string) casing {
	if casingOf(name) == anyCase {
		return anyCase
	}
	return capitalised
}
