package ingest

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"
	"github.com/dateline-data/dateline/schema"
)

const (
	durban = "Floods hit Durban on Tuesday and washed away a bridge that was built a hundred years ago, officials of the province said, while six people were missing after the river rose."
	lagos  = "Workers in Lagos ended a strike of two weeks after the government agreed to raise wages by a tenth, the union said in a statement that its president read to reporters outside."
)

// readGuessing gives what is read of a text, and the fields that were taken.
func readGuessing(t *testing.T, o Options, content string) (articles []schema.Article, guesses, rejects []string) {
	t.Helper()
	err := Read(context.Background(), []string{"-"}, strings.NewReader(content), o, Handler{
		Article: func(a *schema.Article) error { articles = append(articles, *a); return nil },
		Reject:  func(r Reject) { rejects = append(rejects, r.Reason) },
		Guess:   func(g Guess) { guesses = append(guesses, g.Ours+"="+g.Theirs) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return articles, guesses, rejects
}

// TestGuessedColumns reads tables whose columns have names of their owners' own.
func TestGuessedColumns(t *testing.T) {
	for name, c := range map[string]struct{ in, want, guesses string }{
		"by words": {"Nr;Headline Text;full_article_text;Date of Article;Media Outlet\n" + "1;Floods hit Durban;" + durban + ";2021-06-01;The Mercury\n2;Strike ends;" + lagos + ";2021-06-02;Punch\n",
			"Floods hit Durban|2021-06-01|The Mercury||Floods hit|Strike ends|2021-06-02|Punch||Workers in", "title=Headline Text url= text=full_article_text source=Media Outlet published_at=Date of Article"},
		"by values": {"Lfd\tVeroeffentlicht\tInhalt\tFundort\n" + "1\t3.4.2018\t" + durban + "\thttps://z.example/1\n2\t25.12.2018\t" + lagos + "\thttps://z.example/2\n",
			"|2018-04-03||https://z.example/1|Floods hit||2018-12-25||https://z.example/2|Workers in", "url=Fundort text=Inhalt published_at=Veroeffentlicht"},
		"beside known ones": {"title,articleSummary,ArticleBodyText,scrapedDate,publishedDay,url\nT," + lagos[:60] + "," + durban + ",2021-07-01,x,https://z.example/1\n",
			"T|0001-01-01||https://z.example/1|Floods hit", "text=ArticleBodyText retrieved_at=scrapedDate"},
		"two dates, neither known": {"begins,ends,Wording\n2021-06-01,2021-06-02," + strings.ReplaceAll(durban, ",", ";") + "\n",
			"|0001-01-01|||Floods hit", "text=Wording"},
		"JSON": {`{"storyHeadline":"Floods hit Durban","story_full_text":"` + durban + `","dateOfPublication_":"2021-06-01","newspaperName":"The Mercury","text_length":170}`,
			"Floods hit Durban|2021-06-01|The Mercury||Floods hit", "title=storyHeadline text=story_full_text source=newspaperName published_at=dateOfPublication_"},
		"JSON by values": {`{"no":7,"words":["` + durban + `","` + lagos + `"],"erschienen":"2021-06-01","tags":["a","b"]}`,
			"|2021-06-01|||Floods hit", "text=words published_at=erschienen"},
	} {
		if name == "by values" || name == "two dates, neither known" { // tell nothing by their header
			c.in = "sep=" + map[string]string{"by values": "\t", "two dates, neither known": ","}[name] + "\n" + c.in
		}
		if name == "beside known ones" {
			c.in = strings.Replace(c.in, durban, `"`+durban+`"`, 1)
		}
		articles, guesses, rejects := readGuessing(t, Options{}, c.in)
		var got []string
		for _, a := range articles {
			got = append(got, strings.Join([]string{a.Title, a.PublishedAt.Format("2006-01-02"), a.Outlet, a.URL, a.Text[:10]}, "|"))
		}
		if strings.Join(got, "|") != c.want || len(rejects) > 0 {
			t.Errorf("%s: got  %s, rejects %v\nwant %s", name, strings.Join(got, "|"), rejects, c.want)
		}
		if said := strings.Join(guesses, " "); said != strings.Replace(c.guesses, "url= ", "", 1) {
			t.Errorf("%s: guesses %s", name, said)
		}
	}
}

// TestUnguessedColumns leaves alone what is of another kind than its name says, and what says nothing.
func TestUnguessedColumns(t *testing.T) {
	for _, in := range []string{
		"id,text length,language\n1,170,en\n2,150,en\n",
		"sep=,\nplace,people\nDurban,6\n",
		`{"id":1,"comment_text":"Well said, all of it","words":"Peru sent envoys."}`,
		`{"articles":[{"words":"` + durban[:40] + `"}]}`,
	} {
		if articles, _, rejects := readGuessing(t, Options{}, in); len(articles) > 0 && strings.Contains(in, "sep=") || len(rejects) == 0 && strings.HasPrefix(in, "{") {
			t.Errorf("%s: %v, %v", in, articles, rejects)
		}
	}
	prose := "Floods, fires and storms hit Durban, the text of a report says.\n\nSix died, ten are missing.\n"
	if articles, _, _ := readGuessing(t, Options{}, prose); len(articles) != 1 || articles[0].Text != prose {
		t.Errorf("a text is read as a table: %v", articles)
	}
}

// TestGuessedColumnsOfBatches reads the same table as Parquet and Arrow.
func TestGuessedColumnsOfBatches(t *testing.T) {
	columns := arrow.NewSchema([]arrow.Field{
		{Name: "Headline Text", Type: arrow.BinaryTypes.String}, {Name: "Wording", Type: arrow.BinaryTypes.String},
		{Name: "when", Type: arrow.FixedWidthTypes.Timestamp_us}, {Name: "weight", Type: arrow.PrimitiveTypes.Float32}}, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, columns)
	for i, text := range []string{durban, lagos} {
		b.Field(0).(*array.StringBuilder).Append(fmt.Sprint("Headline ", i))
		b.Field(1).(*array.StringBuilder).Append(text)
		b.Field(2).(*array.TimestampBuilder).Append(arrow.Timestamp(1622531700000000))
		b.Field(3).(*array.Float32Builder).Append(1.5)
	}
	batch := b.NewRecord()
	var parquet, stream bytes.Buffer
	w, err := pqarrow.NewFileWriter(columns, &parquet, nil, pqarrow.DefaultWriterProps())
	if err != nil {
		t.Fatal(err)
	}
	s := ipc.NewWriter(&stream, ipc.WithSchema(columns))
	for _, err := range []error{w.Write(batch), w.Close(), s.Write(batch), s.Close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range map[string]string{"Parquet": parquet.String(), "Arrow": stream.String()} {
		articles, guesses, rejects := readGuessing(t, Options{}, data)
		if len(articles) != 2 || articles[1].Title != "Headline 1" || articles[1].Text != lagos || articles[0].PublishedAt.Format("2006-01-02 15:04") != "2021-06-01 07:15" {
			t.Errorf("%s: %v, %v, rejects %v", name, articles, guesses, rejects)
		}
	}
}

// TestMapNames maps by names of our fields as people write them, and tells of columns that are not there.
func TestMapNames(t *testing.T) {
	m, err := ParseMap("date=Day, text=Story Body,headline=H")
	if err != nil || fmt.Sprint(m) != "map[published_at:Day text:Story Body title:H]" {
		t.Fatalf("%v, %v", m, err)
	}
	for _, bad := range []string{"colour=x", "date=", "date=a,pubdate=b"} {
		if _, err := ParseMap(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	articles, _, rejects := readGuessing(t, Options{Map: m}, "H,day,story_body\nT,2021-06-01,Six died.\n")
	if len(articles) != 1 || articles[0].Text != "Six died." || articles[0].Title != "T" || articles[0].PublishedAt.IsZero() {
		t.Errorf("%v, %v", articles, rejects)
	}
	for _, wrong := range []string{"H,day,body\nT,2021-06-01,Six died.\n", "H,days,story_body,text\nT,2021-06-01,Six died.,x\n"} {
		articles, _, rejects := readGuessing(t, Options{Map: m}, wrong)
		if header := strings.Join(strings.Split(strings.Split(wrong, "\n")[0], ","), ", "); len(articles) > 0 || len(rejects) != 1 || !strings.Contains(rejects[0], "there is no such column; there are "+header) {
			t.Errorf("%v, %v", articles, rejects)
		}
	}
	var told []string
	err = Read(context.Background(), []string{"-"}, strings.NewReader(`{"story_body":"Six died.","Day":"2021-06-01"}`), Options{Map: m}, Handler{
		Article: func(*schema.Article) error { return nil }, Reject: func(r Reject) { t.Error(r) },
		Unfound: func(ours, theirs string, fields []string) {
			told = append(told, ours+" "+theirs+" "+strings.Join(fields, " "))
		},
	})
	if err != nil || strings.Join(told, ";") != "title H story_body Day" {
		t.Errorf("%v, %v", told, err)
	}
}
