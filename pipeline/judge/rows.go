package judge

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// row is an event mention whose features are read.
type row struct {
	*document
	hashnet.Bag
	m             *text.EventMention
	trigger       int    // token
	lemma         string // of the trigger
	pattern, path string // of the reading
	standing      string // of a candidate for a side
	index         int    // of the event mention
	before        int    // rows of its type
	vectors       [][]int8
}

// open begins the features of an event mention, in the memory of those before.
func (d *document) open(m *text.EventMention) *row {
	r := &d.row
	r.Bag, r.document, r.m, r.trigger = r.Bag[:0], d, m, d.triggerOf(m)
	r.lemma = r.Lemma(r.trigger)
	r.pattern, r.path = m.Reading.Pattern, m.Reading.Path
	return r
}

// rowFeatures are what is asked of an event mention; they are good until others are read.
func (d *document) rowFeatures(i int) []uint32 {
	r := d.open(&d.EventMentions[i])
	r.index, r.before = i, d.before[i]
	for _, read := range []func(*row){(*row).sense, (*row).guess, (*row).word, (*row).surroundings, (*row).frame, (*row).source, (*row).target, (*row).sides, (*row).circumstances, (*row).others, (*row).meaning, (*row).tells, (*row).article} {
		read(r)
	}
	return r.Bag
}

// sense is the reading of the lexicon that made the row.
func (r *row) sense() {
	g := &r.m.Reading
	_, word, _ := strings.Cut(g.Sense, " ")
	root := r.m.CAMEO[:min(2, len(r.m.CAMEO))]
	r.Add("type", r.m.Type)
	r.Add("root", root)
	r.Add("code", r.m.CAMEO)
	r.Add("mode", r.m.Type, r.m.Mode)
	r.Add("pattern", r.pattern)
	r.Both(r.m.Type, "path", r.path)
	r.Add("slots", slots(r.pattern))
	r.Add("sense", word, root)
	r.Both(r.m.Type, "effect", string(g.Effect))
	r.Add("effect of", string(g.Effect), word)
	r.Add("kind", g.Kind.String(), string(g.Doubt))
	r.Both(r.m.Type, "doubt", string(g.Doubt))
	r.Add("doubt of", string(g.Doubt), word)
	source, target := digit(int(g.SourceSure)), digit(int(g.TargetSure))
	lexical, weak := yesNo(g.Lexical), yesNo(g.Weak)
	r.Both(r.m.Type, "sure", source, target)
	r.Add("sure and doubt", source, target, string(g.Doubt))
	r.Add("score", digit(int(g.Score)))
	r.Both(r.m.Type, "lexical", lexical, weak)
	r.Add("passive", lexical, weak, yesNo(g.Passive))
}

// guess is what the scorer of triggers thinks of the words.
func (r *row) guess() {
	g := &r.m.Reading
	event, typ := logLevel(g.Guess), logLevel(g.TypeGuess)
	r.Both(r.m.Type, "guess", event)
	r.Both(r.m.Type, "type guess", typ)
	r.Add("guesses", event, typ)
	r.Add("guess and doubt", event, string(g.Doubt))
	r.Both(r.m.Type, "retyped", g.Retyped)
	r.Add("guess and path", event, g.Kind.String(), r.m.Type)
}

// logLevel is a probability as log-odds in whole numbers.
func logLevel(p float64) string {
	return strconv.Itoa(int(math.Round(math.Log((p + guessFloor) / (1 - p + guessFloor)))))
}

// guessFloor keeps log-odds within about 5 of nothing.
const guessFloor = 0.005

// slots are the roles and signs of a pattern without its words.
func slots(pattern string) string {
	var memory [16]byte
	signs := memory[:0]
	for w := range strings.FieldsSeq(pattern) {
		switch w {
		case "S", "T", "P", "*", "-", "n:":
			signs = append(signs, w...)
		}
	}
	return string(signs)
}

// digit is a small number's cipher; those from ten on are the same.
func digit(n int) string { return ciphers[max(0, min(n, len(ciphers)-1))] }

var ciphers = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (r *row) word() {
	tok := &r.Tokens[r.trigger]
	r.Both(r.m.Type, "lemma", r.lemma)
	r.Both(r.m.Type, "place in tree", tok.Tag.String(), tok.Rel.String())
	r.Add("form", r.forms.Of(tok.Feats), tok.Tag.String())
	r.Add("words", strings.ToLower(r.Slice(r.m.Trigger)))
	if tok.Head >= 0 {
		r.Add("head", r.Lemma(tok.Head), tok.Rel.String())
		r.Add("head", r.Tokens[tok.Head].Tag.String(), tok.Rel.String(), r.m.Type)
	}
}

// near is how many words before and behind the trigger count each at its place.
const near = 3

// surroundings are the words of the sentence: those that hang on the trigger, those beside it, and the rest.
func (r *row) surroundings() {
	s := r.Sentences[r.m.Sentence]
	quotes := 0
	for t := s.First; t < s.Last; t++ {
		tok := &r.Tokens[t]
		if tok.Head == r.trigger && tok.Rel != text.Punct {
			r.Add("child", tok.Rel.String())
			r.Both(r.m.Type, "child", tok.Rel.String(), r.Lemma(t))
		}
		switch tok.Tag {
		case text.NOUN, text.VERB, text.ADJ:
			r.Add("word", r.Lemma(t))
		}
		if t < r.trigger && strings.ContainsAny(tok.Form, "\"“”") {
			quotes++
		}
		if off := t - r.trigger; off != 0 && -near <= off && off <= near {
			r.Add("at", digit(off+near), r.Lemma(t))
		}
	}
	r.Add("quoted", digit(quotes%2))
	r.Add("sentence", level(r.m.Sentence))
	r.Add("words", level(s.Last-s.First))
	r.Add("rows", level(r.inSentence[r.m.Sentence]))
	r.Add("of type", level(r.ofType[r.m.Type]), r.m.Type)
}

// certainties is into how many steps from -1 to 1 a frame's Happened is rounded, for each side of 0.
const certainties = 4

// frame is the trigger's frame in PropBank's roles.
func (r *row) frame() {
	f := r.FrameAt(r.trigger)
	if f == nil {
		r.Both(r.Tokens[r.trigger].Tag.String(), "frame", "none")
		return
	}
	r.Both(r.m.Type, "happened", digit(int(f.Happened*certainties)+certainties))
	for _, a := range f.Args {
		r.Add("role", a.Role.String())
		r.Add("role", a.Role.String(), r.Lemma(a.Head), r.m.Type)
	}
}

func (r *row) source() { r.side(Source) }
func (r *row) target() { r.side(Target) }

// side is who or what stands on one side.
func (r *row) side(side Side) {
	typ, name := r.m.Type, side.String()
	at, of := side.Of(r.m)
	span, actors := *at, *of
	nobody := "unread"
	if tells := r.Tokens[r.trigger].Tells; tells != nil {
		nobody = strconv.Itoa(tells.Nobody(int(side)) / (text.Nat / 2))
	}
	if span.Empty() {
		r.Both(typ, name, "none")
		r.Both(typ, name, "nobody", nobody)
		return
	}
	head := r.headOf(span)
	odds := r.odds(side, head)
	r.Both(typ, name, "stands", odds)
	r.Add(name, "stands", odds, nobody)
	kind, named := r.kind(head), r.named(head)
	who, isKnown, sector := r.who(actors)
	r.Both(typ, name, "who", who, isKnown, sector)
	r.Add(name, "who", who, isKnown, sector, kind)
	r.Both(typ, name, "kind", kind, named)
	r.Both(typ, name, "tag", r.Tokens[head].Tag.String())
	r.Add(name, "many", level(len(actors)))
	how, a, b := r.link(head)
	r.Both(typ, name, "link", how, a, b)
	r.Add(name, "link", how, a, b, kind)
	within, role := r.role(head)
	r.Both(typ, name, "role", within, role)
	where, far := r.distance(head)
	r.Add(name, "distance", where, far)
	r.Add(name, "length", level(span.Len()/wordBytes))
	if r.Tokens[head].Tag != text.PROPN {
		r.Both(typ, name, "noun", r.Lemma(head))
	}
	for t, last := r.Words(span); t < last; t++ {
		r.Add(name, "word", r.Lemma(t))
	}
	if len(actors) > 0 {
		r.Add(name, "country", r.Actors[actors[0]].Country)
	}
}

// wordBytes is about how many bytes a word has with its space.
const wordBytes = 6

// who says what an actor is: its kind, whether its country is known, its sector.
func (d *document) who(actors []int) (kind, isKnown, sector string) {
	if len(actors) == 0 {
		return "nobody", "", ""
	}
	a := &d.Actors[actors[0]]
	return a.Kind, yesNo(a.Country != ""), a.Sector
}

// kind is how a word speaks of an actor: name, nominal, pronoun, or not at all.
func (d *document) kind(t int) string {
	if m := d.MentionAt(t); m >= 0 {
		return string(d.ActorMentions[m].Kind)
	}
	return "none"
}

func (d *document) named(t int) string {
	if n := d.NameAt(t); n != nil {
		return digit(int(n.Kind))
	}
	return "0"
}

// link is how a word stands to the trigger in the tree, in up to three words.
func (r *row) link(t int) (how, a, b string) {
	tok, trigger := &r.Tokens[t], &r.Tokens[r.trigger]
	switch {
	case t == r.trigger:
		return "itself", "", ""
	case tok.Head == r.trigger:
		return "on", tok.Rel.String(), r.Preposition(t)
	case trigger.Head == t:
		return "above", trigger.Rel.String(), ""
	case tok.Head >= 0 && tok.Head == trigger.Head:
		return "beside", tok.Rel.String(), trigger.Rel.String()
	case tok.Head >= 0 && r.Tokens[tok.Head].Head == r.trigger:
		return "below", r.Tokens[tok.Head].Rel.String(), tok.Rel.String()
	case trigger.Head >= 0 && r.Tokens[trigger.Head].Head == t:
		return "far above", "", ""
	case trigger.Head >= 0 && tok.Head >= 0 && tok.Head == r.Tokens[trigger.Head].Head:
		return "uncle", tok.Rel.String(), ""
	}
	return "far", "", ""
}

// role is what a word, or the phrase that it is in, is to the trigger's frame.
func (r *row) role(t int) (within, role string) {
	f := r.FrameAt(r.trigger)
	if f == nil {
		return "no frame", ""
	}
	for _, a := range f.Args {
		if a.Head == t {
			return "", a.Role.String()
		}
	}
	for _, a := range f.Args {
		if a.First <= t && t < a.Last {
			return "in", a.Role.String()
		}
	}
	return "none", ""
}

func (r *row) distance(t int) (side, far string) {
	if t > r.trigger {
		return "behind", level(t - r.trigger)
	}
	return "before", level(r.trigger - t)
}

// sides are both sides together.
func (r *row) sides() {
	s, t := r.first(r.m.Sources), r.first(r.m.Targets)
	r.Both(r.m.Type, "countries", compare(s.Country, t.Country))
	r.Both(r.m.Type, "sectors", s.Sector, t.Sector)
	r.Add("kinds", s.Kind, t.Kind, r.m.Type)
	r.Add("given", yesNo(r.m.Source.Empty()), yesNo(r.m.Target.Empty()), r.m.Type)
}

// first is the first of some actors, an unknown one where there is none.
func (d *document) first(actors []int) *schema.Actor {
	if len(actors) > 0 {
		return &d.Actors[actors[0]]
	}
	return &unknown
}

var unknown schema.Actor

func compare(a, b string) string {
	switch {
	case a == "" || b == "":
		return "unknown"
	case a == b:
		return "same"
	}
	return "differ"
}

// circumstances are the row's flags, attribution, place, date and contexts.
func (r *row) circumstances() {
	m, typ := r.m, r.m.Type
	r.Both(typ, "flags", yesNo(m.Negated), yesNo(m.Future), yesNo(m.Hypothetical), yesNo(m.Historical))
	r.Both(typ, "attributed", yesNo(!m.Attribution.Empty()))
	r.Add("where", yesNo(m.Place >= 0), typ)
	r.Add("when", m.Basis, typ)
	for _, c := range m.Contexts {
		r.Both(typ, "context", c)
	}
}

func (r *row) article() {
	r.Both(r.m.Type, "public", yesNo(r.isPublic(r.m.Sources)), yesNo(r.isPublic(r.m.Targets)))
	r.Both(r.m.Type, "before", level(r.before))
	for _, t := range r.traits {
		r.Both(r.m.Type, "article", t)
	}
}

// isPublic tells whether any of some actors is a state or in public life: what befalls others is seldom an event.
func (r *row) isPublic(actors []int) bool {
	for _, a := range actors {
		if x := &r.Actors[a]; x.Kind == "state" || slices.Contains(publicSectors, x.Sector) {
			return true
		}
	}
	return false
}
