package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/gzip"
)

// liveHeap looks now and then how much is held, without garbage.
type liveHeap struct{ highest uint64 }

func (h *liveHeap) look() {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	h.highest = max(h.highest, m.HeapAlloc)
}

// repeated gives a unit over and over.
type repeated struct {
	unit  []byte
	times int
	at    int // in the unit
	since int // bytes since the last look at the heap
	heap  liveHeap
}

func (r *repeated) Read(p []byte) (n int, err error) {
	if r.since > 8<<20 {
		r.since = 0
		r.heap.look()
	}
	for n < len(p) && r.times > 0 {
		copied := copy(p[n:], r.unit[r.at:])
		n += copied
		if r.at += copied; r.at == len(r.unit) {
			r.at = 0
			r.times--
		}
	}
	r.since += n
	if r.times == 0 {
		err = io.EOF
	}
	return n, err
}

const (
	largeStream = 64 << 20 // bytes
	// smallHeap is what a stream may take: buffers, and what other tests and the libraries hold.
	smallHeap = 24 << 20
	// longHeap is what a record may take that is too long, and copied while it grows.
	longHeap = 3 * maxRecord
)

// TestMemory reads streams that are much larger than what may be held of them.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads gigabytes")
	}
	text := strings.Repeat(sentence+"\n\n", 100)
	tarMember := tarred(t, member{"a.txt", []byte(text)})
	for _, c := range []struct {
		name, start       string
		unit              []byte
		times             int
		articles, rejects bool // one a unit; one in all
		most              uint64
	}{
		{"jsonl", "", fmt.Appendf(nil, "{\"text\":%q}\n", text), largeStream / len(text), true, false, smallHeap},
		{"wet", "", warc("conversion", "text/plain", "https://a.example", []byte(text)), largeStream / len(text), true, false, smallHeap},
		{"warc", "", warcResponse("https://a.example", "200 OK", []byte(text), "Content-Type: image/png"), largeStream / len(text), false, false, smallHeap},
		{"tar", "", tarMember[:len(tarMember)-1024], largeStream / len(text), true, false, smallHeap},
		{"long line", "", bytes.Repeat([]byte("{"), 1<<20), 2 << 10, false, true, longHeap},
		{"long row", "id,text\n1,\"", bytes.Repeat([]byte("a"), 1<<20), 2 << 10, false, true, longHeap},
		{"long text", "", bytes.Repeat([]byte("a"), 1<<20), 2 << 10, false, true, longHeap},
	} {
		t.Run(c.name, func(t *testing.T) {
			stream := &repeated{unit: c.unit, times: c.times}
			articles, rejects := 0, 0
			must(t, Read(t.Context(), []string{"-"}, io.MultiReader(strings.NewReader(c.start), stream), Options{}, Handler{
				Article: func(*schema.Article) error { articles++; return nil },
				Reject:  func(r Reject) { rejects++ },
			}))
			if want := map[bool]int{true: c.times}[c.articles]; articles != want {
				t.Errorf("%d articles, want %d", articles, want)
			}
			if want := map[bool]int{true: 1}[c.rejects]; rejects != want {
				t.Errorf("%d rejects, want %d", rejects, want)
			}
			t.Logf("%d MB read, heap at most %d MB", len(c.unit)*c.times>>20, stream.heap.highest>>20)
			if stream.heap.highest > c.most {
				t.Errorf("the heap grew to %d MB", stream.heap.highest>>20)
			}
		})
	}
}

// TestMemoryOfArchives reads a ZIP archive, with random access, and a member that packs well.
func TestMemoryOfArchives(t *testing.T) {
	if testing.Short() {
		t.Skip("reads gigabytes")
	}
	unit := fmt.Appendf(nil, "{\"text\":%q}\n", strings.Repeat(sentence+"\n\n", 100))
	name := filepath.Join(t.TempDir(), "large.zip")
	f, err := os.Create(name)
	must(t, err)
	z := zip.NewWriter(f)
	w, err := z.Create("articles.jsonl.gz")
	must(t, err)
	packed, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	must(t, err)
	times := largeStream / len(unit)
	_, err = io.Copy(packed, &repeated{unit: unit, times: times})
	must(t, err)
	must(t, packed.Close())
	must(t, z.Close())
	must(t, f.Close())
	var h liveHeap
	articles := 0
	must(t, Read(t.Context(), []string{name}, nil, Options{}, Handler{
		Article: func(*schema.Article) error {
			if articles++; articles%5000 == 0 {
				h.look()
			}
			return nil
		},
		Reject: func(r Reject) { t.Error(r) },
	}))
	if articles != times || h.highest > smallHeap {
		t.Errorf("%d articles, want %d; the heap grew to %d MB", articles, times, h.highest>>20)
	}
}
