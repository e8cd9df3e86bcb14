package pipeline

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
	"github.com/zeebo/xxh3"
)

// clues are what linking wants to know of an article's event mentions, one for each of them.
func (e *rowMaker) clues() []consolidate.Clues {
	e.readActors()
	all := make([]consolidate.Clues, len(e.d.EventMentions))
	story := consolidate.Sketch(e.storyWords())
	for i := range e.d.EventMentions {
		m := &e.d.EventMentions[i]
		s := e.d.Sentences[m.Sentence]
		c := &all[i]
		c.Published = e.d.Article.PublishedDay()
		c.Sources = e.agents(m.Sources)
		c.Targets = e.agents(m.Targets)
		head := e.d.HeadOf(m.Trigger)
		c.IsAnother, c.IsGiven = e.isAnother(m, head), e.isGiven(head)
		c.Deed, c.Counts = sorted(e.deed(m, head)), e.counts(m.Sentence, head)
		c.Names = sorted(e.hashes(s.First, s.Last, func(t *text.Token) bool {
			return t.Tag == text.PROPN || t.Tag == text.NOUN && t.Start > e.d.Tokens[s.First].Start && isCapital(t.Form) // taggers miss rare ones
		}))
		c.Own = e.own(m)
		c.Story = story
	}
	return all
}

func (e *rowMaker) agents(refs []int) (all []consolidate.Agent) {
	for _, ref := range refs {
		a := &e.d.Actors[ref]
		all = append(all, consolidate.Agent{ID: a.ID, Kind: a.Kind, Country: a.Country, IsGuess: e.guessed[ref], Sectors: a.Sectors, Above: e.above(a)})
	}
	return all
}

// readActors notes of all mentions of actors what is asked again and again.
func (e *rowMaker) readActors() {
	e.people, e.guessed = map[int]bool{}, map[int]bool{}
	for i := range e.d.ActorMentions {
		m := &e.d.ActorMentions[i]
		if m.Kind == text.ByPronoun {
			continue
		}
		if m.Kind == text.ByNoun {
			e.people[m.Head] = true
		}
		before, seen := e.guessed[m.Ref]
		e.guessed[m.Ref] = m.IsGuess && (before || !seen)
	}
}

// own are the words that name an event's parties and place: what they share is known without them. Of a place that the gazetteer lacks its
// country is known, so that its name says more.
func (e *rowMaker) own(m *text.EventMention) (words []uint32) {
	known := []text.Span{m.Source, m.Target}
	if m.Place < 0 || e.d.Places[m.Place].Precision != "country" {
		known = append(known, m.Where)
	}
	for _, s := range known {
		for t := e.d.Sentences[m.Sentence].First; t < e.d.Sentences[m.Sentence].Last; t++ {
			if s.Contains(e.d.Tokens[t].Span) && e.d.Tokens[t].Tag == text.PROPN {
				words = append(words, wordHash(&e.d.Tokens[t]))
			}
		}
	}
	for _, refs := range [][]int{m.Sources, m.Targets} {
		for _, ref := range refs {
			words = append(words, nameHashes(e.d.Actors[ref].Name)...)
		}
	}
	if m.Place >= 0 {
		words = append(words, nameHashes(e.d.Places[m.Place].Name)...)
	}
	return sorted(words)
}

func nameHashes(name string) (words []uint32) {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		words = append(words, uint32(xxh3.HashString(w)))
	}
	return words
}

// maxParents is deeper than any chain of parents that the lexicon holds.
const maxParents = 6

// above are the ids of an actor's parents, nearest first.
func (e *rowMaker) above(a *schema.Actor) (ids []string) {
	for parent := a.ParentID; parent != "" && len(ids) < maxParents; {
		ids = append(ids, parent)
		i := slices.IndexFunc(e.d.Actors, func(b schema.Actor) bool { return b.ID == parent })
		if i < 0 {
			break
		}
		parent = e.d.Actors[i].ParentID
	}
	return ids
}

// deed are the content words of the clause that reports an event: the trigger and what hangs on it, short of clauses that
// tell something else.
func (e *rowMaker) deed(m *text.EventMention, head int) (words []uint32) {
	s := e.d.Sentences[m.Sentence]
	for t := s.First; t < s.Last; t++ {
		if isContent(&e.d.Tokens[t]) && (m.Trigger.Contains(e.d.Tokens[t].Span) || e.within(t, head)) {
			words = append(words, wordHash(&e.d.Tokens[t]))
		}
	}
	return words
}

// counts are the numbers of things that a clause speaks of, with their nouns.
func (e *rowMaker) counts(sentence, head int) (all []consolidate.Count) {
	s := e.d.Sentences[sentence]
	for t := s.First; t < s.Last; t++ {
		tok := &e.d.Tokens[t]
		if tok.Tag != text.NUM || !e.within(t, head) {
			continue
		}
		noun := e.counted(t)
		n, ok := e.number(t)
		if ok && noun < 0 && tok.Head == head && argumentRels[tok.Rel] { // "three were held"
			all = append(all, consolidate.Count{Noun: consolidate.People, N: n})
		}
		if !ok || noun < 0 {
			continue
		}
		all = append(all, consolidate.Count{Noun: wordHash(&e.d.Tokens[noun]), N: n})
		if e.people[noun] {
			all = append(all, consolidate.Count{Noun: consolidate.People, N: n})
		}
	}
	return all
}

// argumentRels are the relations under which a bare number stands for people that an event is about.
var argumentRels = map[text.Rel]bool{text.Nsubj: true, text.NsubjPass: true, text.Obj: true}

// anotherWords say that what they stand beside comes on top of what was told before.
var anotherWords = text.WordSet("again another second third fourth separate separately further fresh anew new additional different")

// isAnother tells whether a clause says of its deed, or of a thing that takes part, that it is one more.
func (e *rowMaker) isAnother(m *text.EventMention, head int) bool {
	s := e.d.Sentences[m.Sentence]
	for t := s.First; t < s.Last; t++ {
		tok := &e.d.Tokens[t]
		if !anotherWords[strings.ToLower(tok.Form)] || tok.Tag == text.PROPN || tok.Head < 0 || !e.within(t, head) {
			continue
		}
		if tok.Head == head || e.d.Tokens[tok.Head].Head == head && !e.isToll(m, tok.Head) {
			return true
		}
	}
	return false
}

// isGiven tells whether a word is a noun that takes what it names for known: "the attack", "Tuesday's raid".
func (e *rowMaker) isGiven(head int) bool {
	if e.d.Tokens[head].Tag != text.NOUN {
		return false
	}
	if det := e.d.Child(head, text.Det); det >= 0 {
		return givenWords[strings.ToLower(e.d.Tokens[det].Form)]
	}
	return e.d.Child(head, text.NmodPoss) >= 0
}

// givenWords are the determiners of what is known.
var givenWords = text.WordSet("the this that these those")

// isToll tells whether a noun stands for people that are counted or were hurt: "another 20 were injured" tells more of what was told.
func (e *rowMaker) isToll(m *text.EventMention, noun int) bool {
	return e.people[noun] && (e.d.Child(noun, text.Nummod) >= 0 || m.Toll.Dead != (schema.Range{}) || m.Toll.Injured != (schema.Range{}))
}

// numberWords are the numbers that reports spell out.
var numberWords = func() map[string]int {
	words := map[string]int{}
	for n, w := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty") {
		words[w] = n
	}
	for n, w := range strings.Fields("thirty forty fifty sixty seventy eighty ninety") {
		words[w] = 30 + 10*n
	}
	return words
}()

// multipliers are the numbers that others multiply.
var multipliers = map[string]int{"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

// number is the number that begins at a word, with what multiplies it: "five million".
func (e *rowMaker) number(t int) (int, bool) {
	n, ok := numberOf(e.d.Tokens[t].Form)
	if t+1 < len(e.d.Tokens) {
		if times, multiplied := multipliers[strings.ToLower(e.d.Tokens[t+1].Form)]; multiplied {
			n *= times
		}
	}
	return n, ok
}

// counted is the noun that a number or what multiplies it hangs on, or -1.
func (e *rowMaker) counted(t int) int {
	for h := e.d.Tokens[t].Head; h >= 0; h = e.d.Tokens[h].Head {
		switch tok := &e.d.Tokens[h]; {
		case tok.Tag == text.NOUN && multipliers[strings.ToLower(tok.Form)] == 0:
			return h
		case tok.Tag != text.NUM && tok.Tag != text.NOUN:
			return -1
		}
	}
	return -1
}

func numberOf(form string) (int, bool) {
	if n, ok := numberWords[strings.ToLower(form)]; ok {
		return n, true
	}
	n, err := strconv.Atoi(strings.ReplaceAll(form, ",", ""))
	return n, err == nil
}

// otherClauses are the relations under which a clause tells something else than the word it hangs on.
var otherClauses = map[text.Rel]bool{text.Conj: true, text.Parataxis: true, text.Advcl: true, text.Ccomp: true}

// within tells whether a word hangs on another one in the same clause.
func (e *rowMaker) within(t, head int) bool {
	for t >= 0 && t != head {
		tok := &e.d.Tokens[t]
		if otherClauses[tok.Rel] && tok.Tag == text.VERB {
			return false
		}
		t = tok.Head
	}
	return t >= 0
}

func isContent(t *text.Token) bool {
	switch t.Tag {
	case text.NOUN, text.PROPN, text.NUM, text.VERB, text.ADJ:
		return !plainWords[strings.ToLower(t.Lemma)]
	}
	return false
}

func isCapital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

func isNaming(t *text.Token) bool { return t.Tag == text.PROPN || t.Tag == text.NUM }

func isStoryWord(t *text.Token) bool {
	return (t.Tag == text.PROPN || t.Tag == text.NOUN) && !plainWords[strings.ToLower(t.Lemma)]
}

func (e *rowMaker) storyWords() []uint32 { return e.hashes(0, len(e.d.Tokens), isStoryWord) }

func (e *rowMaker) hashes(first, last int, wanted func(*text.Token) bool) (all []uint32) {
	for t := first; t < last; t++ {
		if wanted(&e.d.Tokens[t]) && !plainWords[strings.ToLower(e.d.Tokens[t].Lemma)] {
			all = append(all, wordHash(&e.d.Tokens[t]))
		}
	}
	return all
}

func wordHash(t *text.Token) uint32 { return uint32(xxh3.HashString(strings.ToLower(t.Lemma))) }

func sorted(hashes []uint32) []uint32 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// plainWords are in so many reports that sharing them says nothing: how news is told, and when.
var plainWords = func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(`say tell be have do make take give go come get report statement official spokesman spokeswoman spokesperson
		accord people person man woman year month week day time hour morning evening night monday tuesday wednesday thursday friday saturday sunday
		january february march april may june july august september october november december
		new other last next first second one two mr mrs ms president minister government country state city town`) {
		words[w] = true
	}
	return words
}()
