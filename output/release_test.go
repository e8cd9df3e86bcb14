package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// fullDisk is a disk on which room bytes are left.
type fullDisk struct{ room int }

func (d *fullDisk) create(name string) (syncFile, error) {
	f, err := createFile(name)
	return &fileOnFullDisk{f, d}, err
}

type fileOnFullDisk struct {
	syncFile
	disk *fullDisk
}

func (f *fileOnFullDisk) Write(p []byte) (int, error) {
	if f.disk.room < len(p) {
		return 0, syscall.ENOSPC
	}
	f.disk.room -= len(p)
	return f.syncFile.Write(p)
}

// TestFullDisk fills the disk at every twentieth of what a release takes: each time the error must come out, the old
// release stay, and nothing be left behind.
func TestFullDisk(t *testing.T) {
	measure := &fullDisk{room: 1 << 40}
	writeOn := func(out string, d *fullDisk) error {
		w, err := Create(out, Options{})
		if err != nil {
			t.Fatal(err)
		}
		w.create = d.create
		if err := newSample().write(w); err != nil {
			return errors.Join(err, w.Abort())
		}
		return w.Commit()
	}
	out := filepath.Join(t.TempDir(), "release")
	if err := writeOn(out, measure); err != nil {
		t.Fatal(err)
	}
	before := contents(t, out)
	takes := 1<<40 - measure.room
	for i := range 20 {
		room := takes * i / 20
		err := writeOn(out, &fullDisk{room: room})
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%d of %d bytes: error %v", room, takes, err)
		}
		if after := contents(t, out); after != before {
			t.Errorf("%d of %d bytes: the old release changed", room, takes)
		}
		onlyEntries(t, filepath.Dir(out), "release")
	}
}

// TestParquetTellsWriteErrors stops the disk while row groups are written: arrow alone would drop those errors.
func TestParquetTellsWriteErrors(t *testing.T) {
	table := schema.Lookup("place_mentions")
	for _, failAt := range []int{0, 4, 100, 5_000, 50_000} {
		disk := &fullDisk{room: failAt}
		w, err := Create(filepath.Join(t.TempDir(), "r"), Options{Formats: []string{"parquet"}})
		if err != nil {
			t.Fatal(err)
		}
		w.create = disk.create
		if err := w.Table(table, randomRows(table, 5_000)); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("after %d bytes: error %v", failAt, err)
		}
		w.Abort()
	}
}

func TestFailedRunLeavesNothing(t *testing.T) {
	table := schema.Lookup("articles").With(schema.Always)
	for _, cause := range []error{context.Canceled, errors.New("read articles: broken")} {
		for _, rows := range []int{0, 1, 3_000} {
			dir := t.TempDir()
			w, err := Create(filepath.Join(dir, "release"), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Table(table, failing(table, rows, cause)); !errors.Is(err, cause) {
				t.Errorf("error %v, want %v", err, cause)
			}
			if err := w.Abort(); err != nil {
				t.Error(err)
			}
			onlyEntries(t, dir)
		}
	}
}

func TestNullWhereNoneMayBe(t *testing.T) {
	s := newSample()
	s.events[0].Type = ""
	w, err := Create(filepath.Join(t.TempDir(), "release"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	if err := s.write(w); err == nil || !strings.Contains(err.Error(), "write events: row 1: event_type is null") {
		t.Errorf("error %v", err)
	}
}

func TestOnlyReleasesAreReplaced(t *testing.T) {
	for name, make := range map[string]func(out string) error{
		"folder of others": func(out string) error { return os.WriteFile(filepath.Join(out, "thesis.doc"), nil, 0o644) },
		"other manifest": func(out string) error {
			return os.WriteFile(filepath.Join(out, manifestName), []byte(`{"a":1}`), 0o644)
		},
		"broken manifest": func(out string) error { return os.WriteFile(filepath.Join(out, manifestName), []byte("{"), 0o644) },
		"file":            func(out string) error { return errors.Join(os.Remove(out), os.WriteFile(out, nil, 0o644)) },
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "release")
			if err := errors.Join(os.Mkdir(out, 0o755), make(out)); err != nil {
				t.Fatal(err)
			}
			_, err := Create(out, Options{})
			if !errors.Is(err, ErrNotRelease) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v", err)
			}
			onlyEntries(t, filepath.Dir(out), "release")
		})
	}
}

// TestReplacedWhole writes a release of other formats over an old one: no file of the old one may stay.
func TestReplacedWhole(t *testing.T) {
	out := sampleRelease(t)
	newSample().commit(t, out, Options{Formats: []string{"csv"}})
	if _, err := os.Stat(filepath.Join(out, "data")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old release's Parquet is still there: %v", err)
	}
	valid(t, out)
	onlyEntries(t, filepath.Dir(out), "release")
}

func TestEmptyFolderIsFilled(t *testing.T) {
	out := t.TempDir()
	newSample().commit(t, out, Options{})
	valid(t, out)
}

func TestExchangeByRenames(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	for _, name := range []string{a, b} {
		if err := errors.Join(os.Mkdir(name, 0o755), os.WriteFile(filepath.Join(name, filepath.Base(name)), nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := exchangeByRenames(a, b); err != nil {
		t.Fatal(err)
	}
	onlyEntries(t, a, "b")
	onlyEntries(t, b, "a")
	if err := exchangeByRenames(filepath.Join(dir, "missing"), b); err == nil {
		t.Error("no error")
	}
	onlyEntries(t, b, "a")
}

func TestUnknownOptions(t *testing.T) {
	for _, o := range []Options{{Formats: []string{"xls"}}, {Partition: "week"}} {
		dir := t.TempDir()
		if _, err := Create(filepath.Join(dir, "release"), o); err == nil {
			t.Errorf("%+v: no error", o)
		}
		onlyEntries(t, dir)
	}
}

// onlyEntries fails where a folder holds other entries than these.
func onlyEntries(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if !slices.Equal(names, want) {
		t.Errorf("%s holds %q, want %q", dir, names, want)
	}
}

// contents is a release in one string: SHA256SUMS, after every hash in it was checked.
func contents(t *testing.T, dir string) string {
	t.Helper()
	sums, err := os.ReadFile(filepath.Join(dir, checksumsName))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(sums)) {
		want, path, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if _, got, err := hashFile(filepath.Join(dir, path)); err != nil || got != want {
			t.Errorf("%s: %s, want %s (%v)", path, got, want, err)
		}
	}
	return string(sums)
}

func valid(t *testing.T, dir string) {
	t.Helper()
	results, err := Validate(dir)
	if err != nil || len(results) != len(rules) {
		t.Fatalf("%d results, error %v", len(results), err)
	}
	for _, r := range results {
		if r.Broken > 0 {
			t.Error(fmt.Sprint(r))
		}
	}
}
