package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// breaks are the line feeds that an element of HTML, by its tag, has around it at least: two make a paragraph of its own.
var breaks = map[string]int{
	"address": 2, "article": 2, "aside": 2, "blockquote": 2, "body": 2, "details": 2, "div": 2, "dl": 2,
	"fieldset": 2, "figcaption": 2, "figure": 2, "footer": 2, "form": 2, "h1": 2, "h2": 2, "h3": 2, "h4": 2,
	"h5": 2, "h6": 2, "header": 2, "hr": 2, "main": 2, "ol": 2, "p": 2, "pre": 2, "section": 2, "table": 2,
	"ul": 2, "center": 2,
	"br": 1, "caption": 1, "dd": 1, "dt": 1, "li": 1, "option": 1, "summary": 1, "td": 1, "th": 1, "tr": 1,
}

// unread are the elements whose text no reader of a page sees.
var unread = map[string]bool{
	"script": true, "style": true, "noscript": true, "template": true, "head": true, "iframe": true, "svg": true,
	"object": true, "button": true, "select": true, "textarea": true,
}

// plainText is the text of a tree of HTML: white space in a row is one space, what stands on lines of its own is on lines of
// its own, and between paragraphs is a blank line.
func plainText(n *html.Node) string {
	var w textWriter
	w.node(n)
	return w.String()
}

type textWriter struct {
	strings.Builder
	breaks int                   // line feeds owed before the next word
	space  bool                  // a space is owed
	lines  bool                  // line feeds count as breaks
	skip   func(*html.Node) bool // what is left out beside what nobody sees; may be nil
}

func (w *textWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
		return
	case n.Type == html.ElementNode && (unread[n.Data] || isUndisplayed(n) || w.skip != nil && w.skip(n)):
		return
	}
	lines := 0
	if n.Type == html.ElementNode {
		lines = breaks[n.Data]
	}
	if lines == 1 && n.Data == "br" && w.breaks == 1 { // two in a row are how old pages part paragraphs
		lines = 2
	}
	w.breaks = max(w.breaks, lines)
	for c := range n.ChildNodes() {
		w.node(c)
	}
	w.breaks = max(w.breaks, lines)
}

// isUndisplayed tells of what newsletters carry for the list of messages alone.
func isUndisplayed(n *html.Node) bool {
	return strings.Contains(strings.ReplaceAll(attribute(n, "style"), " ", ""), "display:none")
}

func (w *textWriter) text(s string) {
	for s != "" {
		word := strings.TrimLeft(s, " \t\r\n\f")
		w.space = w.space || len(word) < len(s)
		if w.lines {
			w.breaks = max(w.breaks, min(strings.Count(s[:len(s)-len(word)], "\n"), 2))
		}
		if word == "" {
			return
		}
		end := strings.IndexAny(word, " \t\r\n\f")
		if end < 0 {
			end = len(word)
		}
		w.owed()
		w.WriteString(word[:end])
		s = word[end:]
	}
}

// owed writes the line feeds or the space that are due before a word.
func (w *textWriter) owed() {
	switch {
	case w.Len() == 0:
	case w.breaks > 0:
		w.WriteString("\n\n"[:w.breaks])
	case w.space:
		w.WriteByte(' ')
	}
	w.breaks, w.space = 0, false
}

// fragmentText is the text of a piece of HTML, as feeds, newsletters and fields of JSON hold it.
func fragmentText(fragment string) string { return writeFragment(textWriter{}, fragment) }

// linesText is the text of a piece of HTML that has tags inside its lines alone: its line feeds are those of the text.
func linesText(fragment string) string { return writeFragment(textWriter{lines: true}, fragment) }

func writeFragment(w textWriter, fragment string) string {
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"})
	if err != nil { // only of a reader
		return fragment
	}
	for _, n := range nodes {
		w.node(n)
	}
	return w.String()
}
