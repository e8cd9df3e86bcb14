package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
)

// pronoun is whom a pronoun can mean: one human being, several of anything, or one thing.
type pronoun struct {
	isPerson, isPlural bool
	gender             lexicon.Gender
}

var (
	he   = pronoun{isPerson: true, gender: lexicon.Male}
	she  = pronoun{isPerson: true, gender: lexicon.Female}
	it   = pronoun{}
	they = pronoun{isPlural: true}

	pronouns = map[string]pronoun{"he": he, "him": he, "his": he, "himself": he, "she": she, "her": she, "hers": she, "herself": she, "it": it, "its": it, "itself": it,
		"they": they, "them": they, "their": they, "theirs": they, "themselves": they}
)

// pronounReach is how many sentences back a pronoun looks for whom it means.
const pronounReach = 2

// The parts of an antecedent's score: a subject is taken up more often than an object, the nearer more often than the
// further, as in the ranking of Lappin and Leass (1994).
const (
	scoreSentence = 10 // lost for every sentence between
	scoreSubject  = 8
	scoreObject   = 4
	scoreOwner    = 3
	scoreName     = 2
	scorePronoun  = 3 // what is taken up by a pronoun stays the topic (Grosz, Joshi and Weinstein 1995)
	scorePlural   = 6 // "they" are rather soldiers than an army
	scoreParallel = 6 // what is done to one and then to "him": "charged a minister. He was arrested"
)

var roleScores = map[text.Rel]int{text.Nsubj: scoreSubject, text.NsubjPass: scoreSubject, text.NsubjOuter: scoreSubject, text.Obj: scoreObject, text.Iobj: scoreObject,
	text.OblAgent: scoreObject, text.NmodPoss: scoreOwner}

var kindScores = map[text.MentionKind]int{text.ByName: scoreName, text.ByPronoun: scorePronoun}

// antecedent is whom the best-scored mention before a pronoun means that agrees with it.
func (t *thread) antecedent(w int, p pronoun) (best []int) {
	if t.Tok(w).Rel == text.Expl {
		return nil
	}
	if refs := t.announced(w, p); refs != nil {
		return refs
	}
	top := 0
	var speakers []int
	if t.quotes[w] {
		speakers = t.speakers(w, t.mentions)
	}
	for i := len(t.mentions) - 1; i >= 0; i-- {
		m := &t.mentions[i]
		back := t.Tok(w).Sentence - t.Tok(m.head).Sentence
		if back > pronounReach {
			break
		}
		refs := t.agreeing(m, p)
		if refs == nil || m.last > w || t.isOther(m.head, w) || slices.Equal(refs, speakers) {
			continue
		}
		score := roleScores[t.role(m.head)] + kindScores[m.kind] - back*scoreSentence
		if t.suffers(w) && t.suffers(m.head) {
			score += scoreParallel
		}
		if p.isPlural && m.kind == text.ByNoun && t.Tok(m.head).Feats.Has(text.Plur) {
			score += scorePlural
		}
		if best == nil || score > top {
			best, top = refs, score
		}
	}
	return best
}

// announced is the person, subject of the sentence, to whom a pronoun in a phrase before it points ahead: "During her visit, Vjosa Osmani said".
func (t *thread) announced(w int, p pronoun) []int {
	up := w
	for up >= 0 && t.Tok(up).Rel.Base() != text.Obl && t.Tok(up).Rel != text.Advcl {
		up = t.Head(up)
	}
	if !p.isPerson || up < 0 || t.Child(up, text.Nsubj) >= 0 {
		return nil
	}
	s := t.PhraseAt(t.Child(max(t.Head(up), 0), text.Nsubj, text.NsubjPass))
	if s == nil || s.Head < w || !t.IsPerson(s) || !t.Describe(s).Gender.Agrees(p.gender) {
		return nil
	}
	return t.identify(s)
}

// suffers tells whether a verb does to somebody what is done to people: its object, or its subject in the passive.
func (t *thread) suffers(w int) bool {
	role := t.role(w)
	return (role == text.Obj || role == text.NsubjPass) && t.IsFate(t.Head(w))
}

// alike are those who suffered before whom a number alone leaves open: "killed a soldier and wounded two others".
func (t *thread) alike(p *phrases.Phrase, d *phrases.Description) []int {
	for i := len(t.mentions) - 1; i >= 0 && p.Counted && !d.Definite && isOpen(d) && t.Tok(t.mentions[i].head).Sentence == t.Tok(p.Head).Sentence; i-- {
		if m := &t.mentions[i]; m.kind == text.ByNoun && t.suffers(m.head) {
			return m.refs
		}
	}
	return nil
}

// isOther tells whether a noun and a pronoun hang on one verb, or the noun on the one whose subject the pronoun's verb shares ("Ann sued Bea,
// accusing her of theft"): then they are two, unless the pronoun says otherwise.
func (t *thread) isOther(head, w int) bool {
	verb := t.Head(w)
	if verb < 0 || t.Tok(w).Rel == text.NmodPoss || t.Tok(w).Feats.Has(text.Reflexive) {
		return false
	}
	up := t.Head(verb)
	isShared := t.Tok(verb).Rel == text.Advcl || t.Tok(verb).Rel == text.Xcomp || t.Tok(verb).Rel == text.Conj
	return t.Head(head) == verb || isShared && up >= 0 && t.Head(head) == up && t.Tok(head).Rel == text.Nsubj && t.Child(verb, text.Nsubj, text.NsubjPass) < 0
}

// role is the relation of a phrase to the word that it hangs on; the second of "A and B" has that of the first.
func (t *thread) role(w int) text.Rel {
	for {
		tok := t.Tok(w)
		isLinked := tok.Rel == text.Conj || tok.Rel == text.Appos || tok.Rel == text.Flat
		if !isLinked || tok.Head < 0 || tok.Head >= w || t.IsVerbal(tok.Head) {
			return tok.Rel
		}
		w = tok.Head
	}
}

// agreeing are those of a mention whom a pronoun can mean: all that are linked by "and" for "they".
func (t *thread) agreeing(m *mention, p pronoun) []int {
	if p.isPlural {
		if group := t.linked(m); len(group) > 1 {
			return group
		}
	}
	w := &t.list[m.refs[0]]
	isPlural := m.kind == text.ByNoun && t.Tok(m.head).Feats.Has(text.Plur)
	isPerson := w.Kind == "person"
	var fits bool
	switch {
	case p.isPerson:
		fits = !isPlural && (isPerson || m.kind == text.ByNoun && t.isPersonNoun(m.phrase)) && w.gender.Agrees(p.gender)
	case p.isPlural:
		fits = !isPerson && w.Kind != "state" && (isPlural || w.Kind != "government")
	default:
		fits = !isPerson && !isPlural && w.Kind != "group"
	}
	if !fits || len(m.refs) > 1 {
		return nil
	}
	return m.refs
}

// isPersonNoun tells whether a phrase is one human being without a name: "a farmer".
func (t *thread) isPersonNoun(p *phrases.Phrase) bool {
	n := t.Describe(p).Agent
	return n != nil && n.Person && !n.Institution
}

// linked are all actors of the mentions that "and" links with one, in order of the text.
func (t *thread) linked(m *mention) (refs []int) {
	first, _ := t.SentenceOf(m.head)
	for i := len(t.mentions) - 1; i >= 0 && t.mentions[i].head >= first; i-- {
		o := &t.mentions[i]
		if o != m && (t.Tok(o.head).Rel != text.Conj || t.Tok(o.head).Head != m.head) {
			continue
		}
		for _, r := range o.refs {
			if !slices.Contains(refs, r) {
				refs = append([]int{r}, refs...)
			}
		}
	}
	return refs
}

// addSpeakers adds the pronouns of the first person in quoted speech, which stand for who is quoted.
func (t *thread) addSpeakers() {
	said := t.mentions
	for w := range t.Tokens {
		if !t.quotes[w] || !firstPerson[strings.ToLower(t.Tok(w).Form)] || t.Tok(w).Tag != text.PRON {
			continue
		}
		if refs := t.speakers(w, said); refs != nil {
			t.mentions = append(t.mentions, mention{first: w, last: w + 1, head: w, kind: text.ByPronoun, refs: refs, why: bySpeaker, confidence: surePronoun})
		}
	}
}

var firstPerson = text.WordSet("i we")

// quoted tells which tokens stand in quoted speech.
func (t *thread) quoted() []bool {
	quoted, open := make([]bool, len(t.Tokens)), false
	for w := range t.Tokens {
		switch t.Tok(w).Form {
		case `"`:
			open = !open
		case "“", "``":
			open = true
		case "”", "''":
			open = false
		default:
			quoted[w] = open
		}
	}
	return quoted
}

// speakers are who says the words at a token: a subject in its sentence, or within the quotation's reach before or
// behind; nil for nobody told.
func (t *thread) speakers(w int, said []mention) (refs []int) {
	for _, near := range []int{0, -1, 1, -2} {
		sentence := t.Tok(w).Sentence + near
		first, _ := slices.BinarySearchFunc(said, sentence, func(m mention, s int) int { return t.Tok(m.head).Sentence - s })
		for i := first; i < len(said) && t.Tok(said[i].head).Sentence == sentence; i++ {
			m := &said[i]
			if t.role(m.head) == text.Nsubj && !t.quotes[m.head] && (refs == nil || m.head < w) {
				refs = m.refs
			}
		}
		if refs != nil {
			break
		}
	}
	return refs
}
