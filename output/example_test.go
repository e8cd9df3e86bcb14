package output_test

import (
	"fmt"
	"iter"
	"log"
	"os"
	"path/filepath"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/schema"
)

// one gives the cells of a single row.
func one(cells []schema.Value) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		if cells != nil {
			yield(cells, nil)
		}
	}
}

func ExampleCreate() {
	dir, err := os.MkdirTemp("", "release")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "release")
	w, err := output.Create(out, output.Options{Formats: []string{"csv"}})
	if err != nil {
		log.Fatal(err)
	}
	defer w.Abort() // does nothing after Commit
	for _, t := range schema.Tables {
		var cells []schema.Value
		if t.Name == schema.Places.Name {
			cells = schema.Places.Cells(&schema.Place{ID: "geonames:323786", Name: "Ankara", Country: "TUR", Precision: "site"}, schema.Always, nil)
		}
		if err := w.Table(t.With(schema.Always), one(cells)); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.Commit(); err != nil {
		log.Fatal(err)
	}
	release, err := output.Open(out)
	if err != nil {
		log.Fatal(err)
	}
	found, err := release.Find("places", func(r output.Row) bool { return r.Cell("country") == "TUR" })
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range found {
		fmt.Println(row.Cell("place_name"), row.Cell("place_id"))
	}
	// Output: Ankara geonames:323786
}
