package actors

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
)

// mention is one place where the text speaks of somebody.
type mention struct {
	first, last int // tokens of the whole phrase
	head        int
	phrase      *phrases.Phrase // nil for a pronoun and for a nation's adjective
	kind        text.MentionKind
	refs        []int // into cast.list; more than one for "the two countries"
	why         link
	confidence  float64
}

// thread reads an article's phrases in order and follows who is meant by each.
type thread struct {
	*phrases.Article
	*cast
	scene    *scene
	told     tally
	rules    rules
	watch    func(*choice, *candidate) // nil where nobody learns; is told of each choice and whom it fell on
	mentions []mention
	quotes   []bool  // by token: stands in quoted speech
	refs     [][]int // by phrase: whom it means
	states   []state
	why      []link
}

// state is how far the question whom a phrase means has got.
type state uint8

const (
	unasked state = iota
	asking
	answered
)

// How sure a mention is to be read right, by what it stands on: judged from reading some 300 mentions, and not yet calibrated.
const (
	sureName    = 0.95 // a name of the lexicon
	sureUnknown = 0.85 // a name that the recogniser found
	sureSeat    = 0.8  // a capital for its government
	sureNominal = 0.8  // a common noun with its country beside it
	sureContext = 0.65 // a common noun whose country the article tells
	surePronoun = 0.6
)

// sureness is how sure the names of a kind are.
var sureness = map[phrases.Kind]float64{phrases.Seat: sureSeat, phrases.Known: sureName, phrases.State: sureName, phrases.Person: sureUnknown, phrases.Body: sureUnknown}

// read goes through the text and keeps what speaks of actors, in order.
func (t *thread) read() {
	t.why = make([]link, len(t.Phrases))
	t.quotes = t.quoted()
	next := 0
	for w := range t.Tokens {
		for ; next < len(t.Phrases) && t.Phrases[next].Head <= w; next++ {
			if p := t.Phrases[next]; t.Acts(p) && !t.IsPart(p) {
				t.addPhrase(p)
			}
		}
		t.addPronoun(w)
		t.addAdjective(w)
	}
}

func (t *thread) addPhrase(p *phrases.Phrase) {
	refs := t.identify(p)
	if len(refs) == 0 || t.list[refs[0]].ID == "unk" {
		return
	}
	d := t.Describe(p)
	m := mention{first: p.Start, last: max(p.End, p.Last), head: p.Head, phrase: p, kind: text.ByName, refs: refs, why: t.why[p.Index], confidence: sureness[p.Kind]}
	if p.Kind == phrases.Nation || p.Kind == phrases.Common && t.Tok(p.Head).Tag != text.PROPN {
		m.kind = text.ByNoun
	} else if h := t.HeadIn(p.Start, p.Last); p.Kind != phrases.Common && t.Tok(h).Tag != text.NOUN && t.Tok(h).Tag != text.DET {
		m.head = h
	}
	if m.confidence == 0 {
		if m.confidence = sureNominal; d.Country == "" {
			m.confidence = sureContext
		}
	}
	if p.Kind == phrases.State {
		t.addPaired(&m, t.CountryAt(p.First))
	}
	t.mentions = append(t.mentions, m)
}

// addPaired adds the state that a hyphen joins to a mention's: "US-Canada trade".
func (t *thread) addPaired(m *mention, c *phrases.CountryWord) {
	if c == nil || c.Before == nil {
		return
	}
	if i, ok := t.state(c.Before.Country); ok {
		m.first, m.refs = min(m.first, c.Before.First), append([]int{i}, m.refs...)
	}
}

// isPaired tells a country's name that a hyphen joins to the next.
func (t *thread) isPaired(c *phrases.CountryWord) bool {
	next := c.Last + 1
	return next < len(t.Tokens) && t.CountryAt(next) != nil && t.CountryAt(next).Before == c
}

// addPronoun adds a personal pronoun whose antecedent is an actor.
func (t *thread) addPronoun(w int) {
	p, isPersonal := pronouns[strings.ToLower(t.Tok(w).Form)]
	if !isPersonal || t.Tok(w).Tag != text.PRON {
		return
	}
	if refs := t.antecedent(w, p); len(refs) > 0 {
		t.mentions = append(t.mentions, mention{first: w, last: w + 1, head: w, kind: text.ByPronoun, refs: refs, why: byAntecedent, confidence: surePronoun})
	}
}

// addAdjective adds the nationality before a noun that is nobody: "the Israeli airstrike", "Israeli settlements".
func (t *thread) addAdjective(w int) {
	c, tok := t.CountryAt(w), t.Tok(w)
	t.addEuropean(w)
	if c == nil || c.First != w || t.isPaired(c) || !c.IsNational() || t.PhraseAt(w) != nil || t.PhraseAt(tok.Head) != nil || tok.Rel != text.Amod && tok.Rel != text.Compound {
		return
	}
	if i, ok := t.state(c.Country); ok && !c.IsBacker {
		m := mention{first: c.First, last: c.Last, head: w, kind: text.ByName, refs: []int{i}, why: byNation, confidence: sureSeat}
		t.addPaired(&m, c)
		t.mentions = append(t.mentions, m)
	}
}

// addEuropean adds Europe where its adjective says who does something: "European criticism".
func (t *thread) addEuropean(w int) {
	tok := t.Tok(w)
	if !strings.EqualFold(tok.Form, "European") || tok.Rel != text.Amod || t.PhraseAt(w) != nil || t.PhraseAt(tok.Head) != nil || t.NameAt(w) != nil && t.NameAt(w) == t.NameAt(tok.Head) || t.FrameAt(tok.Head) == nil {
		return
	}
	if e, ok := t.Lexicon.Entity(lexicon.Europe); ok {
		t.mentions = append(t.mentions, mention{first: w, last: w + 1, head: w, kind: text.ByName, refs: []int{t.known(e)}, why: byNation, confidence: sureSeat})
	}
}

// identify tells whom a phrase means: one but for "the two countries"; nil for nobody that can be told, and while the question is being
// answered.
func (t *thread) identify(p *phrases.Phrase) []int {
	if p == nil || t.states[p.Index] != unasked {
		if p == nil {
			return nil
		}
		return t.refs[p.Index]
	}
	t.states[p.Index] = asking
	d := t.Describe(p)
	for _, c := range t.rules.choosers[p.Kind] {
		if refs := c.find(t, p, d); len(refs) > 0 {
			t.refs[p.Index] = refs
			if t.why[p.Index] == "" {
				t.why[p.Index] = c.why
			}
			break
		}
	}
	t.states[p.Index] = answered
	return t.refs[p.Index]
}

// settlePeople tells, when all is read, what the text leaves unsaid of those whom it names: the country of the scene in which
// they come up first, and that persons without office are private people.
func (t *thread) settlePeople() {
	seen := make([]bool, len(t.list))
	for _, m := range t.mentions {
		for _, r := range m.refs {
			p := &t.list[r]
			if seen[r] || p.entity >= 0 {
				continue
			}
			seen[r] = true
			if len(p.words) > 0 && len(p.Sectors) == 0 {
				p.Sectors = []string{"CVL"}
			}
			if p.Country == "" && !p.wide {
				p.Country = t.homeOf(m.head, p.Sectors)
				p.settled = p.Country != ""
			}
		}
	}
}

// stateless are the sectors of bodies of many countries.
var stateless = text.WordSet("IGO UNO EUR NGO ISM IMG MNC")
