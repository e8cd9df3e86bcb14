// Package gazetteer is the list of the world's places that is built into dateline: countries, their first and second
// administrative divisions, populated places of 500 people and more, and the regions, seas, rivers, ranges, crossings
// and camps that the news speaks of. It gives, for a name, the places that bear it.
//
// The list is laid out in columns, a place being an index into them; a place always stands behind the place that holds
// it. cmd/gazetteer builds it with Write, Open reads it.
package gazetteer

import (
	"math"
	"strconv"

	"github.com/dateline-data/dateline/schema"
)

// Ref is a place: an index into the gazetteer's columns.
type Ref int32

// None is no place.
const None Ref = -1

// NameKind tells how a place bears a name.
type NameKind uint8

// The kinds of names, the likeliest first.
const (
	Primary   NameKind = iota // its name, or the English one
	Bare                      // the name of a division without its kind: "Aleppo" of Aleppo Governorate
	Alternate                 // another name: in another language, another spelling, an old one
	Short                     // an abbreviation, "Tex."
	Demonym                   // an adjective or a noun for its people
	nameKinds
)

// Bearer is a place that bears a name.
type Bearer struct {
	Place Ref
	Kind  NameKind
}

// noPoint marks a place without coordinates.
const noPoint = math.MinInt32

// degree is the number of the columns' units in a degree, which is what GeoNames publishes.
const degree = 1e5

// Gazetteer holds the places in columns. It is not changed after it was made and serves any number of goroutines.
type Gazetteer struct {
	geonames   []uint32 // GeoNames ids, 0 where unknown
	lat, lon   []int32
	parent     []Ref // the place that holds it, None for continents and regions of several countries
	country    []Ref
	feature    []uint8 // index into features
	population []uint32
	wikidata   map[Ref]uint32
	extent     map[Ref]uint16   // radius of a region in km
	within     map[Ref][]string // alpha-3 codes of a region in several countries
	admin1Code map[Ref]string   // GeoNames codes of first-level divisions
	seats      map[Ref]Ref      // towns from which countries and first-level divisions are governed
	nameEnd    []uint32         // end of the display name in names
	names      string
	features   []string // "P.PPLC": GeoNames class and code
	alpha3     []string // of the country places, which stand first
	table      table
	over       map[string][]Bearer // the user's names, over the embedded ones
}

// Len is the number of places.
func (g *Gazetteer) Len() int { return len(g.geonames) }

// Name is the place's display name.
func (g *Gazetteer) Name(p Ref) string {
	start := uint32(0)
	if p > 0 {
		start = g.nameEnd[p-1]
	}
	return g.names[start:g.nameEnd[p]]
}

// Feature is the GeoNames class ("P") and code ("PPLC") of the place; the code may be empty.
func (g *Gazetteer) Feature(p Ref) (class, code string) {
	f := g.features[g.feature[p]]
	return f[:1], f[2:]
}

// Point is the place's coordinates in degrees.
func (g *Gazetteer) Point(p Ref) (lat, lon float64, ok bool) {
	return float64(g.lat[p]) / degree, float64(g.lon[p]) / degree, g.lat[p] != noPoint
}

// Population is the number of its people, 0 where unknown; of a division the sum of its towns'.
func (g *Gazetteer) Population(p Ref) int { return int(g.population[p]) }

// Parent is the place that holds it: of a city its county, province or country.
func (g *Gazetteer) Parent(p Ref) Ref { return g.parent[p] }

// Country is the country that holds the place (itself for a country), or None.
func (g *Gazetteer) Country(p Ref) Ref { return g.country[p] }

// Alpha3 is the ISO code of the country that holds the place, empty where there are several or none.
func (g *Gazetteer) Alpha3(p Ref) string {
	if c := g.country[p]; c != None {
		return g.alpha3[c]
	}
	return ""
}

// CountryPlace is the place of a country's alpha-3 code.
func (g *Gazetteer) CountryPlace(alpha3 string) (Ref, bool) {
	for i, code := range g.alpha3 {
		if code == alpha3 {
			return Ref(i), true
		}
	}
	return None, false
}

// Division is the first-level division of a country with a GeoNames code.
func (g *Gazetteer) Division(alpha3, code string) (Ref, bool) {
	found := None
	for p, c := range g.admin1Code {
		if c == code && g.Alpha3(p) == alpha3 && (found == None || p < found) {
			found = p
		}
	}
	return found, found != None && code != ""
}

// Extent is the radius of a region in kilometres, 0 where the gazetteer gives none.
func (g *Gazetteer) Extent(p Ref) float64 { return float64(g.extent[p]) }

// Countries are the alpha-3 codes of the countries that a region lies in, or the place's only one.
func (g *Gazetteer) Countries(p Ref) []string {
	if c := g.Alpha3(p); c != "" {
		return []string{c}
	}
	return g.within[p]
}

// Holds tells whether outer is the place inner or one of those that hold it.
func (g *Gazetteer) Holds(outer, inner Ref) bool {
	for ; inner != None; inner = g.parent[inner] {
		if inner == outer {
			return true
		}
	}
	return false
}

// Admin1 is the first-level division that holds the place, or None.
func (g *Gazetteer) Admin1(p Ref) Ref {
	for ; p != None; p = g.parent[p] {
		if g.IsAdmin1(p) {
			return p
		}
	}
	return None
}

// Seat is the town from which a country or a first-level division is governed.
func (g *Gazetteer) Seat(p Ref) (Ref, bool) {
	seat, ok := g.seats[p]
	return seat, ok
}

// IsCountry tells countries and dependent territories.
func (g *Gazetteer) IsCountry(p Ref) bool { return int(p) < len(g.alpha3) }

// IsCapital tells the capitals of countries.
func (g *Gazetteer) IsCapital(p Ref) bool { return g.features[g.feature[p]] == "P.PPLC" }

// IsAdmin1 tells first-level divisions.
func (g *Gazetteer) IsAdmin1(p Ref) bool { return g.features[g.feature[p]] == "A.ADM1" }

// IsAdmin2 tells second-level divisions.
func (g *Gazetteer) IsAdmin2(p Ref) bool { return g.features[g.feature[p]] == "A.ADM2" }

// IsPopulated tells towns and villages.
func (g *Gazetteer) IsPopulated(p Ref) bool { return g.features[g.feature[p]][0] == 'P' }

// ID is the place's id: geonames:NNN, or one of ours from its kind, name and country.
func (g *Gazetteer) ID(p Ref) string {
	if id := g.geonames[p]; id != 0 {
		return "geonames:" + strconv.FormatUint(uint64(id), 10)
	}
	return schema.ID(schema.PlaceLetter, g.features[g.feature[p]], g.Name(p), g.Alpha3(p))
}

// Extents in km up to which a region is taken for a spot, a district or a province.
const (
	siteExtent   = 10
	admin2Extent = 40
)

const continent = "L.CONT"

// precision is what kind of place the point stands for, a code of place_precisions.
func (g *Gazetteer) precision(p Ref) string {
	switch class, _ := g.Feature(p); {
	case g.IsCountry(p):
		return "country"
	case g.IsAdmin1(p):
		return "admin1"
	case g.IsAdmin2(p):
		return "admin2"
	case class == "P":
		return "city"
	case g.lat[p] == noPoint || g.features[g.feature[p]] == continent:
		return "none"
	case g.Extent(p) <= siteExtent:
		return "site"
	case g.Extent(p) <= admin2Extent:
		return "admin2"
	case g.country[p] != None:
		return "admin1"
	}
	return "none"
}

// Place is the row of the places table.
func (g *Gazetteer) Place(p Ref) schema.Place {
	class, code := g.Feature(p)
	row := schema.Place{ID: g.ID(p), Name: g.Name(p), ASCIIName: ASCII(g.Name(p)), FeatureClass: class, FeatureCode: code,
		Country: g.Alpha3(p), Precision: g.precision(p)}
	for outer := g.parent[p]; outer != None; outer = g.parent[outer] {
		row.Within = append(row.Within, g.ID(outer))
	}
	if a := g.Admin1(p); a != None {
		row.Admin1Name, row.Admin1Code = g.Name(a), g.admin1Code[a]
	}
	if lat, lon, ok := g.Point(p); ok {
		row.Latitude, row.Longitude = schema.Some(lat), schema.Some(lon)
	}
	if n := g.Population(p); n > 0 && (class == "P" || g.IsCountry(p)) { // those of divisions are sums of ours
		row.Population = schema.Some(n)
	}
	if q := g.wikidata[p]; q != 0 {
		row.WikidataID = "Q" + strconv.FormatUint(uint64(q), 10)
	}
	return row
}
