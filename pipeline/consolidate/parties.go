package consolidate

// mutual are the deeds whose sides report takes either way round.
var mutual = map[string]bool{"CONSULT": true, "COOPERATE": true, "sign": true, "AGREE": true}

func (v *verdict) parties(a, b *profile) {
	if mutual[deedOf(&a.codes[0])] && mutual[deedOf(&b.codes[0])] {
		v.mutualParties(a, b)
		return
	}
	target := targetHint
	if families[a.codes[0].Type] == "force" {
		target = victimHint
	}
	v.side(a.sources, b.sources, relateDoers, sourceHint)
	v.side(a.targets, b.targets, relate, target)
}

// side sees who is on one side; two that are named or foreign to each other speak against one event, but as targets of force.
func (v *verdict) side(a, b []Agent, relate func(a, b *Agent) relation, first hint) {
	if len(a) == 0 || len(b) == 0 {
		return
	}
	h := partyHint(relateSides(a, b, relate))
	if h == partyOtherNamed && first != victimHint {
		v.forbid()
	}
	v.see(first + h)
}

// partyHint is what a relation between actors who are so particular tells.
func partyHint(r relation, level int) hint {
	switch {
	case r == same && level == somebody:
		return partySame
	case r == within && level == somebody:
		return partyWithin
	case r == same && level == state:
		return partySameState
	case r == within && level == state:
		return partyWithinState
	case r == same || r == within:
		return partySameDim
	case r == kin:
		return partyKin
	case r == unknown:
		return partyUnknown
	case level >= state:
		return partyOtherNamed
	}
	return partyOther
}

// maxMutual is how many actors of the shorter list are looked at.
const maxMutual = 4

func (v *verdict) mutualParties(a, b *profile) {
	if len(a.parties) == 0 || len(b.parties) == 0 {
		return
	}
	small, large := a.parties, b.parties
	if len(small) > len(large) {
		small, large = large, small
	}
	for i := range min(maxMutual, len(small)) {
		v.see(mutualHint + partyHint(relateSides(small[i:i+1], large, relate)))
	}
}
