package output

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	changelogName  = "CHANGELOG.md"
	changelogTitle = "# Changelog\n"
)

// renderChangelog puts what differs from the release before on top of its changelog, or begins one.
func renderChangelog(r *Release) ([]byte, error) {
	if r.since == nil {
		return []byte(changelogTitle + "\n" + r.firstEntry()), nil
	}
	return addEntry(filepath.Join(r.since.Old.Dir, changelogName), r.since.Entry())
}

// follow compares the tables with those of the release before. Where the caller gave no version, it is the one that follows.
func (w *Writer) follow() (err error) {
	if w.previous == nil {
		return nil
	}
	release := &Release{Dir: w.dir, Manifest: w.manifest}
	if w.since, err = Compare(context.Background(), w.previous, release, nil); err != nil {
		return err
	}
	version := &w.manifest.Metadata.Version
	*version = cmp.Or(*version, w.since.Follows)
	w.since.New = Side{w.out, *version, release.date()}
	return nil
}

// Since says, after Commit, what differs from the release before; nil where the caller named none.
func (w *Writer) Since() *Diff { return w.since }

// firstEntry counts the rows of a release that has none before it.
func (r *Release) firstEntry() string {
	var b strings.Builder
	b.WriteString("## " + cmp.Or(r.Metadata.Version, "Unreleased"))
	if date := r.date(); date != "" {
		b.WriteString(" - " + date)
	}
	b.WriteString("\n\n| table | rows |\n|---|---:|\n")
	for _, t := range r.Tables {
		fmt.Fprintf(&b, "| %s | %d |\n", t.Name, t.Rows)
	}
	return b.String()
}

// Entry is the changelog's entry for the later release, as Markdown.
func (d *Diff) Entry() string {
	var b strings.Builder
	version := cmp.Or(d.Follows, d.New.Version, "Unreleased")
	if d.New.Version != d.Old.Version {
		version = cmp.Or(d.New.Version, version)
	}
	fmt.Fprintf(&b, "## %s", version)
	if d.New.Date != "" {
		fmt.Fprintf(&b, " - %s", d.New.Date)
	}
	fmt.Fprintf(&b, "\n\nSince %s: %s.\n\n| table | kept | grown | changed | added | removed |\n|---|---:|---:|---:|---:|---:|\n", cmp.Or(d.Old.Version, "the release before"), d.Reason())
	for i := range d.Tables {
		t := &d.Tables[i]
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d |\n", t.Name, t.Kept, t.Grown, t.Changed, t.Added, t.Removed)
	}
	if lines := d.columnLines(); len(lines) > 0 {
		fmt.Fprintf(&b, "\n- %s\n", strings.Join(lines, "\n- "))
	}
	return b.String()
}

// columnLines tell of tables and columns that came, went or changed.
func (d *Diff) columnLines() (lines []string) {
	for i := range d.Tables {
		t := &d.Tables[i]
		if t.State != "" {
			lines = append(lines, fmt.Sprintf("table `%s` %s", t.Name, t.State))
		}
		for _, c := range t.Columns {
			lines = append(lines, fmt.Sprintf("`%s.%s` %s", t.Name, c.Name, c.What()))
		}
	}
	return lines
}

// addEntry puts an entry on top of those of a changelog's file, which need not be there.
func addEntry(name, entry string) ([]byte, error) {
	changelog, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	older := strings.TrimLeft(strings.TrimPrefix(string(changelog), changelogTitle), "\n")
	if older != "" {
		entry += "\n"
	}
	return []byte(changelogTitle + "\n" + entry + older), nil
}

// WriteEntry puts the entry on top of those of a changelog's file, which is made where there is none.
func (d *Diff) WriteEntry(name string) error {
	changelog, err := addEntry(name, d.Entry())
	if err != nil {
		return err
	}
	return os.WriteFile(name, changelog, 0o644)
}
