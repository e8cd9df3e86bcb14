package gazetteer

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func open(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		"Zürich": "zurich", "Sana'a": "sanaa", "Sanaʻa": "sanaa", "St. Louis": "st louis", "Saint Louis": "st louis", "the Netherlands": "netherlands",
		"U.S.": "US", "us": "us", "NSW": "NSW", "MOSCOW": "moscow", "Łódź": "lodz", "Port-au-Prince": "port au prince", "Qarabağ": "qarabag",
		"Əhmədli": "ahmadli", "  ": "", "...": "", "Mt. Sinai": "mt sinai", "New  York": "new york",
	} {
		if got := Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEmbeddedIsWithinBounds(t *testing.T) {
	if len(embedded) > 4<<20 {
		t.Errorf("the gazetteer has grown to %d bytes", len(embedded))
	}
	g := open(t)
	regions, ids := 0, map[string]Ref{}
	for p := range Ref(g.Len()) {
		if class, _ := g.Feature(p); class != "A" && class != "P" {
			regions++
		}
		if had, ok := ids[g.ID(p)]; ok {
			t.Errorf("%s and %s have the id %s", g.Name(had), g.Name(p), g.ID(p))
		}
		ids[g.ID(p)] = p
		if lat, lon, ok := g.Point(p); ok && (math.Abs(lat) > 90 || math.Abs(lon) > 180) {
			t.Errorf("%s lies at %f %f", g.Name(p), lat, lon)
		}
		if g.Name(p) == "" || g.precision(p) == "" {
			t.Errorf("place %d has no name or precision", p)
		}
	}
	if g.Len() < 285_000 || regions < 400 {
		t.Errorf("%d places, %d regions", g.Len(), regions)
	}
}

func TestEveryCountryIsThere(t *testing.T) {
	g := open(t)
	for _, c := range schema.Countries() {
		p, ok := g.CountryPlace(c.Alpha3)
		if !ok || g.Name(p) != c.Name || c.GeoNamesID != "" && g.ID(p) != "geonames:"+c.GeoNamesID {
			t.Errorf("%s: the gazetteer is older than the table of countries: rebuild it with cmd/gazetteer", c.Alpha3)
		}
		for _, name := range append([]string{c.Name}, c.OtherNames...) {
			if !slices.ContainsFunc(g.Lookup(nil, name), func(b Bearer) bool { return b.Place == p }) {
				t.Errorf("%s does not bear the name %q", c.Alpha3, name)
			}
		}
	}
}

func TestNamesOldAndNew(t *testing.T) {
	g := open(t)
	for _, same := range []string{
		"Kiev|Kyiv", "Burma|Myanmar", "Türkiye|Turkey|TURKEY", "Stepanakert|Khankendi", "Karabakh|Garabagh|Nagorno-Karabakh|Artsakh", "Bombay|Mumbai",
		"Saigon|Ho Chi Minh City", "Swaziland|Eswatini", "Bab el-Mandeb|Bab al-Mandab", "Peking|Beijing", "Astana|Nur-Sultan", "Persian Gulf|Arabian Gulf",
		"Texas|Tex.|TX", "Crimea|Crimean Peninsula", "Falklands|Malvinas",
	} {
		var common []Ref
		for i, name := range strings.Split(same, "|") {
			var refs []Ref
			for _, b := range g.Lookup(nil, name) {
				if i == 0 || slices.Contains(common, b.Place) {
					refs = append(refs, b.Place)
				}
			}
			common = refs
		}
		if len(common) == 0 {
			t.Errorf("no place bears all of %s", same)
		}
	}
}

func TestTownsOfCountriesAtWar(t *testing.T) {
	g := open(t)
	for name, want := range map[string]string{
		"Pibor": "SSD", "Quissanga": "MOZ", "Nduga": "IDN", "Guriel": "SOM", "Bunagana": "COD", "Laiza": "MMR", "Tongo Tongo": "NER", "Inata": "BFA", "Bint Jbeil": "LBN",
	} {
		if !slices.ContainsFunc(g.Lookup(nil, name), func(b Bearer) bool { return g.Alpha3(b.Place) == want }) {
			t.Errorf("no %s in %s", name, want)
		}
	}
}

func TestRowsOfPlaces(t *testing.T) {
	g := open(t)
	find := func(name, feature string) schema.Place {
		for _, b := range g.Lookup(nil, name) {
			if class, code := g.Feature(b.Place); class+"."+code == feature {
				return g.Place(b.Place)
			}
		}
		t.Fatalf("no %s %s", feature, name)
		return schema.Place{}
	}
	for _, tt := range []struct{ name, feature, id, country, admin1, precision string }{
		{"Chicago", "P.PPLA2", "geonames:4887398", "USA", "Illinois", "city"},
		{"Illinois", "A.ADM1", "geonames:4896861", "USA", "Illinois", "admin1"},
		{"Sangamon County", "A.ADM2", "geonames:4249472", "USA", "Illinois", "admin2"},
		{"France", "A.PCLI", "geonames:3017382", "FRA", "", "country"},
		{"Africa", "L.CONT", "geonames:6255146", "", "", "none"},
		{"Rafah crossing", "S.PSTB", "", "PSE", "", "site"},
		{"Darfur", "L.RGN", "", "SDN", "", "admin1"},
		{"Black Sea", "H.SEA", "", "", "", "none"},
	} {
		p := find(tt.name, tt.feature)
		if tt.id != "" && p.ID != tt.id || p.Country != tt.country || p.Admin1Name != tt.admin1 || p.Precision != tt.precision || !p.Latitude.OK {
			t.Errorf("%s: %+v", tt.name, p)
		}
	}
	const cook, illinois, usa = "geonames:4888671", "geonames:4896861", "geonames:6252001"
	if in := find("Chicago", "P.PPLA2").Within; !slices.Equal(in, []string{cook, illinois, usa}) {
		t.Errorf("Chicago lies in %v", in)
	}
	if p := find("Soviet Union", "A.PCLH"); p.Latitude.OK || p.Country != "SUN" || !strings.HasPrefix(p.ID, "p") {
		t.Errorf("a state that is no more has no point: %+v", p)
	}
}

func TestWriteAndRead(t *testing.T) {
	entries := []Entry{
		{Name: "Freedonia", Parent: -1, Feature: "A.PCLI", Alpha3: "FRE", GeoNames: 7, Population: 5000, Names: []Name{{"Freedonia", Primary}, {"Freedonian", Demonym}}},
		{Name: "North", Parent: 0, Feature: "A.ADM1", Admin1Code: "01", HasPoint: true, Lat: 1.5, Lon: -2.25, Names: []Name{{"North", Bare}}},
		{Name: "Ölberg", Parent: 1, Feature: "P.PPL", HasPoint: true, Lat: -89.9994, Lon: 179.9996, Population: 1230, Wikidata: 42, Names: []Name{{"Ölberg", Primary}, {"Olberg", Alternate}}},
		{Name: "Wide Sea", Parent: -1, Feature: "H.SEA", HasPoint: true, Lat: 12.34567, Lon: -0.00004, Extent: 300, Within: []string{"FRE", "XXX"}, Names: []Name{{"Wide Sea", Primary}}},
	}
	var file, again bytes.Buffer
	if err := Write(&file, entries, Compress); err != nil {
		t.Fatal(err)
	}
	if err := Write(&again, entries, Compress); err != nil || !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Errorf("the same entries give other bytes (%v)", err)
	}
	g, err := Read(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	found := g.Lookup(nil, "OLBERG")
	if len(found) != 1 || found[0] != (Bearer{2, Primary}) {
		t.Fatalf("found %v", found)
	}
	p := g.Place(2)
	if p.Name != "Ölberg" || p.ASCIIName != "Olberg" || p.Country != "FRE" || p.Admin1Code != "01" || p.WikidataID != "Q42" || p.Latitude.V != -89.999 || p.Longitude.V != 180 || p.Population.V != 1230 {
		t.Errorf("%+v", p)
	}
	if lat, lon, ok := g.Point(3); lat != 12.34567 || lon != -0.00004 || !ok {
		t.Errorf("the sea lies at %f %f", lat, lon)
	}
	if _, _, ok := g.Point(0); ok {
		t.Error("a country without a point has one")
	}
	if g.Extent(3) != 300 || !slices.Equal(g.Countries(3), []string{"FRE", "XXX"}) || !g.Holds(0, 2) || g.Holds(2, 0) {
		t.Error("extent, countries or containment lost")
	}
	for _, bad := range [][]byte{nil, []byte("PK"), file.Bytes()[:file.Len()-5], append([]byte(magic), 1, 2, 3)} {
		if _, err := Read(bad); err == nil {
			t.Errorf("read %d bad bytes without an error", len(bad))
		}
	}
	if err := Write(&again, []Entry{{Name: "a", Parent: 0}}, Compress); err == nil {
		t.Error("a place may not stand before its parent")
	}
}

func TestWith(t *testing.T) {
	g := open(t)
	w, err := g.With([]Entry{{Name: "Paris", Feature: "S.CMP", HasPoint: true, Lat: 10, Lon: 20, Alpha3: "USA", Admin1Code: "Texas", Names: []Name{{"Paris", Primary}, {"Camp X", Primary}}}})
	if err != nil {
		t.Fatal(err)
	}
	found := w.Lookup(nil, "Paris")
	if len(found) != 1 || w.Place(found[0].Place).Admin1Name != "Texas" || w.Place(found[0].Place).Precision != "site" {
		t.Errorf("%v", found)
	}
	if len(g.Lookup(nil, "Paris")) < 10 || len(g.Lookup(nil, "Camp X")) != 0 {
		t.Error("the embedded gazetteer has changed")
	}
	if _, err := g.With([]Entry{{Name: "a", Alpha3: "USA", Admin1Code: "Bavaria"}}); err == nil {
		t.Error("no error for a province of another country")
	}
}

func FuzzRead(f *testing.F) {
	var file bytes.Buffer
	if err := Write(&file, []Entry{{Name: "a", Parent: -1, Feature: "A.PCLI", Alpha3: "AAA", Names: []Name{{"a", Primary}}}}, Compress); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		u := unpacker{data: b}
		if g := u.gazetteer(); !u.bad {
			for p := range Ref(g.Len()) {
				g.Place(p)
			}
		}
	})
}

func FuzzKey(f *testing.F) {
	f.Add("Saint-Étienne, the U.S.")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		if key := Key(s); Key(key) != key && !strings.Contains(key, "the ") {
			t.Errorf("Key(%q) = %q, and of that %q", s, key, Key(key))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	g := open(b)
	names := []string{"Aleppo", "Khankendi", "no such place", "U.S.", "Springfield"}
	var found []Bearer
	for i := 0; b.Loop(); i++ {
		found = g.Lookup(found[:0], names[i%len(names)])
	}
}
