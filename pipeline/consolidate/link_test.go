package consolidate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// told makes a report of an article's own: an attack by an army on a town, told on a day of March 2024.
func told(article string, day int, change func(*schema.EventMention, *Clues)) Report {
	m := schema.EventMention{
		ArticleID: article, Outlet: "Wire " + article, Confidence: .6, Trigger: schema.Extent{Start: 3, End: 9, Text: "shelled"},
		PublishedAt: time.Date(2024, 3, day, 8, 0, 0, 0, time.UTC),
		WhenText:    schema.Extent{Text: "that day"},
		Event: schema.Event{
			Code:  schema.Code{Type: "ASSAULT", CAMEO: "194", QuadClass: 4},
			When:  schema.When{Start: schema.NewDay(2024, 3, day), End: schema.NewDay(2024, 3, day), Precision: "day", Basis: "publication"},
			Where: schema.Where{PlaceID: "berd", Country: "ARM", Precision: "city", Basis: "explicit", Within: []string{"tavush", "armenia"}, Latitude: schema.Some(40.9), Longitude: schema.Some(45.4)},
		},
	}
	c := Clues{
		Published: schema.NewDay(2024, 3, day), Story: []uint32{1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
		Sources: []Agent{{ID: "aze.mil.army", Kind: "organisation", Country: "AZE", Sectors: []string{"MIL"}, Above: []string{"aze.mil", "aze"}}},
		Targets: []Agent{{ID: "arm", Kind: "state", Country: "ARM"}},
	}
	if change != nil {
		change(&m, &c)
	}
	m.ID = schema.MentionID(schema.EventMentionLetter, m.ArticleID, m.Event.Type, m.Trigger)
	return Report{Mentions: []schema.EventMention{m}, Clues: []Clues{c}}
}

// linked tells whether two reports are taken for one event.
func linked(a, b Report) bool {
	reports := []Report{a, b}
	slices.SortFunc(reports, func(x, y Report) int { return strings.Compare(linkKey(&x), linkKey(&y)) })
	var l Linker
	first, _ := linkOne(&l, &reports[0])
	second, _ := linkOne(&l, &reports[1])
	return first == second
}

func dated(day, days int, basis string) schema.When {
	return schema.When{Start: schema.NewDay(2024, 3, day), End: schema.NewDay(2024, 3, day+days-1), Precision: "day", Basis: basis}
}

func exactly(n int) schema.Range { return schema.Range{Low: schema.Some(n), High: schema.Some(n)} }

func TestLinkIsCompatibleNotEqual(t *testing.T) {
	yerevan := schema.Where{PlaceID: "yerevan", Country: "ARM", Precision: "city", Basis: "explicit", Within: []string{"armenia"}, Latitude: schema.Some(40.2), Longitude: schema.Some(44.5)}
	tavush := schema.Where{PlaceID: "tavush", Country: "ARM", Precision: "admin1", Basis: "explicit", Within: []string{"armenia"}}
	for name, tt := range map[string]struct {
		day    int
		change func(*schema.EventMention, *Clues)
		want   bool
	}{
		"the same": {4, nil, true},
		"the state for its army": {4, func(_ *schema.EventMention, c *Clues) {
			c.Sources = []Agent{{ID: "aze", Kind: "state", Country: "AZE"}}
		}, true},
		"nobody named": {4, func(_ *schema.EventMention, c *Clues) { c.Sources = nil }, true},
		"another army": {4, func(_ *schema.EventMention, c *Clues) {
			c.Sources = []Agent{{ID: "tur.mil", Kind: "organisation", Country: "TUR", Sectors: []string{"MIL"}}}
			c.Story = nil
		}, false},
		"the province for the town": {4, func(m *schema.EventMention, _ *Clues) { m.Event.Where = tavush }, true},
		"another town":              {4, func(m *schema.EventMention, _ *Clues) { m.Event.Where = yerevan }, false},
		"no place":                  {4, func(m *schema.EventMention, _ *Clues) { m.Event.Where = schema.Where{} }, true},
		"told the day after":        {5, nil, true},
		"told for another day":      {5, func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(1, 1, "relative") }, false},
		"the day before, of the sentence before": {5, func(m *schema.EventMention, _ *Clues) {
			m.Event.When, m.WhenText.Text = dated(3, 1, "relative"), ""
		}, true},
		"told for the day":            {9, func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(4, 1, "explicit") }, true},
		"told for the week":           {9, func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(1, 7, "relative") }, true},
		"told as over before the day": {3, func(m *schema.EventMention, _ *Clues) { m.Event.When, m.Event.Flags.Historical = schema.When{}, true }, false},
		"background of weeks after": {27, func(m *schema.EventMention, _ *Clues) {
			m.Event.When = dated(4, 1, "explicit")
			m.Event.Flags.Historical = true
		}, true},
		"planned":   {4, func(m *schema.EventMention, _ *Clues) { m.Event.Flags.Future = true }, false},
		"denied":    {4, func(m *schema.EventMention, _ *Clues) { m.Event.Flags.Negated = true }, false},
		"an arrest": {4, func(m *schema.EventMention, _ *Clues) { m.Event.Code = schema.Code{Type: "COERCE", CAMEO: "173"} }, false},
		"a visit":   {4, func(m *schema.EventMention, _ *Clues) { m.Event.Code = schema.Code{Type: "CONSULT", CAMEO: "042"} }, false},
		"nothing known, another story": {4, func(m *schema.EventMention, c *Clues) {
			m.Event.Where = schema.Where{}
			c.Sources, c.Targets, c.Story = nil, nil, []uint32{99}
		}, false},
		"an attack in the same country": {4, func(m *schema.EventMention, c *Clues) {
			m.Event.Where = schema.Where{}
			c.Sources = nil
			c.Story = []uint32{99}
		}, false},
	} {
		first := told("a", 4, func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(4, 1, "relative") })
		if got := linked(first, told("b", tt.day, tt.change)); got != tt.want {
			t.Errorf("%s: one event %v", name, got)
		}
	}
}

func TestTollsGrowAndSpeakAgainst(t *testing.T) {
	toll := func(dead int) func(*schema.EventMention, *Clues) {
		return func(m *schema.EventMention, c *Clues) {
			m.Event.Toll.Dead = exactly(dead)
			m.Event.Where, c.Sources = schema.Where{}, nil // little else is known
		}
	}
	for _, tt := range []struct {
		first, later int
		want         bool
	}{{12, 12, true}, {12, 14, true}, {5, 17, true}, {17, 5, false}, {3, 40, false}} {
		if got := linked(told("a", 4, toll(tt.first)), told("b", 5, toll(tt.later))); got != tt.want {
			t.Errorf("%d dead, then %d: one event %v", tt.first, tt.later, got)
		}
	}
}

// TestBulletins tells a shelling on two days in the words of one outlet, and in those of two.
func TestBulletins(t *testing.T) {
	words := func(outlet string) func(*schema.EventMention, *Clues) {
		return func(m *schema.EventMention, c *Clues) { m.Outlet = outlet; c.Deed = []uint32{11, 12, 13, 14, 15} }
	}
	if linked(told("a", 4, words("Wire")), told("b", 5, words("Wire"))) {
		t.Error("the bulletins of two days are one event")
	}
	if !linked(told("a", 4, words("Wire")), told("b", 5, words("Post"))) {
		t.Error("what another outlet tells a day later is another event")
	}
	followed := func(article string, day int, ownWords uint32) Report {
		r := told(article, day, words("Wire"))
		m, c := r.Mentions[0], r.Clues[0]
		c.Deed = []uint32{ownWords, ownWords + 1, ownWords + 2}
		r.Mentions, r.Clues = append(r.Mentions, m), append(r.Clues, c)
		return r
	}
	if linked(followed("a", 4, 51), followed("b", 5, 61)) {
		t.Error("the bulletins of two days are one event where sentences of their own follow")
	}
}

// TestAnotherOutletJoinsWhatAnArticleTellsTwice links what one article tells apart by the surer evidence of another.
func TestAnotherOutletJoinsWhatAnArticleTellsTwice(t *testing.T) {
	vague := func(m *schema.EventMention, c *Clues) {
		m.Trigger.Start, m.Event.Where, c.Sources, c.Targets = 900, schema.Where{}, nil, nil
	}
	sharp := func(m *schema.EventMention, c *Clues) {
		vague(m, c)
		c.Deed, c.Names = []uint32{21, 22, 23, 24}, []uint32{31, 32, 33}
	}
	for name, tt := range map[string]struct {
		again func(*schema.EventMention, *Clues)
		want  bool
	}{"in the same words as another": {sharp, true}, "in none of them": {vague, false}} {
		first := told("a", 4, nil)
		other := told("b", 4, func(_ *schema.EventMention, c *Clues) {
			c.Deed, c.Names = []uint32{21, 22, 23, 24}, []uint32{31, 32, 33}
		})
		again := told("a", 4, tt.again)
		var l Linker
		id, _ := linkOne(&l, &first)
		linkOne(&l, &other)
		if got, _ := linkOne(&l, &again); (got == id) != tt.want {
			t.Errorf("%s: one event %v", name, got == id)
		}
	}
}

// TestOneMore links what an article tells as one more: not with what it told before, however sure another outlet makes it.
func TestOneMore(t *testing.T) {
	words := func(_ *schema.EventMention, c *Clues) {
		c.Deed, c.Names = []uint32{21, 22, 23, 24}, []uint32{31, 32, 33}
	}
	for _, isAnother := range []bool{false, true} {
		first, other := told("a", 4, words), told("b", 4, words)
		more := told("a", 4, func(m *schema.EventMention, c *Clues) {
			words(m, c)
			m.Trigger.Start, c.IsAnother = 900, isAnother
		})
		var l Linker
		id, _ := linkOne(&l, &first)
		linkOne(&l, &other)
		if got, _ := linkOne(&l, &more); (got == id) == isAnother {
			t.Errorf("one more %v: one event %v", isAnother, got == id)
		}
	}
}

// TestEventsKeepTheirIDs links reports one by one, as later runs would.
func TestEventsKeepTheirIDs(t *testing.T) {
	var reports []Report
	for day := 1; day <= 20; day++ {
		reports = append(reports, told(fmt.Sprint("n", day), day, nil))
	}
	before := map[string]string{}
	for n := 1; n <= len(reports); n++ {
		var l Linker
		for i := range reports[:n] {
			m := reports[i].first()
			id, _ := linkOne(&l, &reports[i])
			if was, ok := before[m.ID]; ok && was != id {
				t.Fatalf("with %d reports the event of report %d is another one", n, i)
			}
			before[m.ID] = id
		}
	}
}

// BenchmarkLink links the reports of a month, by their number: twice as many must take about twice as long.
func BenchmarkLink(b *testing.B) {
	for _, n := range []int{4_000, 8_000, 16_000} {
		reports := make([]Report, n)
		for i := range reports {
			reports[i] = told(fmt.Sprint("n", i), 1+i*28/n, func(m *schema.EventMention, c *Clues) {
				place := fmt.Sprint("town", i%977)
				m.Event.Where.PlaceID, m.Event.Where.Latitude = place, schema.Some(float64(i%977)/10)
				c.Names, c.Story = []uint32{uint32(i % 977)}, []uint32{uint32(i % 977), uint32(i % 31)}
			})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				var l Linker
				for i := range reports {
					linkOne(&l, &reports[i])
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/report")
		})
	}
}

// TestCountsSpeakAgainst tells of pupils taken from a school, by counts that grow, are corrected, or are of another school.
func TestCountsSpeakAgainst(t *testing.T) {
	pupils := func(n int) func(*schema.EventMention, *Clues) {
		return func(m *schema.EventMention, c *Clues) {
			m.Event.Code, m.Event.Where = schema.Code{Type: "ASSAULT", CAMEO: "181"}, schema.Where{}
			c.Counts = []Count{{Noun: 5, N: n}}
		}
	}
	for _, tt := range []struct {
		first, later int
		want         bool
	}{{100, 287, true}, {287, 280, true}, {100, 15, false}, {15, 100, false}} {
		if got := linked(told("a", 4, pupils(tt.first)), told("b", 5, pupils(tt.later))); got != tt.want {
			t.Errorf("%d pupils, then %d: one event %v", tt.first, tt.later, got)
		}
	}
}

// TestPeopleCounted counts people by other nouns: captives told as workers, three more than were seized elsewhere.
func TestPeopleCounted(t *testing.T) {
	seized := func(noun uint32, n int) func(*schema.EventMention, *Clues) {
		return func(m *schema.EventMention, c *Clues) {
			m.Event.Code, m.Event.Where = schema.Code{Type: "COERCE", CAMEO: "173"}, schema.Where{}
			c.Counts = []Count{{Noun: noun, N: n}, {Noun: People, N: n}}
			c.Sources, c.Targets = nil, []Agent{{ID: "arm.cvl", Kind: "group", Country: "ARM", Sectors: []string{"CVL"}}}
		}
	}
	for _, tt := range []struct {
		noun uint32
		n    int
		want bool
	}{{5, 11, true}, {6, 11, true}, {6, 12, true}, {6, 3, false}, {6, 40, false}} {
		if got := linked(told("a", 4, seized(5, 11)), told("b", 5, seized(tt.noun, tt.n))); got != tt.want {
			t.Errorf("11 of 5, then %d of %d: one event %v", tt.n, tt.noun, got)
		}
	}
}

// TestTheDayItself tells of one shelling by the day after another: each joins the report of its own day.
func TestTheDayItself(t *testing.T) {
	var l Linker
	ids := map[int]string{}
	for day := 4; day <= 6; day++ {
		r := told(fmt.Sprint("n", day), day, func(m *schema.EventMention, _ *Clues) { m.Outlet = "Wire"; m.Event.Toll.Dead = exactly(day) })
		r.Clues[0].Deed = []uint32{11, 12, 13, 14}
		ids[day], _ = linkOne(&l, &r)
	}
	for day := 4; day <= 6; day++ {
		r := told(fmt.Sprint("told later of ", day), 7, func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(day, 1, "relative") })
		if got, _ := linkOne(&l, &r); got != ids[day] {
			t.Errorf("the shelling of March %d is another event", day)
		}
	}
}

// TestNextDayCarried tells of two deeds whose days stand in the sentences before: one day, or days that differ.
func TestNextDayCarried(t *testing.T) {
	carriedTo := func(day int) func(*schema.EventMention, *Clues) {
		return func(m *schema.EventMention, c *Clues) {
			m.Event.When, m.WhenText.Text = dated(day, 1, "relative"), ""
			m.Event.Where, c.Sources, c.Targets = schema.Where{}, nil, []Agent{{ID: "arm.cvl", Kind: "group", Country: "ARM", Sectors: []string{"CVL"}}}
			c.Story = append(words(1, 6), words(100*uint32(c.Published), 24)...) // a fifth of the words in common
			slices.Sort(c.Story)
		}
	}
	for day, want := range map[int]bool{4: true, 5: false, 12: false} {
		if got := linked(told("a", 4, carriedTo(4)), told("b", 13, carriedTo(day))); got != want {
			t.Errorf("March 4 and %d: one event %v", day, got)
		}
	}
}

// TestToldBeforeItHappened sets reports of no day against one whose words give the day.
func TestToldBeforeItHappened(t *testing.T) {
	for published, want := range map[int]bool{3: false, 4: true, 5: true} {
		undated := told("a", published, func(m *schema.EventMention, _ *Clues) { m.WhenText.Text = "" })
		that := told("b", 4, func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(4, 1, "explicit") })
		if got := linked(undated, that); got != want {
			t.Errorf("published on the %d, happened on the 4: one event %v", published, got)
		}
	}
}

// TestOneReportKeepsAnotherOut joins two reports of a strike, and sets against them one that agrees with the first, and with the other in
// nothing but what much of the news has.
func TestOneReportKeepsAnotherOut(t *testing.T) {
	army := told("a", 4, nil)
	for name, tt := range map[string]struct {
		change func(*schema.EventMention, *Clues)
		want   bool
	}{
		"as compatible as the first": {nil, true},
		"of quite another deed":      {func(m *schema.EventMention, _ *Clues) { m.Event.Code = schema.Code{Type: "COERCE", CAMEO: "173"} }, false},
	} {
		c := &cluster{}
		c.add(profileOf(&army), 0)
		other := told("b", 4, tt.change)
		c.add(profileOf(&other), 0)
		third := told("c", 4, nil)
		if v := c.fits(profileOf(&third), 1, &betweenArticles); (v.score > enough) != tt.want {
			t.Errorf("%s: %.1f bits", name, v.score)
		}
	}
}

// TestNights tells of shellings of two nights running, and of the day on which one of them ends.
func TestNights(t *testing.T) {
	when := func(day, days int) func(*schema.EventMention, *Clues) {
		return func(m *schema.EventMention, _ *Clues) { m.Event.When = dated(day, days, "relative") }
	}
	if linked(told("a", 5, when(4, 2)), told("b", 6, when(5, 2))) {
		t.Error("two nights are one event")
	}
	if !linked(told("a", 5, when(4, 2)), told("b", 6, when(4, 2))) {
		t.Error("one night is two events")
	}
	var l Linker
	first, second := told("a", 5, when(4, 2)), told("b", 6, when(5, 2))
	night, _ := linkOne(&l, &first)
	linkOne(&l, &second)
	day := told("c", 7, when(5, 1))
	if got, _ := linkOne(&l, &day); got != night {
		t.Error("the day on which a night ends is told of another one")
	}
}

// TestSaidAgain tells of a state that accuses another, and of deeds, in articles weeks apart that give no day.
func TestSaidAgain(t *testing.T) {
	words := func(m *schema.EventMention, _ *Clues) {
		m.Event.Code = schema.Code{Type: "ACCUSE", CAMEO: "112", QuadClass: 3}
	}
	for _, tt := range []struct {
		change func(*schema.EventMention, *Clues)
		later  int
		want   bool
	}{{words, 5, true}, {words, 20, false}, {nil, 20, true}} {
		if got := linked(told("a", 4, tt.change), told("b", tt.later, tt.change)); got != tt.want {
			t.Errorf("March 4 and %d, %v: one event %v", tt.later, tt.change == nil, got)
		}
	}
}

// TestOtherSides tells of the same deed by or against somebody else: who did it says more.
func TestOtherSides(t *testing.T) {
	someone := []Agent{{ID: "tur", Kind: "state", Country: "TUR"}}
	source := compare(profileOf(new(told("a", 4, nil))), profileOf(new(told("b", 4, func(_ *schema.EventMention, c *Clues) { c.Sources = someone }))), &betweenArticles)
	target := compare(profileOf(new(told("a", 4, nil))), profileOf(new(told("b", 4, func(_ *schema.EventMention, c *Clues) { c.Targets = someone }))), &betweenArticles)
	if source.score >= target.score {
		t.Errorf("another source %.1f, another target %.1f bits", source.score, target.score)
	}
}

func TestRelate(t *testing.T) {
	person := func(id, country string) Agent { return Agent{ID: id, Kind: "person", Country: country} }
	group := func(id, country, sector string) Agent {
		return Agent{ID: id, Kind: "group", Country: country, Sectors: []string{sector}}
	}
	guess := func(a Agent) Agent { a.IsGuess = true; return a }
	for name, tt := range map[string]struct {
		a, b Agent
		want relation
	}{
		"a surname, of another country by guess": {person("gnb.person.carlos_te", "GNB"), person("sen.person.te", "SEN"), same},
		"an initial":                             {person("geo.person.n_gogoladze", "GEO"), person("geo.person.nika_gogoladze", "GEO"), same},
		"another of the family":                  {person("geo.person.lali_gogoladze", "GEO"), person("geo.person.nika_gogoladze", "GEO"), apart},
		"a person and a state of the name":       {person("tcd.person.chad", "TCD"), Agent{ID: "chad", Kind: "state", Country: "USA"}, apart},
		"the rebels of two countries":            {group("moz.reb", "MOZ", "REB"), group("prt.reb", "PRT", "REB"), apart},
		"of two, one of which is a guess":        {group("moz.reb", "MOZ", "REB"), guess(group("prt.reb", "PRT", "REB")), kin},
		"rebels and police by a guess":           {group("moz.reb", "MOZ", "REB"), guess(group("prt.cop", "PRT", "COP")), apart},
		"a state and people by a guess":          {Agent{ID: "usa", Kind: "state", Country: "USA"}, guess(group("yem.edu", "YEM", "EDU")), unknown},
		"two persons by a guess":                 {person("gnb.person.carlos_te", "GNB"), guess(person("sen.person.fatou_jobarteh", "SEN")), apart},
	} {
		if got := relate(&tt.a, &tt.b); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
		if got := relate(&tt.b, &tt.a); got != tt.want {
			t.Errorf("%s, the other way round: %v, want %v", name, got, tt.want)
		}
	}
}

// TestStatesAndTheirPeople tells of a state that accuses, and a day later of somebody of that state, on one story.
func TestStatesAndTheirPeople(t *testing.T) {
	speaks := func(who ...Agent) func(*schema.EventMention, *Clues) {
		return func(m *schema.EventMention, c *Clues) {
			m.Event.Code, m.Event.Where = schema.Code{Type: "ACCUSE", CAMEO: "111", QuadClass: 3}, schema.Where{}
			c.Sources, c.Targets = who, nil
		}
	}
	some := func(sector string) Agent {
		return Agent{ID: "arm." + strings.ToLower(sector), Kind: "group", Country: "ARM", Sectors: []string{sector}, Above: []string{"arm"}}
	}
	country := Agent{ID: "arm", Kind: "state", Country: "ARM"}
	for name, tt := range map[string]struct {
		who  Agent
		want bool
	}{
		"its government": {some("GOV"), true},
		"its deputies":   {some("LEG"), true},
		"its leader":     {Agent{ID: "arm.ana_petrosyan", Kind: "person", Country: "ARM", Sectors: []string{"GOV"}, Above: []string{"arm.gov", "arm"}}, true},
		"nobody known":   {some("UNK"), true},
		"its merchants":  {some("BUS"), false},
		"its opposition": {some("OPP"), false},
		"its papers":     {some("MED"), false},
		"its rebels":     {some("REB"), false},
	} {
		if got := linked(told("a", 4, speaks(country)), told("b", 5, speaks(tt.who))); got != tt.want {
			t.Errorf("%s: one event %v", name, got)
		}
	}
	hurt := func(who Agent) func(*schema.EventMention, *Clues) {
		return func(_ *schema.EventMention, c *Clues) { c.Targets = []Agent{who} }
	}
	if !linked(told("a", 4, hurt(country)), told("b", 5, hurt(some("CVL")))) {
		t.Error("an attack on a state is another than that on its civilians")
	}
}

// linkOne links an article that tells one thing.
func linkOne(l *Linker, r *Report) (eventID, reason string) {
	linked := l.Link([]Report{*r})[0]
	return linked.EventID, linked.Reason
}
