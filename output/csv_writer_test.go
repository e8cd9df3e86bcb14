package output

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// TestCSVIsThatOfTheStandardLibrary writes cells of every kind that want quotes, or look as if they did.
func TestCSVIsThatOfTheStandardLibrary(t *testing.T) {
	table := &schema.Table{Name: "t", Columns: []schema.Column{{Name: "a", Type: schema.String}, {Name: "b, c", Type: schema.String}}}
	cells := []string{"", "plain", "a,b", `say "no"`, `"`, `""`, "two\nlines", "two\r\nlines", " before", "\u00a0before", "\u2003before", "after ", `\.`, `\.x`, "\t", "é", "\xff"}
	var got, want bytes.Buffer
	w, err := newCSVWriter(&got, table, fileOptions{})
	if err != nil {
		t.Fatal(err)
	}
	other := csv.NewWriter(&want)
	other.Write([]string{"a", "b, c"})
	for _, x := range cells {
		for _, y := range cells {
			if err := w.Write([]schema.Value{{Valid: x != "", Str: x}, {Valid: y != "", Str: y}}); err != nil {
				t.Fatal(err)
			}
			other.Write([]string{x, y})
		}
	}
	other.Flush()
	if err := w.Close(); err != nil || got.String() != want.String() {
		t.Errorf("%v: wrote\n%s\nwant\n%s", err, got.String(), want.String())
	}
}
