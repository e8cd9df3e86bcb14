package ingest

import (
	"fmt"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// fieldNames are the names under which archives keep each of our fields, the likeliest first, in the form canonical gives.
var fieldNames = map[string][]string{
	"id":    {"id", "articleid", "uid", "guid", "docid", "storyid", "uuid"},
	"url":   {"url", "link", "canonicalurl", "uri", "weburl", "articleurl", "sourceurl", "permalink", "pageurl"},
	"title": {"title", "headline", "webtitle", "articletitle", "heading"},
	"text": {"text", "body", "content", "articlebody", "maintext", "fulltext", "contenttext", "article", "bodytext", "articletext",
		"cleanedtext", "storybody", "story", "contenthtml", "bodyhtml", "plaintext", "articlecontent", "newscontent",
		"newstext", "textcontent", "maincontent", "postcontent", "fullcontent", "bodycontent", "cleantext", "rawtext", "documenttext", "leadparagraph"},
	"source": {"source", "sourcename", "publisher", "publication", "outlet", "sitename", "domain", "newspaper", "site", "provider", "sourcedomain", "publishername"},
	"author": {"author", "byline", "authors", "creator", "writer", "bylines", "creators", "reporter", "authorname"},
	"published_at": {"publishedat", "pubdate", "date", "published", "datepublished", "publicationdate", "publishdate", "publishedtime",
		"publicationtime", "webpublicationdate", "firstpublicationdate", "publisheddate", "firstpublished", "publishtime", "publishedon", "datetime", "timestamp",
		"datepublish", "publishingdate", "publishingtime", "pubdatetime", "publisheddatetime", "publicationdatetime", "dateofpublication", "publicationtimestamp", "pubtime", "articledate",
		"newsdate", "dateissued", "issued", "releasedate", "postdate", "postedat", "postedon", "posted", "dateposted", "seendate", "datecreated", "createdat", "created"},
	"retrieved_at": {"retrievedat", "crawledat", "datedownload", "fetchedat", "crawldate", "scrapedat", "downloadedat", "fetchtime"},
	"language":     {"language", "lang", "languagecode", "inlanguage"},
	"license":      {"license", "licence"},
}

// wrappers are the objects, in small letters, in which records of JSON and Parquet keep fields of the article: the "_source" of
// Elasticsearch, the "fields" of the Guardian. Their fields count as the record's own where it has none of the name.
var wrappers = map[string]bool{
	"_source": true, "fields": true, "article": true, "data": true, "attributes": true, "doc": true, "document": true, "item": true,
	"meta": true, "metadata": true, "news": true, "story": true,
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

// MapFields are the names by which a mapping calls our fields.
var MapFields = []string{"id", "url", "title", "text", "source", "author", "date", "retrieved_at", "language", "license"}

// fieldCalled is the field of ours that a name means: its own, or one under which archives keep it.
func fieldCalled(name string) (ours string, ok bool) {
	if _, ok := fieldNames[name]; ok {
		return name, true
	}
	ours, ok = fieldOf[canonical(name)]
	return ours, ok
}

// ParseMap reads a field mapping "ours=theirs,...".
func ParseMap(s string) (map[string]string, error) {
	m := map[string]string{}
	for pair := range strings.SplitSeq(s, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		name, theirs, _ := strings.Cut(pair, "=")
		name, theirs = strings.TrimSpace(name), strings.TrimSpace(theirs)
		ours, ok := fieldCalled(name)
		switch {
		case !ok:
			return nil, fmt.Errorf("map: no field %q; there are %s", name, strings.Join(MapFields, ", "))
		case theirs == "":
			return nil, fmt.Errorf("map: which field of the input is %s? write %s=NAME", name, name)
		case m[ours] != "":
			return nil, fmt.Errorf("map: %s and %s are both taken for %s", m[ours], theirs, name)
		}
		m[ours] = theirs
	}
	return m, nil
}

// record is what an input holds of an article, as names and text.
type record interface {
	get(name string) string     // the field of a name as the mapping or fieldNames has it, "" where there is none
	spelled(name string) string // how the input spells that name
	likely(ours string) string  // the name of the field that is taken for ours by its words or values, "" where none is
}

// Guess says which field of the inputs of a format was taken for one of ours, as --map would name it.
type Guess struct {
	Format string `json:"format"`
	Ours   string `json:"ours"`
	Theirs string `json:"theirs"`
}

// missing are the words, in small letters, by which programs write that a value is not there.
var missing = map[string]bool{
	"none": true, "null": true, "nil": true, "nan": true, "nat": true, "<na>": true, "n/a": true, "#n/a": true, "na": true, "(null)": true, "\\n": true, "undefined": true,
	"not available": true, "unknown": true, "-": true, "--": true, "—": true,
}

// longestMissing is the length in bytes that no such word exceeds.
const longestMissing = len("not available")

// given is a value, "" where it says that there is none.
func given(s string) string {
	if trimmed := strings.TrimSpace(s); len(trimmed) <= longestMissing && missing[strings.ToLower(trimmed)] {
		return ""
	}
	return s
}

// article makes an article of a record of a format. An error of the kind eitherDays comes with the article that waits.
func (o Options) article(format string, r record) (*schema.Article, error) {
	field := func(ours string) string {
		if theirs, ok := o.Map[ours]; ok {
			value := r.get(theirs)
			o.mapped.found(ours, value)
			return given(value)
		}
		for _, name := range fieldNames[ours] {
			if v := given(r.get(name)); v != "" {
				if name != canonical(ours) {
					o.guessed(format, ours, name, r)
				}
				return v
			}
		}
		name := r.likely(ours)
		v := given(r.get(name))
		if v != "" {
			o.guessed(format, ours, name, r)
		}
		return v
	}
	a := &schema.Article{InputID: field("id"), URL: field("url"), Title: cleanMarkup(field("title")), Text: cleanTags(field("text")),
		Outlet: cleanMarkup(field("source")), Author: cleanMarkup(field("author")), Language: field("language"), License: field("license")}
	var either eitherDays
	var err error
	if a.PublishedAt, a.PublishedOffset, either.published, err = o.when(field("published_at")); err != nil {
		return nil, fmt.Errorf("published_at: %w", err)
	}
	if a.RetrievedAt, _, either.retrieved, err = o.when(field("retrieved_at")); err != nil {
		return nil, fmt.Errorf("retrieved_at: %w", err)
	}
	if either != (eitherDays{}) {
		return a, either
	}
	return a, nil
}

// guessed tells of a guess once.
func (o Options) guessed(format, ours, name string, r record) {
	if o.guess == nil {
		return
	}
	key := [3]string{format, ours, name}
	if !o.seen[key] {
		o.seen[key] = true
		o.guess(Guess{format, ours, r.spelled(name)})
	}
}
