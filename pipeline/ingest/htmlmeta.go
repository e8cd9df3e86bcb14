package ingest

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/tidwall/gjson"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metadata is what a page says of itself for machines.
type metadata struct {
	title, author, site, canonical, language string
	body                                     string    // as linked data has it
	published                                time.Time // of the likeliest name that has one
	offset                                   schema.Opt[int]
	headings                                 []string // of the first rank
	updates                                  []liveUpdate
}

// publishedNames are the names of meta elements and itemprops that hold when an article was published, the likeliest first.
var publishedNames = []string{
	"article:published_time", "datepublished", "og:published_time", "og:article:published_time", "parsely-pub-date", "sailthru.date",
	"cxenseparse:recs:publishtime", "article.published", "publish-date", "publish_date", "publishdate", "pubdate", "published_time",
	"publication_date", "date.published", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date",
	"dcterms.created", "dc.date.created", "article_date_original", "originalpublicationdate", "article:published", "date",
}

// pageMetadata reads a page's JSON-LD, its meta elements, and its links and times, which are believed in this order.
func pageMetadata(doc *html.Node) metadata {
	var m metadata
	var linked, title string
	meta := map[string]string{}
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			m.language = cmp.Or(m.language, attribute(n, "lang"), attribute(n, "xml:lang"))
		case atom.Script:
			if strings.HasPrefix(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				m.linkedData(n.FirstChild.Data)
			}
		case atom.Meta:
			name := strings.ToLower(cmp.Or(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop")))
			if content := strings.TrimSpace(attribute(n, "content")); meta[name] == "" {
				meta[name] = content
			}
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") {
				linked = cmp.Or(linked, attribute(n, "href"))
			}
		case atom.Title:
			title = cmp.Or(title, plainText(n))
		case atom.H1:
			m.headings = append(m.headings, plainText(n))
		case atom.Time:
			name := strings.ToLower(attribute(n, "itemprop"))
			if name == "" {
				name = "time"
			}
			if meta[name] == "" && !inAside(n) {
				meta[name] = attribute(n, "datetime")
			}
		}
	}
	m.canonical = absolute(cmp.Or(linked, meta["og:url"], m.canonical), meta["og:url"])
	m.site = cmp.Or(meta["og:site_name"], m.site, meta["application-name"], siteInTitle(title, m.headings))
	m.title = cmp.Or(m.title, fragmentText(cmp.Or(meta["og:title"], meta["twitter:title"], meta["dc.title"], meta["citation_title"])), firstOf(m.headings), title)
	for _, name := range authorNames {
		if said := meta[name]; m.author == "" && said != "" && !strings.Contains(said, "://") {
			m.author = fragmentText(said)
		}
	}
	m.author = bareAuthor(cmp.Or(m.author, shownAuthor(doc)))
	m.date(doc, meta)
	return m
}

// date reads when the page was published, where its linked data does not say so: as its meta elements have it, its address, and
// what it shows its readers. A day in digits is read where another of the page tells the order.
func (m *metadata) date(doc *html.Node, meta map[string]string) {
	var days dayOrder
	var stamps []string
	for _, name := range append(slices.Clone(publishedNames), "time") {
		stamps = append(stamps, meta[name])
	}
	if m.published.IsZero() {
		m.published, m.offset = firstStamp(stamps, &days)
	}
	if m.published.IsZero() {
		m.published = addressDate(m.canonical)
	}
	if !m.published.IsZero() {
		return
	}
	shown, offset := shownDate(doc, &days)
	if m.published, m.offset = firstStamp(stamps, &days); m.published.IsZero() { // the order may be told by now
		m.published, m.offset = shown, offset
	}
}

// pageTime is a date of a page, zero where it cannot be read: of a page that is no reason to reject it.
func pageTime(s string) (time.Time, schema.Opt[int]) { return firstStamp([]string{s}, nil) }

// authorNames are the names of meta elements that hold the author, the likeliest first.
var authorNames = []string{"author", "byl", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "article:author", "twitter:creator_name", "creator"}

// authorClass is the name of what shows the author of a page.
var authorClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:by-?line|author(?:-?name)?|writer|reporter|contributor)(?:$|[\s_-])`)

// longestAuthor is the length in bytes of a line that names authors.
const longestAuthor = 100

// shownAuthor is the author that a page names to its readers.
func shownAuthor(doc *html.Node) string {
	for n := range doc.Descendants() {
		names := attribute(n, "class") + " " + attribute(n, "itemprop") + " " + attribute(n, "rel")
		if n.Type != html.ElementNode || !authorClass.MatchString(names) || inAside(n) {
			continue
		}
		if said := strings.Join(strings.Fields(plainText(n)), " "); said != "" && len(said) <= longestAuthor && !writtenDay.MatchString(said) {
			return said
		}
	}
	return ""
}

// bareAuthor is an author without the "By" before the name.
func bareAuthor(s string) string {
	if len(s) > len("by ") && strings.EqualFold(s[:len("by ")], "by ") {
		return strings.TrimSpace(s[len("by "):])
	}
	return s
}

// longestSite is the length in bytes of a site's name.
const longestSite = 60

// siteInTitle is the name of a site that stands beside the headline in the title of its page: "Flood hits Beira - Harbour Gazette".
func siteInTitle(title string, headings []string) string {
	for _, h := range headings {
		before, after, ok := strings.Cut(title, h)
		if name := strings.Trim(before+after, " -–—|:·»«/\u00a0"); ok && h != "" && len(name) <= longestSite {
			return name
		}
	}
	return ""
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// inAside tells whether an element lies in a part of the page that is about other articles.
func inAside(n *html.Node) bool {
	for p := range n.Ancestors() {
		switch p.DataAtom {
		case atom.Aside, atom.Nav, atom.Footer, atom.Li:
			return true
		}
	}
	return false
}

// absolute completes an address without a host by that of another; "" where it stays without one.
func absolute(address, base string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil {
		u = b.ResolveReference(u)
	}
	if u.Host == "" {
		return ""
	}
	return u.String()
}

// linkedData reads the articles of a JSON-LD script (https://schema.org/NewsArticle), of which the first counts.
func (m *metadata) linkedData(script string) {
	if !gjson.Valid(script) {
		return
	}
	var visit func(v gjson.Result, depth int)
	visit = func(v gjson.Result, depth int) {
		switch {
		case depth == 0:
		case v.IsArray():
			v.ForEach(func(_, part gjson.Result) bool { visit(part, depth-1); return true })
		case isArticle(v.Get("@type")):
			m.title = cmp.Or(m.title, fragmentText(v.Get("headline").String()))
			m.live(v)
			m.body = cmp.Or(m.body, cleanTags(v.Get("articleBody").String()))
			m.author = cmp.Or(m.author, jsonString(v.Get("author")))
			m.site = cmp.Or(m.site, v.Get("publisher.name").String())
			m.canonical = cmp.Or(m.canonical, v.Get("url").String(), v.Get("mainEntityOfPage.@id").String())
			if m.published.IsZero() {
				m.published, m.offset = pageTime(v.Get("datePublished").String())
			}
		default:
			visit(v.Get("@graph"), depth-1)
			visit(v.Get("mainEntity"), depth-1)
		}
	}
	visit(gjson.Parse(script), maxLinkedDepth)
}

// maxLinkedDepth is how deep articles lie in JSON-LD: in an array, in a graph, as the main entity of a page.
const maxLinkedDepth = 6

var articleType = regexp.MustCompile(`(?i)(article|posting|report|review|story)$`)

func isArticle(types gjson.Result) bool {
	if types.IsArray() {
		return slices.ContainsFunc(types.Array(), isArticle)
	}
	return articleType.MatchString(types.Str)
}
