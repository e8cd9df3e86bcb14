package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestReadPlaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "verdicts.tsv")
	table := "# a comment\n1\ta-1\n\t3\t9\tCOERCE\t0:2\tPER\t-\t-\tPER/CHL\tn\n\t12\t15\t-\n2\ta-2\n\t4\t8\tACCUSE\t-\t-\t-\t-\t-\t-\n"
	if err := os.WriteFile(path, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := readPlaces(path)
	want := []reading{{"a-1", []event{{3, 9, []string{"PER", "CHL"}}}}, {"a-2", []event{{4, 8, nil}}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestTable checks that the table of the repository tells where its events happened.
func TestTable(t *testing.T) {
	readings, err := readPlaces("../judge/verdicts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, r := range readings {
		for _, e := range r.events {
			if len(e.countries) > 0 {
				told++
			}
		}
	}
	if told < 2500 {
		t.Errorf("%d events with a country; want at least 2500", told)
	}
}
