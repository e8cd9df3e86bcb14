package ingest

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The main text of a page is in the element that holds most of its prose: paragraphs weigh by their length on the elements around
// them, less the further away these are, as in Readability (arc90, 2009). What is about other articles, or is no text, is left out.

const (
	shortestProse = 25  // characters from which a block may be a sentence
	mostLinked    = .5  // of a block's characters inside links: more, and it leads elsewhere
	outward       = .4  // of a block's weight counts for the element one step further out
	outwardSteps  = 5   // as far as a block's weight reaches
	namedBonus    = 1.5 // of an element whose name says that it is the article
	joinedProse   = .1  // of the chosen element's prose that its parent must add to be chosen instead
	tooMuchApart  = .3  // of a page's prose: an element with more is the article, whatever its name
	longestLink   = 150 // bytes of a link's text
)

const apartWords = `comments?|disqus|share|sharing|social|related|recirc\w*|promo\w*|newsletters?|subscri\w+|signup|sign-up|sidebar|side-bar|breadcrumbs?|adverts?|advertisement|ads?|sponsor\w*|` +
	`bylines?|author-?(?:bio|box|info|card)|tags?|tag-?list|topics|toolbar|tools|cookies?|consent|popup|modal|menu|nav|navigation|navbar|footer|foot|masthead|site-?header|widgets?|outbrain|taboola|most-?(?:read|viewed|popular)|` +
	`popular|trending|read-?(?:more|next|also)|more-?(?:stories|news|on|from)|also|paywall|caption|credits?|print-only|screen-reader\w*|sr-only|visually-?hidden|skip\w*|copyright|pager|pagination|recommend\w*|` +
	`app-?(?:banner|promo)|contacts?|feedback|metadata|teasers?|teaser-?(?:list|box|grid|item|row)s?|ratings?|timestamp|pubdate|published|meta|(?:post|entry|article)-?meta`

var (
	// apartNames are classes and ids of what is no part of an article.
	apartNames = regexp.MustCompile(`(?i)^(?:` + apartWords + `)(?:$|[_-])|[_-](?:` + apartWords + `)$|^hidden$`)
	// alwaysApart are names of what may be longer than the article.
	alwaysApart = regexp.MustCompile(`(?i)comment|disqus|cookie|consent|newsletter|modal|popup|related|recommend|outbrain|taboola`)
	// describing are classes that say of what an article is, or how it is shown.
	describing = regexp.MustCompile(`(?i)^(?:post_)?(?:tag|category|cat|author|has|is|no|with|format|status|type|section|topic)-`)
	// bodyNames are classes and ids of what holds an article's text, which nothing above makes less likely.
	bodyNames  = regexp.MustCompile(`(?i)(?:article|story|entry|post|news|content|page|main|text|body)[_-]{0,2}(?:body|content|text|copy|main|article|story|inner)|articlebody|storytext`)
	apartRoles = map[string]bool{"navigation": true, "complementary": true, "banner": true, "contentinfo": true, "search": true, "dialog": true, "menu": true, "toolbar": true, "alert": true}
	apartTags  = map[atom.Atom]bool{atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Form: true, atom.Button: true, atom.Iframe: true, atom.Svg: true, atom.Figure: true,
		atom.Figcaption: true, atom.Dialog: true, atom.Audio: true, atom.Video: true, atom.Picture: true, atom.Time: true, atom.H1: true, atom.Address: true}
)

// prose is what the elements of a page hold of it.
type prose struct {
	weights map[*html.Node]float64
	lengths map[*html.Node]int // of the prose inside
	all     map[*html.Node]int // of that in parts that may be apart too
	total   int
}

// isApart tells whether an element is no part of an article's text.
func (p *prose) isApart(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return n.Type == html.CommentNode
	}
	isLittle := float64(p.all[n]) < tooMuchApart*float64(p.total)
	if unread[n.Data] || apartTags[n.DataAtom] || apartRoles[attribute(n, "role")] || isUndisplayed(n) || attribute(n, "aria-hidden") == "true" {
		return isLittle || unread[n.Data] || n.DataAtom == atom.Aside || n.DataAtom == atom.Nav
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Article || n.DataAtom == atom.Main || attribute(n, "itemprop") == "articleBody" {
		return false
	}
	for name := range strings.FieldsSeq(attribute(n, "class") + " " + attribute(n, "id")) {
		if !describing.MatchString(name) && apartNames.MatchString(name) && !bodyNames.MatchString(name) {
			return isLittle || alwaysApart.MatchString(name)
		}
	}
	return false
}

// measure counts the characters of paragraphs in all elements.
func (p *prose) measure(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.Type != html.TextNode || unread[n.Parent.Data] {
			continue
		}
		text := len(strings.TrimSpace(n.Data))
		if text < shortestProse {
			continue
		}
		p.total += text
		for a := n.Parent; a != nil; a = a.Parent {
			p.all[a] += text
		}
	}
}

// mainElement is the element that holds a page's main text; nil where no element holds prose.
func (p *prose) mainElement(doc *html.Node) *html.Node {
	var best *html.Node
	for n := range doc.Descendants() {
		if w := p.weights[n]; w > 0 && (best == nil || w > p.weights[best]) {
			best = n
		}
	}
	for n := best; n != nil && n.DataAtom != atom.Body; n = n.Parent {
		if p.lengths[n] > p.lengths[best]+int(joinedProse*float64(p.lengths[best])) {
			best = n
		}
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main || attribute(n, "itemprop") == "articleBody" {
			break
		}
	}
	return best
}

// visit weighs the blocks below an element and gives the characters of its own lines.
func (p *prose) visit(n *html.Node) {
	if p.isApart(n) {
		return
	}
	for c := range n.ChildNodes() {
		p.visit(c)
	}
	if n.Type != html.ElementNode || breaks[n.Data] == 0 {
		return
	}
	text, linked := p.ownText(n)
	if text < shortestProse || float64(linked) > mostLinked*float64(text) {
		return
	}
	weight := float64(text)
	parent := n
	if n.DataAtom == atom.P || n.DataAtom == atom.Li || n.DataAtom == atom.Blockquote || n.DataAtom == atom.Pre {
		parent = n.Parent
	}
	for step := 0; step < outwardSteps && parent != nil && parent.Type == html.ElementNode; step++ {
		if isNamedBody(parent) {
			p.weights[parent] += namedBonus * weight
		} else {
			p.weights[parent] += weight
		}
		weight *= outward
		parent = parent.Parent
	}
	for a := n; a != nil; a = a.Parent {
		p.lengths[a] += text
	}
}

func isNamedBody(n *html.Node) bool {
	return n.DataAtom == atom.Article || attribute(n, "itemprop") == "articleBody" || bodyNames.MatchString(attribute(n, "class")+" "+attribute(n, "id"))
}

// isLink tells whether an element is a link; one that was not closed and took in what follows is none.
func isLink(n *html.Node) bool {
	if n.DataAtom != atom.A {
		return false
	}
	length := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			length += len(d.Data)
		}
	}
	return length < longestLink
}

// ownText counts the characters of an element's text that is in no block inside it, and how many of them are in links.
func (p *prose) ownText(n *html.Node) (text, linked int) {
	var visit func(n *html.Node, link bool)
	visit = func(n *html.Node, link bool) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type == html.TextNode:
				count := utf8.RuneCountInString(strings.Join(strings.Fields(c.Data), " "))
				if text += count; link {
					linked += count
				}
			case c.Type == html.ElementNode && (breaks[c.Data] == 0 || c.DataAtom == atom.Br) && !p.isApart(c):
				visit(c, link || isLink(c))
			}
		}
	}
	visit(n, false)
	return text, linked
}

// newProse weighs the prose of a page.
func newProse(doc *html.Node) *prose {
	p := &prose{map[*html.Node]float64{}, map[*html.Node]int{}, map[*html.Node]int{}, 0}
	p.measure(doc)
	p.visit(doc)
	return p
}

// mainText is the main text of a page, a blank line between paragraphs; "" where the page has none.
func mainText(doc *html.Node) string {
	p := newProse(doc)
	if n := p.mainElement(doc); n != nil {
		return p.textOf(n)
	}
	return ""
}

// textOf is the text of an element without what is apart, from behind the headline on.
func (p *prose) textOf(n *html.Node) string {
	var w textWriter
	above := 0 // bytes of text above the headline
	w.skip = func(n *html.Node) bool {
		if n.DataAtom == atom.H1 && above == 0 {
			above = w.Len()
		}
		return p.isApart(n) || isLinks(n)
	}
	w.node(n)
	if text := w.String(); above > len(text)/2 { // it stands beside the text, or is of something else
		return text
	}
	return strings.TrimLeft(w.String()[above:], "\n ")
}

// isLinks tells whether a block is links to other pages: a list of headlines, a line of sections.
func isLinks(n *html.Node) bool {
	if n.Type != html.ElementNode || breaks[n.Data] == 0 || n.DataAtom == atom.Br {
		return false
	}
	text, linked := 0, 0
	for d := range n.Descendants() {
		if d.Type != html.TextNode {
			continue
		}
		count := len(strings.TrimSpace(d.Data))
		text += count
		for a := d.Parent; a != n.Parent; a = a.Parent {
			if isLink(a) {
				linked += count
				break
			}
		}
	}
	return text > 0 && float64(linked) > mostLinked*float64(text)
}
