package output

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// parted writes the tables of a release as Spark does: a row a part and one part without rows, with what it leaves beside them.
func parted(t *testing.T, release *Release, partition string) string {
	t.Helper()
	dir := t.TempDir()
	for i := range release.Tables {
		info := &release.Tables[i]
		table := info.Declaration()
		key := partitioner(table, partition)
		n := 0
		write := func(folder string, rows iter.Seq2[[]schema.Value, error]) {
			name := filepath.Join(dir, "data", info.Name, folder, fmt.Sprintf("part-%05d-0b1c-c000.zstd.parquet", n))
			n++
			must(t, os.MkdirAll(filepath.Dir(name), 0o755))
			must(t, os.WriteFile(name, writeAll(t, formatNamed("parquet"), table, rows), 0o644))
			must(t, os.WriteFile(filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".crc"), nil, 0o644))
		}
		for row, err := range release.Rows(info) {
			must(t, err)
			write(key(row), func(yield func([]schema.Value, error) bool) { yield(row, nil) })
		}
		if key(make([]schema.Value, len(table.Columns))) == "" {
			write("", func(func([]schema.Value, error) bool) {})
		}
		must(t, os.WriteFile(filepath.Join(dir, "data", info.Name, "_SUCCESS"), nil, 0o644))
	}
	return dir
}

func sumsOf(info TableInfo) (sums string) {
	for _, c := range info.Columns {
		sums += fmt.Sprintln(c.Name, c.Nulls, c.Min, c.Max, c.SHA256)
	}
	return sums
}

func TestFinish(t *testing.T) {
	for _, partition := range []string{"none", "year", "month"} {
		out := filepath.Join(t.TempDir(), "release")
		sample, undated := newSample(), newSample().events[0]
		undated.ID, undated.When = "e2", schema.When{Precision: "unknown", Basis: "none"}
		sample.events = append(sample.events, undated)
		sample.commit(t, out, Options{Extra: schema.WithSentence, Partition: partition, Formats: []string{"parquet"}})
		want, err := Open(out)
		must(t, err)
		dir := parted(t, want, partition)
		must(t, os.MkdirAll(filepath.Join(dir, "rejects"), 0o755))
		must(t, os.WriteFile(filepath.Join(dir, "rejects", "part-1.json"), []byte("{\"input\":\"b <1>\",\"reason\":\"no text\"}\n{\"reason\":\"no text\",\"input\":\"a\",\"language\":\"fr\"}\n{\"input\":\"b <1>\",\"reason\":\"no text\"}\n"), 0o644))
		for range 2 { // the second time over itself
			got, err := Finish(dir, Options{Metadata: Metadata{Title: "Finished"}})
			must(t, err)
			if got.Text != want.Text || got.Partition != want.Partition || got.Rejects != 2 {
				t.Errorf("%s: text %q, partition %q, %d rejects", partition, got.Text, got.Partition, got.Rejects)
			}
			for i := range want.Tables {
				if a, b := got.Tables[i], want.Tables[i]; a.Name != b.Name || a.Rows != b.Rows || sumsOf(a) != sumsOf(b) {
					t.Errorf("%s: %s differs from what was written", partition, b.Name)
				}
			}
			results, err := Validate(dir)
			must(t, err)
			for _, r := range results {
				if r.Broken > 0 || r.Skipped {
					t.Errorf("%s: %s: %v", partition, r.Rule, r.Findings)
				}
			}
		}
		rejects, err := os.ReadFile(filepath.Join(dir, rejectsName))
		must(t, err)
		if string(rejects) != "{\"input\":\"a\",\"reason\":\"no text\",\"language\":\"fr\"}\n{\"input\":\"b \\u003c1\\u003e\",\"reason\":\"no text\"}\n" {
			t.Errorf("rejects are\n%s", rejects)
		}
		must(t, filepath.WalkDir(dir, func(name string, _ os.DirEntry, err error) error {
			if strings.HasSuffix(name, ".crc") || strings.HasSuffix(name, "_SUCCESS") {
				t.Errorf("%s is left", name)
			}
			return err
		}))
	}
}

// TestFinishRefuses spoils a part, and leaves a table out.
func TestFinishRefuses(t *testing.T) {
	release, err := Open(sampleRelease(t))
	must(t, err)
	for name, c := range map[string]struct {
		spoil func(dir string) error
		says  string
	}{
		"no table": {func(dir string) error { return os.RemoveAll(filepath.Join(dir, "data", "actors")) }, "there is no data/actors.parquet"},
		"another table": {func(dir string) error {
			return os.Rename(filepath.Join(dir, "data", "events"), filepath.Join(dir, "data", "places", "x"))
		}, "there is no data/events.parquet"},
		"other columns": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "data", "events", "part-00000-0b1c-c000.zstd.parquet"), writeAll(t, formatNamed("parquet"), schema.Actors.Table, randomRows(schema.Actors.Table, 1)), 0o644)
		}, "data/events/part-00000-0b1c-c000.zstd.parquet: "},
		"a broken part": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "data", "events", "part-00001-0b1c-c000.zstd.parquet"), []byte("PAR1"), 0o644)
		}, "no Parquet file"},
	} {
		dir := parted(t, release, "none")
		must(t, c.spoil(dir))
		_, err := Finish(dir, Options{})
		if err == nil || !strings.Contains(err.Error(), c.says) || IsRelease(dir) {
			t.Errorf("%s: %v", name, err)
		}
		if name == "no table" && !errors.Is(err, ErrUnfinished) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
