package output

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"github.com/dateline-data/dateline/schema"
)

// codesFolder holds the code lists, one CSV file a list.
const codesFolder = "codes"

// codeTable is a code list as it is written: the code, its meaning, and what else is known of it.
type codeTable struct {
	name, meaning string
	header        []string
	rows          [][]string
}

// path is where the list lies in a release.
func (t *codeTable) path() string { return codesFolder + "/" + t.name + ".csv" }

// codeTables are all code lists, CAMEO's and the countries' with their crosswalks.
func codeTables() []codeTable {
	var all []codeTable
	for _, l := range schema.CodeLists() {
		t := codeTable{name: l.Name, meaning: l.Meaning, header: []string{"code", "meaning"}}
		if more, ok := codeDetails[l.Name]; ok {
			t.header = append(t.header, more.header...)
		}
		for _, e := range l.Entries {
			row := []string{e.Code, e.Meaning}
			if more, ok := codeDetails[l.Name]; ok {
				row = append(row, more.row(e.Code)...)
			}
			t.rows = append(t.rows, row)
		}
		all = append(all, t)
	}
	return all
}

// codeDetails are the columns of code lists that have more than a meaning.
var codeDetails = map[string]struct {
	header []string
	row    func(code string) []string
}{
	"event_types": {[]string{"quad_class"}, func(code string) []string { return []string{strconv.Itoa(schema.QuadClass(code))} }},
	"cameo": {[]string{"event_type", "event_mode", "goldstein"}, func(code string) []string {
		c, _ := schema.LookupCAMEO(code)
		goldstein := ""
		if c.Goldstein.OK {
			goldstein = string(appendDecimal(nil, c.Goldstein.V))
		}
		return []string{c.Type, c.Mode, goldstein}
	}},
	"countries": {[]string{"alpha2", "continent", "region", "geonames_id", "wikidata_id", "successor", "until", "cow_code"}, func(code string) []string {
		c, _ := schema.CountryByAlpha3(code)
		return []string{c.Alpha2, c.Continent, c.Region, c.GeoNamesID, c.WikidataID, c.Successor, c.Until, c.COW}
	}},
}

func (w *Writer) writeCodes() error {
	for _, t := range codeTables() {
		var b bytes.Buffer
		c := csv.NewWriter(&b)
		if err := c.WriteAll(append([][]string{t.header}, t.rows...)); err != nil {
			return err
		}
		if err := w.writeFile(t.path(), b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
