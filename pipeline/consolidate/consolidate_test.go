package consolidate

import (
	"fmt"
	"iter"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

func mention(article string, day int, confidence float64, change func(*schema.EventMention)) schema.EventMention {
	m := schema.EventMention{
		ArticleID: article, Outlet: "Wire " + article, Confidence: confidence, Trigger: schema.Extent{Start: 3, End: 9, Text: "struck"},
		PublishedAt: time.Date(2024, 12, day, 0, 0, 0, 0, time.UTC),
		Event: schema.Event{
			Code:   schema.Code{Type: "ASSAULT", CAMEO: "190", QuadClass: 4},
			Source: schema.Party{ActorID: "isr", IDs: []string{"isr"}}, Target: schema.Party{ActorID: "syr", IDs: []string{"syr"}},
			When: schema.When{Start: schema.NewDay(2024, 12, 8), End: schema.NewDay(2024, 12, 8), Precision: "day", Basis: "relative"},
		},
	}
	if change != nil {
		change(&m)
	}
	m.ID = schema.MentionID(schema.EventMentionLetter, m.ArticleID, m.Event.Type, m.Trigger)
	return m
}

func TestMerge(t *testing.T) {
	dead := func(n int) func(*schema.EventMention) {
		return func(m *schema.EventMention) {
			m.Event.Toll.Dead = schema.Range{Low: schema.Some(n), High: schema.Some(n)}
			m.Event.CAMEO, m.Event.Mode = "195", "aerial"
		}
	}
	mentions := []schema.EventMention{mention("b", 9, .5, dead(3)), mention("a", 8, .6, nil), mention("c", 10, .5, dead(5))}
	want := Merge(mentions)
	if want.MentionCount != 3 || want.ArticleCount != 3 || want.OutletCount != 3 || want.CAMEO != "195" || want.Mode != "aerial" {
		t.Errorf("merged %+v", want)
	}
	if want.Toll.Dead.Low != schema.Some(3) || want.Toll.Dead.High != schema.Some(5) || want.FirstPublishedAt.Day() != 8 || want.LastPublishedAt.Day() != 10 {
		t.Errorf("dead %v, published %v to %v", want.Toll.Dead, want.FirstPublishedAt, want.LastPublishedAt)
	}
	if want.Confidence <= .6 || want.Confidence > maxConfidence {
		t.Errorf("three witnesses give %v", want.Confidence)
	}
	for i, j := range [][2]int{{0, 1}, {1, 2}, {0, 2}} {
		mentions[j[0]], mentions[j[1]] = mentions[j[1]], mentions[j[0]]
		if got := Merge(append(mentions, mentions[i])); !reflect.DeepEqual(got, want) {
			t.Errorf("order or repeats change the event:\n%+v\n%+v", got, want)
		}
	}
}

// TestMergeTimely merges what one outlet tells without a day with what another tells days later.
func TestMergeTimely(t *testing.T) {
	on := func(day int, basis string) func(*schema.EventMention) {
		return func(m *schema.EventMention) {
			d := schema.NewDay(2024, 12, day)
			m.Event.When = schema.When{Start: d, End: d, Precision: "day", Basis: basis}
		}
	}
	undated := func(m *schema.EventMention) { m.Event.When = schema.When{Basis: "none"} }
	ahead := func(m *schema.EventMention) { undated(m); m.Event.Flags.Future = true }
	for name, tt := range map[string]struct {
		first, later func(*schema.EventMention)
		want         string
	}{
		"no day is not that of a later paper":     {undated, on(15, "publication"), ""},
		"nor one that it carries":                 {on(8, "publication"), on(14, "relative"), "2024-12-08"},
		"but the day before, told afterwards":     {undated, on(7, "relative"), "2024-12-07"},
		"a day to come is known when it has come": {ahead, on(15, "relative"), "2024-12-15"},
	} {
		when := Merge([]schema.EventMention{mention("a", 8, .5, tt.first), mention("b", 15, .5, tt.later)}).When
		if got := when.Start; got == 0 && tt.want != "" || got != 0 && got.String() != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

const story = `The bridge over the river fell early on Monday after a week of rain, and eleven people who were on it in cars and
on foot are missing, the governor told reporters at the scene. Divers searched the water until dark without finding anybody,
and soldiers put up tents for the families who came to the bank to wait for news. The road to the north is closed for now.`

func TestDuplicates(t *testing.T) {
	texts := map[string]string{
		"first": story, "copy": story, "edited": "UPDATE. " + strings.Replace(story, "early on Monday", "on Monday morning", 1),
		"other": strings.ToUpper(strings.Repeat("An election was held in the islands and the party in power kept most of its seats there. ", 5)),
		"short": "Markets closed.", "alike": "Markets closed early.",
	}
	s := NewStore(extsort.NewSpace(t.TempDir()), Options{})
	for id, text := range texts {
		h := head{Article: schema.Article{ID: id}, Signature: Sign(text)}
		if id == "first" {
			h.Article.PublishedAt = time.Date(2024, 12, 1, 0, 0, 0, 0, time.UTC)
		}
		if err := versions.put(s.put, id, h.key(), &h); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"settle", "meet", "sign", "compare", "choose", "follow"} {
		if err := s.goThrough(roundNamed(name), &Counts{}); err != nil {
			t.Fatal(err)
		}
	}
	got := linksIn(t, s)
	want := map[string]string{"copy": "first", "edited": "first"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("duplicates %v, want %v", got, want)
	}
}

// tables emits a store into the cells of its tables, as text.
func tables(t *testing.T, s *Store) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	_, err := s.Emit(func(table *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
		for r, err := range rows {
			if err != nil {
				return err
			}
			out[table.Name] = append(out[table.Name], fmt.Sprint(r))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func rowsOf(id, text string, day int) *Rows {
	m := mention(id, day, .5, nil)
	a := schema.Article{ID: id, Text: text, TextSHA256: text, PublishedAt: m.PublishedAt}
	clues := Clues{Published: schema.DayOf(m.PublishedAt), Sources: []Agent{{ID: "isr", Kind: "state", Country: "ISR"}}, Targets: []Agent{{ID: "syr", Kind: "state", Country: "SYR"}}}
	rows := &Rows{Article: a, Signature: Sign(text), Events: []schema.EventMention{m}, Clues: []Clues{clues},
		Actors: []schema.Actor{{ID: "isr", Name: "Israel", Kind: "state", MentionCount: 1, Aliases: []string{"The " + id}}, {ID: "syr", Name: "Syria", Kind: "state", MentionCount: 2}}}
	LinkWithin(rows.Events, rows.Clues)
	return rows
}

func TestEmitDependsOnTheArticlesAlone(t *testing.T) {
	articles := []*Rows{rowsOf("a", story, 8), rowsOf("b", story+" More.", 9), rowsOf("c", "A short report.", 10), rowsOf("c", "A short report, mended.", 11)}
	var want map[string][]string
	for range 4 {
		s := NewStore(extsort.NewSpace(t.TempDir()), Options{})
		for _, r := range append(articles, articles[0]) {
			if err := s.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		got := tables(t, s)
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("order changes the tables:\n%v\n%v", got, want)
		}
		articles = append(articles[1:], articles[0])
	}
	if n := len(want["articles"]); n != 3 {
		t.Errorf("%d articles, want 3: a repeat and an older version were kept", n)
	}
	if len(want["events"]) != 1 || len(want["event_mentions"]) != 2 {
		t.Errorf("%d events of %d mentions, want 1 of 2: the duplicate must not be coded", len(want["events"]), len(want["event_mentions"]))
	}
	s := NewStore(extsort.NewSpace(t.TempDir()), Options{KeepDuplicates: true})
	for _, r := range articles {
		if err := s.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(tables(t, s)["event_mentions"]); n != 3 {
		t.Errorf("with duplicates kept %d mentions, want 3", n)
	}
}
