package output

import (
	"bytes"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// TestFormats is what every format must keep: it gives back the rows it was given, in their order.
func TestFormats(t *testing.T) {
	tables := append([]*schema.Table{oneOfEach()}, schema.Tables...)
	for _, f := range formats {
		if f.create == nil {
			continue // TestDatabase writes it
		}
		for _, table := range tables {
			for _, n := range []int{0, 1, 2, 1000, readBatch + 1} {
				t.Run(fmt.Sprintf("%s/%s/%d", f.name, table.Name, n), func(t *testing.T) { roundTrip(t, &f, table, n) })
			}
		}
		t.Run(f.name+"/row groups", func(t *testing.T) {
			if testing.Short() {
				t.Skip("writes 250,000 rows")
			}
			roundTrip(t, &f, schema.Lookup("place_mentions"), 2*rowGroupRows+10)
		})
	}
}

func roundTrip(t *testing.T, f *format, table *schema.Table, n int) {
	name := filepath.Join(t.TempDir(), "table")
	if err := os.WriteFile(name, writeAll(t, f, table, randomRows(table, n)), 0o644); err != nil {
		t.Fatal(err)
	}
	next, stop := iter.Pull2(randomRows(table, n))
	defer stop()
	at := 0
	for got, err := range f.read(name, table) {
		if err != nil {
			t.Fatalf("row %d: %v", at, err)
		}
		want, _, ok := next()
		if !ok {
			t.Fatalf("more than %d rows", n)
		}
		for i, c := range table.Columns {
			if !equalCells(got[i], want[i]) {
				t.Fatalf("row %d, %s: %+v, want %+v", at, c.Name, got[i], want[i])
			}
		}
		at++
	}
	if at != n {
		t.Fatalf("%d rows, want %d", at, n)
	}
}

func equalCells(a, b schema.Value) bool {
	if len(a.List) == 0 && len(b.List) == 0 {
		a.List, b.List = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// writeAll gives the bytes of a table in a format.
func writeAll(t testing.TB, f *format, table *schema.Table, rows iter.Seq2[[]schema.Value, error]) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := f.create(&b, table, fileOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range rows {
		if err == nil {
			err = w.Write(row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameRowsSameBytes(t *testing.T) {
	for _, f := range formats {
		if f.create == nil {
			continue
		}
		table := oneOfEach()
		first := writeAll(t, &f, table, randomRows(table, 20_000))
		for range 4 {
			if !bytes.Equal(first, writeAll(t, &f, table, randomRows(table, 20_000))) {
				t.Fatalf("%s: two runs differ", f.name)
			}
		}
	}
}
