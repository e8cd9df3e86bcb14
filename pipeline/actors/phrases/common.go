package phrases

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// addCommon makes phrases of the common nouns for people that no name has claimed, and gives every phrase its extent.
func (a *Article) addCommon() {
	names := slices.Clone(a.Phrases)
	slices.SortFunc(names, func(p, q *Phrase) int { return p.First - q.First })
	for _, p := range names {
		p.Head = a.HeadIn(p.First, p.Last)
		a.extend(p)
	}
	for _, h := range a.longestNouns() {
		n := a.nounAt[h]
		if a.phraseAt[h] != nil || !n.user && !a.isCommonActor(h, n) {
			continue
		}
		rest := *a.unnamed(n)
		for rest.first < h && a.phraseAt[rest.first] != nil {
			rest.first++
		}
		p := a.add(Common, rest.first, n.last, 0)
		p.noun, p.Head = &rest, h
	}
	a.addCounted()
	for _, p := range a.Phrases[len(names):] {
		a.extend(p)
	}
}

// unnamed is a common noun without the words that a name has claimed: "leaders" of "European Union leaders", who lead no union; the noun itself
// where no shorter one stands there.
func (a *Article) unnamed(n *noun) *noun {
	for s := n; s != nil; s = s.shorter {
		if s.last == n.last && !a.isTaken(s.first, s.last) {
			return s
		}
	}
	return n
}

// longestNouns are the heads of common nouns, those of longer phrases first: "attorney general" before "attorney".
func (a *Article) longestNouns() (heads []int) {
	for h, n := range a.nounAt {
		if n != nil {
			heads = append(heads, h)
		}
	}
	slices.SortStableFunc(heads, func(p, q int) int { return a.nounAt[q].last - a.nounAt[q].first - a.nounAt[p].last + a.nounAt[p].first })
	return heads
}

// addCounted makes people of numbers and words that stand for them: "killed twelve", "thousands marched", "many more were hurt",
// "the two met", "those who fled".
func (a *Article) addCounted() {
	people := &a.Lexicon.Agents[a.Lexicon.Anyone]
	for t := range a.Tokens {
		tok := a.Tok(t)
		isCount := tok.Tag == text.NUM || countWords[a.lower(t)]
		isParty := tok.Rel == text.Nsubj || tok.Rel == text.NsubjPass || tok.Rel == text.Obj || tok.Rel == text.Obl && t > 0 && a.lower(t-1) == "least" // parsers take "at" for a preposition
		isKnown := numbers[a.lower(t)] > 0 && tok.Rel == text.Nsubj && t > 0 && a.lower(t-1) == "the" && a.IsVerbal(max(a.Head(t), 0))
		isTold := indefinites[a.lower(t)] && (isParty || tok.Rel == text.Obl) && a.Child(t, text.Acl, text.AclRelcl) > t
		if isTold && a.phraseAt[t] == nil || isCount && isParty && a.phraseAt[t] == nil && !a.InDate(t) && (isKnown || a.IsFate(tok.Head)) && a.Child(t, text.Nmod) < t {
			p := a.add(Common, t, t+1, 0)
			p.Counted = isCount
			p.Head, p.noun = t, &noun{first: t, last: t + 1, Agent: people}
		}
	}
}

// IsFate tells whether a verb is of what happens to people, or what they do in numbers.
func (a *Article) IsFate(verb int) bool { return a.Is(verb, fateVerbs) }

// isCommonActor tells whether a common noun speaks of people where it stands.
func (a *Article) isCommonActor(h int, n *noun) bool {
	t := a.Tok(h)
	switch {
	case t.Tag == text.ADJ && t.Rel == text.Amod && fighters[a.lower(h)]:
		return a.isDeed(t.Head) // "insurgent attacks"
	case t.Tag != text.NOUN && t.Tag != text.PROPN && (t.Tag != text.ADJ || t.Rel == text.Amod || a.Child(h, text.Det) < 0): // "the military said"
		return false
	case athletes[a.Lemma(h)] && a.isAboutSport(h):
		return false
	case massNouns[a.Lemma(h)] && t.Tag == text.NOUN && !t.Feats.Has(text.Plur) && t.Rel != text.Nsubj && a.Child(h, text.Det, text.Amod, text.Compound, text.NmodPoss) < 0:
		return false // "the use of force", "appeared in court"
	case n.Struck && !a.isStruck(h):
		return false
	case n.Acts && t.Tag != text.PROPN && !a.isDoing(h) && !a.hasCountry(h):
		return false
	}
	describesThing := t.Rel == text.Compound || t.Rel == text.Amod || t.Rel == text.NmodDesc // "police station", but "the police raid"
	return !describesThing || a.isDeed(t.Head)
}

// isStruck tells whether something is done to a thing by force: "seized the building", "an attack on a bus", "the siege of the compound".
func (a *Article) isStruck(h int) bool {
	h = a.firstOf(h)
	switch a.Tok(h).Rel {
	case text.Obj, text.NsubjPass:
		return a.Is(a.Head(h), strikes)
	case text.Obl, text.Nmod:
		return a.Is(a.Head(h), strikes) && strikePrepositions[a.Preposition(h)]
	}
	return false
}

// isAboutSport tells whether the sentence of a word speaks of a game.
func (a *Article) isAboutSport(h int) bool {
	first, last := a.SentenceOf(h)
	return slices.ContainsFunc(a.Tokens[first:last], func(t text.Token) bool { return sports[t.Lemma] })
}

// hasCountry tells whether a nationality or a country stands before a noun: "Russian banks", "Iran's universities".
func (a *Article) hasCountry(h int) bool {
	for c := range a.Children(h) {
		if a.countryAt[c] != nil {
			return true
		}
	}
	return false
}
