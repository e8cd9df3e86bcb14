// Package report renders the page of a release, index.html: one file that shows its events as a map, a timeline, a
// network and tables that filter each other, with the evidence of each event and the codebook. It takes events and what
// describes them, and gives bytes. The page holds everything it needs, asks nothing of any network, and is under MaxBytes. Only of a release with more
// than MaxEvents events it holds a sample, and where it is served beside the release's Parquet files it can read the rest from them.
//
// page.html is the template, page.css its looks, and the scripts its behaviour, joined in the order of scripts. d3.js, parquet.js and
// world.json are not ours: build/ makes them anew (cd build && npm install && npm run build).
package report

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// MaxBytes is what no page reaches, whatever the release holds.
const MaxBytes = 16_000_000

// A release of up to MaxEvents events is shown whole, of a larger one a sample of SampleEvents: that is as much as a browser draws at once without
// being slow. MaxMentions is how many reports of an event are shown.
const (
	MaxEvents    = 50_000
	SampleEvents = 12_000
	MaxMentions  = 3
)

// packedFrom is the size from which the data stand packed in the page: smaller ones can be read there.
const packedFrom = 500_000

//go:embed page.html page.css *.js world.json
var assets embed.FS

// scripts are joined in this order into one. Each is a piece of one function's body.
var scripts = []string{"format.js", "data.js", "dom.js", "state.js", "search.js", "filter.js", "timeline.js", "map.js", "network.js", "tables.js", "remote.js", "take.js", "evidence.js", "fold.js", "page.js"}

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
	Release                                              Release
}

// Release is where the page finds the tables that it does not hold, and what DuckDB selects the events from. A table without Parquet files has no paths.
type Release struct {
	Events        []string `json:"events"`
	EventMentions []string `json:"event_mentions"`
	Articles      []string `json:"articles"`
	Actors        []string `json:"actors"`
	Bytes         int64    `json:"bytes"`   // of events and actors
	From          string   `json:"from"`    // of SQL
	Lists         bool     `json:"lists"`   // whether DuckDB reads lists there, or text joined by |
	Reports       int      `json:"reports"` // of an event that are shown
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
	Policy                       string
	Style                        template.CSS
	Library, Reader, World, Data template.JS // Reader, of Parquet files, only where the page does not hold all events
	Packed                       bool
	Script                       template.JS
}

// Render gives the page. Where even packed data are too large for it, it shows fewer events.
func Render(p *Page) ([]byte, error) {
	for {
		page, err := render(p)
		if err != nil || len(page) < MaxBytes {
			return page, err
		}
		if len(p.Events) < 2 {
			return nil, fmt.Errorf("the report page has %d bytes: the codebook or the title leaves no room", len(page))
		}
		p.Events = p.Events[:len(p.Events)/2]
	}
}

func render(p *Page) ([]byte, error) {
	v, err := newView(p)
	if err != nil {
		return nil, err
	}
	data, err := encode(p)
	if err != nil {
		return nil, err
	}
	if v.Packed = len(data) >= packedFrom; v.Packed {
		data = pack(data)
	}
	v.Data = template.JS(data)
	return v.render()
}

// pack is gzip in base64. Its header names no time.
func pack(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(data) // into memory
	_ = z.Close()
	return base64.StdEncoding.AppendEncode(nil, b.Bytes())
}

func newView(p *Page) (*view, error) {
	text := map[string]string{}
	for _, name := range append([]string{"page.css", "d3.js", "parquet.js", "world.json"}, scripts...) {
		data, err := assets.ReadFile(name)
		if err != nil {
			return nil, err
		}
		text[name] = string(data)
	}
	var b strings.Builder
	b.WriteString("\"use strict\";\n(async () => {\n")
	for _, name := range scripts {
		b.WriteString(text[name])
	}
	b.WriteString("})();\n")
	v := &view{Page: p, Style: template.CSS(text["page.css"]), Library: template.JS(text["d3.js"]), Reader: template.JS(text["parquet.js"]), World: template.JS(text["world.json"]), Script: template.JS(b.String())}
	v.Policy = v.policy()
	return v, nil
}

// policy lets nothing run or load but what the page holds; where the page does not hold all events, it may ask where it came from for the tables beside it.
func (v *view) policy() string {
	scripts, connect := []template.JS{v.Library, v.Script}, ""
	if int64(len(v.Events)) < v.EventCount && len(v.Release.Events) > 0 {
		scripts = append(scripts, v.Reader)
		connect = "connect-src 'self'; "
	} else {
		v.Reader = ""
	}
	var hashes []string
	for _, s := range scripts {
		hashes = append(hashes, "'"+sourceHash(string(s))+"'")
	}
	return fmt.Sprintf("default-src 'none'; %sscript-src %s; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'; trusted-types 'none'; require-trusted-types-for 'script'",
		connect, strings.Join(hashes, " "), sourceHash(string(v.Style)))
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
