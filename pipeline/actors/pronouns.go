package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// pronounKind is whom a pronoun can mean.
type pronounKind struct {
	gender gender
	person bool
	plural bool
	thing  bool
}

var pronouns = map[string]pronounKind{
	"he": {male, true, false, false}, "him": {male, true, false, false}, "his": {male, true, false, false}, "himself": {male, true, false, false},
	"she": {female, true, false, false}, "her": {female, true, false, false}, "hers": {female, true, false, false}, "herself": {female, true, false, false},
	"it": {anyGender, false, false, true}, "its": {anyGender, false, false, true}, "itself": {anyGender, false, false, true},
	"they": {anyGender, false, true, false}, "them": {anyGender, false, true, false}, "their": {anyGender, false, true, false},
	"theirs": {anyGender, false, true, false}, "themselves": {anyGender, false, true, false},
}

// pronoun is whom the pronoun at a token means, read once.
func (a *article) pronoun(t int) []int {
	if refs, ok := a.pronounAt[t]; ok {
		return refs
	}
	p, ok := pronouns[lower(a.tok(t).Form)]
	if !ok {
		return nil
	}
	refs := a.antecedent(t, p)
	a.pronounAt[t] = refs
	if p.person && len(refs) == 1 {
		if w := &a.participants[refs[0]]; w.kind == "person" && w.gender == anyGender && !a.others(t, p, refs[0]) {
			w.gender = p.gender
		}
	}
	return refs
}

// others tells whether a pronoun could mean another person as well.
func (a *article) others(t int, p pronounKind, participant int) bool {
	for i := len(a.mentions) - 1; i >= 0 && a.tok(t).Sentence-a.tok(a.mentions[i].head).Sentence <= pronounReach; i-- {
		if refs := a.agreeing(&a.mentions[i], p); len(refs) == 1 && refs[0] != participant && a.participants[refs[0]].kind == "person" {
			return true
		}
	}
	return false
}

// The parts of an antecedent's score: a subject is taken up more often than an object, the nearer more often than the
// further, as in the ranking of Lappin and Leass (1994).
const (
	scoreSentence = 10 // lost for every sentence between
	scoreSubject  = 8
	scoreObject   = 4
	scoreOwner    = 3
	scoreName     = 2
	scorePronoun  = 3  // what is taken up by a pronoun stays the topic (Grosz, Joshi and Weinstein 1995)
	scoreLeast    = -2 // what "it" takes up from another sentence was its subject, or the object named last
	scoreParallel = 6  // what is done to one and then to "him": "charged a minister. He was arrested"
	scoreNearness = 3  // for the mention nearest to the pronoun
)

// antecedent is the best-scored mention before a pronoun that agrees with it.
func (a *article) antecedent(t int, p pronounKind) []int {
	tok := a.tok(t)
	if p.thing && tok.Rel == text.Expl || t > 0 && a.tok(t-1).Form == "(" {
		return nil // "(it)" names a language
	}
	if refs := a.announced(t, p); refs != nil {
		return refs
	}
	var best []int
	top, nearness := -1<<30, scoreNearness
	for i := len(a.mentions) - 1; i >= 0; i-- {
		m := &a.mentions[i]
		if m.head >= t || m.first >= t {
			continue
		}
		back := tok.Sentence - a.tok(m.head).Sentence
		if back > pronounReach {
			break
		}
		if m.last > t || a.sameClause(m.head, t) {
			continue
		}
		refs := a.agreeing(m, p)
		if refs == nil {
			continue
		}
		score := a.salience(m) - back*scoreSentence + nearness
		if a.suffers(t) && a.suffers(m.head) {
			score += scoreParallel
		}
		nearness = 0
		if score > top && (p.person || score >= scoreLeast) {
			best, top = refs, score
		}
	}
	return best
}

// announced is the subject to whom a pronoun in a phrase before it points ahead: "During her visit, Vjosa Osmani said".
func (a *article) announced(t int, p pronounKind) []int {
	sentence, _ := a.SentenceOf(t)
	up, fronted := t, false
	for range maxDepth {
		if up < 0 || a.tok(up).Rel.Base() == text.Obl || a.tok(up).Rel == text.Advcl {
			break
		}
		up = a.tok(up).Head
	}
	if up < 0 || !p.person {
		return nil
	}
	verb := a.tok(up).Head
	if verb < 0 || a.Child(up, text.Nsubj) >= 0 && a.Child(up, text.Nsubj) != t {
		return nil
	}
	s := a.Child(verb, text.Nsubj, text.NsubjPass)
	for i := sentence; i < t; i++ {
		fronted = fronted || a.candidateAt[i] > 0 && a.isPerson(&a.candidates[a.candidateAt[i]-1])
	}
	if s < t || fronted || a.candidateAt[s] == 0 {
		return nil
	}
	k := int(a.candidateAt[s] - 1)
	if !a.isPerson(&a.candidates[k]) || a.identifying[k] {
		return nil
	}
	refs := a.identify(k)
	if len(refs) != 1 || !agrees(a.participants[refs[0]].gender, p.gender) {
		return nil
	}
	return refs
}

// suffers tells whether a verb does something to somebody: its object, or its subject in the passive.
func (a *article) suffers(t int) bool {
	role, verb := a.role(t)
	return (role == text.Obj || role == text.NsubjPass) && verb >= 0 && (fateVerbs[a.Lemma(verb)])
}

func (a *article) salience(m *mention) int {
	score := 0
	role, _ := a.role(m.head)
	switch role {
	case text.Nsubj, text.NsubjPass, text.NsubjOuter:
		score = scoreSubject
	case text.Obj, text.Iobj, text.OblAgent:
		score = scoreObject
	case text.NmodPoss:
		score = scoreOwner
	}
	switch m.kind {
	case "name":
		score += scoreName
	case "pronoun":
		score += scorePronoun
	}
	return score
}

// role is the relation of a phrase to the word that it hangs on; the second of "A and B" has that of the first.
func (a *article) role(t int) (role text.Rel, of int) {
	for range maxDepth {
		tok := a.tok(t)
		if tok.Rel != text.Conj && tok.Rel != text.Appos && tok.Rel != text.Flat || tok.Head < 0 {
			return tok.Rel, tok.Head
		}
		if p := a.tok(tok.Head).Tag; p == text.VERB || p == text.AUX {
			return tok.Rel, tok.Head
		}
		t = tok.Head
	}
	return text.NoRel, -1
}

// sameClause tells whether a noun and a pronoun, neither of them a possessor, are subject and object of one verb: then they are
// two.
func (a *article) sameClause(head, t int) bool {
	p := a.tok(t)
	if p.Rel == text.NmodPoss || p.Feats.Has(text.Reflexive) {
		return false
	}
	verb := p.Head
	for range maxDepth {
		if verb < 0 {
			return false
		}
		if up := a.tok(head); up.Head == verb && (verb == p.Head || a.isSubject(head)) {
			return true
		}
		switch r := a.tok(verb).Rel; {
		case r != text.Advcl && r != text.Xcomp && r != text.Conj, a.Child(verb, text.Nsubj, text.NsubjPass) >= 0:
			return false
		}
		verb = a.tok(verb).Head // whose subject is that of the clause: "Ann sued Bea, accusing her of theft"
	}
	return false
}

// agreeing are those of a mention whom a pronoun can mean: all that are linked by "and" for "they".
func (a *article) agreeing(m *mention, p pronounKind) []int {
	if p.plural {
		if len(m.refs) > 1 {
			return m.refs
		}
		if group := a.linked(m); len(group) > 1 {
			return group
		}
	}
	if len(m.refs) != 1 {
		return nil
	}
	w := &a.participants[m.refs[0]]
	plural := a.tok(m.head).Feats.Has(text.Plur) && m.kind == "nominal"
	switch {
	case p.person:
		if plural || w.kind != "person" && (m.kind != "nominal" || !a.personNoun(m)) || !agrees(w.gender, p.gender) {
			return nil
		}
	case p.plural:
		if w.kind == "person" || w.kind == "state" || !plural && w.kind != "group" && w.kind != "armed_group" && w.kind != "organisation" {
			return nil
		}
	case p.thing:
		if w.kind == "person" || plural || w.kind == "group" {
			return nil
		}
	}
	return m.refs
}

// personNoun tells whether a mention is one human being without a name: "a farmer".
func (a *article) personNoun(m *mention) bool {
	if m.candidate < 0 {
		return true
	}
	ag := a.describe(m.candidate).agent
	return ag != nil && ag.person && !ag.institution
}

// linked are all actors of the mentions that "and" links with one, in order of the text.
func (a *article) linked(m *mention) []int {
	var refs []int
	first, _ := a.SentenceOf(m.head)
	for i := len(a.mentions) - 1; i >= 0 && a.mentions[i].head >= first; i-- {
		o := &a.mentions[i]
		if len(o.refs) > 0 && (o == m || a.tok(o.head).Rel == text.Conj && a.tok(o.head).Head == m.head) {
			for _, r := range o.refs {
				if !slices.Contains(refs, r) {
					refs = append([]int{r}, refs...)
				}
			}
		}
	}
	return refs
}
