package scene

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Ballot is the choice of the country that an event happened in whose own words name no place: a country, or none, wins by the sum of
// the weights of what speaks for it. cmd/scenes learns the weights.
type Ballot struct {
	Mention    int // index into Document.EventMentions
	Candidates []Candidate
}

// Candidate is a country that the article speaks of; the first of a ballot has no country and stands for "the text does not tell".
type Candidate struct {
	Country  string // alpha-3
	Features []Feature
}

// Feature is something that speaks for a country, and how much of it; each stands once, in the order of names.
type Feature struct {
	Name  string
	Value float64
}

func (c *Candidate) set(name string, value float64) {
	at, found := slices.BinarySearchFunc(c.Features, name, func(f Feature, name string) int { return strings.Compare(f.Name, name) })
	if !found {
		c.Features = slices.Insert(c.Features, at, Feature{Name: name})
	}
	c.Features[at].Value = value
}

// Ballots are the choices for the mentions of a coded document whose own words name no place.
func Ballots(d *text.Document) ([]Ballot, error) {
	r, err := newReader(d)
	if err != nil {
		return nil, err
	}
	r.setOwn()
	var all []Ballot
	for i := range d.EventMentions {
		if r.sites[i].place < 0 {
			all = append(all, r.ballot(i))
		}
	}
	return all, nil
}

// ballot collects what speaks for each country.
func (r *reader) ballot(i int) Ballot {
	m := &r.EventMentions[i]
	b := Ballot{Mention: i, Candidates: make([]Candidate, 1, len(r.shares)+2)}
	none := &b.Candidates[0]
	none.set("none "+m.Type, 1)
	none.set("none "+manner(m), 1)
	if m.Historical {
		none.set("none background", 1)
	}
	if m.Future || m.Negated || m.Hypothetical {
		none.set("none unreal", 1)
	}
	b.parties(r, m)
	b.surroundings(r, m)
	b.before(r, i)
	b.placedBefore(r, i)
	for c := range b.Candidates[1:] {
		b.Candidates[1+c].set("some", 1)
	}
	return b
}

// usualFeatures is room for those that most candidates have.
const usualFeatures = 4

// add says what speaks for a country; the candidates are in the order of their countries.
func (b *Ballot) add(country, feature string, value float64) {
	if country == "" {
		return
	}
	at, found := slices.BinarySearchFunc(b.Candidates, country, func(c Candidate, country string) int { return strings.Compare(c.Country, country) })
	if !found {
		b.Candidates = slices.Insert(b.Candidates, at, Candidate{Country: country, Features: make([]Feature, 0, usualFeatures)})
	}
	b.Candidates[at].set(feature, value)
}

// manner parts deeds from words: a deed happens somewhere, words are said wherever the speaker is.
func manner(m *text.EventMention) string {
	if isDeed(m) {
		return "deed"
	}
	return "word"
}

// standing are the groups of sectors that tell how much somebody's country says of where he acts: a court sits at home, troops may not.
var standing = func() map[string]string {
	groups := map[string]string{}
	for group, sectors := range map[string]string{"local": "COP JUD LEG PTY OPP EDU LAB MED CRM", "government": "GOV", "army": "MIL",
		"rebels": "REB UAF SPY SEP IMG", "people": "CVL BUS PRM REF AGR REL SOC ELI JRN"} {
		for sector := range strings.FieldsSeq(sectors) {
			groups[sector] = group
		}
	}
	return groups
}()

// parties enters the homes of those who take part.
func (b *Ballot) parties(r *reader, m *text.EventMention) {
	homes := [2]map[string]bool{{}, {}}
	for side, refs := range [][]int{m.Sources, m.Targets} {
		head := []int{m.Reading.Source, m.Reading.Target}[side]
		if r.liesBehind(head) {
			continue
		}
		how := ""
		if r.isGuess(head) {
			how = "guessed "
		}
		for _, ref := range refs {
			a := &r.Actors[ref]
			if a.Country == "" {
				continue
			}
			group := standing[a.Sector]
			if group == "" {
				group = "other"
			}
			if a.Kind == "state" {
				group = "state"
			}
			homes[side][a.Country] = true
			b.add(a.Country, how+[...]string{"source ", "target "}[side]+group+" "+manner(m), 1)
		}
	}
	for side, name := range []string{"source", "target"} {
		for country := range homes[side] {
			switch other := homes[1-side]; {
			case other[country]:
				b.add(country, "both "+manner(m), 1)
			case len(other) > 0:
				b.add(country, "against "+name+" "+manner(m), 1)
			}
		}
	}
	if m.AttributionActor >= 0 {
		b.add(r.Actors[m.AttributionActor].Country, "speaker", 1)
	}
}

// isGuess tells the words for an actor whose country nothing but the places around them tells: they say little of their own.
func (r *reader) isGuess(head int) bool {
	if head < 0 || head >= len(r.Tokens) {
		return false
	}
	at := r.MentionAt(head)
	return at >= 0 && r.ActorMentions[at].IsGuess
}

// farSentences is the distance in sentences up to which a place that is named says something by where it is named.
const farSentences = 3

// surroundings enters the places that the sentences around the event name, and how much the article speaks of each country.
func (b *Ballot) surroundings(r *reader, m *text.EventMention) {
	first, _ := slices.BinarySearchFunc(r.spots, m.Sentence-farSentences, func(s spot, sentence int) int { return cmp.Compare(r.Tokens[s.first].Sentence, sentence) })
	for i := first; i < len(r.spots); i++ {
		s := &r.spots[i]
		gap := r.Tokens[s.first].Sentence - m.Sentence
		if gap > 1 {
			break
		}
		b.near(s.country, s.how, gap, manner(m))
	}
	if p := r.frame.place; p >= 0 { // stands as a sentence of its own before the first
		b.near(r.Places[p].Country, isLocated, r.frame.sentence-1-m.Sentence, manner(m))
	}
	for _, share := range r.shares {
		b.add(share.country, "share", share.of)
	}
	for country := range r.inTitle {
		b.add(country, "title", 1)
	}
	from, to := text.Between(r.PlaceMentions, m.Sentence, m.Sentence, func(pm *text.PlaceMention) int { return pm.Sentence })
	for i := from; i < to; i++ {
		if pm := &r.PlaceMentions[i]; pm.Ref >= 0 && pm.Demonym {
			b.add(r.Places[pm.Ref].Country, "adjective", 1)
		}
	}
}

// near enters a place that is named so many sentences before (-1) or behind the event.
func (b *Ballot) near(country, how string, gap int, manner string) {
	switch {
	case gap == 0, gap == -1:
		b.add(country, how+" at "+strconv.Itoa(gap)+" "+manner, 1)
	case gap == 1:
		b.add(country, how+" at +1", 1)
	case -farSentences <= gap && gap < 0:
		b.add(country, how+" before", 1)
	}
}

// share is how much of what an article says of places is said of a country.
type share struct {
	country string
	of      float64
}

// speaksOf gives the share of each country in the mentions of places, but for those that lie behind the news, in the order of countries.
func (r *reader) speaksOf() (shares []share) {
	counts, total := map[string]int{}, 0
	for i := range r.PlaceMentions {
		if pm := &r.PlaceMentions[i]; pm.Ref >= 0 && r.Places[pm.Ref].Country != "" && !r.liesBehind(r.HeadOf(pm.Span)) {
			counts[r.Places[pm.Ref].Country]++
			total++
		}
	}
	for _, country := range slices.Sorted(maps.Keys(counts)) {
		shares = append(shares, share{country, float64(counts[country]) / float64(total)})
	}
	return shares
}

// before enters where the event told before happened.
func (b *Ballot) before(r *reader, i int) {
	m := &r.EventMentions[i]
	if last := r.sites[i].before; last >= 0 {
		o := &r.EventMentions[last]
		paragraph := "apart"
		if gap := m.Sentence - o.Sentence; gap == 0 {
			paragraph = "same sentence"
		} else if gap <= 2 {
			paragraph = "near"
		} else if gap > 2*farSentences {
			paragraph = "far"
		}
		b.add(r.spots[r.sites[last].spot].country, "told "+paragraph+" "+manner(m), 1)
	}
}

//go:embed weights.tsv
var weightsTSV string

// weights of features, as cmd/scenes learned them from events whose countries readers have told.
var weights = func() map[string]float64 {
	table := map[string]float64{}
	for cells := range text.Rows("weights.tsv", weightsTSV, 2) {
		weight, err := strconv.ParseFloat(cells[1], 64)
		if err != nil {
			panic(fmt.Sprintf("weights.tsv: weight of %q: %v", cells[0], err))
		}
		table[cells[0]] = weight
	}
	return table
}()

// winner is the likeliest country of a ballot, and its probability; "" where it is likeliest that the text does not tell.
func (b *Ballot) winner() (country string, p float64) {
	best, sum, top := 0, 0.0, math.Inf(-1)
	scores := make([]float64, len(b.Candidates))
	for i := range b.Candidates {
		scores[i] = b.Candidates[i].Score(weights)
		if scores[i] > top || scores[i] == top && b.Candidates[i].Country < b.Candidates[best].Country {
			best, top = i, scores[i]
		}
	}
	for _, s := range scores {
		sum += math.Exp(s - top)
	}
	return b.Candidates[best].Country, 1 / sum
}

// Score is the sum of the weights of what speaks for a candidate.
func (c *Candidate) Score(weights map[string]float64) (sum float64) {
	for _, f := range c.Features {
		sum += weights[f.Name] * f.Value
	}
	return sum
}
