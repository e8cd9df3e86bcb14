package consolidate

import (
	"math"

	"github.com/dateline-data/dateline/schema"
)

const (
	largeToll = 10   // two counts of ten or more seldom agree by chance
	closeToll = 1.25 // counts of one event that outlets give differently
	growth    = 5.0  // a toll can grow that much while bodies are found
)

func (v *verdict) tolls(a, b *profile) {
	if b.published < a.published {
		a, b = b, a
	}
	pairs := []struct {
		a, b  schema.Range
		grows bool
	}{{a.toll.Dead, b.toll.Dead, true}, {a.toll.Injured, b.toll.Injured, true}, {a.toll.Arrested, b.toll.Arrested, false}, {a.toll.Crowd, b.toll.Crowd, false}}
	for _, p := range pairs {
		la, ha, okA := bounds(p.a)
		lb, hb, okB := bounds(p.b)
		if !okA || !okB {
			continue
		}
		switch {
		case la == lb && ha == hb && la >= largeToll:
			v.see(tollLarge)
		case la <= hb && lb <= ha:
			v.see(tollSame)
		case lb <= ha*closeToll && la <= hb*closeToll:
			v.see(tollClose)
		case p.grows && lb > ha && lb <= ha*growth:
			v.see(tollGrown)
		case lb > ha*growth || la > hb*growth:
			v.forbid()
		default:
			v.see(tollOther)
		}
	}
}

// bounds are the ends of a count; an open end is infinite.
func bounds(r schema.Range) (low, high float64, ok bool) {
	low, high = 0, math.Inf(1)
	if r.Low.OK {
		low = float64(r.Low.V)
	}
	if r.High.OK {
		high = float64(r.High.V)
	}
	return low, high, r.Low.OK || r.High.OK
}

// counts weighs numbers of the same noun, or else of people. A later report may know of more, seldom of less.
func (v *verdict) counts(a, b *profile) {
	if b.published < a.published {
		a, b = b, a
	}
	if earlier, later, ok := closestCount(a.counts, b.counts, func(noun uint32) bool { return noun != People }); ok {
		v.count(earlier, later)
	} else if earlier, later, ok := closestCount(a.counts, b.counts, func(noun uint32) bool { return noun == People }); ok {
		v.countOfPeople(earlier, later)
	}
}

// closestCount gives the two numbers of one noun that are closest to each other.
func closestCount(a, b []Count, wanted func(noun uint32) bool) (earlier, later float64, ok bool) {
	closest := math.Inf(1)
	for _, x := range a {
		for _, y := range b {
			m, n := float64(x.N), float64(y.N)
			if ratio := max(m, n) / max(1, min(m, n)); x.Noun == y.Noun && wanted(x.Noun) && ratio < closest {
				earlier, later, closest = m, n, ratio
			}
		}
	}
	return earlier, later, !math.IsInf(closest, 1)
}

func (v *verdict) count(earlier, later float64) {
	switch {
	case earlier == later && earlier >= largeToll:
		v.see(countLarge)
	case earlier == later:
		v.see(countSame)
	case later*growth < earlier || later > growth*earlier:
		v.forbid() // neither found nor corrected
	case later*closeToll < earlier:
		v.see(countOther)
	}
}

// countOfPeople is count where the nouns differ: they may be other people of the same happening.
func (v *verdict) countOfPeople(earlier, later float64) {
	switch {
	case earlier == later:
		v.see(countSame)
	case max(earlier, later) > closeToll*min(earlier, later):
		v.see(countPeople)
	}
}
