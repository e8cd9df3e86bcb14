package sqlite_test

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/output/sqlite"
)

// rows are n rows with every kind of cell, some of which need overflow pages.
func rows(n int) iter.Seq[[]sqlite.Value] {
	numbers := []int64{0, 1, -1, 127, 128, -128, -129, 1 << 15, 1 << 23, 1<<31 - 1, 1 << 31, 1 << 47, -1 << 47, math.MaxInt64, math.MinInt64}
	lengths := []int{0, 1, 50, 300, 4050, 4061, 4062, 5000, 20_000}
	return func(yield func([]sqlite.Value) bool) {
		for i := range n {
			row := []sqlite.Value{fmt.Sprintf("k%08d", i*7919%100_003), numbers[i%len(numbers)], float64(i) / 3, nil, "Türkiye"}
			if i%50 == 0 {
				row[3] = strings.Repeat("x", lengths[i/50%len(lengths)])
			}
			if !yield(row) {
				return
			}
		}
	}
}

// write makes a database of a table with a key, an index and a view.
func write(t testing.TB, n int) []byte {
	t.Helper()
	var body bytes.Buffer
	w := sqlite.NewWriter(&body)
	table := w.Table("t", "CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, n INTEGER, x REAL, s TEXT, c TEXT)")
	var keys, numbers []sqlite.Key
	for row := range rows(n) {
		number, err := table.Add(row)
		must(t, err)
		keys = append(keys, sqlite.Key{Cells: []sqlite.Value{row[0]}, Row: number})
		numbers = append(numbers, sqlite.Key{Cells: []sqlite.Value{row[3]}, Row: number})
	}
	must(t, table.Close())
	text := func(k sqlite.Key) string { s, _ := k.Cells[0].(string); return s }
	isNull := func(k sqlite.Key) bool { return k.Cells[0] == nil }
	order := func(a, b sqlite.Key) int {
		if isNull(a) != isNull(b) {
			if isNull(a) {
				return -1
			}
			return 1
		}
		return strings.Compare(text(a), text(b))
	}
	slices.SortStableFunc(keys, order)
	slices.SortStableFunc(numbers, order)
	must(t, w.Index("sqlite_autoindex_t_1", "t", "", all(keys)))
	must(t, w.Index("t_s", "t", "CREATE INDEX t_s ON t (s)", all(numbers)))
	must(t, w.View("v", "CREATE VIEW v AS SELECT k, n FROM t WHERE n > 1"))
	first, err := w.Close()
	must(t, err)
	return append(first, body.Bytes()...)
}

func all(keys []sqlite.Key) iter.Seq2[sqlite.Key, error] {
	return func(yield func(sqlite.Key, error) bool) {
		for _, k := range keys {
			if !yield(k, nil) {
				return
			}
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func save(t testing.TB, data []byte) string {
	name := filepath.Join(t.TempDir(), "t.sqlite")
	must(t, os.WriteFile(name, data, 0o644))
	return name
}

// TestRoundTrip reads back what was written, of as many rows as make trees of one to three levels.
func TestRoundTrip(t *testing.T) {
	for _, n := range []int{0, 1, 2, 60, 61, 500, 5_000, 100_000} {
		r, err := sqlite.Open(save(t, write(t, n)))
		must(t, err)
		next, stop := iter.Pull(rows(n))
		at := 0
		for got, err := range r.Rows("t") {
			must(t, err)
			if want, ok := next(); !ok || !reflect.DeepEqual(got, want) {
				t.Fatalf("%d rows, row %d: %.80v, want %.80v", n, at, got, want)
			}
			at++
		}
		if at != n {
			t.Errorf("%d rows of %d", at, n)
		}
		stop()
		must(t, r.Close())
	}
}

// TestBrokenFiles cuts a file and flips its bits: it may be read wrongly, which the digests of a release find, but never panics.
func TestBrokenFiles(t *testing.T) {
	good := write(t, 700)
	read := func(data []byte) (n int, err error) {
		r, err := sqlite.Open(save(t, data))
		if err != nil {
			return 0, err
		}
		defer r.Close()
		for _, err = range r.Rows("t") {
			n++
		}
		return n, err
	}
	for _, size := range []int{0, 15, 100, 4096, len(good) - 4096, len(good) - 1} {
		if n, err := read(good[:size]); err == nil {
			t.Errorf("%d of %d bytes: %d rows and no error", size, len(good), n)
		}
	}
	for i := 0; i < len(good); i += 97 {
		bad := bytes.Clone(good)
		bad[i] ^= 0xff
		_, _ = read(bad)
	}
	r, err := sqlite.Open(save(t, good))
	must(t, err)
	for _, err := range r.Rows("other") {
		if err == nil {
			t.Error("a table that is not there")
		}
	}
	if _, err := sqlite.Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
