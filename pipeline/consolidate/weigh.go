package consolidate

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// A pair of reports is weighed as records are linked: each field adds evidence that they speak of one event or of two, in
// bits (I. Fellegi, A. Sunter, "A theory for record linkage", 1969). What each hint says is learned, by cmd/links.

// verdict is what the comparison of two reports gives.
type verdict struct {
	*bits
	score   float64
	against bool    // something they say cannot be true of one event
	known   float64 // sides, place, toll and topic in which they meet: 1 each, or a half where it says little
	frame   float64 // the same of day and story, in which much else happens
	seen    [maxSeen]sighting
	n       int // of what is seen
}

// sighting is a hint, and how often or how strongly it is seen.
type sighting struct {
	hint
	times float64
}

// maxSeen is more than the hints that a comparison can see.
const maxSeen = 24

func (v *verdict) see(h hint) { v.seeTimes(h, 1) }

func (v *verdict) seeTimes(h hint, times float64) {
	v.score += v.bits[h] * times
	v.known += meanings[h].known
	v.frame += meanings[h].frame
	if v.n < maxSeen {
		v.seen[v.n] = sighting{h, times}
		v.n++
	}
}

// Two reports seldom are of one event that do not meet in this much, and in this much besides the day and the story.
const (
	enoughKnown = 1.0
	enoughOwn   = 0.5
)

func (v *verdict) forbid() { v.against = true }

// compare weighs whether two reports are of one event, by what hints say. The order of the two does not matter.
func compare(a, b *profile, weights *bits) (v verdict) {
	v.bits = weights
	v.flags(a, b)
	v.kinds(a, b)
	v.places(a, b)
	v.dates(a, b)
	if v.against {
		return v
	}
	v.parties(a, b)
	v.tolls(a, b)
	v.counts(a, b)
	v.words(a, b)
	return v
}

// kinds sees the closest of what the mentions of two reports say was done.
func (v *verdict) kinds(a, b *profile) {
	best := kindOther
	for i := range a.codes {
		for j := range b.codes {
			best = min(best, kindHint(&a.codes[i], &b.codes[j]))
		}
	}
	if best == kindOther && families[a.codes[0].Type] != "force" {
		v.forbid()
	}
	v.see(best)
}

// conclude sees how little two reports of two articles that were compared have in common.
func (v *verdict) conclude() {
	if v.known+v.frame < enoughKnown {
		v.see(littleKnown)
	}
	if v.known < enoughOwn {
		v.see(nothingOwn)
	}
}

// everyday are the codes of what is in the news of every day; two reports of any other code on one story seldom tell two things.
var everyday = codes("010 020 036 040 042 043 051 070 110 111 112 120 141 1411 1412 150 170 171 172 173 175 180 182 190 193 194 195")

func codes(list string) map[string]bool {
	set := map[string]bool{}
	for code := range strings.FieldsSeq(list) {
		set[code] = true
	}
	return set
}

// rootDigits are those of a root of CAMEO.
const rootDigits = 2

// kindHint is how two deeds are akin.
func kindHint(a, b *schema.Code) hint {
	isWhole := len(a.CAMEO) == rootDigits || len(b.CAMEO) == rootDigits // a root by itself stands for a type that was learned: it says no more than the type
	switch {
	case isWhole && a.Type == b.Type:
		return kindRoot
	case a.CAMEO == b.CAMEO && !everyday[a.CAMEO]:
		return kindRare
	case a.CAMEO == b.CAMEO:
		return kindCode
	case deedOf(a) == deedOf(b) && a.CAMEO[:min(rootDigits, len(a.CAMEO))] == b.CAMEO[:min(rootDigits, len(b.CAMEO))]:
		return kindRoot
	case deedOf(a) == deedOf(b):
		return kindType
	case areKindred(deedOf(a), deedOf(b)) && (isViolent(a) || isViolent(b)):
		return kindViolent
	case areKindred(deedOf(a), deedOf(b)):
		return kindKindred
	}
	return kindOther
}

// isViolent tells of deeds that come in numbers.
func isViolent(c *schema.Code) bool { return c.Type == "ASSAULT" }

// flags must agree, but for history, and doubt in another article: what one reports as news is another's background, and what one alleges another
// states.
func (v *verdict) flags(a, b *profile) {
	f, g := a.flags, b.flags
	f.Historical, g.Historical = false, false
	if f.Hypothetical != g.Hypothetical && a.article != b.article {
		v.see(hypothetical)
		f.Hypothetical, g.Hypothetical = false, false
	}
	if f != g {
		v.forbid()
	}
}

// nearKilometres is how far a village lies from the nearest town, by which it is often told.
const nearKilometres = 20

func (v *verdict) places(a, b *profile) {
	if placeRank(&a.where) == 0 || placeRank(&b.where) == 0 {
		if a.where.Country != "" && a.where.Country == b.where.Country {
			v.see(homeCountry)
		}
		return
	}
	h := placeHint(&a.where, &b.where)
	explicit := placeRank(&a.where) == 2 && placeRank(&b.where) == 2
	switch {
	case (h == placeOther || h == placeForeign) && explicit && a.where.Latitude.OK && b.where.Latitude.OK:
		v.forbid()
	case areAbroad(a, b):
		v.forbid()
	case !explicit:
		h += frameSame - placeSame
	}
	v.see(h)
}

// countries are those of a report's parties.
func (p *profile) countries() (all []string) {
	for i := range p.parties {
		if c := p.parties[i].Country; c != "" {
			all = append(all, c)
		}
	}
	return all
}

// areAbroad tells whether all that two reports name lies in different countries: their places, and their parties too.
func areAbroad(a, b *profile) bool {
	of, others := a.countries(), b.countries()
	return a.where.Country != b.where.Country && len(of) > 0 && len(others) > 0 && !slices.Contains(of, b.where.Country) && !slices.Contains(others, a.where.Country) &&
		!slices.ContainsFunc(of, func(c string) bool { return slices.Contains(others, c) })
}

func placeHint(a, b *schema.Where) hint {
	wide := a.Precision == "country" || b.Precision == "country"
	switch {
	case a.Country != b.Country:
		return placeForeign
	case wide:
		return placeCountry
	case a.PlaceID == b.PlaceID:
		return placeSame
	case a.Holds(b) || b.Holds(a):
		return placeInside
	case near(a, b):
		return placeNear
	}
	return placeOther
}

func near(a, b *schema.Where) bool {
	return a.Latitude.OK && b.Latitude.OK && kilometres(a.Latitude.V, a.Longitude.V, b.Latitude.V, b.Longitude.V) <= nearKilometres
}

// kilometres is the distance of two points on the sphere.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, degree = 6371.0, math.Pi / 180
	dLat, dLon := (lat2-lat1)*degree, (lon2-lon1)*degree
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(lat1*degree)*math.Cos(lat2*degree)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * radius * math.Asin(math.Sqrt(h))
}

const (
	maxDeedWords = 2 // of which more say no more
	maxNames     = 3
	// Of pairs of articles on one running story and on two, as many of each share a seventh of the words.
	storyNeutral = 0.14
	sameStory    = 0.25 // one pair in two thousand on two stories shares as much
	leastStory   = -0.1 // beside storyNeutral: what is background here may be the news there
	mostStory    = 0.175
)

func (v *verdict) words(a, b *profile) {
	if a.article != b.article {
		like := storyLikeness(a.story, b.story)
		if like >= sameStory {
			v.frame++
		}
		v.seeTimes(storyLike, max(leastStory, min(mostStory, like-storyNeutral)))
	}
	deed, names := sharedBut(a.deed, b.deed, a.own, b.own), sharedBut(a.names, b.names, a.own, b.own)
	if deed+names >= 2 {
		v.known++
	}
	takesUp := a.article == b.article && b.isGiven && b.isBare
	if deed == 0 && !takesUp && isAccord(a) && isAccord(b) {
		v.see(deedlessAccord)
	}
	if deed == 0 && !takesUp && isSpoken(a) && isSpoken(b) {
		v.see(deedlessWords)
	}
	v.seeTimes(deedWord, float64(min(maxDeedWords, deed)))
	v.seeTimes(nameShared, float64(min(maxNames, names)))
}

// accords are the deeds that are told apart by what they are on: the parties of two accords are often the same, and who supports one thing
// supports others.
var accords = map[string]bool{"sign": true, "AGREE": true, "COOPERATE": true, "pledge": true, "SUPPORT": true}

func isAccord(p *profile) bool { return accords[deedOf(&p.codes[0])] }

// reason tells what speaks for one event, and how strongly all evidence together: "kind, day, place (9.5 bits)".
func (v *verdict) reason() string {
	var reasons []string
	for _, s := range v.seen[:v.n] {
		reason := meanings[s.hint].reason
		if reason != "" && v.bits[s.hint]*s.times > 0 && !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	return fmt.Sprintf("%s (%.1f bits)", strings.Join(reasons, ", "), v.score)
}
