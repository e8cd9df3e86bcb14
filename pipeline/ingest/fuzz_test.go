package ingest

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// FuzzRead reads anything as an input: no panic, and articles only of text in UTF-8 that is not empty.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob(ten + "/*.*")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Add([]byte("---\r\ntitle: a\r\n---\r\nb"))
	f.Add([]byte("text,date\n\"a\",0203-01-01\n\"b"))
	f.Add(gzipped(f, []byte("{\"text\":\"a\"}\n{"))[:20])
	f.Fuzz(func(t *testing.T, data []byte) { fuzzRead(t, data, Limits{}) })
}

func FuzzParseTime(f *testing.F) {
	for _, s := range []string{"2009-03-20 12:24:52.002364-05", "Fri, 20 Mar 2009 12:24:52 EST", "1237551892", "- -", " -"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, err := ParseTime(s); err == nil && !got.IsZero() && (got.Year() < firstYear || got.Year() > lastYear || got.Location() != time.UTC) {
			t.Errorf("ParseTime(%q) = %s", s, got)
		}
	})
}
