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
	Language string `json:"language,omitempty"` // ISO 639-1, of a text set aside because it is not English
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
	files, err := expand(inputs, h.Reject)
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
func expand(inputs []string, rejected func(Reject)) ([]string, error) {
	var files []string
	for _, input := range inputs {
		found, err := list(input, rejected)
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

func list(input string, rejected func(Reject)) ([]string, error) {
	if input == "-" {
		return []string{"-"}, nil
	}
	info, err := os.Stat(input)
	if err != nil {
		matches, globErr := filepath.Glob(input)
		if globErr != nil || len(matches) == 0 {
			return nil, fmt.Errorf("%s: no such file or folder, and no glob that matches one", input)
		}
		return expand(matches, rejected)
	}
	if !info.IsDir() {
		return []string{input}, nil
	}
	return walk(input, rejected)
}

// walk lists the files below a folder but hidden ones. Links to folders are not followed, so that none leads in a circle.
func walk(folder string, rejected func(Reject)) ([]string, error) {
	var files []string
	faults := 0
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			faults++
			rejected(Reject{Input: path, Reason: reason(err)})
		case path != folder && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case !entry.IsDir():
			files = append(files, path)
		}
		return nil
	})
	if err == nil && len(files)+faults == 0 {
		err = fmt.Errorf("%s: the folder holds no files", folder)
	}
	return files, err
}

func readFile(ctx context.Context, name string, stdin io.Reader, o Options, h Handler) error {
	s, err := open(name, stdin)
	if err != nil {
		h.Reject(Reject{Input: name, Reason: reason(err)})
		return nil
	}
	defer s.Close()
	emit := func(position string, a *schema.Article, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			o.complete(a)
			err = check(a)
		}
		if err != nil {
			reject := Reject{Input: name, Position: position, Reason: reason(err)}
			if f, ok := err.(foreign); ok {
				reject.Language = f.code
			}
			h.Reject(reject)
			return nil
		}
		a.InputPath = name
		if position != "" {
			a.InputPath += " " + position
		}
		return h.Article(a)
	}
	return formatOf(name, s, o)(s, o, emit)
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
