package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// role says which side of the event fills a slot.
type role uint8

const (
	NoRole role = iota
	SourceRole
	TargetRole
	PlaceRole // a place; where a country or a government stands there, it is the target too
)

func (r role) String() string { return [...]string{"", "S", "T", "P"}[r] }

var roles = map[string]role{"S": SourceRole, "T": TargetRole, "P": PlaceRole}

// position is where in the clause a slot stands.
type position uint8

const (
	Subject position = iota
	Object
	Second   // after an object: the thing given ("give T aid"), or what the object becomes ("take T hostage")
	oblique  // behind a preposition
	Clause   // an infinitive, gerund or "that" clause
	Modifier // of a noun trigger: what stands before it
)

// Slot is one argument of a pattern.
type Slot struct {
	At       position
	Preps    []string // of an oblique: the prepositions; of a clause: what marks it
	Role     role
	Nouns    text.Words // its head must be one of them; with a role, it may be
	filler   int        // numbers Nouns, which are the same in many slots; 0 for none
	any      bool       // anything, as long as something stands there
	None     bool       // nothing may stand there
	Optional bool
	Told     bool // a clause of what is said to be so
	Asked    bool // a clause of what somebody asks for
}

// Sense is one reading of one trigger: a line of the lexicon with one of its alternatives.
type Sense struct {
	Code     string // CAMEO; empty for what is no event
	kind     text.TriggerKind
	Lemma    string // what the trigger's lemma must be, with its particle or modifier: "call_off", "peace_talk"
	Slots    []Slot
	Mode     string
	Contexts []string
	Flags    schema.Flags
	Recip    bool   // all parties are source, the second side is target
	Weak     bool   // counts only between two actors
	pattern  string // as the file has it
	Order    int    // of files and lines
	User     bool   // of the user's own files

	TakesObject, HasSecond bool // what stands among Slots
}

// setSlots gives the sense its slots.
func (s *Sense) setSlots(slots []Slot) {
	s.Slots = slots
	for i := range slots {
		sl := &slots[i]
		sl.Asked = sl.At == Clause && !sl.Told && AsksFor(s.Code)
		s.TakesObject = s.TakesObject || sl.At == Object || sl.At == Clause
		s.HasSecond = s.HasSecond || sl.At == Second
	}
}

// Rule names the sense for the reader by what it is, not by where it stands in a file: its code, its word and its pattern.
func (s *Sense) Rule() string { return s.Code + "/" + s.Lemma + ": " + s.Pattern() }

// Pattern is the sense's pattern, of the trigger's alternatives only the one that stood in the text.
func (s *Sense) Pattern() string {
	words := strings.Fields(s.pattern)
	for i, w := range words {
		for alt := range strings.SplitSeq(w, "|") {
			if alt == s.Lemma {
				words[i] = alt
			}
		}
	}
	return strings.Join(words, " ")
}

// Takes tells whether somebody in a role stands behind a preposition.
func (s *Sense) Takes(r role, prep string) bool {
	return slices.ContainsFunc(s.Slots, func(sl Slot) bool { return sl.Role == r && slices.Contains(sl.Preps, prep) })
}

// IsOptional tells whether the sense fits without anybody in a role.
func (s *Sense) IsOptional(r role) bool {
	return slices.ContainsFunc(s.Slots, func(sl Slot) bool { return sl.Role == r && sl.Optional })
}

// Name is what the sense makes of which word.
func (s *Sense) Name() string { return s.Code + " " + s.Lemma }

// patternParser reads one pattern word by word.
type patternParser struct {
	classes map[string]text.Words
	fillers map[string]Slot // those with nouns that patterns have had before
	tokens  []string
	slots   []Slot
	lemmas  []string
	kind    text.TriggerKind
}

var spacedBrackets = strings.NewReplacer("(", " ( ", ")", " ) ")

// parsePattern reads a pattern into its trigger's alternatives and slots.
func parsePattern(pattern string, classes map[string]text.Words, fillers map[string]Slot) (*patternParser, error) {
	p := &patternParser{classes: classes, fillers: fillers}
	if rest, ok := strings.CutPrefix(pattern, "n:"); ok {
		p.kind, pattern = text.NounTrigger, rest
	}
	pattern = spacedBrackets.Replace(pattern)
	p.tokens = strings.Fields(pattern)
	if len(p.tokens) == 0 {
		return nil, fmt.Errorf("empty pattern")
	}
	head := p.verbHead
	if p.kind == text.NounTrigger {
		head = p.nounHead
	}
	if err := head(); err != nil {
		return nil, err
	}
	return p, p.arguments()
}

// isPlain tells a lower-case word or class from roles, signs and parentheses.
func isPlain(token string) bool {
	return roles[token] == NoRole && !strings.ContainsAny(token, "()*") && token != "-"
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
		s.At = Subject
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
	p.kind = text.PredicateTrigger
	prep := ""
	if Prepositions[p.tokens[0]] {
		if len(p.tokens) > 1 && roles[p.tokens[1]] != NoRole { // "be in P": what stands there is the predicate
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
		if first, noun, ok := strings.Cut(n, "_"); ok && prep == "" && Prepositions[first] { // be in_favour
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
		if isPlain(t) && !arePrepositions(t) {
			last = i
			continue
		}
		if last >= 0 || roles[t] == NoRole {
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
		s.At = Modifier
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
		s.Optional, s.Preps = optional, preps
		switch {
		case s.At == Clause:
		case preps != nil:
			s.At = oblique
		case bare == 0:
			s.At, bare = Object, 1
		case bare == 1:
			s.At, bare = Second, 2
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
		if !Prepositions[w] && w != "that" {
			return false
		}
	}
	return true
}

// filler reads what may stand in a slot.
func (p *patternParser) filler(t string) (Slot, error) {
	switch {
	case roles[t] != NoRole:
		return Slot{Role: roles[t]}, nil
	case t == "*":
		return Slot{any: true}, nil
	case t == "-":
		return Slot{None: true}, nil
	case t == "@do":
		return Slot{At: Clause, any: true}, nil
	case t == "@told":
		return Slot{At: Clause, any: true, Told: true}, nil
	}
	if s, ok := p.fillers[t]; ok {
		return s, nil
	}
	s := Slot{Nouns: text.Words{}, filler: len(p.fillers) + 1}
	var plain []string
	for alt := range strings.SplitSeq(t, "|") {
		if r := roles[alt]; r != NoRole { // "@captive|T": anybody, and what the class names for certain
			s.Role = r
		} else {
			plain = append(plain, alt)
		}
	}
	nouns, err := p.expand(strings.Join(plain, "|"))
	for _, n := range nouns {
		s.Nouns[n] = true
	}
	if err == nil {
		p.fillers[t] = s
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

func WantsSource(s *Sense) bool {
	return slices.ContainsFunc(s.Slots, func(sl Slot) bool { return sl.Role == SourceRole })
}
