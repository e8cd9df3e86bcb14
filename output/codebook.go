package output

import (
	"fmt"
	"io"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// WriteCodebook writes every table, code list and layout as Markdown.
func WriteCodebook(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# Codebook\n\nNull is an empty field in CSV. Offsets count Unicode code points, `[start, end)`.\n")
	for _, v := range schema.VersionNotes {
		fmt.Fprintf(&b, "\nVersion %s of the tables: %s\n", v.Version, v.Changes)
	}
	for _, t := range schema.Tables {
		writeColumns(&b, "##", t)
	}
	for _, t := range codeTables() {
		fmt.Fprintf(&b, "\n## codes: %s\n\n%s\n\n| %s |\n|%s\n", t.name, t.meaning, strings.Join(t.header, " | "), strings.Repeat("---|", len(t.header)))
		for _, row := range t.rows {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		}
	}
	for i := range layouts {
		b.WriteString("\n")
		writeLayoutColumns(&b, "##", &layouts[i])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeColumns writes a table's columns below a heading.
func writeColumns(b *strings.Builder, heading string, t *schema.Table) {
	fmt.Fprintf(b, "\n%s %s\n\n%s\n\n| column | type | null | meaning |\n|---|---|---|---|\n", heading, t.Name, t.Meaning)
	for i := range t.Columns {
		c := &t.Columns[i]
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", c.Name, c.Type, map[bool]string{true: "yes", false: ""}[c.Nullable], columnMeaning(c))
	}
}

func columnMeaning(c *schema.Column) string {
	m := c.Meaning
	if c.Key {
		m += " (key)"
	}
	if c.Refers != nil {
		m += " → " + c.Refers.Name
	}
	if c.Codes != "" {
		m += " [codes: " + c.Codes + "]"
	}
	if c.Unit != "" {
		m += " (" + c.Unit + ")"
	}
	return m
}
