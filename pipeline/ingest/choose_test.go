package ingest

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func idsOf(articles []schema.Article) string {
	var ids []string
	for _, a := range articles {
		ids = append(ids, a.InputID)
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// TestLimitAndSample reads some of the articles of files in several formats: the first ones, and the same sample in every order.
func TestLimitAndSample(t *testing.T) {
	dir := t.TempDir()
	var lines, rows strings.Builder
	rows.WriteString("id,text\n")
	for i := range 20 {
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprint("j", i), "text": fmt.Sprintf("Floods hit town %d.", i)})
		fmt.Fprintf(&lines, "%s\n", line)
		fmt.Fprintf(&rows, "c%d,\"Fires hit town %d, and more.\"\n", i, i)
		write(t, filepath.Join(dir, fmt.Sprintf("t%02d.txt", i)), []byte(fmt.Sprintf("---\nid: t%d\n---\nStorms hit town %d.", i, i)))
	}
	write(t, filepath.Join(dir, "a.jsonl"), []byte(lines.String()))
	write(t, filepath.Join(dir, "b.csv.gz"), gzipped(t, []byte(rows.String())))
	all := []string{filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.csv.gz"), filepath.Join(dir, "t*.txt")}
	turned := slices.Clone(all)
	slices.Reverse(turned)
	limited, _ := readInputs(t, Options{Limit: 22}, nil, all...)
	if len(limited) != 22 || limited[21].InputID != "c1" {
		t.Errorf("limit: %s", idsOf(limited))
	}
	sample, _ := readInputs(t, Options{Sample: 12}, nil, all...)
	again, _ := readInputs(t, Options{Sample: 12}, nil, append(turned, all...)...)
	if len(sample) != 12 || idsOf(sample) != idsOf(again) {
		t.Errorf("samples %s, in another order %s", idsOf(sample), idsOf(again))
	}
	for _, kind := range "jct" {
		if !strings.ContainsRune(idsOf(sample), kind) {
			t.Errorf("the sample %s has none of %c", idsOf(sample), kind)
		}
	}
	smaller, _ := readInputs(t, Options{Sample: 5}, nil, all...)
	both, _ := readInputs(t, Options{Sample: 12, Limit: 5}, nil, turned...)
	for _, a := range smaller {
		if !slices.ContainsFunc(sample, func(b schema.Article) bool { return a.InputID == b.InputID }) {
			t.Errorf("%s is in the smaller sample alone", a.InputID)
		}
	}
	if idsOf(smaller) != idsOf(both) {
		t.Errorf("5 of a sample are %s, a sample of 5 %s", idsOf(both), idsOf(smaller))
	}
	const copies = `{"id":"old","retrieved":"2024-03-05","fetched_at":"2024-03-05","text":"Floods hit Durban."}` + "\n" + `{"id":"new","fetched_at":"2024-03-06","text":"Floods hit Durban."}`
	backwards := strings.Split(copies, "\n")
	slices.Reverse(backwards)
	for _, content := range []string{copies, strings.Join(backwards, "\n")} {
		if got, _ := readInputs(t, Options{Sample: 2}, strings.NewReader(content), "-"); idsOf(got) != "new" {
			t.Errorf("of two copies the sample holds %s", idsOf(got))
		}
	}
	if most, _ := readInputs(t, Options{Sample: 100}, nil, all...); len(most) != 60 {
		t.Errorf("a sample of more than there are has %d", len(most))
	}
}

// TestFileNames tells date, outlet and id by names of files.
func TestFileNames(t *testing.T) {
	for _, c := range []struct{ pattern, name, want string }{
		{"{date}_{source}_{id}.txt", "news/2024-03-05_The_Mercury_77.txt", "2024-03-05 00:00|The_Mercury|77|"},
		{"{date}_{source}_{id}.txt", "20240305_Punch_a-7.txt", "2024-03-05 00:00|Punch|a-7|"},
		{"{source}/{year}/{month}/{day}/*.html", "crawl/punchng.com/2024/3/5/index.html", "2024-03-05 00:00|punchng.com||"},
		{"{source}_{title}.txt", "Punch_Strike_ends_in_Lagos.txt", "-|Punch||Strike_ends_in_Lagos"},
		{"{date}T*-{id}.json", "all.zip!2024_03_05T1200-x9.json", "2024-03-05 00:00||x9|"},
		{"{date} {title}.txt", "2024-03-05T08-30 Strike ends.txt", "2024-03-05 08:30|||Strike ends"},
		{"{outlet}-{date}.txt", "Punch-20241399.txt", "no"},
		{"{outlet}-{date}.txt", "Punch.txt", "no"},
		{"{id}.txt", "Punch.text", "no"},
		{"{id}.txt", "a/b.txt", "-||b|"},
	} {
		p, err := ParseFileNames(c.pattern, "")
		if err != nil {
			t.Fatal(err)
		}
		got := "no"
		if a, ok := p.read(c.name); ok {
			day := "-"
			if !a.PublishedAt.IsZero() {
				day = a.PublishedAt.Format("2006-01-02 15:04")
			}
			got = strings.Join([]string{day, a.Outlet, a.InputID, a.Title}, "|")
		}
		if got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.pattern, c.name, got, c.want)
		}
	}
	for _, bad := range []string{"news.txt", "{colour}.txt", "{date", "{year}/{id}.txt", "{id}_{id}.txt", "{date}_{year}{month}{day}", "{text}.txt"} {
		if _, err := ParseFileNames(bad, ""); err == nil {
			t.Errorf("%q is a pattern", bad)
		}
	}
	p, err := ParseFileNames("{source}_{date}.txt", "2.1.2006")
	if err != nil {
		t.Fatal(err)
	}
	if a, ok := p.read("Punch_05.03.2024.txt"); !ok || a.PublishedAt.Day() != 5 || a.Outlet != "Punch" {
		t.Errorf("by a format of dates: %v, %v", a, ok)
	}
}

// TestFileNamesFillGaps: what an article says of itself stands over its file's name, and rows of one file have no id of it.
func TestFileNamesFillGaps(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "2024-03-05_Punch_7.txt"), []byte("Strike ends in Lagos.\n"))
	write(t, filepath.Join(dir, "2024-03-06_Punch_8.txt"), []byte("---\ndate: 2024-01-01\nid: own\n---\nStrike ends in Lagos.\n"))
	write(t, filepath.Join(dir, "2024-03-07_Punch_9.csv"), []byte("text,date\nStrike ends.,2024-02-02\nStrike began.,\n"))
	write(t, filepath.Join(dir, "other.zip"), zipped(t, member{"2024-03-08_Mercury_10.txt", []byte("Floods hit Durban.")}, member{"note.txt", []byte("Fires burn.")}))
	p, err := ParseFileNames("{date}_{source}_{id}.*", "")
	if err != nil {
		t.Fatal(err)
	}
	var got, unnamed []string
	err = Read(t.Context(), []string{dir}, nil, Options{FileNames: p}, Handler{
		Article: func(a *schema.Article) error {
			got = append(got, a.PublishedAt.Format("01-02")+" "+a.Outlet+" "+a.InputID)
			return nil
		},
		Reject:  func(r Reject) { t.Error(r) },
		Unnamed: func(input string) { unnamed = append(unnamed, filepath.Base(input)) },
	})
	want := "03-05 Punch 7|01-01 Punch own|02-02 Punch |03-07 Punch |03-08 Mercury 10|01-01  "
	if err != nil || strings.Join(got, "|") != want || strings.Join(unnamed, " ") != "other.zip!note.txt" {
		t.Errorf("%v, unnamed %v, %v", got, unnamed, err)
	}
}

func TestFirstLineTitle(t *testing.T) {
	for text, want := range map[string]string{
		"Strike ends in Lagos\n\nWorkers went back to their posts on Monday.":            "Strike ends in Lagos",
		"\r\n# Who pays for the dam?\r\n\r\nThe province does, its premier said.":        "Who pays for the dam?",
		"Strike ends in Lagos\nWorkers went back to their posts on Monday.":              "",
		"Workers went back to their posts on Monday.\n\nThe union said that it had won.": "",
		"By Ada Bell and others\n\nWorkers went back to their posts on Monday.":          "",
		"Published: 5 March 2024\n\nWorkers went back to their posts on Monday.":         "",
		"World news\n\nWorkers went back to their posts on Monday.":                      "",
		"Strike ends in Lagos after a month\n\nMore follows.":                            "",
		"Strike ends in Lagos": "",
		strings.Repeat("Strike ends in Lagos and ", 9) + "more\n\n" + strings.Repeat("Workers went back. ", 40): "",
	} {
		if got := firstLineTitle(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	articles, _ := readInputs(t, Options{}, strings.NewReader("---\nid: 7\n---\nStrike ends in Lagos\n\nWorkers went back to their posts on Monday."), "-")
	if a := articles[0]; a.Title != "Strike ends in Lagos" || !strings.HasPrefix(a.Text, "Strike ends") {
		t.Errorf("%+v", a)
	}
}
