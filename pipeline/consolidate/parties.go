package consolidate

// Weights of parties.
const (
	sameParty    = 4.0
	samePartyDim = 1.25 // both say "police"
	withinParty  = 2.5
	sameState    = 2.5
	withinState  = 2.0
	kinParty     = 0.7
	otherParty   = -2.5
	byTarget     = 0.5  // of that, where they are targets of force: whom it befell is told in more ways than who used it
	otherNamed   = -5.0 // two that have names, or are of two countries; these forbid where all of it counts
)

// mutual are the deeds whose sides report takes either way round.
var mutual = map[string]bool{"CONSULT": true, "COOPERATE": true, "sign": true, "AGREE": true}

func (v *verdict) parties(a, b *profile) {
	if mutual[deedOf(&a.codes[0])] && mutual[deedOf(&b.codes[0])] {
		v.mutualParties(a, b)
		return
	}
	v.side(a.sources, b.sources, relateDoers, 1, "source")
	againstTargets := 1.0
	if families[a.codes[0].Type] == "force" {
		againstTargets = byTarget
	}
	v.side(a.targets, b.targets, relate, againstTargets, "target")
}

// side weighs who is on one side; against is what somebody else there counts for.
func (v *verdict) side(a, b []Agent, relate func(a, b *Agent) relation, against float64, name string) {
	if len(a) == 0 || len(b) == 0 {
		return
	}
	w := partyWeight(relateSides(a, b, relate))
	if w < 0 {
		w *= against
	}
	if w <= otherNamed {
		v.forbid()
	}
	v.known += knownParty(w)
	v.add(w, name)
}

func partyWeight(r relation, level int) float64 {
	switch {
	case r == same && level == somebody:
		return sameParty
	case r == within && level == somebody:
		return withinParty
	case r == same && level == state:
		return sameState
	case r == within && level == state:
		return withinState
	case r == same || r == within:
		return samePartyDim
	case r == kin:
		return kinParty
	case r == unknown:
		return 0
	case level >= state:
		return otherNamed
	}
	return otherParty
}

// knownParty is what a party that agrees counts for among the things that must be known.
func knownParty(weight float64) float64 {
	switch {
	case weight > samePartyDim:
		return 1
	case weight >= kinParty:
		return half
	}
	return 0
}

func (v *verdict) mutualParties(a, b *profile) {
	all, others := a.parties, b.parties
	if len(all) == 0 || len(others) == 0 {
		return
	}
	small, large := all, others
	if len(small) > len(large) {
		small, large = large, small
	}
	sum := 0.0
	for i := range small {
		w := partyWeight(relateSides(small[i:i+1], large, relate))
		v.known += knownParty(w)
		sum += w
	}
	v.add(min(sum, 2*sameParty), "parties")
}
