package output

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// gdeltLayout is GDELT 2.0's event and mentions tables, after its "Event Database Data Format Codebook V2.0".
var gdeltLayout = layout{
	name: "gdelt",
	meaning: "The events in the two tables of GDELT 2.0, tab-separated, without header and quotes; tabs, line breaks and double quotes in cells are replaced. " +
		"Only events that happened stand here: GDELT has no place to say that one is denied, planned or feared. What we do not know is empty, or -1 and 0 where GDELT has those for it.",
	tables: []layoutTable{
		{file: "events.tsv", meaning: "a row is an event: 61 columns", columns: slices.Concat(gdeltDate, gdeltActor("Actor1", "source"), gdeltActor("Actor2", "target"),
			gdeltAction, gdeltNoGeo("Actor1Geo"), gdeltNoGeo("Actor2Geo"), gdeltGeo, gdeltEnd)},
		{file: "mentions.tsv", meaning: "a row is a report of an event: 16 columns", reports: true, columns: gdeltMentions},
	},
}

var gdeltDate = []layoutColumn{
	{"GLOBALEVENTID", "a whole number of 63 bits made of event_id, the same in every release", func(r *layoutRow) string { return globalEventID(r.event.text("event_id")) }},
	{"SQLDATE", "start_date as YYYYMMDD; the first day of the interval where the day is not known", dateCell("20060102")},
	{"MonthYear", "start_date as YYYYMM", dateCell("200601")},
	{"Year", "start_date as YYYY", dateCell("2006")},
	{"FractionDate", "start_date as YYYY.FFFF, the fraction ((month - 1) * 30 + day) / 365 of the year, as in its files", func(r *layoutRow) string { return fractionDate(r.event.value("start_date")) }},
}

// gdeltActor are the columns of a side of the event.
func gdeltActor(prefix, side string) []layoutColumn {
	actor := func(r *layoutRow) *actorEntry {
		if side == "source" {
			return &r.source
		}
		return &r.target
	}
	column := func(name, meaning string, cell func(*layoutRow) string) layoutColumn {
		return layoutColumn{prefix + name, meaning, cell}
	}
	role := func(n int) func(*layoutRow) string {
		return func(r *layoutRow) string { return cameoRole(actor(r).CAMEO, n) }
	}
	return []layoutColumn{
		column("Code", "actors.cameo_code of "+side+"_actor_id", func(r *layoutRow) string { return actor(r).CAMEO }),
		column("Name", side+"_name in capitals", func(r *layoutRow) string { return strings.ToUpper(r.event.text(side + "_name")) }),
		column("CountryCode", side+"_country in CAMEO's codes: ISO 3166-1 alpha-3, but for ROM, Romania", func(r *layoutRow) string { return cameoCountry(r.event.text(side + "_country")) }),
		column("KnownGroupCode", "we have no list of such groups", nil),
		column("EthnicCode", "not coded", nil),
		column("Religion1Code", "not coded", nil),
		column("Religion2Code", "not coded", nil),
		column("Type1Code", "the first role in the actor's CAMEO code", role(0)),
		column("Type2Code", "the second role", role(1)),
		column("Type3Code", "the third role", role(2)),
	}
}

var gdeltAction = []layoutColumn{
	{"IsRootEvent", "1 where a report stands in the first sentence of its article, else 0", func(r *layoutRow) string { return strconv.Itoa(oneIf(r.first.IsRoot)) }},
	{"EventCode", "cameo_code", ofEvent("cameo_code")},
	{"EventBaseCode", "its first three digits", func(r *layoutRow) string { return firstBytes(r.event.text("cameo_code"), 3) }},
	{"EventRootCode", "its first two digits", func(r *layoutRow) string { return firstBytes(r.event.text("cameo_code"), 2) }},
	{"QuadClass", "quad_class, numbered alike", ofEvent("quad_class")},
	{"GoldsteinScale", "goldstein", ofEvent("goldstein")},
	{"NumMentions", "mention_count", ofEvent("mention_count")},
	{"NumSources", "outlet_count", ofEvent("outlet_count")},
	{"NumArticles", "article_count", ofEvent("article_count")},
	{"AvgTone", "tone is not measured", nil},
}

// gdeltNoGeo are the columns of an actor's place, of which we know nothing.
func gdeltNoGeo(prefix string) []layoutColumn {
	all := []layoutColumn{{prefix + "_Type", "0, GDELT's value for no place: we place events, not actors", always("0")}}
	for _, name := range []string{"FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"} {
		all = append(all, layoutColumn{prefix + "_" + name, "we place events, not actors", nil})
	}
	return all
}

var gdeltGeo = []layoutColumn{
	{"ActionGeo_Type", "0 none, 1 country, 2 state of the USA, 3 city of the USA, 4 other city, 5 other state, from place_precision", func(r *layoutRow) string { return geoType(r) }},
	{"ActionGeo_FullName", "name of the place, its state or province, and its country", fullName},
	{"ActionGeo_CountryCode", "place_country in FIPS 10-4, as GDELT has it: the Gaza Strip is GZ and the West Bank WE", fipsCountry},
	{"ActionGeo_ADM1Code", "that code, and behind it GeoNames' code of the state or province where that is FIPS's; empty where it is another", adm1},
	{"ActionGeo_ADM2Code", "not known", nil},
	{"ActionGeo_Lat", "latitude; empty where only the country or region is known: no centroids", ofEvent("latitude")},
	{"ActionGeo_Long", "longitude", ofEvent("longitude")},
	{"ActionGeo_FeatureID", "GDELT's are of GNS and GNIS; ours are of GeoNames: see events.place_id", nil},
}

var gdeltEnd = []layoutColumn{
	{"DATEADDED", "first_published_at as YYYYMMDDHHMMSS: when the first report was published, since a release knows no clock", func(r *layoutRow) string { return gdeltTime(r.event.value("first_published_at")) }},
	{"SOURCEURL", "address of the first report", func(r *layoutRow) string { return r.article.URL }},
}

var gdeltMentions = []layoutColumn{
	{"GLOBALEVENTID", "the event's", func(r *layoutRow) string { return globalEventID(r.mention.text("event_id")) }},
	{"EventTimeDate", "when the event's first report was published, as YYYYMMDDHHMMSS", func(r *layoutRow) string { return gdeltTime(r.reported) }},
	{"MentionTimeDate", "when this report was published", func(r *layoutRow) string { return gdeltTime(r.article.Published) }},
	{"MentionType", "1 where the article has an address on the web, else 2", func(r *layoutRow) string { return strconv.Itoa(2 - oneIf(r.article.URL != "")) }},
	{"MentionSourceName", "the article's outlet", func(r *layoutRow) string { return r.article.Outlet }},
	{"MentionIdentifier", "the article's address, or else its article_id", func(r *layoutRow) string {
		if r.article.URL == "" {
			return r.article.ID
		}
		return r.article.URL
	}},
	{"SentenceID", "sentence_index, counted from 1", func(r *layoutRow) string { return strconv.FormatInt(r.mention.value("sentence_index").Int+1, 10) }},
	{"Actor1CharOffset", "source_start; -1 where no words name the source", offsetOf("source_start")},
	{"Actor2CharOffset", "target_start; -1 where no words name the target", offsetOf("target_start")},
	{"ActionCharOffset", "trigger_start", offsetOf("trigger_start")},
	{"InRawText", "1: offsets count in the text as it was", always("1")},
	{"Confidence", "confidence in percent, rounded to tens", func(r *layoutRow) string {
		return strconv.Itoa(int(math.Round(r.mention.value("confidence").Float*10)) * 10)
	}},
	{"MentionDocLen", "a release does not hold the length of texts in characters", nil},
	{"MentionDocTone", "tone is not measured", nil},
	{"MentionDocTranslationInfo", "nothing is translated", nil},
	{"Extras", "as in GDELT", nil},
}

// globalEventID is a number for an id: the first 63 bits of its SHA-256.
func globalEventID(id string) string {
	sum := sha256.Sum256([]byte(id))
	return strconv.FormatUint(binary.BigEndian.Uint64(sum[:8])>>1, 10)
}

func dateCell(layout string) func(*layoutRow) string {
	return func(r *layoutRow) string {
		v := r.event.value("start_date")
		if !v.Valid {
			return ""
		}
		return time.Unix(v.Int*secondsPerDay, 0).UTC().Format(layout)
	}
}

// fractionDate is GDELT's date as a decimal number.
func fractionDate(v schema.Value) string {
	if !v.Valid {
		return ""
	}
	t := time.Unix(v.Int*secondsPerDay, 0).UTC()
	return fmt.Sprintf("%.4f", float64(t.Year())+float64((int(t.Month())-1)*30+t.Day())/365)
}

func gdeltTime(v schema.Value) string {
	if !v.Valid {
		return ""
	}
	return time.UnixMilli(v.Int).UTC().Format("20060102150405")
}

func firstBytes(s string, n int) string { return s[:min(n, len(s))] }

func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

func offsetOf(column string) func(*layoutRow) string {
	return func(r *layoutRow) string {
		if v := r.mention.value(column); v.Valid {
			return strconv.FormatInt(v.Int, 10)
		}
		return "-1"
	}
}

// cameoWidth is the length of the parts of a CAMEO actor code.
const cameoWidth = 3

// cameoRole is the nth part of a CAMEO actor code behind its country: LEG is the second of RUSGOVLEG.
func cameoRole(code string, n int) string {
	if _, ok := schema.CountryByAlpha3(firstBytes(code, cameoWidth)); ok {
		code = code[cameoWidth:]
	}
	at := n * cameoWidth
	if at >= len(code) {
		return ""
	}
	return code[at:min(at+cameoWidth, len(code))]
}

//go:embed fips.tsv
var fipsTSV string

// fips are the FIPS 10-4 codes of countries by their alpha-3 codes, as GeoNames gives them.
var fips = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	for line := range strings.Lines(fipsTSV) {
		alpha3, code, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		codes[alpha3] = code
	}
	return codes
})

// geoType is GDELT's type of a place.
func geoType(r *layoutRow) string {
	american := r.event.text("place_country") == "USA"
	switch r.event.text("place_precision") {
	case "country":
		return "1"
	case "admin1":
		return strconv.Itoa(5 - 3*oneIf(american))
	case "site", "city", "admin2":
		return strconv.Itoa(4 - oneIf(american))
	}
	return "0"
}

func fullName(r *layoutRow) string {
	var parts []string
	country, _ := schema.CountryByAlpha3(r.event.text("place_country"))
	for _, part := range []string{r.event.text("place_name"), r.place.Admin1Name} {
		if part != "" {
			addOnce(&parts, part)
		}
	}
	if country != nil {
		addOnce(&parts, country.Name)
	}
	return strings.Join(parts, ", ")
}

// cameoCountry is a country's code in CAMEO, which has the one that Romania had when it was made.
func cameoCountry(alpha3 string) string {
	if alpha3 == "ROU" {
		return "ROM"
	}
	return alpha3
}

// palestine has no code of its own in FIPS, its two parts have.
const palestine = "PSE"

var palestinian = map[string]string{"Gaza Strip": "GZ", "West Bank": "WE"}

func fipsCountry(r *layoutRow) string {
	country := r.event.text("place_country")
	if country != palestine {
		return fips()[country]
	}
	for _, code := range palestinian {
		if strings.HasPrefix(r.place.Admin1Code, code) {
			return code
		}
	}
	return palestinian[r.event.text("place_name")]
}

// otherAdmin1 are the countries of which GeoNames has ISO's codes of states and provinces though they look like FIPS's.
var otherAdmin1 = map[string]bool{"CHE": true, "BEL": true, "MNE": true, "XKX": true}

// fipsAdmin1 is the length of FIPS's codes of states and provinces.
const fipsAdmin1 = 2

func adm1(r *layoutRow) string {
	code := fipsCountry(r)
	if code == "" || r.event.text("place_precision") == "country" {
		return code
	}
	if len(r.place.Admin1Code) != fipsAdmin1 || otherAdmin1[r.event.text("place_country")] {
		return ""
	}
	return code + r.place.Admin1Code
}
