// Package ingest reads articles from files and blobs, as they lie on the disk or in a bucket. A format is one file of this
// package: a function that takes a stream and yields records, each either an article or the reason why it is none.
package ingest

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// Options say how inputs are read.
type Options struct {
	Map      map[string]string // our field -> the input's field, for JSONL and CSV
	Defaults schema.Article    // fields of articles whose input does not give them
	Limits   Limits
	// Since and Until bound the dates of publication, the second not included; the zero Time does not.
	Since, Until time.Time
	// DateFormat is how the dates of JSON, CSV, Parquet and Arrow are written, as package time has it; dates in other formats are
	// read as well. "" where the format is told by the dates.
	DateFormat string
	// FileNames says what the names of inputs tell of articles that do not say it themselves; may be nil.
	FileNames *FileNames
	// Limit is how many articles are read, and Sample how many of all are drawn, the same whatever the order of inputs; 0 is all. Where
	// either is given no input counts as done.
	Limit, Sample int
	// Skip tells of a folder below an input that what it holds is no input; may be nil.
	Skip func(folder string) bool
	// Known tells of an input, by what Handler.Done was told of it, that it need not be read again; may be nil.
	Known func(state string) bool

	guess  func(Guess) // may be nil
	mapped *mapped     // nil where nothing is mapped
	days   *dayOrder   // of the stream that is read; nil where it is one record
	seen   map[[3]string]bool
}

// Reject is an input, or a record of one, that is no article.
type Reject struct {
	Input    string `json:"input"`
	Position string `json:"position,omitempty"` // "line 12"
	Reason   string `json:"reason"`
	Language string `json:"language,omitempty"` // ISO 639-1, of a text set aside because it is not English
}

// Handler takes what Read finds.
type Handler struct {
	Article func(*schema.Article) error // an error ends the reading
	Reject  func(Reject)
	Guess   func(Guess) // called once for each guess; may be nil
	// Unfound is called at the end for each field of Map that no record of JSON had, with the fields that the first one had; may be nil.
	Unfound func(ours, theirs string, fields []string)
	Outside func() // called for each article whose date is not between Since and Until; may be nil
	// Opened is called for each input, or member of one, with the name of its format; may be nil.
	Opened func(input, format string)
	// Unnamed is called for each article of an input whose name is not as FileNames has it; may be nil.
	Unnamed func(input string)
	// Done is called when all of an input was given, with its state: what tells it from what it may be later. It is not called
	// for inputs whose state cannot be told, which are lists of other files and streams. May be nil.
	Done func(state string) error
	// Changed is called for an input that was changed while it was read; may be nil.
	Changed func(input string)
	// Sized is called with the number of bytes of all inputs, and Reached as they are read, with how many more; may be nil.
	Sized, Reached func(bytes int64)
}

// Read reads every input: a file, a folder (all files below it, in order of their names), a glob, "-" for standard input,
// or the URL of blobs (SCHEME://BUCKET/KEY, a beginning of keys, or a glob of them). What cannot be read is rejected and the reading goes on; an input that does not exist is an error, before
// anything is read.
func Read(ctx context.Context, inputs []string, stdin io.Reader, o Options, h Handler) error {
	f := &finder{ctx, stdin, h.Reject, o.Skip}
	sources, err := f.expand(inputs)
	if err != nil {
		return err
	}
	o.guess, o.seen, o.mapped = h.Guess, map[[3]string]bool{}, newMapped(o.Map)
	chosen := newChooser(o, h.Article)
	if chosen.isOn() {
		o.Known, h.Done, h.Article = nil, nil, chosen.take
	}
	r := &reader{ctx: ctx, o: o, h: h, queue: &queue{most: runtime.GOMAXPROCS(0)}}
	if err := r.readAll(sources); err != nil && !errors.Is(err, errEnough) {
		return err
	}
	o.mapped.tell(o.Map, h.Unfound)
	return chosen.end()
}

func (r *reader) readAll(sources []source) error {
	r.size(sources)
	for _, input := range sources {
		if err := r.readInput(input); err != nil {
			return err
		}
	}
	return r.queue.flush(0)
}

// reader reads the inputs of one Read. Formats that hold others are its methods.
type reader struct {
	ctx     context.Context
	o       Options
	h       Handler
	queue   *queue
	listed  bool  // it reads the pages of a list
	lists   bool  // the input is a list, or one was in it
	counted int64 // bytes of the input that were told to be reached
}

func (r *reader) readSource(input source) error {
	content, err := input.open()
	if err == nil {
		defer content.Close()
		content = r.counting(content)
		var s *stream
		s, err = newStream(input.name, content, r.o.Limits)
		defer s.Close() //nolint:staticcheck // also what was opened before it failed
		if err == nil {
			return r.read(s)
		}
	}
	return r.put(input.name, "", nil, err)
}

// read reads the records of a stream, whatever its format.
func (r *reader) read(s *stream) error {
	o := r.o
	o.days = &dayOrder{}
	dated := &settler{days: o.days, emit: func(position string, a *schema.Article, err error) error { return r.put(s.name, position, a, err) }}
	kind, read := r.formatOf(s)
	if r.h.Opened != nil {
		r.h.Opened(s.name, kind)
	}
	if err := read(s, o, dated.put); err != nil {
		return err
	}
	return dated.flush()
}

// put emits a record in its turn.
func (r *reader) put(input, position string, a *schema.Article, err error) error {
	return r.queue.put(nil, func() error { return r.emit(input, position, a, err) })
}

// emit gives a record to the handler: an article, or why it is none.
func (r *reader) emit(input, position string, a *schema.Article, err error) error {
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	if err == nil {
		r.named(input, position, a)
		r.o.complete(a)
		if !a.PublishedAt.IsZero() && !r.o.Within(a.PublishedAt) { // the text of others may give their date
			if r.h.Outside != nil {
				r.h.Outside()
			}
			return nil
		}
		err = check(a)
	}
	if err != nil {
		reject := Reject{Input: input, Position: position, Reason: reason(err)}
		if f := (foreign{}); errors.As(err, &f) {
			reject.Language = f.code
		}
		r.h.Reject(reject)
		return nil
	}
	a.InputPath = strings.ToValidUTF8(strings.TrimRight(input+" "+position, " "), "\ufffd")
	return r.h.Article(a)
}

// Within tells whether a date of publication is known to be between Since and Until, or these are not given.
func (o Options) Within(published time.Time) bool {
	if o.Since.IsZero() && o.Until.IsZero() {
		return true
	}
	return !published.IsZero() && !published.Before(o.Since) && (o.Until.IsZero() || published.Before(o.Until))
}

// check tells why an article cannot be coded.
func check(a *schema.Article) error {
	switch {
	case strings.TrimSpace(a.Text) == "":
		return errors.New("the article has no text")
	case strings.IndexByte(a.Text, 0) >= 0:
		return errors.New("the text holds NUL bytes")
	}
	return tellLanguage(a)
}

// complete fills what the input does not say from the defaults.
func (o Options) complete(a *schema.Article) {
	d := o.Defaults
	for _, f := range []struct{ to, from *string }{{&a.URL, &d.URL}, {&a.Title, &d.Title}, {&a.Outlet, &d.Outlet}, {&a.Author, &d.Author}, {&a.Language, &d.Language}, {&a.License, &d.License}} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if a.PublishedAt.IsZero() {
		a.PublishedAt, a.PublishedOffset = d.PublishedAt, d.PublishedOffset
	}
	if a.RetrievedAt.IsZero() {
		a.RetrievedAt = d.RetrievedAt
	}
}

// reason is an error in one line without the path, which the reject names by itself.
func reason(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return strings.ReplaceAll(err.Error(), "\n", " ")
}
