// Package work is the folder of a run: what was read from articles lies there in shards, so that a run that was stopped, by
// whatever, goes on where it was, and tomorrow's run reads only what is new. docs/records.md describes what lies in it.
package work

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/schema/claim"
	"github.com/dateline-data/dateline/schema/durable"
	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
)

// Names in a work folder.
const (
	headerName    = "dateline-work.json"
	journalName   = "inputs.jsonl"
	shardsName    = "shards"
	scratchName   = "scratch" // records that are being sorted; of no use to a later run
	rejectsSuffix = ".rejects"
)

// temporary begins the names of the folders of runs that keep nothing.
const temporary = "dateline-run-"

// ErrOther says that a work folder was made with another program or other options.
var ErrOther = errors.New("the work folder was made otherwise")

// Header says what the records of a folder depend on beside the articles. Records of another header are of no use.
type Header struct {
	Records int               `json:"records"` // version of the form of records
	Program string            `json:"program"` // the build that read the articles
	Options map[string]string `json:"options"` // that shape what is read of an article
}

// Folder is an open work folder. Not safe for concurrent use, but for Known, IsDone and Reject.
type Folder struct {
	Space *extsort.Space

	dir     string
	kept    bool // what was read stays for later runs
	claim   *claim.Claim
	shards  []string // without suffixes, in order
	rejects *extsort.Sorter[string]
	known   []uint64        // hashes of readings of earlier runs, sorted
	done    map[string]bool // states of inputs that were read to their end

	mu      sync.Mutex // of what rejecting touches
	waiting []string   // rejects that are not sorted in yet
	fault   error      // of a reject that makes no line
}

// Open opens a work folder or makes one. A folder that another run works in is refused with claim.ErrTaken, and one of
// another header with ErrOther, unless fresh is given: then what lies in it is removed.
func Open(dir string, header Header, fresh bool) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	c, err := claim.Take(dir)
	if err != nil {
		return nil, err
	}
	f := newFolder(dir, c)
	f.kept = true
	header.Records = record.Version
	if err := f.begin(header, fresh); err != nil {
		return nil, errors.Join(err, c.Release())
	}
	return f, nil
}

// Temporary makes a work folder that is removed when it is closed; parent "" is the system's. It removes those that dead runs left.
func Temporary(parent string) (*Folder, error) {
	if parent == "" {
		parent = os.TempDir()
	}
	claim.Sweep(parent, temporary)
	dir, c, err := claim.Make(parent, temporary)
	if err != nil {
		return nil, err
	}
	f := newFolder(dir, c)
	return f, os.Mkdir(f.path(scratchName), 0o755)
}

func newFolder(dir string, c *claim.Claim) *Folder {
	f := &Folder{dir: dir, claim: c, done: map[string]bool{}, Space: extsort.NewSpace(filepath.Join(dir, scratchName))}
	f.rejects = extsort.New(f.Space, (*record.Coder).String)
	return f
}

// IsFolder tells whether a folder is a work folder.
func IsFolder(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, headerName))
	return err == nil
}

func (f *Folder) path(names ...string) string {
	return filepath.Join(append([]string{f.dir}, names...)...)
}

// begin checks what lies in the folder, and removes what a dead run left.
func (f *Folder) begin(header Header, fresh bool) error {
	if fresh {
		if err := f.clear(); err != nil {
			return err
		}
	}
	if err := f.checkHeader(header); err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return os.RemoveAll(f.path(scratchName)) },
		func() error { return os.Mkdir(f.path(scratchName), 0o755) },
		func() error { return os.MkdirAll(f.path(shardsName), 0o755) },
		f.findShards,
		f.readJournal,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// clear removes what is a work folder's, and nothing else.
func (f *Folder) clear() error {
	for _, name := range []string{shardsName, scratchName, journalName, headerName} { // the header last
		if err := os.RemoveAll(f.path(name)); err != nil {
			return err
		}
	}
	return nil
}

// checkHeader compares the header with the folder's, which a new folder gets.
func (f *Folder) checkHeader(header Header) error {
	data, err := os.ReadFile(f.path(headerName))
	if errors.Is(err, fs.ErrNotExist) {
		_ = os.Remove(f.path(headerName + extsort.PartialSuffix)) // of a run that died
		if entries, err := os.ReadDir(f.dir); err != nil || len(entries) > 0 {
			return errors.Join(err, fmt.Errorf("%w: %s holds other files; name a folder that is empty or new", ErrOther, f.dir))
		}
		return f.writeHeader(header)
	}
	var old Header
	if err == nil {
		err = json.Unmarshal(data, &old)
	}
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrOther, f.path(headerName), err)
	}
	if reasons := old.differences(header); len(reasons) > 0 {
		return fmt.Errorf("%w: %s: %s", ErrOther, f.dir, strings.Join(reasons, "; "))
	}
	return nil
}

// differences say what a run of another header would do otherwise.
func (h *Header) differences(now Header) (reasons []string) {
	if h.Records != now.Records {
		reasons = append(reasons, fmt.Sprintf("its records are of version %d, not %d", h.Records, now.Records))
	}
	if h.Program != now.Program {
		reasons = append(reasons, fmt.Sprintf("it was made by another build of dateline (%s, this is %s)", h.Program, now.Program))
	}
	all := maps.Clone(h.Options)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, now.Options)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if was, is := h.Options[name], now.Options[name]; was != is {
			reasons = append(reasons, fmt.Sprintf("%s was %q, now %q", name, was, is))
		}
	}
	return reasons
}

func (f *Folder) writeHeader(header Header) error {
	data, err := json.MarshalIndent(header, "", "  ")
	if err != nil {
		return err
	}
	partial := f.path(headerName + extsort.PartialSuffix)
	if err := writeSynced(partial, append(data, '\n')); err != nil {
		return err
	}
	if err := os.Rename(partial, f.path(headerName)); err != nil {
		return err
	}
	return durable.SyncFolder(f.dir)
}

// findShards lists the shards, and removes files that a run that died has not finished.
func (f *Folder) findShards() error {
	partial, err := filepath.Glob(f.path(shardsName, "*"+extsort.PartialSuffix))
	if err != nil {
		return err
	}
	for _, name := range partial {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(f.path(shardsName))
	for _, entry := range entries {
		shard, _, _ := strings.Cut(entry.Name(), ".")
		if n := len(f.shards); n == 0 || f.shards[n-1] != shard {
			f.shards = append(f.shards, shard)
		}
	}
	return err
}

// Load gives the store what the shards hold.
func (f *Folder) Load(store *consolidate.Store) error {
	if err := f.compact(); err != nil {
		return err
	}
	for _, shard := range f.shards {
		name := f.path(shardsName, shard)
		if err := store.Adopt(name, func(reading string) { f.known = append(f.known, hash(reading)) }); err != nil {
			return fmt.Errorf("%w; --fresh reads all inputs again", err)
		}
		if _, err := os.Stat(name + rejectsSuffix); err == nil {
			f.rejects.Adopt(name + rejectsSuffix)
		}
	}
	slices.Sort(f.known)
	return nil
}

// Known tells whether an earlier run holds a reading.
func (f *Folder) Known(reading string) bool {
	_, found := slices.BinarySearch(f.known, hash(reading))
	return found
}

// IsDone tells whether all of an input, by its state, was read.
func (f *Folder) IsDone(state string) bool { return f.done[state] }

// Reject keeps what was no article: anything that makes a line of JSON. It may be called from any goroutine.
func (f *Folder) Reject(reject any) {
	line, err := json.Marshal(reject)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fault == nil {
		f.fault = err
	}
	f.waiting = append(f.waiting, string(line))
}

// sortRejects moves the rejects that wait to the others.
func (f *Folder) sortRejects() error {
	f.mu.Lock()
	lines, err := f.waiting, f.fault
	f.waiting = nil
	f.mu.Unlock()
	for _, line := range lines {
		if err == nil {
			err = f.rejects.Add(line, line)
		}
	}
	return err
}

// Rejects yields the lines of all rejects of the folder, sorted, each once. None can be added afterwards.
func (f *Folder) Rejects() iter.Seq2[string, error] { return f.rejects.All() }

// Commit makes what was added to the store and the rejects a shard that stays, and then notes the inputs as done. In a
// temporary folder it does not write.
func (f *Folder) Commit(store *consolidate.Store, done []string) error {
	if err := f.sortRejects(); err != nil || !f.kept {
		return err
	}
	name := f.nextShard()
	if err := f.rejects.Keep(f.path(shardsName, name+rejectsSuffix)); err != nil {
		return err
	}
	if err := store.Keep(f.path(shardsName, name)); err != nil {
		return err
	}
	if err := durable.SyncFolder(f.path(shardsName)); err != nil {
		return err
	}
	f.shards = append(f.shards, name)
	return f.writeJournal(done)
}

// nextShard is a name that sorts behind all others.
func (f *Folder) nextShard() string {
	last := 0
	if n := len(f.shards); n > 0 {
		_, _ = fmt.Sscanf(f.shards[n-1], "%d", &last) // what is no number is none of ours
	}
	return fmt.Sprintf("%08d", last+1)
}

// Close gives the folder up for others, and removes what is of no use to a later run.
func (f *Folder) Close() error {
	err := f.rejects.Close()
	if f.kept {
		err = errors.Join(err, os.RemoveAll(f.path(scratchName)))
	} else {
		err = errors.Join(err, os.RemoveAll(f.dir))
	}
	return errors.Join(err, f.claim.Release())
}
