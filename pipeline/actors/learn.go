package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Choice is one that reading makes, whom a description or a name without a country means. cmd/whom learns from choices what hints say.
type Choice struct {
	Head       int         // the token that stands for the words
	Sort       int         // index into Sorts
	Candidates []Candidate // the first is nobody that can be told
	Chosen     int
}

// Candidate is whom a choice can fall on.
type Candidate struct {
	Country  string   // alpha-3; "" for nobody, and for some that are named
	Sectors  []string // most specific first
	IsNamed  bool     // somebody named before; otherwise people of the country as the description calls them
	IsCalled bool     // named, and called so before
	Hints    []Hint
}

// Hint is what speaks for a candidate, by its name in weights.tsv, and how much of it there is.
type Hint struct {
	Name  string
	Value float64
}

// Hints are the names of all hints, in the order of weights.tsv.
func Hints() []string { return hintNames[:] }

// Sorts are the names of the sorts of descriptions, as the columns of weights.tsv name them: sectors, STATE, OTHER, and NAME for names.
func Sorts() []string { return hintWeights.names }

// WithWeights is a resolver that chooses by another table like weights.tsv.
func (r *Resolver) WithWeights(table string) *Resolver {
	other := *r
	other.rules.weights = readWeights(table)
	return &other
}

// Choices resolves a document that the stages before have read, as Apply does, and gives the choices that it made.
func (r *Resolver) Choices(d *text.Document) (all []Choice, err error) {
	err = r.apply(d, func(c *choice, best *candidate) { all = append(all, c.shown(best)) })
	return all, err
}

// shown is a choice as others see it.
func (c *choice) shown(best *candidate) Choice {
	all := Choice{Head: c.w, Sort: c.rules.weights.sort(c.d), Candidates: []Candidate{c.candidateOf(c.nobody())}}
	for i := range c.among {
		x := &c.among[i]
		if x == best {
			all.Chosen = len(all.Candidates)
		}
		if c.canMean(x) {
			all.Candidates = append(all.Candidates, c.candidateOf(x))
		}
	}
	return all
}

func (c *choice) candidateOf(x *candidate) Candidate {
	all := Candidate{Country: x.country, Sectors: c.d.Sectors, IsNamed: x.who >= 0, IsCalled: x.who >= 0 && x.has(nameCalledSo)}
	switch {
	case all.IsNamed:
		all.Sectors = slices.Clone(c.list[x.who].Sectors)
	case c.d.Agent != nil:
		all.Sectors = c.d.Agent.National(c.d.Sectors, c.d.Owner != nil)
	}
	for h, value := range x.hints {
		if value != 0 {
			all.Hints = append(all.Hints, Hint{hintNames[h], value})
		}
	}
	return all
}
