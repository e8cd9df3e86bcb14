package output

import (
	"slices"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// polecatLayout is the table of POLECAT, the successor of ICEWS, whose events are PLOVER's as ours are.
var polecatLayout = layout{
	name: "polecat",
	meaning: "The events in the table of POLECAT, tab-separated, with a header, without quotes; tabs, line breaks and double quotes in cells are replaced, lists are joined by ;. " +
		"Only events that happened stand here: POLECAT has no place to say that one is denied, planned or feared. What we do not know is empty.",
	tables: []layoutTable{{file: "events.tsv", meaning: "a row is an event: 40 columns", header: true,
		columns: slices.Concat(polecatEvent, polecatParty("Actor", "source"), polecatParty("Recipient", "target"), polecatPlace, polecatStory)}},
}

var polecatEvent = []layoutColumn{
	{"Event ID", "event_id", ofEvent("event_id")},
	{"Event Date", "start_date", ofEvent("start_date")},
	{"Event Type", "event_type", ofEvent("event_type")},
	{"Event Mode", "event_mode", ofEvent("event_mode")},
	{"Intensity", "goldstein: the intensity of the CAMEO code", ofEvent("goldstein")},
	{"Quad Code", "quad_class in words: VERBAL COOPERATION ...", func(r *layoutRow) string { return quadNames[r.event.value("quad_class").Int] }},
	{"Contexts", "contexts", func(r *layoutRow) string { return strings.Join(r.event.value("contexts").List, ";") }},
}

// polecatParty are the columns of a side of the event, of which one is named after the side in the middle.
func polecatParty(name, side string) []layoutColumn {
	actor := func(r *layoutRow) *actorEntry {
		if side == "source" {
			return &r.source
		}
		return &r.target
	}
	words := func(r *layoutRow) string {
		if side == "source" {
			return r.first.Source
		}
		return r.first.Target
	}
	return []layoutColumn{
		{name + " Name", side + "_name", ofEvent(side + "_name")},
		{name + " Country", side + "_country, ISO 3166-1 alpha-3", ofEvent(side + "_country")},
		{name + " COW", side + "_country as the number of the state in the Correlates of War", func(r *layoutRow) string { return cowCode(r.event.text(side + "_country")) }},
		{"Primary " + name + " Sector", side + "_sector", ofEvent(side + "_sector")},
		{name + " Sectors", "actors.sectors", func(r *layoutRow) string { return strings.Join(actor(r).Sectors, ";") }},
		{name + " Title", "offices are read into sectors and not kept", nil},
		{name + " Name Raw", "the words of the first report for the " + side, words},
		{"Wikipedia " + name + " ID", "we have Wikidata's: see actors.wikidata_id", nil},
	}
}

var polecatPlace = []layoutColumn{
	{"Placename", "place_name", ofEvent("place_name")},
	{"City", "place_name, where it is a city or a site in one", atPrecision("site", "city")},
	{"District", "place_name, where it is a district", atPrecision("admin2")},
	{"Province", "places.admin1_name", func(r *layoutRow) string { return r.place.Admin1Name }},
	{"Country", "name of place_country", countryName},
	{"Latitude", "latitude; empty where only the country or region is known: no centroids", ofEvent("latitude")},
	{"Longitude", "longitude", ofEvent("longitude")},
	{"GeoNames ID", "the number in place_id", func(r *layoutRow) string {
		id, _ := strings.CutPrefix(r.event.text("place_id"), geoNamesPrefix)
		return id
	}},
	{"Raw Placename", "the words of the first report for the place", func(r *layoutRow) string { return r.first.Where }},
	{"Feature Type", "places.feature_code of GeoNames", func(r *layoutRow) string { return r.place.FeatureCode }},
}

var polecatStory = []layoutColumn{
	{"Source", "outlet of the first report's article", func(r *layoutRow) string { return r.article.Outlet }},
	{"Publication Date", "day on which it was published", func(r *layoutRow) string { return dayOf(r.article.Published) }},
	{"Story People", "names of persons in that article", func(r *layoutRow) string { return strings.Join(r.story.People, ";") }},
	{"Story Organizations", "names of all other actors in it", func(r *layoutRow) string { return strings.Join(r.story.Organisations, ";") }},
	{"Story Locations", "names of places in it", func(r *layoutRow) string { return strings.Join(r.story.Places, ";") }},
	{"Language", "its language", func(r *layoutRow) string { return r.article.Language }},
	{"Version", "DATELINE and the version of its tables", always("DATELINE " + schema.Version)},
}

// quadNames are POLECAT's words for quad classes.
var quadNames = map[int64]string{1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}

const geoNamesPrefix = "geonames:"

func atPrecision(precisions ...string) func(*layoutRow) string {
	return func(r *layoutRow) string {
		if slices.Contains(precisions, r.event.text("place_precision")) {
			return r.event.text("place_name")
		}
		return ""
	}
}

func cowCode(alpha3 string) string {
	if c, ok := schema.CountryByAlpha3(alpha3); ok {
		return c.COW
	}
	return ""
}

func countryName(r *layoutRow) string {
	if c, ok := schema.CountryByAlpha3(r.event.text("place_country")); ok {
		return c.Name
	}
	return ""
}

func dayOf(v schema.Value) string {
	if !v.Valid {
		return ""
	}
	return time.UnixMilli(v.Int).UTC().Format(time.DateOnly)
}
