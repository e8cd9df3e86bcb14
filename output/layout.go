package output

import (
	"bufio"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// layout is a shape of another dataset, in which a release is written once more so that code made for that one reads it.
type layout struct {
	name    string
	meaning string
	tables  []layoutTable
}

// layoutTable is a file of a layout: tab-separated, without quotes.
type layoutTable struct {
	file    string
	meaning string
	header  bool
	reports bool // a row is a report of an event, not an event
	columns []layoutColumn
}

// layoutColumn is a column and how it is filled; without cell it stays empty, and the meaning says why.
type layoutColumn struct {
	name, meaning string
	cell          func(*layoutRow) string
}

// layouts are the layouts that a release can have.
var layouts = []layout{gdeltLayout, polecatLayout}

// Layouts are the names of the layouts.
func Layouts() (names []string) {
	for _, l := range layouts {
		names = append(names, l.name)
	}
	return names
}

func layoutNamed(name string) *layout {
	if i := slices.IndexFunc(layouts, func(l layout) bool { return l.name == name }); i >= 0 {
		return &layouts[i]
	}
	return nil
}

// layoutRow is what the cells of a row are made of.
type layoutRow struct {
	event          Row // of a table of events
	mention        Row // of a table of reports
	first          firstReport
	article        articleEntry // of the report, or of the event's first one
	reported       schema.Value // when the event of a report was reported first
	source, target actorEntry
	place          placeEntry
	story          story
}

// happened tells whether what the row tells of was done. The datasets whose layouts we write cannot say that something was
// denied, is planned or feared, so that only what happened goes into them.
func (r Row) happened() bool {
	return !r.is("is_negated") && !r.is("is_future") && !r.is("is_hypothetical")
}

// ofEvent is a cell of the event that is taken over as it is.
func ofEvent(column string) func(*layoutRow) string {
	return func(r *layoutRow) string { return r.event.text(column) }
}

func always(cell string) func(*layoutRow) string { return func(*layoutRow) string { return cell } }

// writeLayouts writes the layouts that were asked for, from the tables as they are read back.
func (w *Writer) writeLayouts() error {
	if len(w.manifest.Layouts) == 0 {
		return nil
	}
	release := &Release{Dir: w.dir, Manifest: w.manifest}
	l, err := newLookup(release)
	if err != nil {
		return err
	}
	defer l.close()
	for _, name := range w.manifest.Layouts {
		layout := layoutNamed(name)
		for i := range layout.tables {
			if err := w.writeLayout(release, l, name, &layout.tables[i]); err != nil {
				return err
			}
		}
		var b strings.Builder
		writeLayoutColumns(&b, "#", layout)
		if err := w.writeFile(name+"/"+readmeName, []byte(b.String())); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) writeLayout(r *Release, l *lookup, folder string, t *layoutTable) error {
	f, err := w.newFile(folder + "/" + t.file)
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(f, csvBuffer)
	if t.header {
		for i := range t.columns {
			writeTab(b, i, t.columns[i].name)
		}
		b.WriteByte('\n')
	}
	for row, err := range l.rows(r, t.reports) {
		if err != nil {
			f.file.Close()
			return fmt.Errorf("write %s: %w", f.path, err)
		}
		for i, c := range t.columns {
			cell := ""
			if c.cell != nil {
				cell = c.cell(row)
			}
			writeTab(b, i, cell)
		}
		b.WriteByte('\n')
	}
	b.Flush() // its errors are the file's
	return w.finish(f)
}

// unquoted is for cells of files that know no quotes: what would end a cell or begin a quote is replaced.
var unquoted = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ", `"`, "'")

func writeTab(b *bufio.Writer, i int, cell string) {
	if i > 0 {
		b.WriteByte('\t')
	}
	_, _ = unquoted.WriteString(b, cell) // its error comes again from Flush
}

// rows yields the events or the reports that happened, in the order of their tables.
func (l *lookup) rows(r *Release, reports bool) iter.Seq2[*layoutRow, error] {
	name, fill := schema.Events.Name, l.fillEvent
	if reports {
		name, fill = schema.EventMentions.Name, l.fillReport
	}
	return func(yield func(*layoutRow, error) bool) {
		info := r.Manifest.table(name)
		if info == nil {
			return
		}
		for view, err := range r.Select(info, nil) {
			if err == nil && !view.happened() {
				continue
			}
			var row layoutRow
			if err == nil {
				err = fill(&row, view)
			}
			if !yield(&row, err) || err != nil {
				return
			}
		}
	}
}

// writeLayoutColumns writes what each column of a layout holds.
func writeLayoutColumns(b *strings.Builder, heading string, l *layout) {
	fmt.Fprintf(b, "%s layout: %s\n\n%s\n", heading, l.name, l.meaning)
	for _, t := range l.tables {
		fmt.Fprintf(b, "\n%s# %s/%s\n\n%s\n\n| | column | holds |\n|---|---|---|\n", heading, l.name, t.file, t.meaning)
		for i, c := range t.columns {
			meaning := c.meaning
			if c.cell == nil {
				meaning = "always empty: " + meaning
			}
			fmt.Fprintf(b, "| %d | %s | %s |\n", i+1, c.name, meaning)
		}
	}
}
