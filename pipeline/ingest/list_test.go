package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLists reads lists of pages with their copies: as tables, as lines, as GDELT's own files, from a folder and an archive.
func TestLists(t *testing.T) {
	articles := tenArticles(t)[:2]
	folder := t.TempDir()
	put := func(name string, data []byte) {
		t.Helper()
		name = filepath.Join(folder, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(name), 0o755))
		write(t, name, data)
	}
	// A page that says nothing of itself, so that all comes from the list.
	bare := []byte("<html><body><h1>" + articles[1].Title + "</h1>" + markup(articles[1]) + "</body></html>")
	put("pages/1.html", writePage(articles[0]))
	put("pages/second page.htm", gzipped(t, bare))
	put("meridian.example/1988/geneva.html", writePage(articles[0]))
	put("meridian.example/1990/windhoek/index.html", bare)
	put("meridian.example/story.asp?id=7&x=%20", bare)
	gdeltRow := func(columns, address, seen int, url string) string {
		row := strings.Split(strings.Repeat("x\t", columns-1)+"x", "\t")
		row[address], row[seen] = url, "20241210081500"
		return strings.Join(row, "\t") + "\n"
	}
	both := func(columns, address, seen int) []byte {
		first := gdeltRow(columns, address, seen, articles[0].URL)
		return []byte(first + first + gdeltRow(columns, address, seen, articles[1].URL+"/"))
	}
	for name, c := range map[string]struct {
		list      []byte
		published bool // of the second
	}{
		"table.csv":        {[]byte("URL,pub_date,local path\n" + articles[0].URL + ",,pages/1.html\n" + articles[1].URL + "/,\"Mar 21, 1990\",pages/second page.htm\n"), true},
		"lines.tsv":        {[]byte("# pages of today\n\n" + articles[0].URL + "\t\tpages/1.html\r\n" + articles[1].URL + "/\t1990-03-21\tpages/second page.htm"), true},
		"spaces.txt":       {[]byte(articles[0].URL + " pages/1.html\n" + articles[1].URL + "/ 21 March 1990\n"), true},
		"urls":             {[]byte(articles[0].URL + "\n" + articles[1].URL + "/\n"), false},
		"v1.export.CSV":    {both(58, 57, 56), false},
		"v2.export.CSV":    {both(61, 60, 59), false},
		"v2.mentions.CSV":  {both(16, 5, 2), false},
		"v2.gkg.csv":       {both(27, 4, 1), false},
		"export.CSV.zip":   {zipped(t, member{"20241210081500.export.CSV", both(61, 60, 59)}), false},
		"list.of.list.txt": {[]byte(articles[0].URL + " pages/1.html\n" + articles[1].URL + "/\n" + "https://meridian.example/none\tlist.of.list.txt\n"), false},
	} {
		put(name, c.list)
		got, rejects := readInputs(t, Options{}, nil, filepath.Join(folder, name))
		if name == "list.of.list.txt" { // a list in a list is a text of addresses
			if len(got) != 3 {
				t.Errorf("%s: %d articles, rejects %v", name, len(got), rejects)
			}
			continue
		}
		if len(got) != 2 || len(rejects) > 0 {
			t.Errorf("%s: %d articles, rejects %v", name, len(got), rejects)
			continue
		}
		for i, a := range got {
			want := articles[i]
			if a.Title != want.Title || a.Text != strings.TrimSpace(want.Text) || strings.TrimSuffix(a.URL, "/") != want.URL || a.PublishedAt.Equal(want.PublishedAt) != (i == 0 || c.published) {
				t.Errorf("%s: article %d is %+v", name, i, a)
			}
			if seen := strings.Contains(strings.ToLower(name), ".csv") && name != "table.csv"; seen != (a.RetrievedAt.Format("200601021504") == "202412100815") {
				t.Errorf("%s: seen at %v", name, a.RetrievedAt)
			}
		}
	}
	if got, rejects := readInputs(t, Options{}, nil, filepath.Join(folder, "urls")); len(got) != 2 {
		t.Errorf("%v %v", got, rejects)
	}
	put("asp.txt", []byte("https://meridian.example/story.asp?id=7&x=%20\n"))
	if got, rejects := readInputs(t, Options{}, nil, filepath.Join(folder, "asp.txt")); len(got) != 1 || got[0].URL != "https://meridian.example/story.asp?id=7&x=%20" {
		t.Errorf("an address with a query: %v %v", got, rejects)
	}
}

func TestListFaults(t *testing.T) {
	outer := t.TempDir()
	folder := filepath.Join(outer, "list")
	must(t, os.Mkdir(folder, 0o755))
	write(t, filepath.Join(outer, "secret.html"), []byte("<html><body><p>Secret words.</p></body></html>"))
	must(t, os.Symlink(filepath.Join(outer, "secret.html"), filepath.Join(folder, "link.html")))
	write(t, filepath.Join(folder, "good.html"), []byte("<html><body><p>Troops left the town at dawn.</p></body></html>"))
	list := strings.Join([]string{
		"https://a.example/1\t../secret.html", "https://a.example/2\t/etc/passwd", "https://a.example/3\tlink.html", "https://a.example/4\tgone.html",
		"https://a.example/5", "https://a.example/6\t0203-01-04\tgood.html", "https://a.example/7\t.", "https://a.example/8\tgood.html"}, "\n")
	name := filepath.Join(folder, "list.tsv")
	write(t, name, []byte(list))
	got, rejects := readInputs(t, Options{}, nil, name)
	if len(got) != 1 || got[0].URL != "https://a.example/8" {
		t.Errorf("articles %+v", got)
	}
	for i, want := range []string{"escapes", "escapes", "escapes", "no copy", "no copy", "year", "no copy"} {
		if i >= len(rejects) || !strings.Contains(rejects[i].Reason, want) || !strings.HasPrefix(rejects[i].Position, "line ") {
			t.Fatalf("rejects %v, want %q at %d", rejects, want, i)
		}
	}
	write(t, name, []byte("url,path\nhttps://a.example/1,good.html\nhttps://a.example/2\nnone,good.html\n"))
	if got, rejects := readInputs(t, Options{}, nil, name); len(got) != 1 || len(rejects) != 2 || rejects[0].Position != "line 3" {
		t.Errorf("a ragged table: %v %v", got, rejects)
	}
	for _, text := range []string{"https://a.example/1\n\nTroops left the town.", "See https://a.example/1"} {
		if got, _ := readInputs(t, Options{}, strings.NewReader(text), "-"); len(got) != 1 || got[0].Text != text {
			t.Errorf("%q was taken for a list: %v", text, got)
		}
	}
}
