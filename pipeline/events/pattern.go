package events

import (
	"fmt"
	"github.com/dateline-data/dateline/pipeline/text"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// role says which side of the event fills a slot.
type role uint8

const (
	noRole role = iota
	sourceRole
	targetRole
	placeRole // a place; where a country or a government stands there, it is the target too
)

func (r role) String() string { return [...]string{"", "S", "T", "P"}[r] }

var roles = map[string]role{"S": sourceRole, "T": targetRole, "P": placeRole}

// position is where in the clause a slot stands.
type position uint8

const (
	subject position = iota
	object
	second   // after an object: the thing given ("give T aid"), or what the object becomes ("take T hostage")
	oblique  // behind a preposition
	clause   // an infinitive, gerund or "that" clause
	modifier // of a noun trigger: what stands before it
)

// slot is one argument of a pattern.
type slot struct {
	at       position
	preps    []string // of an oblique: the prepositions; of a clause: what marks it
	role     role
	nouns    text.Words // its head must be one of them; with a role, it may be
	any      bool       // anything, as long as something stands there
	none     bool       // nothing may stand there
	optional bool
}

// triggerKind is the sort of word a sense hangs on.
type triggerKind uint8

const (
	verbTrigger      triggerKind = iota
	nounTrigger                  // "the shelling of T"
	predicateTrigger             // "be angry at T", "be in talks with T"
)

func (k triggerKind) String() string { return [...]string{"verb", "noun", "predicate"}[k] }

// sense is one reading of one trigger: a line of the lexicon with one of its alternatives.
type sense struct {
	code     string // CAMEO; empty for what is no event
	kind     triggerKind
	lemma    string // what the trigger's lemma must be, with its particle or modifier: "call_off", "peace_talk"
	slots    []slot
	mode     string
	contexts []string
	toll     string // dead, injured, arrested or crowd: the target is counted as such
	flags    schema.Flags
	recip    bool   // all parties are source, the second side is target
	weak     bool   // counts only between two actors
	pattern  string // as the file has it
	order    int    // of files and lines
	user     bool   // of the user's own files
}

// rule names the sense for the reader by what it is, not by where it stands in a file: its code, its word and its pattern, of the
// trigger's alternatives only the one that stood in the text.
func (s *sense) rule() string {
	words := strings.Fields(s.pattern)
	for i, w := range words {
		for alt := range strings.SplitSeq(w, "|") {
			if alt == s.lemma {
				words[i] = alt
			}
		}
	}
	return fmt.Sprintf("%s/%s: %s", s.code, s.lemma, strings.Join(words, " "))
}

// isOptional tells whether the sense fits without anybody in a role.
func (s *sense) isOptional(r role) bool {
	return slices.ContainsFunc(s.slots, func(sl slot) bool { return sl.role == r && sl.optional })
}

// name is what the sense makes of which word.
func (s *sense) name() string { return s.code + " " + s.lemma }

// patternParser reads one pattern word by word.
type patternParser struct {
	classes map[string]text.Words
	tokens  []string
	slots   []slot
	lemmas  []string
	kind    triggerKind
}

var spacedBrackets = strings.NewReplacer("(", " ( ", ")", " ) ")

// parsePattern reads a pattern into its trigger's alternatives and slots.
func parsePattern(pattern string, classes map[string]text.Words) (*patternParser, error) {
	p := &patternParser{classes: classes}
	if rest, ok := strings.CutPrefix(pattern, "n:"); ok {
		p.kind, pattern = nounTrigger, rest
	}
	pattern = spacedBrackets.Replace(pattern)
	p.tokens = strings.Fields(pattern)
	if len(p.tokens) == 0 {
		return nil, fmt.Errorf("empty pattern")
	}
	head := p.verbHead
	if p.kind == nounTrigger {
		head = p.nounHead
	}
	if err := head(); err != nil {
		return nil, err
	}
	return p, p.arguments()
}

// isPlain tells a lower-case word or class from roles, signs and parentheses.
func isPlain(token string) bool {
	return roles[token] == noRole && !strings.ContainsAny(token, "()*") && token != "-"
}

// verbHead reads what stands before the verb, the verb, and after "be" its adjective or "in talks".
func (p *patternParser) verbHead() error {
	for len(p.tokens) > 0 {
		t := p.tokens[0]
		p.tokens = p.tokens[1:]
		if isPlain(t) && !strings.Contains(t, "@") {
			p.lemmas = strings.Split(t, "|")
			return p.predicate()
		}
		s, err := p.filler(t)
		if err != nil {
			return err
		}
		s.at = subject
		p.slots = append(p.slots, s)
	}
	return fmt.Errorf("no trigger: a pattern needs a lower-case verb")
}

// predicate turns "be angry" and "be in talks" into triggers of their own.
func (p *patternParser) predicate() error {
	if len(p.lemmas) != 1 || p.lemmas[0] != "be" {
		return nil
	}
	if len(p.tokens) == 0 || !isPlain(p.tokens[0]) {
		return fmt.Errorf("`be` needs an adjective, or a preposition and a noun")
	}
	p.kind = predicateTrigger
	prep := ""
	if prepositions[p.tokens[0]] {
		if len(p.tokens) > 1 && roles[p.tokens[1]] != noRole { // "be in P": what stands there is the predicate
			return nil
		}
		prep = "_" + p.tokens[0]
		if p.tokens = p.tokens[1:]; len(p.tokens) == 0 || !isPlain(p.tokens[0]) {
			return fmt.Errorf("`be%s` needs a noun", strings.ReplaceAll(prep, "_", " "))
		}
	}
	nouns, err := p.expand(p.tokens[0])
	p.tokens, p.lemmas = p.tokens[1:], nil
	for _, n := range nouns {
		if first, noun, ok := strings.Cut(n, "_"); ok && prep == "" && prepositions[first] { // be in_favour
			n = noun + "_" + first
		}
		p.lemmas = append(p.lemmas, n+prep)
	}
	return err
}

// nounHead reads modifiers up to the last plain word before the first preposition, role or parenthesis: the trigger.
func (p *patternParser) nounHead() error {
	last := -1
	for i, t := range p.tokens {
		if isPlain(t) && !prepositions[t] {
			last = i
			continue
		}
		if last >= 0 || roles[t] == noRole {
			break
		}
	}
	if last < 0 {
		return fmt.Errorf("no trigger: a noun pattern needs a lower-case noun")
	}
	for _, t := range p.tokens[:last] {
		s, err := p.filler(t)
		if err != nil {
			return err
		}
		s.at = modifier
		p.slots = append(p.slots, s)
	}
	var err error
	p.lemmas, err = p.expand(p.tokens[last])
	p.tokens = p.tokens[last+1:]
	return err
}

// arguments reads the slots behind the trigger.
func (p *patternParser) arguments() error {
	bare, optional, open := 0, false, false
	var preps []string
	for _, t := range p.tokens {
		switch {
		case t == "(" && !open:
			optional, open = true, true
			continue
		case t == ")" && open && preps == nil:
			optional, open = false, false
			continue
		case t == "(" || t == ")":
			return fmt.Errorf("parenthesis out of place")
		case preps == nil && arePrepositions(t):
			preps = strings.Split(t, "|")
			continue
		}
		s, err := p.filler(t)
		if err != nil {
			return err
		}
		s.optional, s.preps = optional, preps
		switch {
		case s.at == clause:
		case preps != nil:
			s.at = oblique
		case bare == 0:
			s.at, bare = object, 1
		case bare == 1:
			s.at, bare = second, 2
		default:
			return fmt.Errorf("%q: a third argument without a preposition", t)
		}
		preps = nil
		p.slots = append(p.slots, s)
	}
	switch {
	case open:
		return fmt.Errorf("parenthesis not closed")
	case preps != nil:
		return fmt.Errorf("nothing behind %q", strings.Join(preps, "|"))
	}
	return nil
}

func arePrepositions(t string) bool {
	for w := range strings.SplitSeq(t, "|") {
		if !prepositions[w] && w != "that" {
			return false
		}
	}
	return true
}

// filler reads what may stand in a slot.
func (p *patternParser) filler(t string) (slot, error) {
	switch {
	case roles[t] != noRole:
		return slot{role: roles[t]}, nil
	case t == "*":
		return slot{any: true}, nil
	case t == "-":
		return slot{none: true, optional: true}, nil
	case t == "@do":
		return slot{at: clause, any: true}, nil
	}
	s := slot{nouns: text.Words{}}
	var plain []string
	for alt := range strings.SplitSeq(t, "|") {
		if r := roles[alt]; r != noRole { // "@captive|T": anybody, and what the class names for certain
			s.role = r
		} else {
			plain = append(plain, alt)
		}
	}
	nouns, err := p.expand(strings.Join(plain, "|"))
	for _, n := range nouns {
		s.nouns[n] = true
	}
	return s, err
}

// expand writes out alternatives and classes.
func (p *patternParser) expand(t string) ([]string, error) {
	var all []string
	for alt := range strings.SplitSeq(t, "|") {
		name, isClass := strings.CutPrefix(alt, "@")
		switch {
		case alt == "" || strings.ToLower(alt) != alt:
			return nil, fmt.Errorf("%q: expected lower-case lemmas, @class, S, T, P, * or -", t)
		case !isClass:
			all = append(all, alt)
		case p.classes[name] == nil:
			return nil, fmt.Errorf("no class @%s", name)
		default:
			all = append(all, sorted(p.classes[name])...)
		}
	}
	return all, nil
}
