package ingest

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/dateline-data/dateline/schema"
)

// Columns of rows that hold no articles, but what articles are read from.
const (
	pathColumn    = "path"
	contentColumn = "content" // bytes of a file, as Spark's binaryFile has them
	lineColumn    = "line"    // a line of a file of JSON
	placeColumn   = "input_path"
)

// Rows reads the rows that another program hands over in Arrow's batches. How many there are, and in which order they come, says
// nothing, so that each is read for itself: columns are told by their names alone, and the order of day and month by the date alone.
//
// A row is a file where there are columns path and content, of text and of bytes; a line of a file of JSON where there are path and
// line; or else an article, which lay where its column input_path says, or is known by its id or URL.
type Rows struct {
	reader *reader
	read   func(batch arrow.Record, row int) error
}

// NewRows looks at the columns, and says what is wrong with them. Of the handler Article, Reject, Guess and Outside are called.
func NewRows(ctx context.Context, columns *arrow.Schema, o Options, h Handler) (*Rows, error) {
	o.guess, o.seen = h.Guess, map[[3]string]bool{}
	r := &Rows{reader: &reader{ctx: ctx, o: o, h: h, queue: &queue{}, listed: true}} // the pages of lists lie elsewhere
	path, content, line := columnOf(columns, pathColumn), columnOf(columns, contentColumn), columnOf(columns, lineColumn)
	switch {
	case path >= 0 && content >= 0 && isBytes(columns.Field(content).Type):
		r.read = func(batch arrow.Record, row int) error {
			return r.file(cellText(batch.Column(path), row), []byte(cellText(batch.Column(content), row)))
		}
	case path >= 0 && line >= 0:
		r.read = func(batch arrow.Record, row int) error {
			return r.line(cellText(batch.Column(path), row), []byte(cellText(batch.Column(line), row)))
		}
	default:
		return r, r.articles(columns)
	}
	return r, nil
}

func columnOf(columns *arrow.Schema, name string) int {
	return slices.IndexFunc(columns.Fields(), func(f arrow.Field) bool { return f.Name == name })
}

func isBytes(t arrow.DataType) bool { return t.ID() == arrow.BINARY || t.ID() == arrow.LARGE_BINARY }

// Read reads the rows of a batch.
func (r *Rows) Read(batch arrow.Record) error {
	for row := range int(batch.NumRows()) {
		if err := r.read(batch, row); err != nil {
			return err
		}
	}
	return nil
}

// file reads the articles of a file.
func (r *Rows) file(path string, content []byte) error {
	s, err := newStream(path, bytes.NewReader(content), r.reader.o.Limits)
	defer s.Close() //nolint:staticcheck // also what was opened before it failed
	if err != nil {
		return r.reader.emit(path, "", nil, err)
	}
	if err := r.reader.read(s); err != nil {
		return err
	}
	return r.reader.queue.flush(0)
}

// line reads the articles of a line.
func (r *Rows) line(path string, line []byte) error {
	if len(bytes.TrimSpace(line)) == 0 {
		return nil
	}
	o, emit := r.alone(&path)
	if err := o.jsonArticles(line, "", emit.put); err != nil {
		return err
	}
	return emit.flush()
}

// alone is for a record whose dates no other one explains; path is where it lies, once that is known.
func (r *Rows) alone(path *string) (Options, *settler) {
	o := r.reader.o
	o.days = &dayOrder{}
	return o, &settler{days: o.days, emit: func(position string, a *schema.Article, err error) error {
		return r.reader.emit(*path, position, a, err)
	}}
}

// articles prepares for rows that are articles.
func (r *Rows) articles(columns *arrow.Schema) error {
	leaves := arrowLeaves(columns.Fields(), arrowLeaf{})
	var paths [][]string
	for _, l := range leaves {
		paths = append(paths, l.path)
	}
	t, kept, err := newTable("Arrow", paths, r.reader.o, func(int) []string { return nil })
	place := columnOf(columns, placeColumn)
	r.read = func(batch arrow.Record, row int) error {
		var path string
		var a *schema.Article
		var wrong error
		o, emit := r.alone(&path)
		err := guard("it cannot be read", func() (err error) {
			for i, k := range kept {
				t.record.row[i] = leaves[k].text(batch, row)
			}
			if place >= 0 {
				path = cellText(batch.Column(place), row)
			}
			t.o = o
			path = cmp.Or(path, t.field("id"), t.field("url"))
			a, wrong = t.article()
			return nil
		})
		if err := emit.put("", a, cmp.Or(err, wrong)); err != nil {
			return err
		}
		return emit.flush()
	}
	return err
}

// field is a field of ours in the row that is in the record.
func (t *table) field(ours string) string {
	if theirs, ok := t.o.Map[ours]; ok {
		return given(t.record.get(theirs))
	}
	for _, name := range fieldNames[ours] {
		if v := given(t.record.get(name)); v != "" {
			return v
		}
	}
	return ""
}
