package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Analyze reads one article: its mentions, and what they refer to. It depends on the article and the stages alone. Its
// error is a *Failure.
func (p *Pipeline) Analyze(article *schema.Article) (rows *consolidate.Rows, err error) {
	reading := identify(article) // stages may add to the article
	d, err := p.Annotate(article)
	if err != nil {
		return nil, err
	}
	err = attempt(article, "make rows of", func() error { rows = rowsOf(d); return nil })
	if err == nil {
		rows.Reading = reading
	}
	return rows, err
}

// identify gives an article its id and its text's hash, and tells the id of what its reading depends on.
func identify(a *schema.Article) (reading string) {
	if a.ID == "" {
		a.ID = schema.ArticleID(a)
	}
	sum := sha256.Sum256([]byte(a.Text))
	a.TextSHA256 = hex.EncodeToString(sum[:])
	return consolidate.ReadingID(a)
}

// rowsOf turns what the stages found in an article into rows.
func rowsOf(d *text.Document) *consolidate.Rows {
	e := rowMaker{d: syntax.Of(d), offsets: text.NewOffsets(d.Held(), d.Edits)}
	rows := &consolidate.Rows{
		Article:       *d.Article,
		Tokens:        len(d.Tokens),
		Signature:     consolidate.Sign(sentencesOf(d)),
		Facts:         e.facts(),
		Events:        e.events(),
		Clues:         e.clues(),
		ActorMentions: e.actorMentions(),
		PlaceMentions: e.placeMentions(),
		Dates:         e.dateMentions(),
	}
	a := &rows.Article
	for _, field := range []*string{&a.Title, &a.Author, &a.Outlet} {
		*field, _ = text.Mend(*field)
	}
	a.Outlet = Outlet(a)
	for i := range rows.Events {
		rows.Events[i].Outlet = a.Outlet
	}
	consolidate.LinkWithin(rows.Events, rows.Clues)
	rows.Actors, rows.Places = e.actors(), e.places()
	a.SentenceCount, a.WordCount, a.EventCount = len(d.Sentences), wordCount(d), distinctEvents(rows.Events)
	return rows
}

// Annotate runs the stages over one article. Its error is a *Failure.
func (p *Pipeline) Annotate(article *schema.Article) (*text.Document, error) {
	if article.ID == "" {
		article.ID = schema.ArticleID(article)
	}
	d := &text.Document{Article: article}
	if err := attempt(article, "mend", func() error { d.Text, d.Edits = text.Mend(article.Text); return nil }); err != nil {
		return nil, err
	}
	for _, s := range p.stages {
		if err := attempt(article, s.Name, func() error { return s.Stage.Apply(d) }); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// Outlet is who published an article: its source, or else its URL's host; empty where neither is known.
func Outlet(a *schema.Article) string {
	if a.Outlet != "" {
		return a.Outlet
	}
	if u, err := url.Parse(a.URL); err == nil {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return ""
}

// sentencesOf is a document's text without what is no sentence: copies of a story differ in the lines that sites put around it.
func sentencesOf(d *text.Document) string {
	var b strings.Builder
	for _, s := range d.Sentences {
		b.WriteString(d.Slice(s.Span))
		b.WriteByte(' ')
	}
	return b.String()
}

func wordCount(d *text.Document) (n int) {
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Tag != text.PUNCT && t.Tag != text.SYM && !t.Joined {
			n++
		}
	}
	return n
}

func distinctEvents(mentions []schema.EventMention) int {
	ids := map[string]bool{}
	for i := range mentions {
		ids[mentions[i].Event.ID] = true
	}
	return len(ids)
}
