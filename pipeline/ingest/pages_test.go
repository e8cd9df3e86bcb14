package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/dateline-data/dateline/schema"
)

// pages are 30 pages in the manner of as many sites, each beside what a reader would take for its article.
const pages = "../../fixtures/inputs/pages"

// What was measured, rounded down.
const (
	leastPagesF  = .98 // mean F1 of the words, as bags: J. Bevendorff and others, "An Empirical Comparison of Web Content Extraction Algorithms" (2023)
	leastPageF   = .87 // of the worst page
	leastFieldOK = 28  // of 30 pages, of each of title, date, source, author and address
)

func TestPages(t *testing.T) {
	files, err := filepath.Glob(pages + "/*.html")
	if err != nil || len(files) != 30 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	sum := 0.0
	right := map[string]int{}
	for _, file := range files {
		page, err := os.ReadFile(file)
		must(t, err)
		gold, err := os.ReadFile(strings.TrimSuffix(file, ".html") + ".txt")
		must(t, err)
		want, err := textArticle(string(gold), Options{})
		must(t, err)
		got, err := articleFromHTML(page, "", "")
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		f := wordF(got.Text, want.Text)
		sum += f
		t.Logf("%.3f %s", f, filepath.Base(file))
		if f < leastPageF {
			t.Errorf("%s: F %.3f; got\n%s", file, f, got.Text)
		}
		for field, value := range map[string]func(*schema.Article) string{
			"title":  func(a *schema.Article) string { return a.Title },
			"date":   func(a *schema.Article) string { return a.PublishedAt.Format(day) },
			"source": func(a *schema.Article) string { return a.Outlet },
			"author": func(a *schema.Article) string { return a.Author },
			"url":    func(a *schema.Article) string { return a.URL },
		} {
			if value(got) == value(want) {
				right[field]++
			} else {
				t.Logf("%s: %s %q, want %q", filepath.Base(file), field, value(got), value(want))
			}
		}
	}
	t.Logf("F %.4f; right of %d: %v", sum/float64(len(files)), len(files), right)
	if sum/float64(len(files)) < leastPagesF {
		t.Errorf("F %.4f, want %v", sum/float64(len(files)), leastPagesF)
	}
	for field, n := range right {
		if n < leastFieldOK {
			t.Errorf("%s right on %d pages, want %d", field, n, leastFieldOK)
		}
	}
}

// wordF is the F1 of two texts' words as bags.
func wordF(got, want string) float64 {
	count := func(s string) (bag map[string]int, n int) {
		bag = map[string]int{}
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			bag[w]++
			n++
		}
		return bag, n
	}
	a, na := count(got)
	b, nb := count(want)
	common := 0
	for w, n := range a {
		common += min(n, b[w])
	}
	return 2 * float64(common) / float64(max(na+nb, 1))
}
