package ingest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// TestFieldNames reads records as archives and services of news keep them.
func TestFieldNames(t *testing.T) {
	const text = "Troops left the town at dawn."
	for name, c := range map[string]struct {
		in, want string // id, URL, title, text, source, author, day
		guesses  string
	}{
		"scraper":        {`{"headline":"Exit","pub_date":"2001-02-05","body":"` + text + `","link":"https://a.example/1","byline":"A. Bell"}`, "|https://a.example/1|Exit|" + text + "||A. Bell|2001-02-05", "title=headline published_at=pub_date text=body url=link author=byline"},
		"NewsAPI":        {`{"source":{"id":"meridian","name":"Meridian"},"author":null,"title":"Exit","url":"https://a.example/1","publishedAt":"2001-02-05T09:30:00Z","content":"` + text + `"}`, "|https://a.example/1|Exit|" + text + "|Meridian||2001-02-05", "text=content"},
		"Guardian":       {`{"id":"world/1","webTitle":"Exit","webUrl":"https://a.example/1","webPublicationDate":"2001-02-05T09:30:00Z","fields":{"bodyText":"` + text + `","byline":"A. Bell"}}`, "world/1|https://a.example/1|Exit|" + text + "||A. Bell|2001-02-05", "title=webTitle url=webUrl published_at=webPublicationDate text=fields.bodyText author=fields.byline"},
		"New York Times": {`{"web_url":"https://a.example/1","headline":{"main":"Exit","kicker":"x"},"byline":{"original":"By A. Bell"},"pub_date":"2001-02-05T09:30:00+0000","text":"` + text + `"}`, "|https://a.example/1|Exit|" + text + "||By A. Bell|2001-02-05", "title=headline url=web_url published_at=pub_date author=byline"},
		"WordPress":      {`{"id":7,"date":"2001-02-05T09:30:00","link":"https://a.example/1","title":{"rendered":"Exit &#8211; now"},"content":{"rendered":"<p>Troops left the town at dawn.<\/p>\n","protected":false}}`, "7|https://a.example/1|Exit – now|" + text + "|||2001-02-05", "published_at=date url=link text=content"},
		"Elasticsearch":  {`{"_index":"n","_id":"7","_source":{"title":"Exit","maintext":"` + text + `","source_domain":"a.example","authors":["A. Bell","C. Dorn"],"date_publish":null,"date_download":"2001-02-06 00:00:00"}}`, "7||Exit|" + text + "|a.example|A. Bell, C. Dorn|0001-01-01", "text=_source.maintext source=_source.source_domain author=_source.authors retrieved_at=_source.date_download"},
		"JSON-LD":        {`{"@type":"NewsArticle","headline":"Exit","articleBody":"` + text + `","datePublished":"2001-02-05","author":{"@type":"Person","name":"A. Bell"},"publisher":{"name":"Meridian"},"inLanguage":"en-GB","url":"https://a.example/1"}`, "|https://a.example/1|Exit|" + text + "|Meridian|A. Bell|2001-02-05", "title=headline text=articleBody published_at=datePublished author=author source=publisher language=inLanguage"},
		"CSV":            {"Headline,Pub Date,Body,Outlet\nExit,\"Feb 5, 2001\"," + text + ",Meridian", "||Exit|" + text + "|Meridian||2001-02-05", "title=Headline published_at=Pub Date text=Body source=Outlet"},
	} {
		var got []string
		guesses := map[string]bool{}
		n := 0
		err := Read(context.Background(), []string{"-"}, strings.NewReader(strings.Repeat(c.in+"\n", 1)), Options{}, Handler{
			Article: func(a *schema.Article) error {
				got = append(got, strings.Join([]string{a.InputID, a.URL, a.Title, a.Text, a.Outlet, a.Author, a.PublishedAt.Format("2006-01-02")}, "|"))
				return nil
			},
			Reject: func(r Reject) { t.Errorf("%s: %v", name, r) },
			Guess:  func(g Guess) { n++; guesses[g.Ours+"="+g.Theirs] = true },
		})
		if err != nil || len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: got  %v, %v\nwant %s", name, got, err, c.want)
		}
		want := map[string]bool{}
		for rest := c.guesses; rest != ""; { // names may hold spaces
			i := strings.LastIndexByte(rest[:strings.LastIndexByte(rest, '=')], ' ')
			want[rest[i+1:]] = true
			rest = rest[:max(i, 0)]
		}
		if delete(want, "author=author"); n != len(guesses) || fmt.Sprint(guesses) != fmt.Sprint(want) {
			t.Errorf("%s: guesses %v, want %v", name, guesses, want)
		}
	}
}

func TestCleanMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"Troops <left> the town.\n\nThey came back & stayed; 5 < 7.": "Troops <left> the town.\n\nThey came back & stayed; 5 < 7.",
		"<p>Troops left.</p>\n<p>They  came\nback.</p>":              "Troops left.\n\nThey came back.",
		"Troops <b>left</b>.\n\nThey <a href='x'>came</a> back.":     "Troops left.\n\nThey came back.",
		"Troops left.<br /><br/>They came back.":                     "Troops left.\n\nThey came back.",
		"AT&amp;T&#8217;s strike\nends":                              "AT&T’s strike\nends",
		"&lt;p&gt;Troops left.&lt;/p&gt;":                            "Troops left.",
		"Troops &amp;amp; tanks":                                     "Troops & tanks",
		"R&D; Q&A":                                                   "R&D; Q&A",
		"<p>a</p><script>var x = '<p>';</script><style>p{}</style>b": "a\n\nb",
		"": "",
	} {
		if got := cleanMarkup(in); got != want {
			t.Errorf("cleanMarkup(%q) = %q, want %q", in, got, want)
		}
	}
}
