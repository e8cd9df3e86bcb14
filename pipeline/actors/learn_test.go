package actors

import (
	"slices"
	"strings"
	"testing"
)

// TestChoices shows whom descriptions and names could mean, and whom they were taken to mean.
func TestChoices(t *testing.T) {
	all := stages(t)
	r := all[len(all)-1].(*Resolver)
	d := readText(t, all, "Police in Turin arrested two students on Monday. Envoys of Kenya left.")
	mentions := slices.Clone(d.ActorMentions)
	choices, err := r.Choices(d)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(mentions, d.ActorMentions) {
		t.Error("who watches sees other mentions")
	}
	i := slices.IndexFunc(choices, func(c Choice) bool { return d.Tokens[c.Head].Form == "students" })
	if i < 0 {
		t.Fatalf("no choice for the students: %+v", choices)
	}
	c := choices[i]
	if c.Candidates[0].Country != "" || c.Candidates[c.Chosen].Country != "ITA" || !strings.Contains(Sorts()[c.Sort], "EDU") || !slices.Contains(c.Candidates[c.Chosen].Sectors, "EDU") {
		t.Errorf("%+v", c)
	}
	if !slices.ContainsFunc(c.Candidates, func(x Candidate) bool { return x.Country == "KEN" }) || !slices.Contains(c.Candidates[c.Chosen].Hints, Hint{"located in the sentence", 1}) {
		t.Errorf("%+v", c.Candidates)
	}
}

// TestWithWeights chooses nobody where a table says nothing, and leaves the resolver itself as it is.
func TestWithWeights(t *testing.T) {
	all := stages(t)
	r := all[len(all)-1].(*Resolver)
	d := readText(t, all, "Police in Turin arrested two students on Monday.")
	table := "hint\tany\t" + strings.Join(Sorts(), "\t") + "\n"
	for _, hint := range Hints() {
		table += hint + strings.Repeat("\t0", weightsColumns-1) + "\n"
	}
	choices, err := r.WithWeights(table).Choices(d)
	if err != nil || len(choices) == 0 || slices.ContainsFunc(choices, func(c Choice) bool { return c.Chosen != 0 }) {
		t.Errorf("%v %+v", err, choices)
	}
	if choices, err = r.Choices(d); err != nil || !slices.ContainsFunc(choices, func(c Choice) bool { return c.Chosen != 0 }) {
		t.Errorf("%v %+v", err, choices)
	}
}
