package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/schema"
	"github.com/mmcdole/gofeed"
)

var (
	feedRoot  = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<(?:rss|rdf:rdf|(?:\w+:)?feed)[\s>]`)
	jsonFeed  = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version`)
	xmlCoding = regexp.MustCompile(`^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']`)
)

// isFeed tells whether a stream begins as RSS, Atom or a JSON Feed.
func isFeed(head []byte) bool {
	switch {
	case startsWith(head, "<"):
		return feedRoot.Match(head)
	case startsWith(head, "{"):
		return jsonFeed.Match(head)
	}
	return false
}

// readFeed reads RSS, Atom and JSON Feed: an entry is an article, of which the full content is taken where there is one.
func readFeed(s *stream, o Options, emit emitter) error {
	document, err := readAll(s)
	if err != nil {
		return emit("", nil, err)
	}
	feed, err := parseFeed(document)
	if err != nil {
		return emit("", nil, err)
	}
	for i, item := range feed.Items {
		a, err := o.feedArticle(feed, item)
		if err := emit("entry "+strconv.Itoa(i+1), a, err); err != nil {
			return err
		}
	}
	return nil
}

// articlesFromFeed reads the entries of a feed that was fetched.
func articlesFromFeed(document []byte, contentType, _ string) (articles []*schema.Article, err error) {
	decoded, err := decodePage(document, contentType)
	if err != nil {
		return nil, err
	}
	feed, err := parseFeed(decoded)
	if err != nil {
		return nil, err
	}
	var fault error
	for _, item := range feed.Items {
		a, err := Options{}.feedArticle(feed, item)
		if err != nil || strings.TrimSpace(a.Text) == "" {
			fault = cmp.Or(fault, err)
			continue
		}
		articles = append(articles, a)
	}
	if len(articles) == 0 {
		return nil, cmp.Or(fault, errors.New("no entry of the feed has text"))
	}
	return articles, nil
}

func parseFeed(document string) (feed *gofeed.Feed, err error) {
	document = xmlCoding.ReplaceAllString(document, "$1") // it is decoded already
	err = guard("no feed", func() (err error) { feed, err = gofeed.NewParser().ParseString(document); return err })
	if err != nil {
		return nil, err
	}
	if len(feed.Items) == 0 {
		return nil, errors.New("the feed has no entries")
	}
	return feed, nil
}

func (o Options) feedArticle(feed *gofeed.Feed, item *gofeed.Item) (*schema.Article, error) {
	a := &schema.Article{
		InputID:  item.GUID,
		URL:      absolute(item.Link, feed.Link),
		Title:    fragmentText(item.Title),
		Text:     fragmentText(cmp.Or(item.Content, item.Description)),
		Outlet:   fragmentText(feed.Title),
		Language: feed.Language,
	}
	if u, err := url.Parse(item.GUID); a.URL == "" && err == nil && u.Host != "" {
		a.URL = item.GUID
	}
	var names []string
	for _, p := range item.Authors {
		if p != nil && p.Name != "" {
			names = append(names, p.Name)
		}
	}
	a.Author = strings.Join(names, ", ")
	for _, said := range []string{item.Published, item.Updated} {
		if said != "" && a.PublishedAt.IsZero() {
			var either eitherDays
			var err error
			if a.PublishedAt, a.PublishedOffset, either.published, err = o.when(given(said)); err != nil {
				return nil, fmt.Errorf("published: %w", err)
			}
			if either.published != "" {
				return a, either
			}
		}
	}
	return a, nil
}
