package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	arrowmemory "github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline/wire"
	"github.com/dateline-data/dateline/schema"
)

// row is a record as an engine sees it.
type row struct {
	stream     string
	part       int64
	key, value string
}

// engine does what Spark does between the rounds: it sends records to partitions by their parts, and sorts them there.
type engine struct {
	*testing.T
	partitions int
	random     *rand.Rand
	records    map[string][]row // by stream
	flags      []string         // of every round
}

// pipe runs a command over standard input and gives what it writes.
func (e *engine) pipe(in []byte, args ...string) []byte {
	e.Helper()
	var out, told bytes.Buffer
	app := newApp()
	app.Reader, app.Writer, app.ErrWriter = bytes.NewReader(in), &out, &told
	if err := app.RunContext(e.Context(), flagsFirst(app, append([]string{"dateline"}, args...))); err != nil {
		e.Fatalf("%v: %v\n%s", args, err, told.String())
	}
	return out.Bytes()
}

// take adds the records of streams, and gives the kinds of which there were any.
func (e *engine) take(data []byte) map[string]bool {
	e.Helper()
	kinds := map[string]bool{}
	for batch := range e.batches(data) {
		for i := range int(batch.NumRows()) {
			r := row{batch.Column(0).(*array.String).Value(i), batch.Column(1).(*array.Int64).Value(i),
				string(batch.Column(2).(*array.Binary).Value(i)), string(batch.Column(3).(*array.Binary).Value(i))}
			e.records[r.stream] = append(e.records[r.stream], r)
			kinds[r.stream] = true
		}
	}
	return kinds
}

func (e *engine) batches(data []byte) func(func(arrow.Record) bool) {
	return func(yield func(arrow.Record) bool) {
		for streams := wire.NewStreams(bytes.NewReader(data)); ; {
			stream, err := streams.Next()
			if err != nil {
				return
			}
			for batch, err := range wire.Batches(stream) {
				if err != nil {
					e.Fatal(err)
				}
				if !yield(batch) {
					return
				}
			}
		}
	}
}

// reduce takes the records of the streams that a stage reads, goes through it, and gives what each partition comes to.
func (e *engine) reduce(stage string, reads []string, byGroup bool) (out [][]byte) {
	e.Helper()
	parts := make([][]row, e.partitions)
	for _, stream := range reads {
		for _, r := range e.records[stream] {
			at := 0
			if byGroup {
				at = int(uint64(r.part) % uint64(e.partitions))
			}
			parts[at] = append(parts[at], r)
		}
		delete(e.records, stream)
	}
	for _, rows := range parts {
		e.random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.value, b.value)) })
		out = append(out, e.pipe(recordStream(rows), append([]string{"reduce", "--stage", stage}, e.flags...)...))
	}
	return out
}

// recordStream writes records as an engine does: their columns say nothing but their types.
func recordStream(rows []row) []byte {
	columns := arrow.NewSchema([]arrow.Field{{Name: "stream", Type: arrow.BinaryTypes.String}, {Name: "part", Type: arrow.PrimitiveTypes.Int64},
		{Name: "key", Type: arrow.BinaryTypes.Binary}, {Name: "value", Type: arrow.BinaryTypes.Binary}}, nil)
	return arrowStream(columns, len(rows), func(b *array.RecordBuilder, i int) {
		b.Field(0).(*array.StringBuilder).Append(rows[i].stream)
		b.Field(1).(*array.Int64Builder).Append(rows[i].part)
		b.Field(2).(*array.BinaryBuilder).AppendString(rows[i].key)
		b.Field(3).(*array.BinaryBuilder).AppendString(rows[i].value)
	})
}

func arrowStream(columns *arrow.Schema, n int, add func(*array.RecordBuilder, int)) []byte {
	var b bytes.Buffer
	w := ipc.NewWriter(&b, ipc.WithSchema(columns))
	batch := array.NewRecordBuilder(arrowmemory.DefaultAllocator, columns)
	for i := range n {
		add(batch, i)
		if i%7 == 6 || i == n-1 {
			_ = w.Write(batch.NewRecord()) // into memory
		}
	}
	_ = w.Close()
	return b.Bytes()
}

// stages are the rounds with the streams that they read, as docs/records.md has them.
var stages = []struct {
	name  string
	reads []string
}{
	{"settle", []string{"versions"}}, {"meet", []string{"members"}}, {"sign", []string{"signatures", "met"}}, {"compare", []string{"signed"}},
	{"choose", []string{"found"}}, {"follow", []string{"links", "pointing"}}, {"explode", []string{"standing", "links", "bodies"}},
	{"link", []string{"reports"}}, {"merge", []string{"attributed"}}, {"count_actors", []string{"actor_uses"}}, {"count_places", []string{"place_uses"}},
}

// tables goes through all rounds over what map gave, and gives the rows of the tables as CSV has their cells.
func (e *engine) tables(mapped []byte) map[string][]string {
	e.Helper()
	e.take(mapped)
	for _, stage := range stages {
		for moves := true; moves; {
			moves = false
			for _, out := range e.reduce(stage.name, stage.reads, true) {
				moves = e.take(out)["moved"] || moves
			}
		}
	}
	rows := map[string][]string{}
	for _, t := range schema.Tables {
		for _, out := range e.reduce(t.Name, []string{t.Name}, false) {
			for batch := range e.batches(out) {
				for i := range int(batch.NumRows()) {
					rows[t.Name] = append(rows[t.Name], arrowCells(t, batch, i))
				}
			}
		}
	}
	for _, r := range e.records["rejects"] {
		rows["rejects"] = append(rows["rejects"], r.value)
	}
	slices.Sort(rows["rejects"])
	rows["rejects"] = slices.Compact(rows["rejects"])
	return rows
}

func arrowCells(t *schema.Table, batch arrow.Record, i int) string {
	var cells []string
	for k, field := range batch.Schema().Fields() {
		v := schema.Value{Valid: batch.Column(k).IsValid(i)}
		if v.Valid {
			switch c := batch.Column(k).(type) {
			case *array.String:
				v.Str = c.Value(i)
			case *array.Int64:
				v.Int = c.Value(i)
			case *array.Float64:
				v.Float = c.Value(i)
			case *array.Date32:
				v.Int = int64(c.Value(i))
			case *array.Timestamp:
				v.Int = int64(c.Value(i)) / 1000
			case *array.Boolean:
				if c.Value(i) {
					v.Int = 1
				}
			case *array.List:
				start, end := c.ValueOffsets(i)
				for j := start; j < end; j++ {
					v.List = append(v.List, c.ListValues().(*array.String).Value(int(j)))
				}
			case *array.Binary: // a point in WKB
				v.Float = math.Float64frombits(binary.LittleEndian.Uint64(c.Value(i)[5:]))
				v.Float2 = math.Float64frombits(binary.LittleEndian.Uint64(c.Value(i)[13:]))
			}
		}
		cells = append(cells, output.Cell(t.Columns[t.Index(field.Name)].Type, v))
	}
	return strings.Join(cells, "\t")
}

// releaseRows are the rows of a release in the same form.
func releaseRows(t *testing.T, dir string) map[string][]string {
	t.Helper()
	release, err := output.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for i := range release.Tables {
		info := &release.Tables[i]
		for values, err := range release.Rows(info) {
			if err != nil {
				t.Fatal(err)
			}
			var cells []string
			for k, c := range info.Declaration().Columns {
				cells = append(cells, output.Cell(c.Type, values[k]))
			}
			rows[info.Name] = append(rows[info.Name], strings.Join(cells, "\t"))
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "rejects.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	rows["rejects"] = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	return rows
}

// copies writes a wire story, as several outlets print it, each a little otherwise than the one before.
func copies(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "copies.jsonl")
	var lines strings.Builder
	text := wireCopy
	for i := range 6 {
		line, _ := json.Marshal(map[string]any{"id": fmt.Sprint("copy", i), "date": fmt.Sprintf("2001-02-07T%02d:00:00Z", 10+i), "source": fmt.Sprint("Copyist ", i), "text": text})
		fmt.Fprintf(&lines, "%s\n", line)
		text += fmt.Sprintf(" It was reported by the news agency number %d of the region on its own pages.", i)
	}
	write(t, name, lines.String())
	return name
}

// TestRoundsOfAnEngineEqualExport goes through map and all rounds in partitions, and compares the rows with those of export.
func TestRoundsOfAnEngineEqualExport(t *testing.T) {
	inputs := append(corpus(t, 4), copies(t), articles)
	for _, c := range []struct {
		partitions int
		flags      []string
	}{{1, []string{"--text", "full"}}, {7, []string{"--since", "2001-01-01", "--until", "2024-12-31"}}, {3, []string{"--keep-duplicates", "--text", "sentence"}}} {
		out := filepath.Join(t.TempDir(), "release")
		export(t, append(append([]string{"--out", out}, c.flags...), inputs...)...)
		want := releaseRows(t, out)
		e := &engine{T: t, partitions: c.partitions, random: rand.New(rand.NewPCG(1, 1)), records: map[string][]row{}, flags: c.flags}
		mapFlags := slices.DeleteFunc(slices.Clone(c.flags), func(flag string) bool { return flag == "--keep-duplicates" })
		got := e.tables(e.pipe(nil, append(append([]string{"map"}, mapFlags...), inputs...)...))
		for name := range want {
			if !slices.Equal(got[name], want[name]) {
				t.Errorf("%d partitions, %v: %s: %d rows, want %d%s", c.partitions, c.flags, name, len(got[name]), len(want[name]), firstUnlike(got[name], want[name]))
			}
		}
		if c.flags[0] == "--text" && !slices.ContainsFunc(want["articles"], func(r string) bool { return strings.Contains(r, "copy1") }) {
			t.Error("there are no copies")
		}
	}
}

func firstUnlike(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return "\n" + got[i] + "\n" + want[i]
		}
	}
	return ""
}

// TestMapReadsStreams gives map files, lines and rows as streams, two one after another, and compares with reading the files.
func TestMapReadsStreams(t *testing.T) {
	days := corpus(t, 2)
	var files []string
	for _, day := range days {
		files = append(files, filepath.Join(day, "news.jsonl"), filepath.Join(day, "note.txt"))
	}
	columns := arrow.NewSchema([]arrow.Field{{Name: "path", Type: arrow.BinaryTypes.String}, {Name: "length", Type: arrow.PrimitiveTypes.Int64}, {Name: "content", Type: arrow.BinaryTypes.Binary}}, nil)
	var in []byte
	for half := range 2 {
		in = append(in, arrowStream(columns, 2, func(b *array.RecordBuilder, i int) {
			data, err := os.ReadFile(files[2*half+i])
			if err != nil {
				t.Fatal(err)
			}
			b.Field(0).(*array.StringBuilder).Append(files[2*half+i])
			b.Field(1).(*array.Int64Builder).Append(int64(len(data)))
			b.Field(2).(*array.BinaryBuilder).Append(data)
		})...)
	}
	read := func(in []byte, args ...string) []row {
		e := &engine{T: t, records: map[string][]row{}}
		e.take(e.pipe(in, append([]string{"map"}, args...)...))
		all := slices.Concat(e.records["versions"], e.records["bodies"], e.records["rejects"])
		slices.SortFunc(all, func(a, b row) int { return cmp.Or(cmp.Compare(a.stream, b.stream), cmp.Compare(a.key, b.key)) })
		return all
	}
	want := read(nil, files...)
	if got := read(in); !slices.Equal(got, want) || len(want) < 2*(4+4+1+2) {
		t.Errorf("%d records of streams, %d of files", len(got), len(want))
	}
}

// TestMapTellsWhatIsWrong gives map streams whose rows are no articles.
func TestMapTellsWhatIsWrong(t *testing.T) {
	text := func(names ...string) *arrow.Schema {
		var fields []arrow.Field
		for _, name := range names {
			fields = append(fields, arrow.Field{Name: name, Type: arrow.BinaryTypes.String, Nullable: true})
		}
		return arrow.NewSchema(fields, nil)
	}
	add := func(cells ...string) func(*array.RecordBuilder, int) {
		return func(b *array.RecordBuilder, _ int) {
			for i, cell := range cells {
				b.Field(i).(*array.StringBuilder).Append(cell)
			}
		}
	}
	for name, c := range map[string]struct {
		in   []byte
		args []string
		says string
		code int
	}{
		"no text column": {arrowStream(text("id", "vector"), 0, nil), nil, "text", exitUsage},
		"checked":        {arrowStream(text("id", "vector"), 0, nil), []string{"--check"}, "text", exitUsage},
		"checked, good":  {arrowStream(text("id", "text"), 1, add("x", "y")), []string{"--check"}, "", 0},
		"no stream":      {[]byte("{}\n"), nil, "no Arrow stream", exitUsage},
		"nothing":        {nil, nil, "standard input is empty", exitUsage},
		"an empty text":  {arrowStream(text("id", "text"), 1, add("x7", " ")), nil, `{"input":"x7","reason":"the article has no text"}`, 0},
		"a broken line":  {arrowStream(text("path", "line"), 1, add("p", "{")), nil, `{"input":"p","reason":"no JSON`, 0},
		"an unsure day":  {arrowStream(text("url", "text", "date"), 1, add("u", "Police held two men.", "2/3/2020")), nil, `{"input":"u","reason":"published_at`, 0},
	} {
		var out bytes.Buffer
		app := newApp()
		app.Reader, app.Writer, app.ErrWriter = bytes.NewReader(c.in), &out, &out
		err := app.RunContext(t.Context(), flagsFirst(app, append([]string{"dateline", "map"}, c.args...)))
		code, says := 0, out.String()
		if err != nil {
			code, says = exitCode(err), err.Error()
		}
		if code != c.code || !strings.Contains(says, c.says) {
			t.Errorf("%s: exit %d: %q", name, code, says)
		}
	}
}
