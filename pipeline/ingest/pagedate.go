package ingest

import (
	"cmp"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page that does not say for machines when it was published may say so in its address, and for readers: beside the headline, in
// an element that is named after dates.

// longestStamp is the length in characters of a line that gives a date beside a headline: with a place, a byline and a clock.
const longestStamp = 120

var (
	// dateNames are classes and ids of what holds a date of publication, and laterNames of what holds another.
	dateNames  = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:date|time|datetime|timestamp|time-stamp|pub-?date|published\w*|posted\w*|publish\w*|byline|dateline|created|entry-date|post-date|submitted|meta|info|stamp)(?:$|[\s_-])`)
	laterNames = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:update\w*|modif\w*|comments?|copyright|expir\w*|related|footer)(?:$|[\s_-])`)
	laterWords = regexp.MustCompile(`(?i)\b(?:updated|modified|last edited|retrieved|copyright|expires)\b`)

	// addressDay is a day in the path of an address; days in digits together must be of this century or the one before.
	addressDay = regexp.MustCompile(`/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](0?[1-9]|[12]\d|3[01])(?:[/._-]|$)|[/_-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/._-]|$)`)

	monthWord = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	clockWord = `(?:[,\s]*(?:at\s+)?(?:-\s*)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2}))?)?`
	// writtenDay is a day as people write it inside a line.
	writtenDay = regexp.MustCompile(`(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+` + monthWord + `[,\s-]+\d{4}|` + monthWord + `\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?-i:` + clockWord + `)`)
)

// addressDate is the day that an address names.
func addressDate(address string) (t time.Time) {
	parts := addressDay.FindStringSubmatch(strings.ToLower(address))
	if parts == nil {
		return t
	}
	year, month, day := cmp.Or(parts[1], parts[4]), cmp.Or(parts[2], parts[5]), cmp.Or(parts[3], parts[6])
	m := moment{year: number(year), month: cmp.Or(months[month], number(month)), day: number(day)}
	if t, ok := m.time(); ok {
		return t
	}
	return time.Time{}
}

// shownDate is the date of publication that a page shows its readers.
func shownDate(doc *html.Node, days *dayOrder) (t time.Time, offset schema.Opt[int]) {
	var stamps []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || unread[n.Data] {
			continue
		}
		names := attribute(n, "class") + " " + attribute(n, "id") + " " + attribute(n, "itemprop")
		if n.DataAtom != atom.Time && n.DataAtom != atom.Abbr && !dateNames.MatchString(names) || laterNames.MatchString(names) || inAside(n) {
			continue
		}
		for _, said := range []string{attribute(n, "datetime"), attribute(n, "title"), attribute(n, "data-datetime"), attribute(n, "data-date"), attribute(n, "content"), plainText(n)} {
			if stamp := writtenDay.FindString(said); stamp != "" && utf8.RuneCountInString(said) <= longestStamp && !laterWords.MatchString(said) {
				stamps = append(stamps, stamp)
			}
		}
	}
	return firstStamp(append(stamps, besideHeadline(doc)...), days)
}

// besideHeadline are the days in short lines around the first headline of a page.
func besideHeadline(doc *html.Node) (stamps []string) {
	var headline *html.Node
	for n := range doc.Descendants() {
		if n.DataAtom == atom.H1 || headline == nil && n.DataAtom == atom.H2 {
			headline = n
			if n.DataAtom == atom.H1 {
				break
			}
		}
	}
	if headline == nil || headline.Parent == nil {
		return nil
	}
	for n := range headline.Parent.ChildNodes() {
		said := plainText(n)
		if utf8.RuneCountInString(said) <= longestStamp && !laterWords.MatchString(said) {
			stamps = append(stamps, writtenDay.FindString(said))
		}
	}
	return stamps
}

// firstStamp reads the first of the stamps that can be read; days in digits are read in the order that others of the page tell.
func firstStamp(stamps []string, days *dayOrder) (t time.Time, offset schema.Opt[int]) {
	for _, s := range stamps {
		if parts := digitDay.FindStringSubmatch(s); parts != nil {
			days.learn(parts)
		}
	}
	for _, s := range stamps {
		t, offset, either, err := Options{days: days}.when(s)
		if err == nil && either == "" && !t.IsZero() {
			return t, offset
		}
	}
	return t, offset
}
