package output

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// benchRows are the rows of one benchmark table.
const benchRows = 20_000

func BenchmarkWrite(b *testing.B) {
	for _, f := range formats {
		if f.create == nil {
			continue
		}
		b.Run(f.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w, err := f.create(io.Discard, schema.Events.Table, fileOptions{})
				if err != nil {
					b.Fatal(err)
				}
				for row := range randomRows(schema.Events.Table, benchRows) {
					if err := w.Write(row); err != nil {
						b.Fatal(err)
					}
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(benchRows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for _, f := range formats {
		if f.create == nil {
			continue
		}
		b.Run(f.name, func(b *testing.B) {
			name := filepath.Join(b.TempDir(), "events")
			if err := os.WriteFile(name, writeAll(b, &f, schema.Events.Table, randomRows(schema.Events.Table, benchRows)), 0o644); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				for _, err := range f.read(name, schema.Events.Table) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(benchRows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkPage makes the page of a release whose tables are written: mostly reading them once more.
func BenchmarkPage(b *testing.B) {
	for _, f := range formats {
		if f.create == nil {
			continue
		}
		b.Run(f.name, func(b *testing.B) {
			out := filepath.Join(b.TempDir(), "release")
			crowd(benchRows).commit(b, out, Options{Extra: schema.WithSentence, Formats: []string{f.name}})
			r, err := Open(out)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := renderPage(r); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(benchRows*b.N)/b.Elapsed().Seconds(), "events/s")
		})
	}
}
