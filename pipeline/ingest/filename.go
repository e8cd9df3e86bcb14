package ingest

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// FileNames is a pattern that says what the names of inputs tell of their articles, such as {date}_{source}_{id}.txt. A field stands in
// braces, * for anything in one name, and / between names of folders; what stands before the pattern may be anything.
type FileNames struct {
	pattern *regexp.Regexp
	fields  []string // of ours, and year, month and day, by their groups
	layout  string   // of the date, as package time has it; "" is any
}

// greed is how much of a name a field takes where it may take more: titles are longer than names of outlets, and ids hold no spaces.
var greed = map[string]int{"title": 3, "source": 2, "author": 2, "language": 1, "id": 1}

// namedForms are what fields look like in names of files; others are of any form.
var namedForms = map[string]string{
	"published_at": `\d{4}[-_.]?\d{2}[-_.]?\d{2}(?:[T ]?\d{2}[-:.]?\d{2}(?:[-:.]?\d{2})?Z?)?`,
	"year":         `\d{4}`, "month": `\d{1,2}`, "day": `\d{1,2}`,
}

var errNoDay = errors.New("{year}, {month} and {day} make a date together")

// ParseFileNames reads a pattern; "" is nil. layout is how the dates are written, as package time has it, "" for ISO 8601 with any
// signs between or none.
func ParseFileNames(s, layout string) (*FileNames, error) {
	if s == "" {
		return nil, nil
	}
	p := &FileNames{layout: layout}
	var literals []string
	rest := s
	for {
		before, after, ok := strings.Cut(rest, "{")
		literals = append(literals, strings.ReplaceAll(regexp.QuoteMeta(filepath.ToSlash(before)), `\*`, `[^/]*`))
		if !ok {
			break
		}
		name, behind, ok := strings.Cut(after, "}")
		field, known := fileField(name)
		switch {
		case !ok:
			return nil, fmt.Errorf("{%s has no closing }", after)
		case !known:
			return nil, fmt.Errorf("there is no {%s}; there are {date}, {year}, {month}, {day}, {source}, {id}, {title}, {author} and {language}", name)
		}
		p.fields, rest = append(p.fields, field), behind
	}
	if len(p.fields) == 0 {
		return nil, errors.New("no field stands in braces: write it as {date}_{source}_{id}.txt")
	}
	if n := p.count("year") + p.count("month") + p.count("day"); n != 0 && (n != 3 || p.count("published_at") > 0) {
		return nil, errNoDay
	}
	for _, f := range p.fields {
		if p.count(f) > 1 {
			return nil, fmt.Errorf("{%s} stands there twice", f)
		}
	}
	var err error
	p.pattern, err = regexp.Compile("(?:^|[/!])" + p.join(literals) + "$")
	return p, err
}

func fileField(name string) (field string, known bool) {
	if _, ok := namedForms[name]; ok {
		return name, true
	}
	field, _ = fieldCalled(name)
	return field, greed[field] > 0 || field == "published_at"
}

func (p *FileNames) count(field string) (n int) {
	for _, f := range p.fields {
		if f == field {
			n++
		}
	}
	return n
}

// join puts the forms of the fields between what is literal: each takes as much as it can, unless one behind it takes more.
func (p *FileNames) join(literals []string) string {
	var b strings.Builder
	for i, field := range p.fields {
		form := namedForms[field]
		if form == "" || field == "published_at" && p.layout != "" {
			form = `[^/]+`
			for _, later := range p.fields[i+1:] {
				if greed[later] > greed[field] {
					form = `[^/]+?`
				}
			}
		}
		b.WriteString(literals[i] + "(" + form + ")")
	}
	return b.String() + literals[len(p.fields)]
}

// read gives what the name of an input tells. It fails where the name is another, or its date none.
func (p *FileNames) read(name string) (a schema.Article, ok bool) {
	parts := p.pattern.FindStringSubmatch(filepath.ToSlash(name))
	if parts == nil {
		return a, false
	}
	texts := map[string]*string{"source": &a.Outlet, "id": &a.InputID, "title": &a.Title, "author": &a.Author, "language": &a.Language}
	said := map[string]string{}
	for i, field := range p.fields {
		said[field] = parts[i+1]
		if to := texts[field]; to != nil {
			*to = strings.TrimSpace(parts[i+1])
		}
	}
	if p.layout != "" && said["published_at"] != "" {
		t, err := time.Parse(p.layout, said["published_at"])
		a.PublishedAt, a.PublishedOffset = t.UTC(), zoneIn(t)
		return a, err == nil
	}
	day := strings.NewReplacer("_", "-").Replace(said["published_at"])
	if said["year"] != "" {
		day = fmt.Sprintf("%s-%02d-%02d", said["year"], number(said["month"]), number(said["day"]))
	}
	var err error
	a.PublishedAt, a.PublishedOffset, err = parseZoned(spreadClock(day))
	return a, err == nil
}

// clockInName is a day with a clock in which hyphens or stops stand where file systems know no colons.
var clockInName = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ](\d{2})[-.](\d{2})(?:[-.](\d{2}))?(Z?)$`)

func spreadClock(day string) string {
	parts := clockInName.FindStringSubmatch(day)
	if parts == nil {
		return day
	}
	if parts[4] == "" {
		parts[4] = "00"
	}
	t, err := time.Parse("2006-01-02 15:04:05", fmt.Sprintf("%s %s:%s:%s", parts[1], parts[2], parts[3], parts[4]))
	if err != nil {
		return day
	}
	return t.Format(time.RFC3339)
}

// named fills what an article does not say of itself from the name of its input; the id only where the input is one article.
func (r *reader) named(input, position string, a *schema.Article) {
	if r.o.FileNames == nil {
		return
	}
	said, ok := r.o.FileNames.read(input)
	if !ok {
		if r.h.Unnamed != nil {
			r.h.Unnamed(input)
		}
		return
	}
	if position == "" && a.InputID == "" {
		a.InputID = said.InputID
	}
	Options{Defaults: said}.complete(a)
}
