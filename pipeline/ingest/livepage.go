package ingest

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"github.com/tidwall/gjson"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// liveUpdate is an entry of a live blog: its text, and what it says of itself.
type liveUpdate struct {
	title, text, author, url string
	published                time.Time
	offset                   schema.Opt[int]
}

// live reads the updates of a live blog (https://schema.org/LiveBlogPosting) that give their own time and text: "today" is another
// day in each.
func (m *metadata) live(v gjson.Result) {
	v.Get("liveBlogUpdate").ForEach(func(_, u gjson.Result) bool {
		update := liveUpdate{title: fragmentText(u.Get("headline").String()), text: strings.TrimSpace(cleanTags(u.Get("articleBody").String())),
			author: jsonString(u.Get("author")), url: cmp.Or(u.Get("url").String(), u.Get("@id").String())}
		update.published, update.offset = pageTime(u.Get("datePublished").String())
		if update.text != "" && !update.published.IsZero() {
			m.updates = append(m.updates, update)
		}
		return true
	})
}

// livePage is how addresses and headlines of live blogs tell of themselves.
var livePage = regexp.MustCompile(`(?i)\blive\b|liveblog|as it happened|minute[- ]by[- ]minute|\bticker\b`)

// shownUpdates are the updates of a live blog without linked data: elements of one kind side by side, each with its time and
// prose, on more than one day: of one day the whole page is an article.
func shownUpdates(doc *html.Node) (updates []liveUpdate) {
	p := newProse(doc)
	done := map[*html.Node]bool{}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Time || inAside(n) {
			continue
		}
		entry := entryAround(n)
		if entry == nil || done[entry] {
			continue
		}
		done[entry] = true
		u := liveUpdate{text: p.textOf(entry), url: attribute(entry, "id")}
		if u.url != "" {
			u.url = "#" + u.url
		}
		if u.published, u.offset = pageTime(attribute(n, "datetime")); !u.published.IsZero() && utf8.RuneCountInString(u.text) >= shortestProse {
			updates = append(updates, u)
		}
	}
	for _, u := range updates {
		if u.published.Format(time.DateOnly) != updates[0].published.Format(time.DateOnly) {
			return updates
		}
	}
	return nil
}

// entryAround is the element around a time that has others of its kind beside it, each with a time of its own; nil for none.
func entryAround(n *html.Node) *html.Node {
	for a := n.Parent; a != nil && a.Parent != nil && a.DataAtom != atom.Body; a = a.Parent {
		beside := 0
		for s := range a.Parent.ChildNodes() {
			if s.DataAtom == a.DataAtom && s.Type == html.ElementNode && attribute(s, "class") == attribute(a, "class") && times(s) == 1 {
				beside++
			}
			if beside > 1 {
				return a
			}
		}
	}
	return nil
}

func times(n *html.Node) (count int) {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Time {
			count++
		}
	}
	return count
}

// liveArticles are the updates of a live blog as articles. One without an address has the blog's with its time as the fragment.
func liveArticles(blog *schema.Article, updates []liveUpdate) (articles []*schema.Article) {
	used := map[string]int{}
	for _, u := range updates {
		a := *blog
		a.Title, a.Text, a.Author = cmp.Or(u.title, blog.Title), u.text, cmp.Or(u.author, blog.Author)
		a.PublishedAt, a.PublishedOffset = u.published, u.offset
		address := absolute(u.url, blog.URL)
		if blog.URL != "" && (address == "" || address == blog.URL) {
			address = blog.URL + "#" + u.published.Format(time.RFC3339)
		}
		if used[address]++; used[address] > 1 && address != "" {
			address = fmt.Sprintf("%s-%d", address, used[address])
		}
		a.URL = address
		articles = append(articles, &a)
	}
	return articles
}
