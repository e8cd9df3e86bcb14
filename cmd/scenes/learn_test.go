package main

import (
	"testing"

	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline/scene"
)

// TestLearn learns that a court's home is where it sits, and that an army's is not.
func TestLearn(t *testing.T) {
	ballot := func(court, army string) scene.Ballot {
		return scene.Ballot{Candidates: []scene.Candidate{
			{Features: []scene.Feature{{Name: "none", Value: 1}}},
			{Country: court, Features: []scene.Feature{{Name: "court", Value: 1}}},
			{Country: army, Features: []scene.Feature{{Name: "army", Value: 1}}},
		}}
	}
	var examples []example
	for i := range 40 {
		examples = append(examples, newExample(ballot("PER", "USA"), []string{"PER"}, i), newExample(ballot("FRA", "MLI"), []string{"FRA"}, i))
	}
	weights := learn(examples)
	fresh := newExample(ballot("KEN", "ETH"), []string{"KEN"}, 0)
	if best, p := choose(&fresh, weights); fresh.candidates[best].Country != "KEN" || p < .8 {
		t.Errorf("%s with %.2f by %v", fresh.candidates[best].Country, p, weights)
	}
}

// TestUntold takes the first candidate, which has no country, for right where none of the readers' is among the others.
func TestUntold(t *testing.T) {
	b := scene.Ballot{Candidates: []scene.Candidate{{Features: []scene.Feature{{Name: "none", Value: 1}}}, {Country: "PER", Features: []scene.Feature{{Name: "court", Value: 1}}}}}
	for _, c := range []struct {
		countries []string
		right     bool
	}{{nil, true}, {[]string{"CHL"}, true}, {[]string{"PER"}, false}} {
		if e := newExample(b, c.countries, 0); e.right[0] != c.right || e.right[1] == c.right {
			t.Errorf("%v: %v", c.countries, e.right)
		}
	}
}

// TestTellsCountries leaves out readings whose readers were not asked for countries.
func TestTellsCountries(t *testing.T) {
	untold, told := verdicts.Verdict{Types: []string{"AID"}}, verdicts.Verdict{Types: []string{"AID"}, Countries: []string{"PER"}}
	if !tellsCountries(&verdicts.Reading{Verdicts: []verdicts.Verdict{untold, told}}) {
		t.Error("a reading with a country tells none")
	}
	if tellsCountries(&verdicts.Reading{Verdicts: []verdicts.Verdict{untold, untold}}) {
		t.Error("a reading without a country tells one")
	}
}
