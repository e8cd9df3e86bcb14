package places

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
)

// group is a name with one meaning in the article: all its mentions, and the places that may be meant.
type group struct {
	key        string
	within     gazetteer.Ref // the container that the text names, or None
	sentences  []int         // of the mentions
	candidates []candidate
	neighbours []neighbour
	isOfWorks  bool    // it stands before works, which are called after many things: "the Brunswick factory"
	best       int     // index of the candidate chosen, -1 for none
	weight     float64 // of what it says about other names
}

// candidate is a place that a name may mean.
type candidate struct {
	site
	fixed   float64 // what does not depend on the other names: size, kind of name, container, outlet's country
	obscure bool    // an alternate name of a small place
	support float64 // from the other names
	score   float64
	p       float64 // share of the group's probability
}

// site is what the comparison of two places needs.
type site struct {
	ref             gazetteer.Ref
	country, admin1 gazetteer.Ref
	at              [3]float32 // unit vector
	hasPoint        bool
	extent          float32 // km
}

// mostCandidates bounds the work on a name; those that bear it most likely are kept. Places in a named container are
// chosen before.
const mostCandidates = 60

// rounds is how often the names look at one another. After the second few choices change.
const rounds = 3

// group joins the mentions of a name. A mention without a container belongs to the nearest one before it that has one,
// else to the first behind it.
func (r *Resolver) group(mentions []*mention) (groups []*group) {
	type sense struct {
		key     string
		within  gazetteer.Ref
		demonym bool
	}
	bySense := map[sense]*group{}
	slices.SortStableFunc(mentions, func(a, b *mention) int { return cmp.Compare(a.first, b.first) })
	named := map[string]gazetteer.Ref{}
	for i := len(mentions) - 1; i >= 0; i-- {
		if m := mentions[i]; m.within != gazetteer.None {
			named[m.key] = m.within
		}
	}
	for _, m := range mentions {
		if m.bearers == nil {
			continue
		}
		within := m.within
		if within != gazetteer.None {
			named[m.key] = within
		} else if known, ok := named[m.key]; ok && !m.demonym {
			within = known
		} else if !ok {
			within = gazetteer.None
		}
		k := sense{m.key, within, m.demonym}
		g := bySense[k]
		if g == nil {
			g = &group{key: m.key, within: within, best: -1, weight: 1}
			g.candidates = r.candidates(m.bearers, within)
			bySense[k] = g
			groups = append(groups, g)
		}
		m.group = g
	}
	for _, m := range mentions {
		if g := m.group; g != nil {
			g.isOfWorks = m.ofWorks && (g.isOfWorks || g.sentences == nil)
			g.sentences = append(g.sentences, m.first)
		}
	}
	return groups
}

// candidates are the places that bear a name, those in the container alone where there is one.
func (r *Resolver) candidates(bearers []gazetteer.Bearer, within gazetteer.Ref) []candidate {
	all := make([]candidate, 0, len(bearers))
	for _, b := range bearers {
		if within != gazetteer.None && (b.Place == within || !r.gaz.Holds(within, b.Place)) {
			continue
		}
		c := candidate{site: r.site(b.Place), fixed: r.prior(b), obscure: b.Kind == gazetteer.Alternate && r.small(b.Place)}
		if b.Kind == gazetteer.Alternate && r.overshadowed(b.Place, bearers) {
			c.fixed += overshadowedPenalty
		}
		all = append(all, c)
	}
	r.twins(all)
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.fixed, a.fixed), cmp.Compare(a.ref, b.ref)) })
	return all[:min(len(all), mostCandidates)]
}

// overshadowed tells whether others bear a place's alternate name as their own; a division that the place lies in does not count.
func (r *Resolver) overshadowed(place gazetteer.Ref, bearers []gazetteer.Bearer) bool {
	return slices.ContainsFunc(bearers, func(b gazetteer.Bearer) bool {
		return b.Kind == gazetteer.Primary && !r.gaz.Holds(b.Place, place)
	})
}

// twins lowers a division that bears the name of a town in it: "Aleppo" is the city, unless the text says otherwise.
func (r *Resolver) twins(all []candidate) {
	for i := range all {
		a := &all[i]
		if r.gaz.IsCountry(a.ref) || !r.gaz.IsAdmin1(a.ref) && !r.gaz.IsAdmin2(a.ref) {
			continue
		}
		for j := range all {
			if r.gaz.IsPopulated(all[j].ref) && r.gaz.Holds(a.ref, all[j].ref) {
				a.fixed -= twinPenalty
				break
			}
		}
	}
}

func (r *Resolver) site(p gazetteer.Ref) site {
	s := site{ref: p, country: r.gaz.Country(p), admin1: r.gaz.Admin1(p), extent: float32(r.gaz.Extent(p))}
	if lat, lon, ok := r.gaz.Point(p); ok {
		y, x := lat*math.Pi/180, lon*math.Pi/180
		s.at = [3]float32{float32(math.Cos(y) * math.Cos(x)), float32(math.Cos(y) * math.Sin(x)), float32(math.Sin(y))}
		s.hasPoint = true
	}
	return s
}

// resolve chooses a candidate for every group.
func (r *Resolver) resolve(d *text.Document, groups []*group) {
	hints := r.outlet(d.Article)
	r.abroad(d, hints, groups)
	context := append(hints, groups...)
	r.dateline(d, groups)
	r.atHome(hints, groups)
	for _, g := range context {
		g.settle()
		g.meet(context)
	}
	for range rounds {
		for _, g := range context {
			for i := range g.candidates {
				c := &g.candidates[i]
				c.support = r.support(g, c)
				c.score = c.fixed + supportScale*math.Log1p(c.support)
			}
		}
		for _, g := range context {
			g.settle()
		}
	}
	for _, g := range groups {
		r.choose(g, len(context)-1)
	}
	r.dropStrays(groups)
}

// atHome lowers the bearers of a name in countries of which the text seems to name no other place, and which are not the outlet's, where
// another bearer lies in a country that the text names; the largest have towns of every name.
func (r *Resolver) atHome(hints, groups []*group) {
	named, homes := map[gazetteer.Ref]bool{}, map[gazetteer.Ref]bool{}
	likeliest := func(g *group) int { return min(0, len(g.candidates)-1) }
	spoken := spokenOf(groups, likeliest)
	for _, g := range hints {
		for i := range g.candidates {
			homes[g.candidates[i].country] = true
		}
	}
	for _, g := range groups {
		if len(g.candidates) == 0 {
			continue
		}
		if top := &g.candidates[0]; r.gaz.IsCountry(top.ref) && r.gaz.Population(top.ref) < crowded {
			named[top.ref] = true
		}
	}
	for _, g := range groups {
		isHome := func(c candidate) bool { return named[c.country] && r.gaz.IsPopulated(c.ref) && !c.obscure }
		if !slices.ContainsFunc(g.candidates, isHome) {
			continue
		}
		if spoken[g.candidates[0].country] > 1 {
			continue
		}
		for i := range g.candidates {
			if c := &g.candidates[i]; !named[c.country] && !homes[c.country] && r.gaz.IsPopulated(c.ref) && r.gaz.Population(c.ref) < metropolis && !r.gaz.IsCapital(c.ref) {
				c.fixed += abroadPenalty
			}
		}
	}
}

// spokenOf is how many names lie in each country, by the candidate that a name stands for; -1 for none.
func spokenOf(groups []*group, candidate func(*group) int) map[gazetteer.Ref]int {
	spoken := map[gazetteer.Ref]int{}
	for _, g := range groups {
		if c := candidate(g); c >= 0 {
			spoken[g.candidates[c].country]++
		}
	}
	return spoken
}

// dropStrays leaves open what a name means whose bearer few know by it, in a country that nothing else in the article speaks of: a village
// that the gazetteer lacks, more likely.
func (r *Resolver) dropStrays(groups []*group) {
	spoken := spokenOf(groups, func(g *group) int { return g.best })
	for _, g := range groups {
		if g.best >= 0 && g.candidates[g.best].obscure && spoken[g.candidates[g.best].country] == 1 && len(spoken) > 1 {
			g.best = -1
		}
	}
}

// settle turns scores into probabilities.
func (g *group) settle() {
	top := math.Inf(-1)
	for i := range g.candidates {
		c := &g.candidates[i]
		if c.score == 0 {
			c.score = c.fixed
		}
		top = max(top, c.score)
	}
	sum := 0.0
	for i := range g.candidates {
		c := &g.candidates[i]
		c.p = math.Exp(c.score - top)
		sum += c.p
	}
	for i := range g.candidates {
		g.candidates[i].p /= sum
	}
}

// leastShare is the probability under which a candidate says nothing about other names.
const leastShare = 0.05

// neighbour is another name of the article with its say.
type neighbour struct {
	*group
	near float64
}

// mostNeighbours bounds the names that a name is compared with, so that the work grows with the text and no faster.
const mostNeighbours = 40

// meet finds the names that have most to say about g.
func (g *group) meet(context []*group) {
	g.neighbours = make([]neighbour, 0, len(context))
	for _, other := range context {
		if other != g && (other.key != g.key || other.sentences == nil) {
			g.neighbours = append(g.neighbours, neighbour{other, g.nearness(other) * other.weight})
		}
	}
	if len(g.neighbours) > mostNeighbours {
		slices.SortStableFunc(g.neighbours, func(a, b neighbour) int { return cmp.Compare(b.near, a.near) })
		g.neighbours = g.neighbours[:mostNeighbours]
	}
}

// support is what the other names of the article say for a candidate: how likely they are to lie in it, around it, or near it.
func (r *Resolver) support(g *group, c *candidate) (sum float64) {
	for _, other := range g.neighbours {
		for i := range other.candidates {
			if o := &other.candidates[i]; o.p >= leastShare {
				affinity := r.affinity(&c.site, &o.site)
				if other.sentences == nil && other.key == g.key && c.ref == o.ref {
					affinity = affinityHome
				}
				sum += other.near * o.p * affinity
			}
		}
	}
	return sum
}

// nearness weighs what a name says about another by how close they come in the text: 1 for neighbours, falling to
// farWeight.
func (g *group) nearness(other *group) float64 {
	if len(other.sentences) == 0 || len(g.sentences) == 0 {
		return 1
	}
	least := math.MaxInt
	i, j := 0, 0
	for i < len(g.sentences) && j < len(other.sentences) {
		gap := g.sentences[i] - other.sentences[j]
		if gap < 0 {
			i++
			gap = -gap
		} else {
			j++
		}
		least = min(least, gap)
	}
	return farWeight + (1-farWeight)/(1+float64(least)/nearTokens)
}

// affinity is how strongly a place o speaks for a candidate c.
func (r *Resolver) affinity(c, o *site) float64 {
	if c.ref == o.ref {
		return affinitySame
	}
	sum := 0.0
	switch {
	case o.ref == c.country && r.small(c.ref) && !r.gaz.IsCapital(c.ref):
		return affinityHomeland
	case o.ref == c.country:
		return affinityCountry
	case c.ref == o.country:
		return affinityCountry
	case r.gaz.IsCountry(c.ref) && r.gaz.IsCountry(o.ref):
		return affinityPeers
	case r.spans(c.ref, o.country), r.spans(o.ref, c.country):
		return affinityRegion
	case o.ref == c.admin1, c.ref == o.admin1:
		sum = affinityAdmin1
	case c.ref == c.admin1 && o.ref == o.admin1 && c.country == o.country:
		sum = affinitySiblings
	case c.admin1 != gazetteer.None && c.admin1 == o.admin1:
		sum = affinitySameAdmin1
	case c.country != gazetteer.None && c.country == o.country:
		sum = affinitySameCountry
	}
	if !c.hasPoint || !o.hasPoint || r.gaz.IsCountry(c.ref) || r.gaz.IsCountry(o.ref) {
		return sum
	}
	km := c.km(o) - float64(c.extent) - float64(o.extent)
	if km > 6*farKM {
		return sum
	}
	km = max(km, 0)
	return sum + affinityNear*math.Exp(-km/nearKM) + affinityFar*math.Exp(-km/farKM)
}

// spans tells whether a region of several countries, "the Middle East", lies in a country, too.
func (r *Resolver) spans(region, country gazetteer.Ref) bool {
	return country != gazetteer.None && r.gaz.Country(region) == gazetteer.None && slices.Contains(r.gaz.Countries(region), r.gaz.Alpha3(country))
}

// km is the great-circle distance.
func (s *site) km(o *site) float64 {
	dot := float64(s.at[0]*o.at[0] + s.at[1]*o.at[1] + s.at[2]*o.at[2])
	return math.Acos(max(-1, min(1, dot))) * 6371
}

// choose takes the likeliest candidate, unless it is a small place that nothing in an article which speaks of other
// places speaks for: there the place meant is more likely one that the gazetteer lacks.
func (r *Resolver) choose(g *group, others int) {
	for i := range g.candidates {
		if g.best < 0 || g.candidates[i].score > g.candidates[g.best].score {
			g.best = i
		}
	}
	if g.best < 0 || g.within != gazetteer.None {
		return
	}
	c := &g.candidates[g.best]
	if g.isOfWorks && c.support < leastSupport && !r.gaz.IsCapital(c.ref) && !r.gaz.IsCountry(c.ref) {
		g.best = -1
	}
	if others < enoughOthers {
		return
	}
	if c.support < leastSupport && r.small(c.ref) || c.support < obscureSupport && c.obscure {
		g.best = -1
	}
}

// small tells a town under the size of a large one.
func (r *Resolver) small(p gazetteer.Ref) bool {
	return r.gaz.IsPopulated(p) && r.gaz.Population(p) < largeTown
}
