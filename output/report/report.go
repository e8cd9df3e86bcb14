// Package report renders the page of a release, index.html: one file that shows its events as a map, a timeline, a
// network and tables that filter each other, with the evidence of each event and the codebook. It takes events and what
// describes them, and gives bytes. The page holds everything it needs, asks nothing of any network, and is under MaxBytes.
//
// page.html is the template, page.css its looks, and the scripts its behaviour, joined in the order of scripts. d3.js and
// world.json are not ours: build/ makes them anew (cd build && npm install && npm run build).
package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// MaxBytes is what no page reaches, whatever the release holds.
const MaxBytes = 3_000_000

// reserve is kept free for the last event that is encoded and what is encoded behind the events.
const reserve = 150_000

// MaxEvents bounds the events of a page, and with them the memory that making it takes; MaxMentions is how many reports of
// an event are shown.
const (
	MaxEvents   = 12_000
	MaxMentions = 3
)

//go:embed page.html page.css *.js world.json
var assets embed.FS

// scripts are joined in this order into one. Each is a piece of one function's body.
var scripts = []string{"format.js", "data.js", "dom.js", "state.js", "filter.js", "timeline.js", "map.js", "network.js", "tables.js", "evidence.js", "page.js"}

// Event is an event with the reports that are shown of it, at most MaxMentions.
type Event struct {
	schema.Event
	Mentions []schema.EventMention
}

// Page is what the page tells. Events are those to show, in the order in which they are given up from the last where they
// do not all fit; Actors and Articles are those that they name, by id.
type Page struct {
	Title, Description, Version, Date, License, Homepage string
	Authors                                              []Author
	Maker                                                string // dateline and its version
	Figures                                              []Figure
	EventCount, ArticleCount                             int64      // of the whole release
	First, Last                                          schema.Day // of publication
	Tables                                               []Table
	Codes                                                []CodeList
	Events                                               []Event
	Actors                                               map[string]schema.Actor
	Articles                                             map[string]schema.Article
}

// Figure is a number at the head of the page.
type Figure struct {
	Name  string
	Count int64
}

// Author answers for the release.
type Author struct{ Name, URL string }

// Table is a table of the release, for the codebook.
type Table struct {
	*schema.Table
	Rows  int64
	Files []string // paths in the release; of a table in parts their folder
}

// CodeList is a list of codes with all that is known of each.
type CodeList struct {
	Name, Meaning string
	Header        []string
	Rows          [][]string
}

// view is a Page with what the template puts around it.
type view struct {
	*Page
	Policy               string
	Style                template.CSS
	Library, World, Data template.JS
	Script               template.JS
}

// Render gives the page.
func Render(p *Page) ([]byte, error) {
	v, err := newView(p)
	if err != nil {
		return nil, err
	}
	shell, err := v.render()
	if err != nil {
		return nil, err
	}
	data, err := encode(p, MaxBytes-reserve-len(shell))
	if err != nil {
		return nil, err
	}
	v.Data = template.JS(data)
	page, err := v.render()
	if err == nil && len(page) >= MaxBytes {
		err = fmt.Errorf("the report page has %d bytes: the codebook or the title leaves no room", len(page))
	}
	return page, err
}

func newView(p *Page) (*view, error) {
	text := map[string]string{}
	for _, name := range append([]string{"page.css", "d3.js", "world.json"}, scripts...) {
		data, err := assets.ReadFile(name)
		if err != nil {
			return nil, err
		}
		text[name] = string(data)
	}
	var b strings.Builder
	b.WriteString("\"use strict\";\n(() => {\n")
	for _, name := range scripts {
		b.WriteString(text[name])
	}
	b.WriteString("})();\n")
	v := &view{Page: p, Style: template.CSS(text["page.css"]), Library: template.JS(text["d3.js"]), World: template.JS(text["world.json"]), Script: template.JS(b.String())}
	v.Policy = fmt.Sprintf("default-src 'none'; script-src '%s' '%s'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'; trusted-types 'none'; require-trusted-types-for 'script'",
		sourceHash(string(v.Library)), sourceHash(string(v.Script)), sourceHash(string(v.Style)))
	return v, nil
}

// sourceHash is how a Content-Security-Policy names an inline script or style.
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

var functions = template.FuncMap{"number": number, "day": func(d schema.Day) string { return d.Time().Format("2 January 2006") }}

func (v *view) render() ([]byte, error) {
	t, err := template.New("page.html").Funcs(functions).ParseFS(assets, "page.html")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, v)
	return b.Bytes(), err
}

// number groups the digits of a count: 12,345.
func number(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
