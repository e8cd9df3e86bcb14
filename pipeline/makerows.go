package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// rowMaker turns what the stages found into rows: byte spans into code points, indices into ids.
type rowMaker struct {
	d       *syntax.Tree
	offsets *text.Offsets
	people  map[int]bool // the heads of nouns that stand for actors: pupils, girls and captives
	guessed map[int]bool // by actor: its country is a guess wherever it is named
}

func (e *rowMaker) extent(s text.Span) schema.Extent {
	if s.Empty() {
		return schema.Extent{}
	}
	start, end := e.offsets.Points(s)
	return schema.Extent{Start: start, End: end, Text: e.offsets.Slice(s)}
}

func (e *rowMaker) events() []schema.EventMention {
	rows := make([]schema.EventMention, 0, len(e.d.EventMentions))
	for i := range e.d.EventMentions {
		rows = append(rows, e.event(&e.d.EventMentions[i]))
	}
	return rows
}

func (e *rowMaker) event(m *text.EventMention) schema.EventMention {
	a := e.d.Article
	source, target := e.sides(m)
	row := schema.EventMention{
		ArticleID:       a.ID,
		SentenceIndex:   m.Sentence,
		Sentence:        e.extent(e.d.Sentences[m.Sentence].Span),
		Trigger:         e.extent(m.Trigger),
		SourceText:      e.extent(m.Source),
		TargetText:      e.extent(m.Target),
		WhereText:       e.extent(m.Where),
		WhenText:        e.extent(m.When),
		AttributionText: e.offsets.Slice(m.Attribution),
		Rule:            shortRule(m.Rule),
		Confidence:      m.Confidence,
		PublishedAt:     a.PublishedAt,
		Event: schema.Event{
			Code:       schema.Code{Type: m.Type, Mode: m.Mode, Contexts: m.Contexts, CAMEO: m.CAMEO, QuadClass: schema.QuadClass(m.Type)},
			When:       schema.When{Start: m.Start, End: m.End, Precision: cmp.Or(m.Precision, "unknown"), Basis: cmp.Or(m.Basis, "none")},
			Source:     source,
			Target:     target,
			IsMutual:   m.Mutual,
			Where:      e.where(m),
			Flags:      m.Flags,
			Toll:       m.Toll,
			Confidence: m.Confidence,
		},
	}
	if c, ok := schema.LookupCAMEO(m.CAMEO); ok {
		row.Event.Goldstein = c.Goldstein
	}
	if m.AttributionActor >= 0 {
		row.AttributionActorID = e.d.Actors[m.AttributionActor].ID
	}
	row.ID = schema.MentionID(schema.EventMentionLetter, a.ID, m.Type, row.Trigger, row.SourceText, row.TargetText)
	return row
}

// sides are an event's two sides, with nobody on both: of parties that act together ("France and Germany signed a treaty") the
// coder names all as source and the second as target, and readers of the table expect the one beside the other.
func (e *rowMaker) sides(m *text.EventMention) (source, target schema.Party) {
	onlySource, onlyTarget := without(m.Sources, m.Targets), without(m.Targets, m.Sources)
	switch {
	case len(onlySource) == len(m.Sources):
		return e.party(m.Sources), e.party(m.Targets)
	case len(onlySource) > 0:
		return e.party(onlySource), e.party(m.Targets)
	case len(onlyTarget) > 0:
		return e.party(m.Sources), e.party(onlyTarget)
	case len(m.Sources) > 1:
		return e.party(m.Sources[:1]), e.party(without(m.Targets, m.Sources[:1]))
	}
	source = e.party(m.Sources)
	if isUnnamed(&e.d.Actors[m.Sources[0]]) {
		target = source
		target.ActorID, target.IDs = "", nil
	}
	return source, target
}

// without are the actors that are not among others.
func without(actors, others []int) []int {
	return slices.DeleteFunc(slices.Clone(actors), func(a int) bool { return slices.Contains(others, a) })
}

// isUnnamed tells people known by what they are alone: there can be others of them on the other side.
func isUnnamed(a *schema.Actor) bool {
	return strings.HasSuffix("."+a.ID, "."+strings.ToLower(a.Sector))
}

// ruleWords is how many of a pattern's alternatives a rule shows.
const ruleWords = 3

// shortRule cuts the long lists of words in a rule, which the lexicon has whole.
func shortRule(rule string) string {
	words := strings.Split(rule, " ")
	for i, w := range words {
		if alternatives := strings.Split(w, "|"); len(alternatives) > ruleWords {
			closing := w[len(strings.TrimRight(w, ")")):]
			words[i] = strings.Join(alternatives[:ruleWords], "|") + "|…" + closing
		}
	}
	return strings.Join(words, " ")
}

func (e *rowMaker) party(actors []int) schema.Party {
	var p schema.Party
	for i, ref := range actors {
		a := &e.d.Actors[ref]
		if i == 0 {
			p.ActorID, p.Name, p.Kind, p.Country, p.Sector = a.ID, a.Name, a.Kind, a.Country, a.Sector
		}
		p.IDs = append(p.IDs, a.ID)
	}
	return p
}

// where is the place of an event. A country or region has a point in the gazetteer, but nothing happened there.
func (e *rowMaker) where(m *text.EventMention) schema.Where {
	if m.Place < 0 {
		return schema.Where{Precision: "none", Basis: "none"}
	}
	p := &e.d.Places[m.Place]
	w := schema.Where{PlaceID: p.ID, Name: p.Name, ASCIIName: p.ASCIIName, Country: p.Country, Admin1: p.Admin1Name, Precision: p.Precision, Basis: m.PlaceBasis, Within: p.Within}
	if p.Precision == "site" || p.Precision == "city" {
		w.Latitude, w.Longitude = p.Latitude, p.Longitude
	}
	return w
}

func (e *rowMaker) actorMentions() []schema.ActorMention {
	rows := make([]schema.ActorMention, 0, len(e.d.ActorMentions))
	for _, m := range e.d.ActorMentions {
		row := schema.ActorMention{ArticleID: e.d.Article.ID, SentenceIndex: m.Sentence, Extent: e.extent(m.Span), Kind: string(m.Kind), Confidence: m.Confidence}
		if m.Ref >= 0 {
			row.ActorID = e.d.Actors[m.Ref].ID
		}
		row.ID = schema.MentionID(schema.ActorMentionLetter, row.ArticleID, row.ActorID, row.Extent)
		rows = append(rows, row)
	}
	return rows
}

func (e *rowMaker) placeMentions() []schema.PlaceMention {
	rows := make([]schema.PlaceMention, 0, len(e.d.PlaceMentions))
	for _, m := range e.d.PlaceMentions {
		row := schema.PlaceMention{ArticleID: e.d.Article.ID, SentenceIndex: m.Sentence, Extent: e.extent(m.Span), IsMetonym: m.Metonym, Confidence: m.Confidence}
		if m.Ref >= 0 {
			row.PlaceID = e.d.Places[m.Ref].ID
		}
		row.ID = schema.MentionID(schema.PlaceMentionLetter, row.ArticleID, row.PlaceID, row.Extent)
		rows = append(rows, row)
	}
	return rows
}

func (e *rowMaker) dateMentions() []schema.DateMention {
	rows := make([]schema.DateMention, 0, len(e.d.Dates))
	for _, m := range e.d.Dates {
		row := schema.DateMention{ArticleID: e.d.Article.ID, SentenceIndex: m.Sentence, Extent: e.extent(m.Span), Kind: m.Kind, Value: m.Value,
			When: schema.When{Start: m.Start, End: m.End, Precision: m.Precision, Basis: m.Basis}}
		row.ID = schema.MentionID(schema.DateMentionLetter, row.ArticleID, row.Kind, row.Extent)
		rows = append(rows, row)
	}
	return rows
}

// actors are the article's actors with their mentions counted: those that it speaks of or that its events name, and their parents.
func (e *rowMaker) actors() []schema.Actor {
	rows := append([]schema.Actor(nil), e.d.Actors...)
	used := map[string]bool{}
	for _, m := range e.d.ActorMentions {
		if m.Ref >= 0 {
			rows[m.Ref].MentionCount++
			used[rows[m.Ref].ID] = true
		}
	}
	for i := range e.d.EventMentions {
		m := &e.d.EventMentions[i]
		for _, ref := range slices.Concat(m.Sources, m.Targets) {
			used[rows[ref].ID] = true
		}
	}
	for range rows { // as deep as parents go
		before := len(used)
		for i := range rows {
			if used[rows[i].ID] && rows[i].ParentID != "" {
				used[rows[i].ParentID] = true
			}
		}
		if len(used) == before {
			break
		}
	}
	return slices.DeleteFunc(rows, func(a schema.Actor) bool { return !used[a.ID] })
}

func (e *rowMaker) places() []schema.Place {
	rows := append([]schema.Place(nil), e.d.Places...)
	for _, m := range e.d.PlaceMentions {
		if m.Ref >= 0 {
			rows[m.Ref].MentionCount++
		}
	}
	return rows
}
