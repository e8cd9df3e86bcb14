package ingest

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// readInputs gives what Read finds, without the paths of articles.
func readInputs(t testing.TB, o Options, stdin io.Reader, inputs ...string) (articles []schema.Article, rejects []Reject) {
	t.Helper()
	err := Read(context.Background(), inputs, stdin, o, Handler{
		Article: func(a *schema.Article) error {
			if a.InputPath == "" {
				t.Errorf("article %q without a path", a.InputID)
			}
			a.InputPath = ""
			articles = append(articles, *a)
			return nil
		},
		Reject: func(r Reject) { rejects = append(rejects, r) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return articles, rejects
}

func write(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestRejects reads inputs with a fault each: the fault is told with its place, and what is sound is read.
func TestRejects(t *testing.T) {
	packed := gzipped(t, []byte(strings.Repeat(`{"text":"Troops left the town at dawn, witnesses said."}`+"\n", 1000)))
	long := `{"text":"` + strings.Repeat("a ", maxRecord/2) + `"}` + "\n" + `{"text":"Troops left."}`
	for _, c := range []struct {
		name, content string
		articles      int // at least
		position      string
		reason        string
	}{
		{"bad.jsonl", "{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Three.\"}\n", 2, "line 2", "no JSON: unexpected end"},
		{"list.jsonl", "[1,2]\n{\"text\":\"Two.\"}\n", 1, "line 1", "no JSON object"},
		{"bad.json", "[{\"text\":\"One.\"},\n{\"text\" \"Two.\"}]", 1, "record 2", "no JSON"},
		{"deep.json", "{\n\"text\":", 0, "record 1", "no JSON: unexpected EOF"},
		{"empty.jsonl", "{\"text\":\" \"}\n", 0, "line 1", "the article has no text"},
		{"nul.jsonl", "{\"text\":\"a\\u0000b\"}\n", 0, "line 1", "the text holds NUL bytes"},
		{"date.jsonl", "{\"text\":\"a\",\"date\":\"someday\"}\n", 0, "line 1", `published_at: cannot read the date "someday"`},
		{"year.jsonl", "{\"text\":\"a\",\"date\":\"0203-01-04\"}\n", 0, "line 1", `published_at: the year of "0203-01-04" is not between 1605 and 2100`},
		{"utf8.jsonl", "{\"text\":\"Bogotá\"}\n{\"text\":\"Bogot\xe1\"}\n", 1, "line 2", "not valid UTF-8"},
		{"long.jsonl", long, 1, "line 1", "the record is longer than 64 MB"},
		{"cut.jsonl.gz", string(packed[:len(packed)-20]), 1, "line", "unexpected EOF"},
		{"cut.csv.gz", string(gzipped(t, []byte("text\n\"One.\"\n"+strings.Repeat("\"A man said so.\"\n", 999)))[:60]), 0, "", "unexpected EOF"},
		{"head.gz", "\x1f\x8b\x08", 0, "", "EOF"},
		{"ragged.csv", "id,text\n1,One.\n2\n3,Three.\n", 2, "line 3", "wrong number of fields"},
		{"quote.csv", "id,text\n1,One \" two.\n3,Three.\n", 1, "line 2", `bare "`},
		{"open.csv", "id,text\n1,One.\n2,\"Two\n3,Three.\n", 1, "line 3", `extraneous or missing "`},
		{"latin.csv", "id,text\n1,Bogotá\n2,Bogot\xe1\n", 1, "line 3", "not valid UTF-8"},
		{"columns.csv", "id,inhalt\n1,One.\n", 0, "line 1", "--map text=COLUMN"},
		{"none.csv", "", 0, "line 1", "no CSV header: EOF"},
		{"open.txt", "---\ntitle: Ceasefire\n\nTroops left.\n", 0, "", "line 1: the front matter has no closing line ---"},
		{"name.txt", "---\ntitle\n---\nTroops left.\n", 0, "", "line 2: front matter wants name: value"},
		{"scan.pdf", "%PDF-1.7\n", 0, "", "it is a PDF file, which is not read; save its text"},
		{"empty.txt", "", 0, "", "the article has no text"},
		{"blank.txt", "---\ntitle: A\n---\n \n", 0, "", "the article has no text"},
		{"nul.txt", "Troops left.\x00\x00", 0, "", "the text holds NUL bytes"},
		{"broken.txt", "Bogotá, Medellín and Cúcuta \xe1", 0, "", "not valid UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), c.name)
			write(t, name, []byte(c.content))
			articles, rejects := readInputs(t, Options{}, nil, name)
			if len(rejects) != 1 {
				t.Fatalf("%d articles, rejects %v", len(articles), rejects)
			}
			if r := rejects[0]; r.Input != name || !strings.HasPrefix(r.Position, c.position) || !strings.Contains(r.Reason, c.reason) {
				t.Errorf("reject %+v, want %q %q", r, c.position, c.reason)
			}
			if len(articles) < c.articles {
				t.Errorf("%d articles, want %d", len(articles), c.articles)
			}
		})
	}
}

func TestInputs(t *testing.T) {
	folder := t.TempDir()
	article := []byte("Troops left the town.")
	for _, name := range []string{"b.txt", "a.txt", ".hidden", "sub/c.txt", ".git/d.txt"} {
		os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755)
		write(t, filepath.Join(folder, name), article)
	}
	if err := os.Symlink(folder, filepath.Join(folder, "sub", "circle")); err != nil {
		t.Fatal(err)
	}
	paths := func(inputs ...string) (found []string, rejects []Reject, err error) {
		err = Read(context.Background(), inputs, strings.NewReader("Troops left."), Options{}, Handler{
			Article: func(a *schema.Article) error {
				found = append(found, strings.TrimPrefix(a.InputPath, folder+"/"))
				return nil
			},
			Reject: func(r Reject) { rejects = append(rejects, r) },
		})
		return
	}
	found, rejects, err := paths(folder)
	if want := []string{"a.txt", "b.txt", "sub/c.txt"}; !reflect.DeepEqual(found, want) || err != nil {
		t.Errorf("folder: %v, %v", found, err)
	}
	if len(rejects) != 1 || !strings.HasSuffix(rejects[0].Input, "circle") {
		t.Errorf("a link to a folder: %v", rejects)
	}
	if found, _, err := paths(folder+"/*.txt", folder+"/a.txt", "-"); !reflect.DeepEqual(found, []string{"a.txt", "b.txt", "-"}) || err != nil {
		t.Errorf("glob, repeated file, standard input: %v, %v", found, err)
	}
	for input, want := range map[string]string{"/nowhere/x": "no such file", folder + "/*.csv": "no glob that matches", folder + "/[": "no such file", t.TempDir(): "holds no files"} {
		if _, _, err := paths(input); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", input, err, want)
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := Read(ctx, []string{ten + "/lines.jsonl"}, nil, Options{}, Handler{
		Article: func(*schema.Article) error { n++; cancel(); return nil },
		Reject:  func(r Reject) { t.Error(r) },
	})
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("%v after %d articles", err, n)
	}
}

func TestDefaultsAndMap(t *testing.T) {
	m, err := ParseMap("title=meta.head, text=Inhalt,id=nr")
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Map: m, Defaults: schema.Article{Outlet: "Wire", Title: "no", License: "CC0-1.0"}}
	o.Defaults.PublishedAt, _ = ParseTime("1999-01-02")
	for _, input := range []string{
		`{"nr":7,"Inhalt":["Troops left.",""],"meta":{"head":"Exit"},"authors":["A. Bell","C. Dorn"],"lang":"en-GB","title":"x"}`,
		"meta.head\tInhalt\tnr\tBYLINE\tlang\nExit\tTroops left.\t7\tA. Bell, C. Dorn\ten_US",
	} {
		articles, rejects := readInputs(t, o, strings.NewReader(input), "-")
		if len(articles) != 1 || len(rejects) != 0 {
			t.Fatalf("%v, rejects %v", articles, rejects)
		}
		want := schema.Article{InputID: "7", Title: "Exit", Text: "Troops left.", Author: "A. Bell, C. Dorn", Language: "en", Outlet: "Wire", License: "CC0-1.0", PublishedAt: o.Defaults.PublishedAt}
		if articles[0] != want {
			t.Errorf("got  %+v\nwant %+v", articles[0], want)
		}
	}
	for s, want := range map[string]string{"headlin=title": `no field "headlin"`, "title": "write title=NAME", "title=": "write title=NAME"} {
		if _, err := ParseMap(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseMap(%q): %v", s, err)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	for _, s := range []string{
		"---\ntitle: \"A: b\"\nDate: 1994-05-12\n---\nText.\n",
		"---\r\ntitle: A: b\r\ndate: 1994-05-12\r\n---\r\nText.\n",
		"\ufeff--- \ntitle:A: b\n\npub_date: May 12, 1994\n--- \nText.\n",
	} {
		articles, rejects := readInputs(t, Options{}, strings.NewReader(s), "-")
		if len(rejects) > 0 || articles[0].Title != "A: b" || articles[0].Text != "Text.\n" || articles[0].PublishedAt.Format("2006-01-02") != "1994-05-12" {
			t.Errorf("%q: %+v, %v", s, articles, rejects)
		}
	}
	if articles, _ := readInputs(t, Options{}, strings.NewReader("---- rule\nText."), "-"); articles[0].Text != "---- rule\nText." {
		t.Errorf("a rule is no front matter: %+v", articles)
	}
}
