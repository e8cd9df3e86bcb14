package consolidate

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
	"github.com/dateline-data/dateline/schema/record/recordtest"
)

func TestRecordsAreCarriedWhole(t *testing.T) {
	recordtest.Carries(t, carryHead)
	recordtest.Carries(t, carryMember)
	recordtest.Carries(t, carryLink)
	recordtest.Carries(t, carryActorUse)
	recordtest.Carries(t, carryPlaceUse)
	recordtest.Carries(t, carryClue, "Story") // which a list of clues carries once
}

// TestBodiesAreCarriedWhole writes a body of one article with every kind of row in it, and reads it.
func TestBodiesAreCarriedWhole(t *testing.T) {
	r := rowsOf("a", story, 8)
	r.Reading = "r1"
	clue := Clues{Story: []uint32{1, 2}, Sources: []Agent{{ID: "isr", Above: []string{"x"}}}, Names: []uint32{7}, Counts: []Count{{Noun: 8, N: 15}}}
	r.Clues = []Clues{clue}
	r.Places = []schema.Place{{ID: "geonames:1", Name: "Tyre", MentionCount: 2}}
	r.ActorMentions = []schema.ActorMention{{ID: "n1", ActorID: "isr"}}
	r.PlaceMentions = []schema.PlaceMention{{ID: "q1"}}
	r.Dates = []schema.DateMention{{ID: "d1", Value: "2024"}}
	want := body{"a", r}
	var got body
	fields := record.Fields[body](carryBody)
	if err := fields.Read(string(fields.Append(nil, &want)), &got); err != nil {
		t.Fatal(err)
	}
	got.Article, got.Signature, got.Facts = r.Article, r.Signature, r.Facts // which the head carries
	if fmt.Sprintf("%+v", *got.Rows) != fmt.Sprintf("%+v", *r) || got.ArticleID != "a" {
		t.Errorf("read\n%+v\nwant\n%+v", *got.Rows, *r)
	}
}

// TestChainsLeadToTheFirst links articles in a long chain, each to the one before it.
func TestChainsLeadToTheFirst(t *testing.T) {
	s := NewStore(extsort.NewSpace(t.TempDir()), Options{})
	const n = 100
	e := &emission{&s.options, &Counts{}, s.put}
	for i := 1; i < n; i++ {
		if err := e.putLink(&link{fmt.Sprintf("%03d", i), fmt.Sprintf("%03d", i-1), ""}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.goThrough(roundNamed("follow"), e.counts); err != nil {
		t.Fatal(err)
	}
	if all := linksIn(t, s); len(all) != n-1 {
		t.Errorf("%d links", len(all))
	} else {
		for from, to := range all {
			if to != "000" {
				t.Errorf("%s leads to %s", from, to)
			}
		}
	}
}

func roundNamed(name string) *declared {
	return &rounds[slices.IndexFunc(rounds, func(d declared) bool { return d.name == name })]
}

// linksIn are the articles that repeat others, with those.
func linksIn(t *testing.T, s *Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	for r, err := range entries(links.name, s.sorter(links.name)) {
		if err != nil {
			t.Fatal(err)
		}
		l, err := links.read(&r)
		if err != nil {
			t.Fatal(err)
		}
		all[l.ArticleID] = l.LeaderID
	}
	return all
}

func TestWhichVersionStands(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2024, 12, n, 0, 0, 0, 0, time.UTC) }
	version := func(text string, retrieved, published int, path string) head {
		return head{Reading: text + fmt.Sprint(published), Signature: Sign(text), Article: schema.Article{ID: "a", TextSHA256: text, RetrievedAt: day(retrieved), PublishedAt: day(published), InputPath: path}}
	}
	again := func(h head, retrieved int, path string) head {
		return head{Again: true, Reading: h.Reading, Article: schema.Article{ID: "a", TextSHA256: h.Article.TextSHA256, RetrievedAt: day(retrieved), InputPath: path}}
	}
	old, new := version("old", 1, 1, "p"), version("new", 2, 1, "q")
	for name, c := range map[string]struct {
		heads      []head
		keep       func(*schema.Article) bool
		path       string // of the version that stands
		superseded int
	}{
		"the later retrieved":    {heads: []head{old, new}, path: "q", superseded: 1},
		"the later published":    {heads: []head{version("x", 1, 3, "late"), version("y", 1, 2, "early")}, path: "late", superseded: 1},
		"found again later":      {heads: []head{old, new, again(old, 3, "r")}, path: "r", superseded: 1},
		"of two places one":      {heads: []head{old, again(old, 1, "o")}, path: "o"},
		"only what belongs":      {heads: []head{version("x", 1, 3, "late"), version("y", 1, 2, "early")}, keep: func(a *schema.Article) bool { return a.PublishedAt.Before(day(3)) }, path: "early"},
		"nothing that belongs":   {heads: []head{old, new}, keep: func(*schema.Article) bool { return false }},
		"the same, found thrice": {heads: []head{old, old, again(old, 1, "p")}, path: "p"},
	} {
		s := NewStore(extsort.NewSpace(t.TempDir()), Options{Keep: c.keep})
		slices.Reverse(c.heads)
		for _, h := range c.heads {
			if err := versions.put(s.put, h.Article.ID, h.key(), &h); err != nil {
				t.Fatal(err)
			}
		}
		var counts Counts
		if err := s.goThrough(roundNamed("settle"), &counts); err != nil {
			t.Fatal(err)
		}
		path := ""
		for r, err := range entries(standing.name, s.sorter(standing.name)) {
			if err != nil {
				t.Fatal(err)
			}
			h, err := standing.read(&r)
			if err != nil {
				t.Fatal(err)
			}
			path += h.Article.InputPath
		}
		if path != c.path || counts.Superseded != c.superseded || counts.Articles+counts.Outside != 1 {
			t.Errorf("%s: %q stands, want %q; counts %+v", name, path, c.path, counts)
		}
	}
}
