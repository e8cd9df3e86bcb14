package output

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// layoutLines writes the sample in all layouts and gives the cells of a file of one.
func layoutLines(t *testing.T, s *sample, file string) (rows [][]string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "r")
	s.commit(t, out, Options{Layouts: Layouts()})
	valid(t, out)
	data, err := os.ReadFile(filepath.Join(out, file))
	must(t, err)
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return rows
}

// cellsOf gives the cells that are not empty, by column.
func cellsOf(t *testing.T, columns []layoutColumn, row []string) string {
	t.Helper()
	if len(row) != len(columns) {
		t.Fatalf("%d cells in %d columns", len(row), len(columns))
	}
	var all []string
	for i, c := range columns {
		if row[i] != "" {
			all = append(all, c.name+"="+row[i])
		}
	}
	return strings.Join(all, " ")
}

func TestGDELTLayout(t *testing.T) {
	s := newSample()
	s.articles[0].URL = "https://example.org/gao"
	s.actors[1].CAMEO = "MLIMIL"
	s.places[0].Admin1Code, s.places[0].Admin1Name = "09", "Gao\tRegion"
	rows := layoutLines(t, s, "gdelt/events.tsv")
	want := "GLOBALEVENTID=" + globalEventID("e1") + " SQLDATE=20120403 MonthYear=201204 Year=2012 FractionDate=2012.2548 Actor1Code=MLIMIL Actor1Name=ARMY OF MALI Actor1CountryCode=MLI " +
		"Actor1Type1Code=MIL IsRootEvent=1 EventCode=190 EventBaseCode=190 EventRootCode=19 QuadClass=4 GoldsteinScale=-10 NumMentions=1 NumSources=0 NumArticles=1 " +
		"Actor1Geo_Type=0 Actor2Geo_Type=0 ActionGeo_Type=4 ActionGeo_FullName=Gao, Gao Region, Mali ActionGeo_CountryCode=ML ActionGeo_ADM1Code=ML09 ActionGeo_Lat=16.27167 " +
		"ActionGeo_Long=-0.04472 DATEADDED=20120404083000 SOURCEURL=https://example.org/gao"
	if got := cellsOf(t, gdeltLayout.tables[0].columns, rows[0]); len(rows) != 1 || got != want {
		t.Errorf("%d rows\n%s, want\n%s", len(rows), got, want)
	}
	rows = layoutLines(t, s, "gdelt/mentions.tsv")
	want = "GLOBALEVENTID=" + globalEventID("e1") + " EventTimeDate=20120404083000 MentionTimeDate=20120404083000 MentionType=1 MentionIdentifier=https://example.org/gao SentenceID=1 " +
		"Actor1CharOffset=24 Actor2CharOffset=45 ActionCharOffset=36 InRawText=1 Confidence=90"
	if got := cellsOf(t, gdeltLayout.tables[1].columns, rows[0]); len(rows) != 1 || got != want {
		t.Errorf("%d rows\n%s, want\n%s", len(rows), got, want)
	}
}

func TestPOLECATLayout(t *testing.T) {
	rows := layoutLines(t, newSample(), "polecat/events.tsv")
	want := "Event ID=e1 Event Date=2012-04-03 Event Type=ASSAULT Intensity=-10 Quad Code=MATERIAL CONFLICT Actor Name=army of Mali Actor Country=MLI Actor COW=432 Primary Actor Sector=MIL " +
		"Actor Sectors=MIL Actor Name Raw=Mali's army Recipient Name Raw=rebels Placename=Gao City=Gao Country=Mali Latitude=16.27167 Longitude=-0.04472 GeoNames ID=2457161 Raw Placename=Gao " +
		"Publication Date=2012-04-04 Story Organizations=Mali's army Story Locations=Gao Language=en Version=DATELINE " + schema.Version
	if got := cellsOf(t, polecatLayout.tables[0].columns, rows[1]); len(rows) != 2 || got != want {
		t.Errorf("%d rows\n%s, want\n%s", len(rows), got, want)
	}
	if header := strings.Join(rows[0], ", "); !strings.HasPrefix(header, "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name,") || !strings.HasSuffix(header, "Language, Version") || len(rows[0]) != 40 {
		t.Errorf("header %s", header)
	}
}

// TestLayoutsTellWhatHappened flags the event in each way.
func TestLayoutsTellWhatHappened(t *testing.T) {
	for flags, want := range map[schema.Flags]int{{}: 1, {Historical: true}: 1, {Negated: true}: 0, {Future: true}: 0, {Hypothetical: true}: 0} {
		s := newSample()
		s.events[0].Flags, s.mentions[0].Event.Flags = flags, flags
		for _, file := range []string{"gdelt/events.tsv", "gdelt/mentions.tsv"} {
			if rows := layoutLines(t, s, file); len(rows) != want {
				t.Errorf("%+v: %d rows in %s, want %d", flags, len(rows), file, want)
			}
		}
	}
}

func TestGDELTCodes(t *testing.T) {
	if a, b := globalEventID("eaxthtztmq6u62vb7"), globalEventID("eaxthtztmq6u62vb7"); a != b || len(a) > 19 {
		t.Errorf("%s, %s", a, b)
	}
	for code, want := range map[string]string{"MLIMIL": "MIL..", "RUSGOVLEG": "GOV.LEG.", "REB": "REB..", "": "..", "IGOUNO": "IGO.UNO."} {
		if got := cameoRole(code, 0) + "." + cameoRole(code, 1) + "." + cameoRole(code, 2); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	for _, c := range schema.Countries() {
		if code := fips()[c.Alpha3]; code != "" && len(code) != 2 {
			t.Errorf("%s: %q", c.Alpha3, code)
		}
	}
	if got := []string{fips()["DEU"], fips()["UKR"], fips()["CHN"]}; !slices.Equal(got, []string{"GM", "UP", "CH"}) || len(fips()) < 245 {
		t.Error(got)
	}
}

// TestShelf puts values that are larger than one read, and asks for a key that is not there.
func TestShelf(t *testing.T) {
	s, err := newShelf(t.TempDir())
	must(t, err)
	defer s.close()
	for i := range 1000 {
		must(t, s.put(fmt.Sprint("key ", i), strings.Repeat(fmt.Sprint(i), i)))
	}
	for i := range 1000 {
		var got string
		if err := s.get(fmt.Sprint("key ", i), &got); err != nil || got != strings.Repeat(fmt.Sprint(i), i) {
			t.Fatalf("%d: %.20q, %v", i, got, err)
		}
	}
	got := "kept"
	if err := s.get("key 1000", &got); err != nil || got != "kept" {
		t.Errorf("%q, %v", got, err)
	}
}

// TestGDELTPlaces gives places the codes that GDELT has for them, or none.
func TestGDELTPlaces(t *testing.T) {
	for _, c := range []struct{ country, admin1, name, precision, code, adm1 string }{
		{"PSE", "GZ.11184609", "Khan Yunis", "city", "GZ", ""},
		{"PSE", "WE.7870555", "Hebron", "city", "WE", ""},
		{"PSE", "", "Gaza Strip", "admin2", "GZ", ""},
		{"PSE", "", "Palestine", "country", "", ""},
		{"GBR", "SCT", "Perth", "city", "UK", ""},
		{"CHE", "GE", "Geneva", "city", "SZ", ""},
		{"BEL", "VLG", "Ghent", "city", "BE", ""},
		{"SRB", "SE", "Novi Sad", "city", "RI", "RISE"},
		{"USA", "TX", "Waco", "city", "US", "USTX"},
		{"MLI", "", "Mali", "country", "ML", "ML"},
	} {
		event := rowOf(schema.Events.Table)
		event.Cells = make([]schema.Value, len(schema.Events.Columns))
		for column, text := range map[string]string{"place_country": c.country, "place_name": c.name, "place_precision": c.precision} {
			event.Cells[event.at(column)] = schema.Value{Valid: text != "", Str: text}
		}
		row := &layoutRow{event: event, place: placeEntry{Name: c.name, Admin1Code: c.admin1, Country: c.country}}
		if got := fipsCountry(row); got != c.code {
			t.Errorf("%s: country %q, want %q", c.name, got, c.code)
		}
		if got := adm1(row); got != c.adm1 {
			t.Errorf("%s: ADM1 %q, want %q", c.name, got, c.adm1)
		}
	}
	if cameoCountry("ROU") != "ROM" || cameoCountry("MLI") != "MLI" {
		t.Error("codes of CAMEO")
	}
}

// TestByteOrderMark writes CSV for Excel, reads it back, and validates it.
func TestByteOrderMark(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r")
	newSample().commit(t, out, Options{CSVBOM: true, Formats: []string{"csv"}})
	valid(t, out)
	data, err := os.ReadFile(filepath.Join(out, "csv", "events.csv"))
	must(t, err)
	if !strings.HasPrefix(string(data), "\ufeffevent_id,") {
		t.Errorf("begins with %q", data[:12])
	}
}
