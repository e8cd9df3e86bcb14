package extsort

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	form "github.com/dateline-data/dateline/schema/record"
)

var words = form.Fields[string]((*form.Coder).String)

func smallSpace(t *testing.T, budget int) *Space {
	s := NewSpace(t.TempDir())
	s.Budget = budget
	return s
}

func collect(t *testing.T, s *Sorter[string]) (got []string) {
	t.Helper()
	for v, err := range s.All() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, v)
	}
	return got
}

func addAll(t *testing.T, s *Sorter[string], values ...string) {
	t.Helper()
	for _, v := range values {
		if err := s.Add(v, v); err != nil {
			t.Fatal(err)
		}
	}
}

func numbers(n int, seed uint64) (values []string) {
	random := rand.New(rand.NewPCG(seed, 2))
	for range n {
		values = append(values, fmt.Sprintf("%05d", random.IntN(n)))
	}
	return values
}

func TestSorterSpillsAndMerges(t *testing.T) {
	space := smallSpace(t, 20_000)
	s, other := New(space, words), New(space, words)
	values := numbers(20_000, 1)
	addAll(t, s, values...)
	addAll(t, other, values[:5000]...)
	if len(s.runs) <= maxRuns {
		t.Fatalf("%d runs: the test wants more than are merged at once", len(s.runs))
	}
	for _, sorter := range []*Sorter[string]{s, other, s} { // s twice
		got := collect(t, sorter)
		want := slices.Sorted(slices.Values(values))
		if sorter == other {
			want = slices.Sorted(slices.Values(values[:5000]))
		}
		if want = slices.Compact(want); !slices.Equal(got, want) {
			t.Errorf("%d values, want %d, in order: %v", len(got), len(want), slices.IsSorted(got))
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(space.Dir); len(left) > 0 || space.held != 0 {
		t.Errorf("%d files and %d bytes are left", len(left), space.held)
	}
}

// TestOneOfAKeyStands adds other values under one key in any order: the same one is read.
func TestOneOfAKeyStands(t *testing.T) {
	for _, budget := range []int{1 << 20, 1} {
		for _, values := range [][]string{{"b", "a", "c"}, {"c", "b", "a"}, {"a", "c", "b"}} {
			s := New(smallSpace(t, budget), words)
			for _, v := range values {
				if err := s.Add("key", v); err != nil {
					t.Fatal(err)
				}
			}
			if got := collect(t, s); !slices.Equal(got, []string{"a"}) {
				t.Errorf("of %v %v stands", values, got)
			}
		}
	}
}

func TestKeptRunsOutliveTheSorter(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "1"), filepath.Join(dir, "2")
	s := New(smallSpace(t, 1<<20), words)
	addAll(t, s, "b", "d")
	if err := s.Keep(first); err != nil {
		t.Fatal(err)
	}
	addAll(t, s, "a", "c")
	if err := s.spill(); err != nil { // as happens where memory is short
		t.Fatal(err)
	}
	addAll(t, s, "f")
	if err := s.Keep(second); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := New(smallSpace(t, 1<<20), words)
	again.Adopt(first)
	again.Adopt(second)
	addAll(t, again, "e")
	if got := collect(t, again); strings.Join(got, "") != "abcdef" {
		t.Errorf("read %v", got)
	}
}

func TestDamagedRunsAreTold(t *testing.T) {
	for name, damage := range map[string]func(data []byte) []byte{
		"cut":          func(data []byte) []byte { return data[:len(data)-1] },
		"cut early":    func(data []byte) []byte { return data[:10] },
		"empty":        func([]byte) []byte { return nil },
		"another bit":  func(data []byte) []byte { data[len(data)/2] ^= 4; return data },
		"no run":       func(data []byte) []byte { data[0]++; return data },
		"lost records": func(data []byte) []byte { data[len(data)-1]--; return data },
	} {
		s := New(smallSpace(t, 1<<20), words)
		addAll(t, s, numbers(100, 3)...)
		file := filepath.Join(t.TempDir(), "run")
		if err := s.Keep(file); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, damage(data), 0o644); err != nil {
			t.Fatal(err)
		}
		var fault error
		for _, err := range s.All() {
			fault = err
		}
		if fault == nil || !strings.Contains(fault.Error(), file) {
			t.Errorf("%s: the error is %v", name, fault)
		}
	}
}

// TestMemoryStaysInTheBudget sorts forty times the budget.
func TestMemoryStaysInTheBudget(t *testing.T) {
	const budget = 4 << 20
	space := smallSpace(t, budget)
	s := New(space, words)
	tail := strings.Repeat("x", 1000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 40 * budget / 1000 {
		if err := s.Add(fmt.Sprintf("%08d", i*7919%1_000_003), tail); err != nil {
			t.Fatal(err)
		}
		if space.held > budget {
			t.Fatalf("%d bytes are held", space.held)
		}
	}
	n := 0
	for _, err := range s.All() {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 1000 {
			runtime.GC()
			runtime.ReadMemStats(&after)
			// Merging holds a block and its packed form for each run.
			if grown, most := int(after.HeapAlloc)-int(before.HeapAlloc), budget+3*maxRuns*blockSize; grown > most {
				t.Errorf("%d bytes are in use, more than %d", grown, most)
			}
		}
	}
	if n != 40*budget/1000 {
		t.Errorf("%d records", n)
	}
}

func BenchmarkSorter(b *testing.B) {
	values := numbers(100_000, 5)
	for b.Loop() {
		space := &Space{Dir: b.TempDir(), Budget: 4 << 20}
		s := New(space, words)
		for _, v := range values {
			if err := s.Add(v, v); err != nil {
				b.Fatal(err)
			}
		}
		for _, err := range s.All() {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
