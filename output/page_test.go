package output

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/output/report"
	"github.com/dateline-data/dateline/schema"
)

const (
	nastyActor = `<img src=x onerror="hacked=1"> & "Sons"`
	nastyTitle = `</script><script>hacked=2</script><!-- it's over` + "\u2028"
)

// pageSampleRows is a release of seven events whose counts the tests of the page know: by type, flag, actor, place and date.
func pageSampleRows() *sample {
	day := func(year int, month time.Month, d int) schema.When {
		at := schema.NewDay(year, month, d)
		return schema.When{Start: at, End: at, Precision: "day", Basis: "explicit"}
	}
	gao := schema.Where{PlaceID: "geonames:2457161", Name: "Gao", Country: "MLI", Latitude: schema.Some(16.27167), Longitude: schema.Some(-0.04472), Precision: "city", Basis: "explicit"}
	lima := schema.Where{PlaceID: "geonames:3936456", Name: "Lima", Country: "PER", Latitude: schema.Some(-12.04318), Longitude: schema.Some(-77.02824), Precision: "city", Basis: "explicit"}
	mali := schema.Where{PlaceID: "geonames:2453866", Name: "Mali", Country: "MLI", Precision: "country", Basis: "explicit"}
	nowhere := schema.Where{Precision: "none", Basis: "none"}
	party := func(ids ...string) (p schema.Party) {
		p.IDs = ids
		if len(ids) > 0 {
			p.ActorID, p.Name = ids[0], ids[0]
		}
		return p
	}
	s := &sample{}
	for _, id := range []string{"MLI.MIL", "MLI.REB", "PER", "FRA", nastyActor} {
		s.actors = append(s.actors, schema.Actor{ID: id, Name: "the " + id, Kind: "organisation"})
	}
	s.articles = []schema.Article{
		{ID: "a1", Title: nastyTitle, URL: "javascript:hacked=3", Outlet: "Wire", PublishedAt: time.Date(2012, 4, 4, 0, 0, 0, 0, time.UTC), TextSHA256: "00"},
		{ID: "a2", Title: "Talks in Lima", URL: "https://example.org/talks?a=1&b=2", Outlet: "Wire", PublishedAt: time.Date(2012, 6, 1, 0, 0, 0, 0, time.UTC), TextSHA256: "00"},
	}
	add := func(id, article, kind, mode, sentence string, when schema.When, source, target schema.Party, where schema.Where, flags schema.Flags) {
		e := schema.Event{ID: id, Code: schema.Code{Type: kind, Mode: mode, CAMEO: "190", QuadClass: schema.QuadClass(kind)}, When: when, Source: source, Target: target, Where: where,
			Flags: flags, MentionCount: 1, ArticleCount: 1, Confidence: .9}
		s.events = append(s.events, e)
		words := strings.Fields(sentence) // who, did, whom
		from := len([]rune(words[0])) + 1
		s.mentions = append(s.mentions, schema.EventMention{ID: "m" + id, ArticleID: article, Sentence: schema.Extent{Start: 100, End: 100 + len([]rune(sentence)), Text: sentence},
			SourceText: schema.Extent{Start: 100, End: 99 + from, Text: words[0]}, Trigger: schema.Extent{Start: 100 + from, End: 100 + from + len([]rune(words[1])), Text: words[1]},
			WhenText: schema.Extent{Start: 5, End: 12, Text: "Tuesday"}, Rule: "18-assault.tsv:5 S attack", Confidence: .9, Event: e})
	}
	add("e1", "a1", "ASSAULT", "", "𝒜rmy attacked the rebels.", day(2012, 4, 3), party("MLI.MIL"), party("MLI.REB"), gao, schema.Flags{})
	add("e2", "a1", "ASSAULT", "drone", "Rebels struck back.", day(2012, 4, 20), party("MLI.REB"), party("MLI.MIL"), gao, schema.Flags{})
	add("e3", "a2", "CONSULT", "phone", "Peru telephoned France.", day(2012, 5, 30), party("PER"), party("FRA", "MLI.MIL"), lima, schema.Flags{})
	add("e4", "a2", "PROTEST", "demo", "Sons marched </blockquote><script>hacked=4</script> in Mali.", schema.When{Start: schema.NewDay(2012, 6, 1), End: schema.NewDay(2012, 6, 30), Precision: "month", Basis: "explicit"}, party(nastyActor), party(), mali, schema.Flags{Historical: true})
	add("e5", "a2", "AGREE", "", "France agreed.", schema.When{Precision: "unknown", Basis: "none"}, party("FRA"), party(), nowhere, schema.Flags{})
	add("e6", "a2", "AID", "", "France won't help.", day(2012, 6, 1), party("FRA"), party("MLI.MIL"), mali, schema.Flags{Negated: true, Future: true})
	add("e7", "a2", "MOBILIZE", "", "France will send.", day(2012, 7, 1), party("FRA"), party(), nowhere, schema.Flags{Future: true})
	s.places = []schema.Place{{ID: "geonames:2457161", Name: "Gao", Precision: "city"}, {ID: "geonames:3936456", Name: "Lima", Precision: "city"}, {ID: "geonames:2453866", Name: "Mali", Precision: "country"}}
	return s
}

// pageRelease writes the sample and gives the page's file.
func pageRelease(t testing.TB, s *sample, o Options) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "release")
	s.commit(t, out, o)
	return filepath.Join(out, pageName)
}

func TestPageIsTheSameFromEitherFormat(t *testing.T) {
	fromParquet, err := os.ReadFile(pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence, Formats: []string{"parquet"}}))
	if err != nil {
		t.Fatal(err)
	}
	fromCSV, err := os.ReadFile(pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence, Formats: []string{"csv"}}))
	if err != nil {
		t.Fatal(err)
	}
	beside := regexp.MustCompile(`"release":\{.*?\}`) // what the page knows of the files beside it
	fromParquet, fromCSV = beside.ReplaceAll(fromParquet, nil), beside.ReplaceAll(fromCSV, nil)
	same := bytes.ReplaceAll(bytes.ReplaceAll(fromParquet, []byte("data/"), []byte("csv/")), []byte(".parquet"), []byte(".csv"))
	if !bytes.Equal(same, fromCSV) {
		t.Error("the page of a release in Parquet is not that of the same release in CSV")
	}
	for _, text := range []string{"</script><script>", "</blockquote>", "\u2028", "href=\"javascript:"} {
		if bytes.Contains(fromCSV, []byte(text)) {
			t.Errorf("the page holds %q", text)
		}
	}
}

// longOnes is more events with the longest text that the page takes over than it has room for.
const longOnes = 2000

// crowd is a release of n events: the first with the longest text, and the first hundred with more reports than are shown.
func crowd(n int) *sample {
	s := &sample{}
	long := strings.Repeat("<Ünïcode> & \"quotes\" ", 38)
	for i := range n {
		text := long
		if i >= longOnes {
			text = long[:24]
		}
		id := fmt.Sprintf("%06d", i)
		actor, article, place := "actor."+id, "a"+id, "p"+id
		reports := 1
		if i < 100 {
			reports = report.MaxMentions + 2
		}
		s.actors = append(s.actors, schema.Actor{ID: actor, Name: text, Kind: "person"})
		s.articles = append(s.articles, schema.Article{ID: article, Title: text, URL: "https://example.org/" + id, TextSHA256: "00"})
		e := schema.Event{ID: "e" + id, Code: schema.Code{Type: "ASSAULT", CAMEO: "190", QuadClass: 4}, When: schema.When{Start: schema.NewDay(2000, 1, i), End: schema.NewDay(2000, 1, i), Precision: "day", Basis: "explicit"},
			Source: schema.Party{ActorID: actor, IDs: []string{actor}}, Where: schema.Where{PlaceID: place, Name: text, Latitude: schema.Some(float64(i % 80)), Longitude: schema.Some(float64(i % 170)), Precision: "city", Basis: "explicit"},
			MentionCount: reports, ArticleCount: 1, Confidence: .5}
		s.events = append(s.events, e)
		for k := range reports {
			s.mentions = append(s.mentions, schema.EventMention{ID: fmt.Sprintf("m%s%d", id, k), ArticleID: article, Sentence: schema.Extent{End: len([]rune(text)), Text: text},
				Trigger: schema.Extent{Start: 1, End: 8, Text: "Ünïcode"}, Rule: text, Confidence: .5, Event: e})
		}
	}
	return s
}

// unpacked are the data of a page.
func unpacked(t *testing.T, page []byte) string {
	t.Helper()
	packed := regexp.MustCompile(`data-packed>([^<]*)<`).FindSubmatch(page)
	if packed == nil {
		t.Fatal("the page's data are not packed")
	}
	z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(packed[1])))
	must(t, err)
	data, err := io.ReadAll(z)
	must(t, err)
	return string(data)
}

func TestLargePageIsSampled(t *testing.T) {
	s := crowd(report.MaxEvents + 100)
	page, err := os.ReadFile(pageRelease(t, s, Options{Extra: schema.WithSentence, Formats: []string{"csv"}}))
	if err != nil {
		t.Fatal(err)
	}
	if len(page) >= report.MaxBytes {
		t.Errorf("the page has %d bytes, of at most %d", len(page), report.MaxBytes)
	}
	data := unpacked(t, page)
	if last := report.SampleEvents - 1; !strings.Contains(data, `"e000000"`) || !strings.Contains(data, fmt.Sprintf(`"e%06d"`, last)) || strings.Contains(data, fmt.Sprintf(`"e%06d"`, last+1)) {
		t.Error("the page does not show the events with the lowest ids")
	}
	if bytes.Contains(page, []byte("hyparquet")) || bytes.Contains(page, []byte("connect-src")) {
		t.Error("the page of a release without Parquet holds a reader of it, or may ask for files")
	}
	reversed := crowd(len(s.events))
	slices.Reverse(reversed.events)
	slices.Reverse(reversed.articles)
	again, err := os.ReadFile(pageRelease(t, reversed, Options{Extra: schema.WithSentence, Formats: []string{"csv"}}))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(page, again) {
		t.Error("the page depends on the order of the events")
	}
}

// TestPageOfAllEvents holds as many events as a page can.
func TestPageOfAllEvents(t *testing.T) {
	page, err := os.ReadFile(pageRelease(t, crowd(report.MaxEvents), Options{Extra: schema.WithSentence, Formats: []string{"parquet"}}))
	must(t, err)
	if data := unpacked(t, page); !strings.Contains(data, fmt.Sprintf(`"e%06d"`, report.MaxEvents-1)) || bytes.Contains(page, []byte("hyparquet")) {
		t.Errorf("a page of %d bytes does not hold all events", len(page))
	}
}
