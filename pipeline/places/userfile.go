package places

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/schema"
)

// userColumns are the columns of a file of places; the first three must be there and filled.
var userColumns = []string{"name", "latitude", "longitude", "alternate names", "country", "admin1", "kind"}

const requiredColumns = 3

// userKinds are the words for a place's kind that a file may use beside GeoNames' class and code ("S.CMP").
var userKinds = map[string]string{
	"": "P.PPL", "city": "P.PPL", "town": "P.PPL", "village": "P.PPL", "settlement": "P.PPL", "neighbourhood": "P.PPLX", "neighborhood": "P.PPLX",
	"region": "L.RGN", "district": "L.RGN", "area": "L.AREA", "base": "L.MILB", "park": "L.PRK", "camp": "S.CMP", "crossing": "S.PSTB",
	"checkpoint": "S.PSTB", "airport": "S.AIRP", "airbase": "S.AIRB", "port": "S.PRT", "bridge": "S.BDG", "dam": "S.DAM", "site": "S.SITE",
	"building": "S.BLDG", "mine": "S.MN", "prison": "S.PRN", "river": "H.STM", "lake": "H.LK", "sea": "H.SEA", "strait": "H.STRT",
	"mountain": "T.MT", "mountains": "T.MTS", "island": "T.ISL", "islands": "T.ISLS", "valley": "T.VAL", "desert": "T.DSRT", "pass": "T.PASS",
}

var featureCode = regexp.MustCompile(`^[AHLPRSTUV]\.[A-Z][A-Z0-9]{1,5}$`)

// LoadUserFile reads the user's own places: a CSV file in UTF-8 with a header that names the columns, in any order: name,
// latitude, longitude (degrees), and, where wanted, alternate names (joined by "|"), country (ISO 3166 alpha-2 or
// alpha-3, or its English name), admin1 (the province's name) and kind (a word such as city, camp, crossing, base or
// river, or GeoNames' class and code). Errors name the file and the line and say what is wrong.
func LoadUserFile(path string) ([]gazetteer.Entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the file of places: %w", err)
	}
	defer f.Close()
	return readUserFile(f, path)
}

func readUserFile(in io.Reader, path string) ([]gazetteer.Entry, error) {
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return nil, userError(path, err)
	}
	at, err := columnsOf(header)
	if err != nil {
		return nil, fmt.Errorf("%s line 1: %w", path, err)
	}
	var places []gazetteer.Entry
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return places, nil
		}
		if err != nil {
			return nil, userError(path, err)
		}
		line, _ := r.FieldPos(0)
		if len(row) > len(header) {
			return nil, fmt.Errorf("%s line %d: %d cells, but the header names %d columns: put cells that hold commas in double quotes", path, line, len(row), len(header))
		}
		p, err := userPlace(func(column string) string {
			if i, ok := at[column]; ok && i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		})
		if err != nil {
			return nil, fmt.Errorf("%s line %d: %w", path, line, err)
		}
		places = append(places, p)
	}
}

func userError(path string, err error) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s line 1: the file is empty: begin it with the header %s", path, strings.Join(userColumns, ","))
	}
	var fault *csv.ParseError
	if errors.As(err, &fault) {
		return fmt.Errorf("%s line %d: not CSV: %w", path, fault.Line, fault.Err)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// columnsOf finds the known columns in a header; others are passed over.
func columnsOf(header []string) (map[string]int, error) {
	at := map[string]int{}
	for i, cell := range header {
		at[strings.ReplaceAll(strings.ToLower(strings.TrimSpace(strings.TrimPrefix(cell, "\ufeff"))), "_", " ")] = i
	}
	for _, column := range userColumns[:requiredColumns] {
		if _, ok := at[column]; !ok {
			return nil, fmt.Errorf("no column %q: the header names the columns %s, the first three at least", column, strings.Join(userColumns, ", "))
		}
	}
	return at, nil
}

// userPlace makes a place of a row's cells.
func userPlace(cell func(column string) string) (p gazetteer.Entry, err error) {
	p = gazetteer.Entry{Name: cell("name"), Admin1Code: cell("admin1"), HasPoint: true}
	if gazetteer.Key(p.Name) == "" || strings.ContainsAny(p.Name, "\r\n") {
		return p, fmt.Errorf("no name in %q: give the place a name of letters on one line", p.Name)
	}
	if p.Lat, err = degrees(cell("latitude"), 90); err != nil {
		return p, fmt.Errorf("latitude %w", err)
	}
	if p.Lon, err = degrees(cell("longitude"), 180); err != nil {
		return p, fmt.Errorf("longitude %w", err)
	}
	if p.Alpha3, err = userCountry(cell("country")); err != nil {
		return p, err
	}
	if p.Admin1Code != "" && p.Alpha3 == "" {
		return p, fmt.Errorf("province %q without its country", p.Admin1Code)
	}
	kind := cell("kind")
	if p.Feature = userKinds[strings.ToLower(kind)]; p.Feature == "" {
		if p.Feature = strings.ToUpper(kind); !featureCode.MatchString(p.Feature) {
			return p, fmt.Errorf("unknown kind %q: use a word such as city, camp, crossing, base, river or region, or GeoNames' class and code (S.CMP)", kind)
		}
	}
	p.Names = []gazetteer.Name{{Text: p.Name}}
	for _, n := range strings.Split(cell("alternate names"), "|") {
		if n = strings.TrimSpace(n); gazetteer.Key(n) != "" {
			p.Names = append(p.Names, gazetteer.Name{Text: n})
		}
	}
	return p, nil
}

func degrees(cell string, most float64) (float64, error) {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || !(v >= -most && v <= most) {
		return 0, fmt.Errorf("%q is no number of degrees between -%g and %g", cell, most, most)
	}
	return v, nil
}

func userCountry(cell string) (alpha3 string, err error) {
	if cell == "" {
		return "", nil
	}
	if c, ok := schema.CountryByAlpha3(strings.ToUpper(cell)); ok {
		return c.Alpha3, nil
	}
	if c, ok := schema.CountryByAlpha2(strings.ToUpper(cell)); ok {
		return c.Alpha3, nil
	}
	if found := schema.CountriesByName(cell); len(found) > 0 {
		return found[0].Alpha3, nil
	}
	return "", fmt.Errorf("unknown country %q: use its ISO 3166 code (UKR) or English name", cell)
}
