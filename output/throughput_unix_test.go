//go:build unix

package output

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// shares are the rows of each table for a hundred articles of news, as a run over Wikinews gave them.
var shares = []struct {
	table *schema.Table
	rows  int
}{
	{schema.Articles.Table, 100}, {schema.Events.Table, 484}, {schema.EventMentions.Table, 521}, {schema.Actors.Table, 844},
	{schema.ActorMentions.Table, 3234}, {schema.Places.Table, 255}, {schema.PlaceMentions.Table, 1491}, {schema.DateMentions.Table, 507},
}

// Few rows are made and written over and over, so that the collector of garbage has no more to look at than in a run.
const throughputEvents, throughputArticles, throughputTimes = 10_000, 300, 6

// BenchmarkThroughput writes tables in all formats and reads them back, as a run does, and tells rows a second: by the clock, and
// by the time of two processors.
func BenchmarkThroughput(b *testing.B) {
	b.Run("events", func(b *testing.B) {
		benchmarkTables(b, []plausible{{schema.Events.Table, collect(realisticEvents(throughputEvents))}})
	})
	b.Run("release", func(b *testing.B) {
		var tables []plausible
		for _, s := range shares {
			tables = append(tables, plausible{s.table.With(schema.Always), plausibleRows(s.table.With(schema.Always), s.rows*throughputArticles/100)})
		}
		benchmarkTables(b, tables)
	})
}

type plausible struct {
	table *schema.Table
	rows  [][]schema.Value
}

func benchmarkTables(b *testing.B, tables []plausible) {
	b.ReportAllocs()
	rows, before := 0, processorSeconds(b)
	for b.Loop() {
		w, err := Create(b.TempDir()+"/release", Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, p := range tables {
			rows += len(p.rows) * throughputTimes
			if err := w.Table(p.table, sequence(p.rows)); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Abort(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(2*float64(rows)/(processorSeconds(b)-before), "rows/2cpu-s")
}

func processorSeconds(b *testing.B) float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e9
}

func sequence(rows [][]schema.Value) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		for range throughputTimes {
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

func collect(rows iter.Seq2[[]schema.Value, error]) (all [][]schema.Value) {
	for row := range rows {
		all = append(all, slices.Clone(row))
	}
	return all
}

// plausibleRows are rows of any table whose cells repeat as those of a release do: keys never, names and codes often, offsets
// grow.
func plausibleRows(t *schema.Table, n int) (rows [][]schema.Value) {
	r := rand.New(rand.NewPCG(11, 12))
	often := rand.NewZipf(r, 1.2, 8, 30_000)
	for i := range n {
		row := make([]schema.Value, len(t.Columns))
		for k := range t.Columns {
			if c := &t.Columns[k]; !c.Nullable || r.IntN(4) > 0 {
				row[k] = plausibleCell(c, i, r, often)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func plausibleCell(c *schema.Column, i int, r *rand.Rand, often *rand.Zipf) schema.Value {
	v := schema.Value{Valid: true}
	switch {
	case c.Type == schema.String && c.Key:
		v.Str = schema.ID('x', fmt.Sprint(i))
	case c.Type == schema.String && c.Distinct:
		v.Str = fmt.Sprintf("https://news.example/%d/%d", r.Uint32(), i)
	case c.Type == schema.String && c.Refers != nil:
		v.Str = schema.ID('x', fmt.Sprint(often.Uint64()))
	case c.Type == schema.String && categories(c.Codes) != nil:
		codes := categories(c.Codes)
		v.Str = codes[int(often.Uint64())%len(codes)]
	case c.Type == schema.String:
		v.Str = fmt.Sprintf("Some Name %d", often.Uint64())
	case c.Type == schema.List:
		for range r.IntN(2) {
			v.List = append(v.List, fmt.Sprintf("name %d", often.Uint64()))
		}
	case c.Type == schema.Bool:
		v.Int = int64(r.IntN(2))
	case c.Type == schema.Date:
		v.Int = int64(16_000 + i/50)
	case c.Type == schema.Timestamp:
		v.Int = int64(1_400_000_000+i*60) * 1000
	case c.Type == schema.Int:
		v.Int = int64(i%40*100 + r.IntN(90))
	default:
		v.Float, v.Float2 = float64(r.IntN(180_000)-90_000)/1000, float64(r.IntN(90_000))/1000
	}
	return v
}
