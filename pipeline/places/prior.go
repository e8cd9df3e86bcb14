package places

import (
	"math"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
)

// The scores are natural logarithms of odds. A place's size counts with its decimal logarithm, so that ten times the
// people make it e times as likely: names are not spoken of in proportion to people, since towns are news at home.
const (
	countryBonus   = 1.5  // a country is spoken of more than a town of its size
	capitalBonus   = 1.0  // a national capital
	seatBonus      = 0.5  // the seat of a first-level division
	countySeat     = 0.2  // the seat of a second-level division
	admin1Penalty  = -0.3 // a province less than a town of its size
	admin2Penalty  = -1.0
	sectionPenalty = -0.7   // a part of a town, a place given up
	leastPeople    = 300    // taken for towns whose population is unknown, but for the seats of divisions:
	newsPeople     = 20_000 // and villages: those listed without numbers are the ones that wars have made known
	seatPeople     = 56_000 // the median of the seats of first-level divisions
	countyPeople   = 7_600  // and of those of the second level

	barePenalty      = -0.7 // "Cook" for Cook County
	alternatePenalty = -1.2 // a name in another language or of another time
	obscurePenalty   = -1.5 // the same of a place that few know by its own name
	shortPenalty     = -0.5

	// An alternate name that other places bear as their own: Berea for Aleppo, Iraq for Arak.
	overshadowedPenalty = -2.0
	twinPenalty         = 1.6 // a division that bears the name of a town in it

	// Outside of the countries that the text names, where one of them has a place of the name: Palma of Majorca in news of Mozambique.
	abroadPenalty = -2.0
	crowded       = 100_000_000 // people of a country that has a town of every name
	metropolis    = 500_000     // from which a town is spoken of abroad without its country

	regionScore      = 5.0 // a region's size is its extent
	regionExtentGain = 0.7 // for ten times the radius
	continentScore   = 9.0 // a continent is spoken of as much as a large country
)

// Constants of the evidence between names.
const (
	supportScale = 4.0 // of the logarithm of the sum of affinities

	affinitySame        = 0.6 // another name of the same place
	affinityHome        = 2.0 // the town whose name the outlet bears
	affinityCountry     = 0.8 // a country and a place in it
	affinityHomeland    = 0.3 // the same, of a small place: large countries have towns of every name
	affinityAdmin1      = 1.5 // a province and a place in it
	affinitySameAdmin1  = 0.5
	affinityPeers       = 0.4 // two countries: those who speak of one speak of others
	affinityRegion      = 0.6 // a region of several countries and what lies in one of them
	affinitySiblings    = 0.8 // two provinces of a country
	affinitySameCountry = 0.2
	affinityNear        = 1.5 // towns next to each other
	affinityFar         = 0.6 // towns of one region
	nearKM              = 50
	farKM               = 250

	leastSupport   = 0.05 // a place in the country of a single other name, far away in the text, has more
	obscureSupport = 0.5  // a neighbouring town close by in the text has more: asked of alternate names of small places
	enoughOthers   = 3    // names from which on the lack of support tells something

	farWeight  = 0.4 // weight of a name far away in the text
	nearTokens = 20  // tokens after which half of the rest is lost
)

// prior is the score of a bearer by itself.
func (r *Resolver) prior(b gazetteer.Bearer) float64 {
	score := r.importance(b.Place)
	switch b.Kind {
	case gazetteer.Bare:
		score += barePenalty
	case gazetteer.Alternate:
		score += alternatePenalty
		if r.small(b.Place) {
			score += obscurePenalty
		}
	case gazetteer.Short:
		score += shortPenalty
	}
	return score
}

// people is a place's population, or that of its like where it is unknown.
func (r *Resolver) people(p gazetteer.Ref, code string) int {
	n := r.gaz.Population(p)
	switch {
	case n > 0:
		return max(n, leastPeople)
	case code == "PPLA":
		return seatPeople
	case code == "PPLA2":
		return countyPeople
	case code == "PPL":
		return newsPeople
	}
	return leastPeople
}

func (r *Resolver) importance(p gazetteer.Ref) float64 {
	class, code := r.gaz.Feature(p)
	people := math.Log10(float64(r.people(p, code)))
	switch {
	case r.gaz.IsCountry(p):
		return people + countryBonus
	case r.gaz.IsAdmin1(p):
		return people + admin1Penalty
	case r.gaz.IsAdmin2(p):
		return people + admin2Penalty
	case code == "CONT":
		return continentScore
	case class != "P":
		return regionScore + regionExtentGain*math.Log10(max(1, r.gaz.Extent(p)))
	}
	switch code {
	case "PPLC":
		people += capitalBonus
	case "PPLA":
		people += seatBonus
	case "PPLA2":
		people += countySeat
	case "PPLX", "PPLH", "PPLQ", "PPLW":
		people += sectionPenalty
	}
	return people
}
