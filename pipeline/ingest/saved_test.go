package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// readString reads a text as standard input, and gives what show makes of its articles and rejects.
func readString(t *testing.T, o Options, content string) (got []string, rejects []Reject) {
	t.Helper()
	articles, rejects := readInputs(t, o, strings.NewReader(content), "-")
	for _, a := range articles {
		day := "-"
		if !a.PublishedAt.IsZero() {
			day = a.PublishedAt.Format("2006-01-02 15:04")
		}
		got = append(got, fmt.Sprintf("%s|%s|%s|%s", a.InputID, day, a.Outlet, a.Text))
	}
	return got, rejects
}

func wantRecords(t *testing.T, name string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\ngot  %s\nwant %s", name, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// TestSavedRecords reads records as tools and services save them: their names of fields, lists inside answers, bodies in parts,
// types written as objects.
func TestSavedRecords(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"news-please":       {`{"date_download":"2021-06-02 08:00:00","date_modify":"None","date_publish":"2021-06-01 07:15:00","maintext":"Floods hit Durban.","source_domain":"z.example","title_rss":null}`, "|2021-06-01 07:15|z.example|Floods hit Durban."},
		"Fundus":            {`{"title":"T","publishing_date":"2021-06-01T07:15:00+02:00","publisher":"Z","body":{"summary":["A dam broke."],"sections":[{"headline":[],"paragraphs":["Floods hit Durban.","Six died."]},{"headline":["Help"],"paragraphs":["Ships came."]}]}}`, "|2021-06-01 05:15|Z|A dam broke.\n\nFloods hit Durban.\n\nSix died.\n\nHelp\n\nShips came."},
		"mongoexport":       {`{"_id":{"$oid":"60b5"},"text":"Floods hit Durban.","date":{"$date":{"$numberLong":"1622531700000"}},"n":{"$numberInt":"3"}}`, "60b5|2021-06-01 07:15||Floods hit Durban."},
		"mongoexport, old":  {`{"_id":{"$oid":"60b5"},"text":"Floods hit Durban.","published_at":{"$date":"2021-06-01T07:15:00Z"}}`, "60b5|2021-06-01 07:15||Floods hit Durban."},
		"NewsAPI":           {`{"status":"ok","totalResults":2,"articles":[{"source":{"id":null,"name":"Z"},"publishedAt":"2021-06-01T07:15:00Z","content":"Floods hit Durban."},{"source":{"name":"Y"},"content":"Troops left."}]}`, "|2021-06-01 07:15|Z|Floods hit Durban.\n|-|Y|Troops left."},
		"Guardian":          {`{"response":{"status":"ok","results":[{"id":"w/1","webPublicationDate":"2021-06-01T07:15:00Z","fields":{"body":"<p>Floods hit Durban.</p>"}}]}}`, "w/1|2021-06-01 07:15||Floods hit Durban."},
		"New York Times":    {`{"status":"OK","response":{"docs":[{"_id":"n/1","source":"The Paper","pub_date":"2021-06-01T07:15:00+0000","headline":{"main":"Flood"},"lead_paragraph":"Floods hit Durban."}],"meta":{"hits":1}}}`, "n/1|2021-06-01 07:15|The Paper|Floods hit Durban."},
		"Elasticsearch":     {`{"took":3,"hits":{"total":{"value":1},"hits":[{"_index":"n","_id":"7","_source":{"text":"Floods hit Durban.","publish_date":"2021-06-01"}}]}}`, "7|2021-06-01 00:00||Floods hit Durban."},
		"paragraph objects": {`{"id":"3","content":[{"type":"p","text":"Floods hit Durban, officials of the province said on Tuesday, and washed a bridge away that was built a hundred years ago."},{"type":"p","text":"Six died."}],"created_at":"2021-06-01"}`, "3|2021-06-01 00:00||Floods hit Durban, officials of the province said on Tuesday, and washed a bridge away that was built a hundred years ago.\n\nSix died."},
	} {
		got, rejects := readString(t, Options{}, c.in)
		wantRecords(t, name, []string{strings.Join(got, "\n")}, c.want)
		if len(rejects) > 0 {
			t.Errorf("%s: %v", name, rejects)
		}
	}
}

// TestAnswersWithoutText are rejected article by article, by their places.
func TestAnswersWithoutText(t *testing.T) {
	got, rejects := readString(t, Options{}, `{"articles":[{"url":"https://z.example/1","title":"Floods","seendate":"20210601T071500Z","language":"English"},{"url":"https://z.example/2","title":"Fires"}]}`)
	if len(got) != 0 || len(rejects) != 2 || rejects[1].Position != "line 1 articles[1]" {
		t.Errorf("%v, %v", got, rejects)
	}
	if got, rejects = readString(t, Options{}, `{"status":"error","articles":[]}`); len(got) != 0 || len(rejects) != 1 {
		t.Errorf("an answer without articles: %v, %v", got, rejects)
	}
}

// TestMapIntoLists reads fields that a mapping reaches for in lists.
func TestMapIntoLists(t *testing.T) {
	const record = `{"doc":{"parts":[{"p":["Floods hit Durban."]},{"p":["Six died.","Ships came."]}],"when":[{"kind":"seen"},{"kind":"out","at":"2021-06-01"}],"by":[{"n":"Z"},{"n":"Y"}]}}`
	for mapping, want := range map[string]string{
		"text=doc.parts[].p[],published_at=doc.when[1].at,source=doc.by.n": "|2021-06-01 00:00|Z, Y|Floods hit Durban., Six died., Ships came.",
		"text=doc.parts.1.p.0,published_at=doc.when.at,source=doc.by[1].n": "|2021-06-01 00:00|Y|Six died.",
	} {
		m, err := ParseMap(mapping)
		if err != nil {
			t.Fatal(err)
		}
		got, rejects := readString(t, Options{Map: m}, record)
		if wantRecords(t, mapping, got, want); len(rejects) > 0 {
			t.Error(rejects)
		}
	}
}

// TestMissingValues reads what programs write for a value that is not there.
func TestMissingValues(t *testing.T) {
	for _, none := range []string{"None", "nan", "NaN", "NaT", "N/A", "null", "<NA>", "", "  ", "-", "0", "0000-00-00", "0000-00-00 00:00:00", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "Unknown"} {
		got, rejects := readString(t, Options{}, fmt.Sprintf(`{"id":"a","date":%q,"source":"nan","text":"Floods hit Durban."}`, none))
		if wantRecords(t, none, got, "a|-||Floods hit Durban."); len(rejects) > 0 {
			t.Error(rejects)
		}
		if got, _ = readString(t, Options{}, fmt.Sprintf(`{"id":"a","date":%q,"pubdate":"2021-06-01","text":"Floods hit Durban."}`, none)); none != "0" && len(none) < 8 {
			wantRecords(t, none+" beside a date", got, "a|2021-06-01 00:00||Floods hit Durban.")
		}
	}
	if got, rejects := readString(t, Options{}, `{"id":"0","date":"1970-01-01","text":"Naples hears bells."}`); len(rejects) > 0 || got[0] != "0|1970-01-01 00:00||Naples hears bells." {
		t.Errorf("the first day of 1970: %v, %v", got, rejects)
	}
	if _, rejects := readString(t, Options{}, `{"text":"nan"}`); len(rejects) != 1 {
		t.Error("a text that is not there is an article")
	}
}

// TestDayOrder reads days in digits in the order that others of their input tell.
func TestDayOrder(t *testing.T) {
	rows := func(separator string, dates ...string) string {
		s := "id" + separator + "date" + separator + "text\n"
		for i, d := range dates {
			s += fmt.Sprintf("%d%s%s%sFloods hit Durban.\n", i, separator, d, separator)
		}
		return s
	}
	for name, c := range map[string]struct {
		in, want, format string
		rejects          int
	}{
		"later row, day first":   {in: rows(",", "3/4/2018", "2018-05-01", "25/12/2018", "1/2/2018 09:30"), want: "2018-04-03 00:00 2018-05-01 00:00 2018-12-25 00:00 2018-02-01 09:30"},
		"later row, month first": {in: rows(";", "3/4/2018", "12/25/2018"), want: "2018-03-04 00:00 2018-12-25 00:00"},
		"dots":                   {in: rows("\t", "3.4.2018", "25.12.2018"), want: "2018-04-03 00:00 2018-12-25 00:00"},
		"nothing tells":          {in: rows(",", "3/4/2018", "5/5/2018", "6/7/2018"), want: "2018-05-05 00:00", rejects: 2},
		"both orders":            {in: rows(",", "3/4/2018", "25/12/2018", "12/25/2018", "6/7/2018"), want: "2018-04-03 00:00 2018-12-25 00:00 2018-12-25 00:00", rejects: 1},
		"by format":              {in: rows(",", "3/4/2018", "06/07/2018", "2018-05-01"), want: "2018-03-04 00:00 2018-06-07 00:00 2018-05-01 00:00", format: "%m/%d/%Y"},
		"JSON lines":             {in: `{"date":"3/4/2018","text":"Floods hit Durban."}` + "\n" + `{"date":"13/4/2018","text":"Fires burn."}`, want: "2018-04-03 00:00 2018-04-13 00:00"},
		"no day":                 {in: rows(",", "31/2/2018", "14/14/2018"), rejects: 2},
	} {
		layout, err := ParseDateFormat(c.format)
		if err != nil {
			t.Fatal(err)
		}
		articles, rejects := readInputs(t, Options{DateFormat: layout}, strings.NewReader(c.in), "-")
		var got []string
		for _, a := range articles {
			got = append(got, a.PublishedAt.Format("2006-01-02 15:04"))
		}
		if strings.Join(got, " ") != c.want || len(rejects) != c.rejects {
			t.Errorf("%s: %v, rejects %v", name, got, rejects)
		}
	}
	for _, bad := range []string{"dd/mm/yyyy", "%Q", "%d/%m/%Y %"} {
		if _, err := ParseDateFormat(bad); err == nil {
			t.Errorf("%q is taken for a format", bad)
		}
	}
}

// TestDialects reads tables as spreadsheets save them.
func TestDialects(t *testing.T) {
	for name, in := range map[string]string{
		"sep line":            "sep=|\nid|text\n1|Floods; fires, hit Durban.\n2|\"Six | died.\"\n",
		"sep line for commas": "\"sep=,\"\r\nid,text\r\n1,Floods; fires\\, hit Durban.\r\n",
		"CR alone":            "id,text\r1,\"Floods; fires, hit Durban.\"\r2,Six | died.\r",
		"CR and sep line":     "sep=;\rid;text\r1;\"Floods; fires, hit Durban.\"\r2;Six | died.\r",
		"strokes":             "id|text|note\n1|Floods; fires, hit Durban.|x\n2|\"Six | died.\"|y\n",
		"BOM and sep line":    "\ufeffsep=;\r\nid;text\r\n1;\"Floods; fires, hit Durban.\"\r\n2;Six | died.\r\n",
	} {
		got, rejects := readString(t, Options{}, in)
		if name == "sep line for commas" { // a backslash is no escape
			if len(got) != 0 || len(rejects) != 1 || rejects[0].Position != "line 3" {
				t.Errorf("%s: %v, %v", name, got, rejects)
			}
			continue
		}
		if wantRecords(t, name, got, "1|-||Floods; fires, hit Durban.", "2|-||Six | died."); len(rejects) > 0 {
			t.Errorf("%s: %v", name, rejects)
		}
	}
}

// TestFeedInWARC reads the entries of feeds that a crawl fetched, and rejects one without text by its address.
func TestFeedInWARC(t *testing.T) {
	record := func(address, media, body string) string {
		http := "HTTP/1.1 200 OK\r\nContent-Type: " + media + "\r\n\r\n" + body
		return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2021-06-02T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", address, len(http), http)
	}
	const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Z</title>
<item><guid>a</guid><link>https://z.example/a</link><pubDate>Tue, 01 Jun 2021 07:15:00 GMT</pubDate><description>Floods hit Durban.</description></item>
<item><guid>b</guid><link>https://z.example/b</link><description>Six died.</description></item></channel></rss>`
	got, rejects := readString(t, Options{}, record("https://z.example/rss", "application/rss+xml", feed)+record("https://z.example/xml", "text/xml; charset=utf-8", feed)+
		record("https://z.example/sitemap", "text/xml", "<urlset></urlset>")+record("https://z.example/empty", "application/rss+xml", `<rss version="2.0"><channel><title>Z</title></channel></rss>`))
	const entries = "a|2021-06-01 07:15|Z|Floods hit Durban.\nb|-|Z|Six died."
	if wantRecords(t, "feeds", got, entries+"\n"+entries); len(rejects) != 1 || !strings.Contains(rejects[0].Position, "https://z.example/empty") {
		t.Errorf("rejects %v", rejects)
	}
}
