package ingest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// guesses are the names under which archives keep each of our fields, the likeliest first, in the form canonical gives.
var guesses = map[string][]string{
	"id":           {"id", "articleid", "uid", "guid", "docid"},
	"url":          {"url", "link", "canonicalurl", "uri"},
	"title":        {"title", "headline"},
	"text":         {"text", "body", "content", "articlebody", "maintext", "fulltext", "contenttext", "article"},
	"source":       {"source", "sourcename", "publisher", "publication", "outlet", "sitename", "domain"},
	"author":       {"author", "byline", "authors", "creator"},
	"published_at": {"publishedat", "pubdate", "date", "published", "datepublished", "publicationdate", "publishdate", "publishedtime"},
	"retrieved_at": {"retrievedat", "crawledat", "datedownload", "fetchedat"},
	"language":     {"language", "lang"},
	"license":      {"license", "licence"},
}

// canonical is a field's name without case, spaces, underscores and hyphens: "Pub Date", "pub_date" and "pubDate" are one.
func canonical(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_' || r == '-' || r == ' ' || r == '\ufeff':
			return -1
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, name)
}

// ParseMap reads a field mapping "ours=theirs,...".
func ParseMap(s string) (map[string]string, error) {
	m := map[string]string{}
	for pair := range strings.SplitSeq(s, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		ours, theirs, _ := strings.Cut(pair, "=")
		ours, theirs = strings.TrimSpace(ours), strings.TrimSpace(theirs)
		if _, ok := guesses[ours]; !ok {
			return nil, fmt.Errorf("map: no field %q; there are %s", ours, strings.Join(slices.Sorted(maps.Keys(guesses)), ", "))
		}
		if theirs == "" {
			return nil, fmt.Errorf("map: which field of the input is %s? write %s=NAME", ours, ours)
		}
		m[ours] = theirs
	}
	return m, nil
}

// article makes an article of a record's fields; get gives the input's field of a name as the mapping or canonical has
// it, "" where there is none.
func (o Options) article(get func(name string) string) (*schema.Article, error) {
	field := func(ours string) string {
		if theirs, ok := o.Map[ours]; ok {
			return get(theirs)
		}
		for _, name := range guesses[ours] {
			if v := get(name); v != "" {
				return v
			}
		}
		return ""
	}
	a := &schema.Article{InputID: field("id"), URL: field("url"), Title: field("title"), Text: field("text"), SourceName: field("source"),
		Author: field("author"), Language: field("language"), License: field("license")}
	var err error
	if a.PublishedAt, err = ParseTime(field("published_at")); err != nil {
		return nil, fmt.Errorf("published_at: %w", err)
	}
	if a.RetrievedAt, err = ParseTime(field("retrieved_at")); err != nil {
		return nil, fmt.Errorf("retrieved_at: %w", err)
	}
	return a, nil
}
