package schema

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestCountriesAreWellFormed(t *testing.T) {
	alpha3, id := regexp.MustCompile(`^[A-Z]{3}$`), regexp.MustCompile(`^([1-9]\d*)?$`)
	last := ""
	for _, c := range Countries() {
		if !alpha3.MatchString(c.Alpha3) || len(c.Alpha2) != 2 || c.Alpha3 <= last {
			t.Errorf("%s %s: codes malformed or out of order", c.Alpha3, c.Alpha2)
		}
		last = c.Alpha3
		if c.Name == "" || c.Continent == "" || !strings.HasPrefix(c.WikidataID, "Q") || !id.MatchString(c.GeoNamesID) {
			t.Errorf("%s: incomplete: %+v", c.Alpha3, c)
		}
		if (c.Successor == "") != (c.Until == "") || c.Until == "" && c.GeoNamesID == "" {
			t.Errorf("%s: a former state has a successor and a last year, an existing one a GeoNames id", c.Alpha3)
		}
		if _, ok := CountryByAlpha3(c.Successor); c.Successor != "" && !ok {
			t.Errorf("%s: unknown successor %s", c.Alpha3, c.Successor)
		}
		for _, list := range [][]string{{c.Name}, c.OtherNames, c.Adjectives, c.Person, c.People, c.Capitals, c.Seats} {
			seen := map[string]bool{}
			for _, w := range list {
				if w == "" || strings.TrimSpace(w) != w || seen[w] || strings.HasPrefix(w, "the ") {
					t.Errorf("%s: bad or repeated %q in %q", c.Alpha3, w, list)
				}
				seen[w] = true
			}
		}
	}
	if n := len(Countries()); n < 250 {
		t.Errorf("%d countries", n)
	}
}

func TestCountryLookups(t *testing.T) {
	codes := func(found []*Country) (all string) {
		for _, c := range found {
			all += " " + c.Alpha3
		}
		return strings.TrimSpace(all)
	}
	for _, tt := range []struct {
		find       func(string) []*Country
		word, want string
	}{
		{CountriesByName, "Burma", "MMR"}, {CountriesByName, "the United States", "USA"}, {CountriesByName, "U.S.", "USA"},
		{CountriesByName, "US", "USA"}, {CountriesByName, "us", ""}, {CountriesByName, "SYRIA", "SYR"}, {CountriesByName, "Türkiye", "TUR"},
		{CountriesByName, "Côte d’Ivoire", "CIV"}, {CountriesByName, "Zaire", "COD"}, {CountriesByName, "USSR", "SUN"}, {CountriesByName, "car", ""},
		{CountriesByName, "Kosovo", "KOS"}, {CountriesByName, "Atlantis", ""},
		{CountriesByDemonym, "Dominican", "DMA DOM"}, {CountriesByDemonym, "Spaniards", "ESP"}, {CountriesByDemonym, "syrian", "SYR"},
		{CountriesByDemonym, "Congolese", "COD COG"}, {CountriesByDemonym, "Soviet", "SUN"}, {CountriesByDemonym, "Syria", ""},
		{CountriesBySeat, "Baku", "AZE"}, {CountriesBySeat, "the Kremlin", "RUS"}, {CountriesBySeat, "Moscow", "RUS SUN"}, {CountriesBySeat, "Chicago", ""},
	} {
		if got := codes(tt.find(tt.word)); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.word, got, tt.want)
		}
	}
	if c, ok := CountryByAlpha2("GB"); !ok || c.Alpha3 != "GBR" {
		t.Errorf("GB: %v", c)
	}
}

// TestCOWCodes: a state has a number of its own, which those that it came from can share; territories and Palestine have none.
func TestCOWCodes(t *testing.T) {
	states := map[string]string{}
	for _, c := range Countries() {
		if c.COW == "" {
			continue
		}
		if n, err := strconv.Atoi(c.COW); err != nil || n < 2 || n > 990 {
			t.Errorf("%s: %q is no number of a state", c.Alpha3, c.COW)
		}
		if had := states[c.COW]; had != "" && c.Until == "" {
			t.Errorf("%s and %s have the number %s", had, c.Alpha3, c.COW)
		}
		if c.Until == "" {
			states[c.COW] = c.Alpha3
		}
	}
	if len(states) < 193 {
		t.Errorf("%d states", len(states))
	}
	for alpha3, want := range map[string]string{"USA": "2", "GBR": "200", "DEU": "255", "RUS": "365", "SUN": "365", "SRB": "345", "CHN": "710", "TLS": "860", "HKG": "", "PSE": ""} {
		if c, _ := CountryByAlpha3(alpha3); c == nil || c.COW != want {
			t.Errorf("%s: %v, want %s", alpha3, c, want)
		}
	}
}
