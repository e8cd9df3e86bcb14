package ingest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// guesses are the names under which archives keep each of our fields, the likeliest first.
var guesses = map[string][]string{
	"id":           {"id", "article_id", "uid", "guid", "doc_id"},
	"url":          {"url", "link", "canonical_url", "uri"},
	"title":        {"title", "headline"},
	"text":         {"text", "body", "content", "article", "maintext"},
	"source":       {"source", "source_name", "publisher", "outlet", "site_name", "domain"},
	"author":       {"author", "byline", "authors"},
	"published_at": {"published_at", "pub_date", "date", "published", "date_published", "datePublished", "publication_date", "publish_date"},
	"retrieved_at": {"retrieved_at", "crawled_at", "date_download", "fetched_at"},
	"language":     {"language", "lang"},
	"license":      {"license", "licence"},
}

// CheckMap tells what is wrong with a field mapping.
func CheckMap(m map[string]string) error {
	for _, ours := range slices.Sorted(maps.Keys(m)) {
		if _, ok := guesses[ours]; !ok {
			return fmt.Errorf("map: no field %q; there are %s", ours, strings.Join(slices.Sorted(maps.Keys(guesses)), ", "))
		}
	}
	return nil
}

// article makes an article of a record's fields; get gives a field of the input, "" where it has none.
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

// timeLayouts are the forms of dates in metadata; those without a zone are UTC.
var timeLayouts = []string{time.DateOnly, time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04", time.RFC1123Z, time.RFC1123, "2 January 2006", "January 2, 2006", "20060102"}

// ParseTime reads a date or time of an article's metadata; "" is the zero Time.
func ParseTime(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("cannot read the date %q; write it as 2024-12-10 or 2024-12-10T08:00:00Z", s)
}
