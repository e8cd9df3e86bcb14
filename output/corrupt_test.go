package output

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/file"
	"github.com/dateline-data/dateline/schema"
)

// corruptRows are enough for several pages and dictionaries, few enough to read hundreds of times.
const corruptRows = 400

// TestVerifierFindsFlippedBytes flips one byte of a column's pages at a time, in a file whose hashes no one looks at: the
// verifier must find it by reading. Bytes of a page's header that mean nothing (its statistics) are let through, which
// is why the bound is not zero; the release's whole-file hashes hold those.
func TestVerifierFindsFlippedBytes(t *testing.T) {
	const flips, allowed = 200, 4
	table := oneOfEach()
	dir, f := t.TempDir(), formatNamed("parquet")
	info := &TableInfo{Name: table.Name, Rows: corruptRows, Columns: digestOf(table, corruptRows).Columns(), Parquet: []string{"t.parquet"}}
	good := writeAll(t, f, table, randomRows(table, corruptRows))
	name := filepath.Join(dir, "t.parquet")
	check := func(data []byte) error {
		must(t, os.WriteFile(name, data, 0o644))
		return verify(dir, f, table, info)
	}
	if err := check(good); err != nil {
		t.Fatal(err)
	}
	r, missed := rand.New(rand.NewPCG(3, 4)), 0
	pages := pagesEnd(t, good)
	for range flips {
		bad := bytes.Clone(good)
		bad[4+r.IntN(pages-4)] ^= byte(1 << r.IntN(8))
		if check(bad) == nil {
			missed++
		}
	}
	if missed > allowed {
		t.Errorf("%d of %d flipped bytes were not found", missed, flips)
	}
}

// TestReaderNeverPanics gives the reader files cut short and spoilt anywhere, the footer included.
func TestReaderNeverPanics(t *testing.T) {
	table := oneOfEach()
	good := writeAll(t, formatNamed("parquet"), table, randomRows(table, corruptRows))
	name := filepath.Join(t.TempDir(), "t.parquet")
	read := func(data []byte) (rows int, err error) {
		must(t, os.WriteFile(name, data, 0o644))
		for _, err = range readParquet(name, table) {
			if err != nil {
				return rows, err
			}
			rows++
		}
		return rows, nil
	}
	for _, n := range []int{0, 1, 7, 8, 11, 12, len(good) / 2, len(good) - 1} {
		if _, err := read(good[:n]); err == nil {
			t.Errorf("%d of %d bytes: no error", n, len(good))
		}
	}
	lying := append(bytes.Clone(good[:len(good)-8]), 0xff, 0xff, 0xff, 0xff, 'P', 'A', 'R', '1')
	if _, err := read(lying); err == nil {
		t.Error("a footer longer than the file: no error")
	}
}

func TestReaderRefusesAnotherSchema(t *testing.T) {
	places := schema.Lookup("place_mentions")
	name := filepath.Join(t.TempDir(), "t")
	for _, f := range formats {
		if f.create == nil {
			continue
		}
		must(t, os.WriteFile(name, writeAll(t, &f, places, randomRows(places, 3)), 0o644))
		var err error
		for _, err = range f.read(name, schema.Lookup("date_mentions")) {
			if err != nil {
				break
			}
		}
		if err == nil {
			t.Errorf("%s: no error", f.name)
		}
	}
}

// TestCSVErrors are files that are no CSV of ours; the error names the line.
func TestCSVErrors(t *testing.T) {
	table := &schema.Table{Name: "t", Columns: []schema.Column{{Name: "a"}, {Name: "n", Type: schema.Int, Nullable: true}}}
	name := filepath.Join(t.TempDir(), "t.csv")
	for text, want := range map[string]string{
		"":                       "not even a header",
		"a\n":                    "the header is a",
		"a,n\nx,1\ny,two\n":      `line 3: n: "two" is no integer`,
		"a,n\nx\n":               "1 fields instead of 2",
		"a,n\n\"x,1\n":           "unexpected EOF",
		"a,n\nx,1":               "unexpected EOF",
		"a,n\nx\"y,1\n":          "a quote stands where none may",
		"a,n\n\"x\"y,1\n":        "a quote stands where none may",
		"a,n\n\"x\ny\",1\nz,!\n": `line 4: n: "!" is no integer`,
	} {
		must(t, os.WriteFile(name, []byte(text), 0o644))
		var err error
		for _, err = range readCSV(name, table) {
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

// TestParquetGuards looks into the file for each fault of the writer that our settings go round.
func TestParquetGuards(t *testing.T) {
	table := oneOfEach()
	r, err := file.NewParquetReader(bytes.NewReader(writeAll(t, formatNamed("parquet"), table, randomRows(table, corruptRows))))
	must(t, err)
	defer r.Close()
	for _, key := range []string{geoKey, arrowSchemaKey} {
		if r.MetaData().KeyValueMetadata().FindValue(key) == nil {
			t.Errorf("no key %s", key)
		}
	}
	group := r.MetaData().RowGroup(0)
	for i, c := range table.Columns {
		chunk, err := group.ColumnChunk(i)
		must(t, err)
		if chunk.Compression() != compress.Codecs.Zstd {
			t.Errorf("%s: %s", c.Name, chunk.Compression())
		}
		if stats, err := chunk.Statistics(); err == nil && stats != nil && stats.NullCount() < 0 {
			t.Errorf("%s: %d nulls", c.Name, stats.NullCount())
		}
		wantDictionary := !c.Key && !c.Distinct && c.Type != schema.Bool && c.Type != schema.Point && c.Type != schema.Timestamp
		if chunk.HasDictionaryPage() != wantDictionary {
			t.Errorf("%s: dictionary %t", c.Name, chunk.HasDictionaryPage())
		}
		leaf := r.MetaData().Schema.Column(i)
		if leaf.Path() != leafPath(c) {
			t.Errorf("%s lies at %s", c.Name, leaf.Path())
		}
		if c.Type == schema.List && leaf.SchemaNode().RepetitionType() != parquet.Repetitions.Required {
			t.Errorf("%s: items can be null", c.Name)
		}
	}
}

// TestPooledZstd compares the codec that is kept with the one that it replaces.
func TestPooledZstd(t *testing.T) {
	poolZstd()
	codec, err := compress.GetCodec(compress.Codecs.Zstd)
	must(t, err)
	pooled, ok := codec.(*pooledZstd)
	if !ok {
		t.Fatalf("the codec in use is %T", codec)
	}
	for _, text := range awkward[1:] {
		src := []byte(strings.Repeat(text, 50))
		for range 2 {
			if !bytes.Equal(pooled.EncodeLevel(nil, src, zstdLevel), pooled.Codec.EncodeLevel(nil, src, zstdLevel)) {
				t.Errorf("%.20q: other bytes", text)
			}
		}
	}
}

// TestCheckedFileRemembers writes to the device that is always full.
func TestCheckedFileRemembers(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	f := newCheckedFile("x", full)
	if n, err := f.Write([]byte("abc")); n != 3 || err != nil {
		t.Errorf("Write gives %d, %v", n, err)
	}
	if _, err := f.finish(); err == nil || f.Err() == nil || !strings.Contains(err.Error(), syscall.ENOSPC.Error()) {
		t.Errorf("finish gives %v", err)
	}
}

func digestOf(table *schema.Table, n int) *Digest {
	d := NewDigest(table)
	for row := range randomRows(table, n) {
		d.Add(row)
	}
	return d
}

// pagesEnd is where the footer of a Parquet file begins.
func pagesEnd(t *testing.T, data []byte) int {
	r, err := file.NewParquetReader(bytes.NewReader(data))
	must(t, err)
	defer r.Close()
	return len(data) - 8 - r.MetaData().Size()
}
