package consolidate

import (
	"fmt"
	"math"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// A pair of reports is weighed as records are linked: each field adds evidence that they speak of one event or of two, in
// bits (I. Fellegi, A. Sunter, "A theory for record linkage", 1969). The weights follow how often a field that agrees, may agree or
// disagrees is of one event or of two, counted over pairs of reports of invented stories that the other fields leave undecided, and are
// rounded by hand.

// verdict is what the comparison of two reports gives.
type verdict struct {
	score   float64
	against bool    // something they say cannot be true of one event
	known   float64 // sides, place, toll and topic in which they meet: 1 each, or a half where it says little
	frame   float64 // the same of day and story, in which much else happens
	reasons [fields]string
	n       int // of reasons
}

// fields is more than the reasons that a comparison can give.
const fields = 16

func (v *verdict) add(weight float64, reason string) {
	v.score += weight
	if weight > 0 && reason != "" {
		v.reasons[v.n] = reason
		v.n++
	}
}

// half is what counts among the things known where it is shared by many: "police", the day of publication, a toll of two.
const half = 0.5

// Two reports must meet in this much, and in this much besides the day and the story: never two that know too little.
const (
	enoughKnown = 1.0
	enoughOwn   = 0.5
)

func (v *verdict) knowsEnough() bool { return v.known >= enoughOwn && v.known+v.frame >= enoughKnown }

func (v *verdict) forbid() { v.against = true }

// compare weighs whether two reports are of one event. The order of the two does not matter.
func compare(a, b *profile) (v verdict) {
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

// Weights of the kinds of events.
const (
	sameRare = 2.0
	sameCode = 1.5
	sameRoot = 0.5
	sameType = 0.0
	kindred  = -0.5
	violent  = -2.5 // two kindred deeds of violence: much of it happens in one story
)

// kinds weighs the closest of what the mentions of two reports say was done; what is not akin is never one event.
func (v *verdict) kinds(a, b *profile) {
	best := math.Inf(-1)
	for i := range a.codes {
		for j := range b.codes {
			best = max(best, kindWeight(&a.codes[i], &b.codes[j]))
		}
	}
	if math.IsInf(best, -1) {
		v.forbid()
	}
	if best == sameRare {
		v.known += half
	}
	v.add(best, "kind")
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

func kindWeight(a, b *schema.Code) float64 {
	isWhole := len(a.CAMEO) == rootDigits || len(b.CAMEO) == rootDigits // a root by itself stands for a type that was learned: it says no more than the type
	switch {
	case isWhole && a.Type == b.Type:
		return sameRoot
	case a.CAMEO == b.CAMEO && !everyday[a.CAMEO]:
		return sameRare
	case a.CAMEO == b.CAMEO:
		return sameCode
	case deedOf(a) == deedOf(b) && a.CAMEO[:min(rootDigits, len(a.CAMEO))] == b.CAMEO[:min(rootDigits, len(b.CAMEO))]:
		return sameRoot
	case deedOf(a) == deedOf(b):
		return sameType
	case areKindred(deedOf(a), deedOf(b)) && (isViolent(a) || isViolent(b)):
		return violent
	case areKindred(deedOf(a), deedOf(b)):
		return kindred
	}
	return math.Inf(-1)
}

// isViolent tells of deeds that come in numbers.
func isViolent(c *schema.Code) bool { return c.Type == "ASSAULT" }

// flags must agree, but for history: what one article reports as news is another's background.
func (v *verdict) flags(a, b *profile) {
	f, g := a.flags, b.flags
	f.Historical, g.Historical = false, false
	if f != g {
		v.forbid()
	}
}

// Weights of places.
const (
	samePlace      = 3.5
	nearPlace      = 1.5
	placeInside    = 1.5
	sameCountry    = 0.5
	otherPlace     = -5.0
	otherFrame     = -1.5 // one of them is guessed from what stands around
	nearKilometres = 20   // a village is often told by the nearest town
)

func (v *verdict) places(a, b *profile) {
	if placeRank(&a.where) == 0 || placeRank(&b.where) == 0 {
		return
	}
	w := placeWeight(&a.where, &b.where)
	explicit := placeRank(&a.where) == 2 && placeRank(&b.where) == 2
	switch {
	case w == otherPlace && explicit && a.where.Latitude.OK && b.where.Latitude.OK:
		v.forbid()
	case w == otherPlace && !explicit:
		w = otherFrame
	case !explicit:
		w /= 2
	}
	if w > sameCountry {
		v.known++
	}
	v.add(w, "place")
}

func placeWeight(a, b *schema.Where) float64 {
	wide := a.Precision == "country" || b.Precision == "country"
	switch {
	case a.Country != b.Country:
		return otherPlace
	case wide:
		return sameCountry
	case a.PlaceID == b.PlaceID:
		return samePlace
	case a.Holds(b) || b.Holds(a):
		return placeInside
	case near(a, b):
		return nearPlace
	}
	return otherPlace
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

// Weights of words.
const (
	perDeedWord = 1.4
	perName     = 1.0
	maxWords    = 3.0
	otherAccord = -3.0 // two accords whose clauses share no word but those for the parties
	otherSaying = -1.0
	// Of pairs of articles on one running story and on two, as many of each share a seventh of the words; with every
	// twentieth more the odds double.
	storyNeutral = 0.14
	storySlope   = 20
	sameStory    = 0.25 // one pair in two thousand on two stories shares as much
	minStory     = -2.0 // what is background here may be the news there
	maxStory     = 3.5
)

func (v *verdict) words(a, b *profile) {
	if a.article != b.article {
		like := storyLikeness(a.story, b.story)
		if like >= sameStory {
			v.frame++
		}
		v.add(max(minStory, min(maxStory, (like-storyNeutral)*storySlope)), "story")
	}
	deed, names := sharedBut(a.deed, b.deed, a.own, b.own), sharedBut(a.names, b.names, a.own, b.own)
	if deed+names >= 2 {
		v.known++
	}
	if deed == 0 && isAccord(a) && isAccord(b) {
		v.add(otherAccord, "")
	}
	if deed == 0 && isSpoken(a) && isSpoken(b) {
		v.add(otherSaying, "")
	}
	v.add(min(maxWords, perDeedWord*float64(deed)), "words")
	v.add(min(maxWords, perName*float64(names)), "names")
}

// accords are the deeds that are told apart by what they are on: the parties of two accords are often the same, and who supports one thing
// supports others.
var accords = map[string]bool{"sign": true, "AGREE": true, "COOPERATE": true, "pledge": true, "SUPPORT": true}

func isAccord(p *profile) bool { return accords[deedOf(&p.codes[0])] }

// reason tells what speaks for one event, and how strongly all evidence together: "kind, day, place (9.5 bits)".
func (v *verdict) reason() string {
	return fmt.Sprintf("%s (%.1f bits)", strings.Join(v.reasons[:v.n], ", "), v.score)
}
