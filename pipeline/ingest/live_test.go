package ingest

import (
	"strings"
	"testing"
)

// TestLiveBlogs reads each update of a live blog as an article of its own time, told by linked data or by the page alone.
func TestLiveBlogs(t *testing.T) {
	const entries = `<div class="entry" id="e2"><time datetime="2019-10-20T18:05:00+00:00">18:05</time><h2>Curfew</h2><p>The army imposed a curfew in Santiago today, a general said.</p></div>
<div class="entry" id="e1"><time datetime="2019-10-19T09:30:00+00:00">9:30</time><p>Protesters set fire to a bus in Valparaiso today.</p></div>`
	for name, c := range map[string]struct{ page, want string }{
		"linked data": {`<html><head><link rel="canonical" href="https://w.example/live/chile"><script type="application/ld+json">{"@graph":[{"@type":"LiveBlogPosting","headline":"Chile","datePublished":"2019-10-19T06:00:00Z","author":{"name":"Ada Bell"},
"liveBlogUpdate":[{"@type":"BlogPosting","headline":"Curfew","url":"https://w.example/live/chile#p9","datePublished":"2019-10-20T15:05:00-03:00","articleBody":"The army imposed a curfew in Santiago today, a general said."},
{"datePublished":"2019-10-19T09:30:00Z","articleBody":"<p>Protesters set fire to a bus in Valparaiso today.</p>"},{"headline":"no time","articleBody":"Nothing to see."}]}]}</script></head><body><h1>Chile</h1>` + entries + `</body></html>`,
			"https://w.example/live/chile#p9|Curfew|2019-10-20 18:05|The army imposed a curfew in Santiago today, a general said.\nhttps://w.example/live/chile#2019-10-19T09:30:00Z|Chile|2019-10-19 09:30|Protesters set fire to a bus in Valparaiso today."},
		"the page alone": {`<html><head><title>Chile protests: live updates</title><link rel="canonical" href="https://w.example/chile"></head><body><main><h1>Chile protests: live updates</h1>` + entries + `</main></body></html>`,
			"https://w.example/chile#e2|Chile protests: live updates|2019-10-20 18:05|Curfew\n\nThe army imposed a curfew in Santiago today, a general said.\nhttps://w.example/chile#e1|Chile protests: live updates|2019-10-19 09:30|Protesters set fire to a bus in Valparaiso today."},
		"no live blog": {`<html><head><title>Chile protests</title></head><body><main><h1>Chile protests</h1>` + entries + `</main></body></html>`,
			"|Chile protests|2019-10-20 18:05|Curfew\n\nThe army imposed a curfew in Santiago today, a general said.\n\nProtesters set fire to a bus in Valparaiso today."},
	} {
		articles, err := articlesFromHTML([]byte(c.page), "", "")
		var got []string
		for _, a := range articles {
			got = append(got, strings.Join([]string{a.URL, a.Title, a.PublishedAt.Format("2006-01-02 15:04"), a.Text}, "|"))
		}
		if strings.Join(got, "\n") != c.want || err != nil {
			t.Errorf("%s: %v\ngot  %s\nwant %s", name, err, strings.Join(got, "\n"), c.want)
		}
	}
}

// TestShortPages reads pages of a few sentences: whatever parts them, none are glued together, and none come twice.
func TestShortPages(t *testing.T) {
	const one, two = "Rangers shot two elephants near Kasane on Monday.", "A court in Gaborone fined the owner of a lodge."
	for name, body := range map[string]string{
		"paragraphs":         `<article><h1>Elephants shot</h1><p>` + one + `</p><p>` + two + `</p></article>`,
		"no article":         `<h1>Elephants shot</h1><p>` + one + `</p><p>` + two + `</p>`,
		"divisions":          `<div id="c"><h1>Elephants shot</h1><div>` + one + `</div><div>` + two + `</div></div>`,
		"breaks":             `<div class="t"><h1>Elephants shot</h1>` + one + `<br><br>` + two + `</div>`,
		"time":               `<article><h1>Elephants shot</h1><time datetime="2019-10-20">20 October</time><p>` + one + `</p><p>` + two + `</p></article>`,
		"quotation":          `<section><h2>` + one + `</h2><blockquote>` + two + `</blockquote></section>`,
		"navigation, footer": `<nav><a href="/">Home</a></nav><article><h1>Elephants shot</h1><p>` + one + `</p><p>` + two + `</p></article><aside><p>Most read: an essay about lions that many people opened.</p></aside><footer>All rights reserved by the company.</footer>`,
		"comments":           `<article><h1>Elephants shot</h1><p>` + one + `</p><p>` + two + `</p></article><div id="comments"><p>` + strings.Repeat("I do not believe a word of this story. ", 20) + `</p></div>`,
		"linked data":        `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + one + ` ` + two + `"}</script><article><p>` + one + `</p><p>` + two + `</p></article>`,
		"labels of themes":   `<div class="hentry tag-sharing category-comments author-menu right-sidebar"><h1>Elephants shot</h1><p>` + one + `</p><p>` + two + `</p></div>`,
		"headlines below":    `<main><h1>Elephants shot</h1><p>` + one + `</p><p>` + two + `</p><ul><li><a href="/x">Lions seen near the river at Maun again</a></li><li><a href="/y">Rhinos moved to the park in the north</a></li></ul></main>`,
	} {
		a, err := articleFromHTML([]byte(`<html><head><title>Elephants shot</title></head><body>`+body+`</body></html>`), "", "")
		if err != nil || a.Text != one+"\n\n"+two {
			t.Errorf("%s: %v, %+v", name, err, a)
		}
	}
	a, err := articleFromHTML([]byte(`<html><body><p>`+one+`</p></body></html>`), "", "")
	if err != nil || a.Text != one {
		t.Errorf("one paragraph: %v, %+v", err, a)
	}
	if a, err = articleFromHTML([]byte(`<html><body><ul><li>`+one+`</li><li>`+two+`</li></ul></body></html>`), "", ""); err != nil || a.Text != one+"\n"+two {
		t.Errorf("items: %v, %+v", err, a)
	}
}

// TestPageDates reads when pages say that they were published, and leaves days that may be read in two orders unless another date
// of the page tells which.
func TestPageDates(t *testing.T) {
	const text = `<h1>Elephants shot</h1><p>Rangers shot two elephants near Kasane on Monday.</p>`
	for page, want := range map[string]string{
		`<meta name="date" content="5/2/2019">` + text:  "",
		`<meta name="date" content="25/2/2019">` + text: "2019-02-25",
		`<meta name="date" content="5/2/2019"><meta name="pubdate" content="2019">` + text + `<p class="date">Posted 28/01/2019</p>`:                             "2019-02-05",
		`<meta name="date" content="5/2/2019"><link rel="canonical" href="https://w.example/2019/02/05/elephants">` + text:                                       "2019-02-05",
		`<link rel="canonical" href="https://w.example/a/20190205-elephants">` + text:                                                                            "2019-02-05",
		`<link rel="canonical" href="https://w.example/2019/feb/05/elephants">` + text:                                                                           "2019-02-05",
		`<link rel="canonical" href="https://w.example/story-20193305">` + text:                                                                                  "",
		text + `<p class="byline">By Ada Bell, Feb. 5, 2019 at 9:30 a.m. EST</p>`:                                                                                "2019-02-05",
		text + `<p class="updated">Updated: 7 February 2019</p><span class="entry-date">5th February 2019</span>`:                                                "2019-02-05",
		`<p>Published: 5 February 2019</p>` + text:                                                                                                               "2019-02-05",
		text + `<aside><time datetime="2019-02-05">5 Feb</time></aside>`:                                                                                         "",
		text + `<p>The lodge was built in a valley where, on 5 February 2019, other rangers had lost their way in a storm of dust, as the paper wrote then.</p>`: "",
	} {
		a, err := articleFromHTML([]byte(`<html><head></head><body>`+page+`</body></html>`), "", "")
		got := ""
		if err == nil && !a.PublishedAt.IsZero() {
			got = a.PublishedAt.Format(day)
		}
		if err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", page, got, err, want)
		}
	}
}
