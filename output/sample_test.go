package output

import (
	"iter"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

const sampleText = "DAKAR, Senegal (Wire) — Mali's army attacked rebels near Gao on Tuesday."

// sample is a release of one article with one event, whose rows agree with each other.
type sample struct {
	articles []schema.Article
	events   []schema.Event
	mentions []schema.EventMention
	actors   []schema.Actor
	uses     []schema.ActorMention
	places   []schema.Place
	spots    []schema.PlaceMention
	dates    []schema.DateMention
}

// words is where some words stand in sampleText, in code points.
func words(s string) schema.Extent {
	text, want := []rune(sampleText), []rune(s)
	for i := range len(text) - len(want) + 1 {
		if slices.Equal(text[i:i+len(want)], want) {
			return schema.Extent{Start: i, End: i + len(want), Text: s}
		}
	}
	panic("the sample does not say " + s)
}

func newSample() *sample {
	published := time.Date(2012, 4, 4, 8, 30, 0, 0, time.UTC)
	day := schema.NewDay(2012, 4, 3)
	when := schema.When{Start: day, End: day, Precision: "day", Basis: "relative"}
	lat, lon := schema.Some(16.27167), schema.Some(-0.04472)
	event := schema.Event{
		ID: "e1", Code: schema.Code{Type: "ASSAULT", CAMEO: "190", QuadClass: 4, Goldstein: schema.Some(-10.0)}, When: when,
		Source: schema.Party{ActorID: "MLI.MIL", Name: "army of Mali", Country: "MLI", Sector: "MIL", IDs: []string{"MLI.MIL"}},
		Where:  schema.Where{PlaceID: "geonames:2457161", Name: "Gao", Country: "MLI", Latitude: lat, Longitude: lon, Precision: "city", Basis: "explicit"},
		Toll:   schema.Toll{Dead: schema.Range{Low: schema.Some(2), High: schema.Some(5)}}, MentionCount: 1, ArticleCount: 1,
		FirstPublishedAt: published, LastPublishedAt: published, Confidence: 0.9,
	}
	actor := func(id, parent string, sectors ...string) schema.Actor {
		return schema.Actor{ID: id, Name: id, Kind: "state", Country: "MLI", Sectors: sectors, ParentID: parent, MentionCount: 1, ArticleCount: 1}
	}
	return &sample{
		articles: []schema.Article{{ID: "a1", Title: "Army attacks, \"rebels\" flee", PublishedAt: published, PublishedOffset: schema.Some(0), Language: "en", WordCount: 10, SentenceCount: 1, EventCount: 1, TextSHA256: "00", Text: sampleText}},
		events:   []schema.Event{event},
		mentions: []schema.EventMention{{ID: "m1", ArticleID: "a1", Sentence: words(sampleText), Trigger: words("attacked"), SourceText: words("Mali's army"),
			TargetText: words("rebels"), WhereText: words("Gao"), WhenText: words("Tuesday"), AttributionActorID: "MLI", Rule: "attack", Confidence: 0.9, Event: event}},
		actors: []schema.Actor{actor("MLI", ""), actor("MLI.MIL", "MLI", "MIL")},
		uses:   []schema.ActorMention{{ID: "n1", ActorID: "MLI.MIL", ArticleID: "a1", Extent: words("Mali's army"), Kind: "name", Confidence: 1}},
		places: []schema.Place{{ID: "geonames:2457161", Name: "Gao", Country: "MLI", Latitude: lat, Longitude: lon, Precision: "city", Population: schema.Some(57978), MentionCount: 1}},
		spots:  []schema.PlaceMention{{ID: "q1", PlaceID: "geonames:2457161", ArticleID: "a1", Extent: words("Gao"), Confidence: 1}},
		dates:  []schema.DateMention{{ID: "d1", ArticleID: "a1", Extent: words("Tuesday"), Kind: "date", Value: "2012-04-03", When: when}},
	}
}

// write gives all tables to a writer.
func (s *sample) write(w *Writer) error {
	for _, step := range []func() error{
		tableOf(w, schema.Articles, s.articles), tableOf(w, schema.EventMentions, s.mentions), tableOf(w, schema.Events, s.events),
		tableOf(w, schema.Actors, s.actors), tableOf(w, schema.ActorMentions, s.uses), tableOf(w, schema.Places, s.places),
		tableOf(w, schema.PlaceMentions, s.spots), tableOf(w, schema.DateMentions, s.dates),
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func tableOf[R any](w *Writer, t schema.TableOf[R], rows []R) func() error {
	return func() error {
		extra := w.options.Extra
		return w.Table(t.With(extra), func(yield func([]schema.Value, error) bool) {
			for i := range rows {
				if !yield(t.Cells(&rows[i], extra, nil), nil) {
					return
				}
			}
		})
	}
}

// commit writes the sample as a release at out.
func (s *sample) commit(t testing.TB, out string, o Options) {
	t.Helper()
	w, err := Create(out, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.write(w); err != nil {
		t.Fatal(err)
	}
	if err := w.Commit(); err != nil {
		t.Fatal(err)
	}
}

// release writes the unspoilt sample and gives its folder.
func sampleRelease(t testing.TB) string {
	out := filepath.Join(t.TempDir(), "release")
	newSample().commit(t, out, Options{Extra: schema.WithText})
	return out
}

// failing yields n rows and then an error, as an interrupted run does.
func failing(t *schema.Table, n int, err error) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		for row := range randomRows(t, n) {
			if !yield(row, nil) {
				return
			}
		}
		yield(nil, err)
	}
}
