// Package ingest reads articles from files as they lie on the disk. A format is one file of this package: a function that
// takes a stream and yields records, each either an article or the reason why it is none.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// Options say how inputs are read.
type Options struct {
	Map      map[string]string // our field -> the input's field, for JSONL and CSV
	Defaults schema.Article    // fields of articles whose input does not give them
}

// Reject is an input, or a record of one, that is no article.
type Reject struct {
	Input    string `json:"input"`
	Position string `json:"position,omitempty"` // "line 12"
	Reason   string `json:"reason"`
}

// Handler takes what Read finds.
type Handler struct {
	Article func(*schema.Article) error // an error ends the reading
	Reject  func(Reject)
}

// Read reads every input: a file, a folder (all files below it, in order of their names), a glob, or "-" for standard
// input. What cannot be read is rejected and the reading goes on; an input that does not exist is an error, before
// anything is read.
func Read(ctx context.Context, inputs []string, stdin io.Reader, o Options, h Handler) error {
	files, err := expand(inputs)
	if err != nil {
		return err
	}
	for _, name := range files {
		if err := readFile(ctx, name, stdin, o, h); err != nil {
			return err
		}
	}
	return nil
}

// expand lists the files of the inputs, each once, in order.
func expand(inputs []string) ([]string, error) {
	var files []string
	for _, input := range inputs {
		found, err := list(input)
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(files, func(name string) bool {
		repeated := seen[name]
		seen[name] = true
		return repeated
	}), nil
}

func list(input string) ([]string, error) {
	if input == "-" {
		return []string{"-"}, nil
	}
	info, err := os.Stat(input)
	if err != nil {
		matches, globErr := filepath.Glob(input)
		if globErr != nil || len(matches) == 0 {
			return nil, fmt.Errorf("%s: no such file or folder, and no glob that matches one", input)
		}
		return expand(matches)
	}
	if !info.IsDir() {
		return []string{input}, nil
	}
	var files []string
	err = filepath.WalkDir(input, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") {
			files = append(files, path)
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: the folder holds no files", input)
	}
	return files, err
}

func readFile(ctx context.Context, name string, stdin io.Reader, o Options, h Handler) error {
	r, err := open(name, stdin)
	if err != nil {
		h.Reject(Reject{Input: name, Reason: reason(err)})
		return nil
	}
	defer r.Close()
	emit := func(position string, a *schema.Article, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil && strings.TrimSpace(a.Text) == "" {
			err = errors.New("the article has no text")
		}
		if err != nil {
			h.Reject(Reject{name, position, reason(err)})
			return nil
		}
		a.InputPath = name
		if position != "" {
			a.InputPath += " " + position
		}
		o.complete(a)
		return h.Article(a)
	}
	return formatOf(name)(r, o, emit)
}

// emitter takes a record: an article, or the error that makes it none. Its own error ends the reading.
type emitter func(position string, a *schema.Article, err error) error

// format reads the records of a stream. What is wrong with a record goes to emit; only emit's errors are returned.
type format func(r io.Reader, o Options, emit emitter) error

func formatOf(name string) format {
	name = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".gz"), ".zst")
	switch filepath.Ext(name) {
	case ".jsonl", ".ndjson", ".json":
		return readJSONL
	case ".csv":
		return readCSV
	}
	if name == "-" {
		return readJSONL
	}
	return readText
}

// complete fills what the input does not say from the defaults.
func (o Options) complete(a *schema.Article) {
	d := o.Defaults
	for _, f := range []struct{ to, from *string }{{&a.URL, &d.URL}, {&a.Title, &d.Title}, {&a.SourceName, &d.SourceName}, {&a.Author, &d.Author}, {&a.Language, &d.Language}, {&a.License, &d.License}} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if a.PublishedAt.IsZero() {
		a.PublishedAt = d.PublishedAt
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
