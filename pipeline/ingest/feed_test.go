package ingest

import (
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

const (
	rssFeed = `<?xml version="1.0" encoding="iso-8859-1"?>
<?xml-stylesheet href="rss.xsl"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Meridian &amp; Wire</title><link>https://meridian.example/</link><language>en-gb</language>
<item><title>Accord &lt;i&gt;signed&lt;/i&gt; in Bogotá</title><link>/bogota</link><guid isPermaLink="false">m-1</guid>
<pubDate>Mon, 05 Feb 2001 09:30:00 EST</pubDate><dc:creator>Ada Bell</dc:creator><description>A teaser.</description>
<content:encoded><![CDATA[<p>Peru and Ecuador signed an accord on Monday.</p><p>Congress votes&nbsp;in March.<br/>Soldiers leave.</p><script>x()</script>]]></content:encoded></item>
<item><title>Teaser</title><guid>https://meridian.example/2</guid><description>&lt;p&gt;Troops left the town.&lt;/p&gt;</description></item>
</channel></rss>`
	atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-gb"><title>Meridian &amp; Wire</title><link href="https://meridian.example/"/>
<entry><id>m-1</id><title type="html">Accord &lt;i&gt;signed&lt;/i&gt; in Bogotá</title><link href="https://meridian.example/bogota"/><author><name>Ada Bell</name></author>
<published>2001-02-05T09:30:00-05:00</published><updated>2001-02-06T00:00:00Z</updated>
<content type="html">&lt;p&gt;Peru and Ecuador signed an accord on Monday.&lt;/p&gt;&lt;p&gt;Congress votes&amp;nbsp;in March.&lt;br/&gt;Soldiers leave.&lt;/p&gt;</content></entry>
<entry><id>https://meridian.example/2</id><title>Teaser</title><summary>Troops left the town.</summary></entry></feed>`
	jsonFeedText = `{"version":"https:\/\/jsonfeed.org/version/1.1","title":"Meridian & Wire","home_page_url":"https://meridian.example/","language":"en-gb","items":[
{"id":"m-1","title":"Accord signed in Bogotá","url":"https://meridian.example/bogota","date_published":"2001-02-05T09:30:00-05:00","authors":[{"name":"Ada Bell"}],
"content_html":"<p>Peru and Ecuador signed an accord on Monday.</p><p>Congress votes&nbsp;in March.<br>Soldiers leave.</p>"},
{"id":"https://meridian.example/2","title":"Teaser","content_text":"Troops left the town."}]}`
)

func TestFeeds(t *testing.T) {
	published := time.Date(2001, 2, 5, 14, 30, 0, 0, time.UTC)
	want := []schema.Article{
		{InputID: "m-1", URL: "https://meridian.example/bogota", Title: "Accord signed in Bogotá", Outlet: "Meridian & Wire", Author: "Ada Bell", Language: "en",
			PublishedAt: published, PublishedOffset: schema.Some(-300), Text: "Peru and Ecuador signed an accord on Monday.\n\nCongress votes\u00a0in March.\nSoldiers leave."},
		{InputID: "https://meridian.example/2", URL: "https://meridian.example/2", Title: "Teaser", Outlet: "Meridian & Wire", Language: "en", Text: "Troops left the town."},
	}
	for name, feed := range map[string]string{"RSS": rssFeed, "RSS in Latin-1": strings.ReplaceAll(rssFeed, "á", "\xe1"), "Atom": atomFeed, "JSON Feed": jsonFeedText} {
		articles, rejects := readInputs(t, Options{}, strings.NewReader(feed), "-")
		if len(rejects) > 0 || len(articles) != 2 {
			t.Fatalf("%s: %v %v", name, articles, rejects)
		}
		for i := range want {
			if articles[i] != want[i] {
				t.Errorf("%s: got  %+v\nwant %+v", name, articles[i], want[i])
			}
		}
	}
}

func TestBadFeeds(t *testing.T) {
	for feed, want := range map[string]string{
		`<rss version="2.0"><channel></channel></rss>`:                      "the feed has no entries",
		rssFeed[:len(rssFeed)-200]:                                          "no feed",
		strings.Replace(rssFeed, "Mon, 05 Feb 2001", "Mon, 05 Feb 9999", 1): "the year of",
		`<feed xmlns="http://www.w3.org/2005/Atom"`:                         "no feed",
		`{"version": "https://jsonfeed.org/version/1", "items": 7}`:         "no feed",
	} {
		_, rejects := readInputs(t, Options{}, strings.NewReader(feed), "-")
		if len(rejects) != 1 || !strings.Contains(rejects[0].Reason, want) {
			t.Errorf("%.60q: %v, want %q", feed, rejects, want)
		}
	}
}
