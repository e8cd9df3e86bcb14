package output

import (
	"compress/gzip"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// realisticEvents yields n events as years of news give them: sorted by day, a few types, actors and places most of the
// time, ids that never repeat. The same n gives the same events.
func realisticEvents(n int) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		m := &imagined{Rand: rand.New(rand.NewPCG(5, 6)), countries: schema.Countries()}
		m.actors, m.places = rand.NewZipf(m.Rand, 1.2, 4, 20_000), rand.NewZipf(m.Rand, 1.2, 8, 40_000)
		first := schema.NewDay(2015, time.January, 1)
		var cells []schema.Value
		for i := range n {
			event := m.event(i, first+schema.Day(i*imaginedDays/n))
			cells = schema.Events.Cells(&event, schema.Always, cells[:0])
			if !yield(cells, nil) {
				return
			}
		}
	}
}

// imaginedDays are the days over which the events are spread.
const imaginedDays = 10 * 365

type imagined struct {
	*rand.Rand
	countries      []schema.Country
	actors, places *rand.Zipf
}

// cameoSome are codes in about the shares that news has: statements and talks often, mass violence seldom.
var cameoSome = []string{"036", "040", "042", "043", "051", "111", "112", "173", "190", "190", "193", "141", "130", "057", "070", "080", "100", "120", "163", "174", "180", "183", "194"}

func (m *imagined) event(i int, day schema.Day) schema.Event {
	code, _ := schema.LookupCAMEO(cameoSome[m.IntN(len(cameoSome))])
	published := day.Time().Add(time.Duration(m.IntN(72)) * time.Hour)
	e := schema.Event{
		ID:     schema.ID(schema.EventLetter, fmt.Sprint(i)),
		Code:   schema.Code{Type: code.Type, Mode: code.Mode, Contexts: code.Contexts, CAMEO: code.Code, QuadClass: code.QuadClass, Goldstein: code.Goldstein},
		When:   schema.When{Start: day, End: day, Precision: "day", Basis: []string{"explicit", "relative", "publication", "dateline"}[m.IntN(4)]},
		Source: m.party(), Target: m.party(), Where: m.where(),
		Flags:        schema.Flags{Negated: m.IntN(30) == 0, Future: m.IntN(8) == 0, Hypothetical: m.IntN(20) == 0, Historical: m.IntN(6) == 0},
		MentionCount: 1 + int(m.ExpFloat64()*2), FirstPublishedAt: published, LastPublishedAt: published.Add(time.Duration(m.IntN(100)) * time.Hour),
		Confidence: float64(40+m.IntN(60)) / 100,
	}
	e.ArticleCount, e.OutletCount = e.MentionCount, min(e.MentionCount, 1+m.IntN(4))
	if code.Type == "ASSAULT" && m.IntN(3) == 0 {
		dead := 1 + int(m.ExpFloat64()*8)
		e.Toll.Dead = schema.Range{Low: schema.Some(dead), High: schema.Some(dead + m.IntN(3))}
	}
	return e
}

func (m *imagined) party() schema.Party {
	if m.IntN(5) == 0 {
		return schema.Party{}
	}
	n := int(m.actors.Uint64())
	c := &m.countries[n%len(m.countries)]
	id := fmt.Sprintf("%s.actor%d", c.Alpha3, n)
	return schema.Party{ActorID: id, Name: fmt.Sprintf("%s actor %d", c.Name, n), Country: c.Alpha3, Sector: []string{"GOV", "MIL", "REB", "CVL", "LEG", "COP"}[n%6], IDs: []string{id}}
}

func (m *imagined) where() schema.Where {
	if m.IntN(2) == 0 {
		return schema.Where{Precision: "none", Basis: "none"}
	}
	n := int(m.places.Uint64())
	c := &m.countries[n%len(m.countries)]
	return schema.Where{PlaceID: fmt.Sprint("geonames:", 100_000+n*37), Name: fmt.Sprintf("%s place %d", c.Name, n), Country: c.Alpha3,
		Latitude: schema.Some(float64(n*7919%180_000)/1000 - 90), Longitude: schema.Some(float64(n*104_729%360_000)/1000 - 180), Precision: "city", Basis: "explicit"}
}

// BenchmarkSize writes a row group of realistic events, and tells its bytes a row and its size against gzipped CSV.
func BenchmarkSize(b *testing.B) {
	var parquet, csv countedBytes
	for b.Loop() {
		parquet, csv = 0, 0
		zipped := gzip.NewWriter(&csv)
		for i, w := range []io.Writer{&parquet, zipped} {
			rows, err := formats[i].create(w, schema.Events.Table, fileOptions{})
			if err != nil {
				b.Fatal(err)
			}
			for row := range realisticEvents(rowGroupRows) {
				if err := rows.Write(row); err != nil {
					b.Fatal(err)
				}
			}
			if err := rows.Close(); err != nil {
				b.Fatal(err)
			}
		}
		if err := zipped.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(parquet)/rowGroupRows, "bytes/row")
	b.ReportMetric(float64(parquet)/float64(csv), "of-csv.gz")
}

// countedBytes counts what is written.
type countedBytes int64

func (n *countedBytes) Write(p []byte) (int, error) {
	*n += countedBytes(len(p))
	return len(p), nil
}
