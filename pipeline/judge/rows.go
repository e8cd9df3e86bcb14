package judge

import (
	"fmt"
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
	m       *text.EventMention
	trigger int // token
}

// rowFeatures are what is asked of an event mention.
func (d *document) rowFeatures(m *text.EventMention) []uint32 {
	r := &row{document: d, m: m, trigger: d.triggerOf(m)}
	for _, read := range []func(*row){(*row).sense, (*row).word, (*row).surroundings, (*row).frame, (*row).source, (*row).target, (*row).sides, (*row).circumstances, (*row).article} {
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
	r.Add("pattern", g.Pattern)
	r.Both(r.m.Type, "path", g.Path+pathEnd)
	r.Add("slots", slots(g.Pattern))
	r.Add("sense", word, root)
	r.Both(r.m.Type, "effect", g.Effect)
	r.Add("effect of", g.Effect, word)
	r.Add("kind", g.Kind, g.Doubt)
	r.Both(r.m.Type, "doubt", g.Doubt)
	r.Add("doubt of", g.Doubt, word)
	sure := fmt.Sprint(g.SourceSure, g.TargetSure)
	r.Both(r.m.Type, "sure", sure)
	r.Add("sure and doubt", sure, g.Doubt)
	r.Add("score", strconv.Itoa(int(g.Score)))
	r.Both(r.m.Type, "lexical", fmt.Sprint(g.Lexical, g.Weak))
	r.Add("passive", fmt.Sprint(g.Lexical, g.Weak, g.Passive))
}

// pathEnd ends a path in the features by which the model was trained.
const pathEnd = ")"

// slots are the roles and signs of a pattern without its words.
func slots(pattern string) string {
	var signs []string
	for _, w := range strings.Fields(pattern) {
		switch w {
		case "S", "T", "P", "*", "-", "n:":
			signs = append(signs, w)
		}
	}
	return strings.Join(signs, " ")
}

func (r *row) word() {
	tok := &r.Tokens[r.trigger]
	r.Both(r.m.Type, "lemma", r.Lemma(r.trigger))
	r.Both(r.m.Type, "place in tree", tok.Tag.String(), tok.Rel.String())
	r.Add("form", tok.Feats.String(), tok.Tag.String())
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
			r.Add("at", strconv.Itoa(off), r.Lemma(t))
		}
	}
	r.Add("quoted", strconv.Itoa(quotes%2))
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
	r.Both(r.m.Type, "happened", strconv.Itoa(int(f.Happened*certainties)))
	for _, a := range f.Args {
		r.Add("role", a.Role.String())
		r.Add("role", a.Role.String(), r.Lemma(a.Head), r.m.Type)
	}
}

func (r *row) source() { r.side("source", r.m.Source, r.m.Sources) }
func (r *row) target() { r.side("target", r.m.Target, r.m.Targets) }

// side is who or what stands on one side.
func (r *row) side(name string, span text.Span, actors []int) {
	typ := r.m.Type
	if span.Empty() {
		r.Both(typ, name, "none")
		return
	}
	head := r.headOf(span)
	who, kind, named := r.who(actors), r.kind(head), r.named(head)
	r.Both(typ, name, "who", who)
	r.Add(name, "who", who, kind)
	r.Both(typ, name, "kind", kind, named)
	r.Both(typ, name, "tag", r.Tokens[head].Tag.String())
	r.Add(name, "many", level(len(actors)))
	link := r.link(head)
	r.Both(typ, name, "link", link)
	r.Add(name, "link", link, kind)
	r.Both(typ, name, "role", r.role(head))
	r.Add(name, "distance", r.distance(head))
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
func (d *document) who(actors []int) string {
	if len(actors) == 0 {
		return "nobody"
	}
	a := &d.Actors[actors[0]]
	return fmt.Sprint(a.Kind, " ", a.Country != "", " ", a.Sector)
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
		return strconv.Itoa(int(n.Kind))
	}
	return "0"
}

// link is how a word stands to the trigger in the tree.
func (r *row) link(t int) string {
	tok, trigger := &r.Tokens[t], &r.Tokens[r.trigger]
	switch {
	case t == r.trigger:
		return "itself"
	case tok.Head == r.trigger:
		return tok.Rel.String() + " " + r.Preposition(t)
	case trigger.Head == t:
		return "above " + trigger.Rel.String()
	case tok.Head >= 0 && tok.Head == trigger.Head:
		return "beside " + tok.Rel.String() + " " + trigger.Rel.String()
	case tok.Head >= 0 && r.Tokens[tok.Head].Head == r.trigger:
		return "below " + r.Tokens[tok.Head].Rel.String() + " " + tok.Rel.String()
	case trigger.Head >= 0 && r.Tokens[trigger.Head].Head == t:
		return "far above"
	case trigger.Head >= 0 && tok.Head >= 0 && tok.Head == r.Tokens[trigger.Head].Head:
		return "uncle " + tok.Rel.String()
	}
	return "far"
}

// role is what a word is to the trigger's frame.
func (r *row) role(t int) string {
	f := r.FrameAt(r.trigger)
	if f == nil {
		return "no frame"
	}
	for _, a := range f.Args {
		if a.Head == t {
			return a.Role.String()
		}
	}
	for _, a := range f.Args {
		if a.First <= t && t < a.Last {
			return "in " + a.Role.String()
		}
	}
	return "none"
}

func (r *row) distance(t int) string {
	if t > r.trigger {
		return "behind " + level(t-r.trigger)
	}
	return "before " + level(r.trigger-t)
}

// sides are both sides together.
func (r *row) sides() {
	s, t := r.first(r.m.Sources), r.first(r.m.Targets)
	r.Both(r.m.Type, "countries", compare(s.Country, t.Country))
	r.Both(r.m.Type, "sectors", s.Sector, t.Sector)
	r.Add("kinds", s.Kind, t.Kind, r.m.Type)
	r.Add("given", fmt.Sprint(r.m.Source.Empty(), r.m.Target.Empty()), r.m.Type)
}

func (d *document) first(actors []int) (a schema.Actor) {
	if len(actors) > 0 {
		return d.Actors[actors[0]]
	}
	return a
}

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
	r.Both(typ, "flags", fmt.Sprint(m.Flags))
	r.Both(typ, "attributed", fmt.Sprint(!m.Attribution.Empty()))
	r.Add("where", fmt.Sprint(m.Place >= 0), typ)
	r.Add("when", m.Basis, typ)
	for _, c := range m.Contexts {
		r.Both(typ, "context", c)
	}
}

func (r *row) article() {
	for _, t := range r.traits {
		r.Both(r.m.Type, "article", t)
	}
}
