package events

import (
	"iter"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// graph is the dependency tree of a document, readable downwards, with the names and actors that words belong to.
type graph struct {
	doc         *text.Document
	toks        []text.Token
	first, next []int32 // children of a token, in order of the text; -1 ends
	name        []int32 // index of the name a token belongs to, or -1
	mention     []int32 // index of the actor mention whose head a token is, or -1
	date        []bool  // the token belongs to a time expression
}

func newGraph(doc *text.Document) *graph {
	n := len(doc.Tokens)
	cells := make([]int32, 4*n)
	for i := range cells {
		cells[i] = -1
	}
	g := &graph{doc: doc, first: cells[:n], next: cells[n : 2*n], name: cells[2*n : 3*n], mention: cells[3*n:], date: make([]bool, n)}
	for i, name := range doc.Names {
		for t := max(0, name.First); t < name.Last && t < n; t++ {
			g.name[t] = int32(i)
		}
	}
	for i, m := range doc.ActorMentions {
		if m.Head >= 0 && m.Head < n {
			g.mention[m.Head] = int32(i)
		}
	}
	for i := range doc.ActorMentions {
		g.spreadMention(i)
	}
	t := 0
	for _, d := range doc.Dates {
		for t < n && doc.Tokens[t].Start < d.Span.Start {
			t++
		}
		for u := t; u < n && doc.Tokens[u].End <= d.Span.End; u++ {
			g.date[u] = true
		}
	}
	g.toks = doc.Tokens
	for i := n - 1; i >= 0; i-- {
		if h := g.toks[i].Head; h >= 0 && h < n && h != i {
			g.next[i], g.first[h] = g.first[h], int32(i)
		}
	}
	return g
}

// spreadMention lets the words of names in a mention that the parser hangs outside of it stand for whom it means.
func (g *graph) spreadMention(i int) {
	m := &g.doc.ActorMentions[i]
	if m.Head < 0 || m.Head >= len(g.doc.Tokens) {
		return
	}
	first, last := m.Head, m.Head+1
	for first > 0 && g.doc.Tokens[first-1].Start >= m.Start {
		first--
	}
	for last < len(g.doc.Tokens) && g.doc.Tokens[last].End <= m.End {
		last++
	}
	for t := first; t < last; t++ {
		if h := g.doc.Tokens[t].Head; g.mention[t] < 0 && g.name[t] >= 0 && (h < first || h >= last) {
			g.mention[t] = int32(i)
		}
	}
}

// children are the dependents of a token, in order of the text.
func (g *graph) children(t int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := g.first[t]; c >= 0; c = g.next[c] {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// child is the first dependent with one of the relations, or -1.
func (g *graph) child(t int, rels ...text.Rel) int {
	for c := range g.children(t) {
		for _, r := range rels {
			if g.toks[c].Rel == r {
				return c
			}
		}
	}
	return -1
}

// head is the token's head within the sentence, or -1.
func (g *graph) head(t int) int {
	h := g.toks[t].Head
	if h < 0 || h >= len(g.toks) || g.toks[h].Sentence != g.toks[t].Sentence {
		return -1
	}
	return h
}

func (g *graph) lemma(t int) string { return g.toks[t].Lemma }

// is tells whether the token's lemma is one of the words.
func (g *graph) is(t int, w words) bool { return t >= 0 && w[strings.ToLower(g.toks[t].Lemma)] }

func (g *graph) isNominal(t int) bool {
	switch g.toks[t].Tag {
	case text.NOUN, text.PROPN, text.PRON, text.NUM, text.SYM, text.X, text.DET:
		return true
	}
	return g.name[t] >= 0
}

func (g *graph) isVerbal(t int) bool { return g.toks[t].Tag == text.VERB || g.toks[t].Tag == text.AUX }

var relativePronouns = set("who whom which that whose")

// isRelative tells whether a token is the pronoun of a relative clause.
func (g *graph) isRelative(t int) bool {
	tok := &g.toks[t]
	return tok.Feats.Has(text.RelativePron) || (tok.Tag == text.PRON || tok.Tag == text.DET || tok.Tag == text.SCONJ) && relativePronouns[strings.ToLower(tok.Form)] && g.inRelativeClause(t)
}

func (g *graph) inRelativeClause(t int) bool {
	h := g.head(t)
	for range clauseDepth {
		if h < 0 {
			return false
		}
		switch g.toks[h].Rel {
		case text.AclRelcl, text.AdvclRelcl:
			return true
		case text.Conj, text.Xcomp:
			h = g.head(h)
		default:
			return false
		}
	}
	return false
}

// clauseDepth bounds every walk up the tree: deeper embeddings are rarer than parser errors.
const clauseDepth = 6

func (g *graph) isIng(t int) bool {
	tok := &g.toks[t]
	return tok.Feats.Has(text.Ger) || tok.Feats.Has(text.Part|text.Pres) || tok.Tag == text.VERB && strings.HasSuffix(tok.Form, "ing") && tok.Lemma != tok.Form
}

// isPastParticiple tells "deployed in" from "deployed to": no auxiliary and a participle's form.
func (g *graph) isPastParticiple(t int) bool {
	f := g.toks[t].Feats
	return f.Has(text.Part) && !g.isIng(t) || f.Has(text.Pass)
}

// hasTo tells whether the verb is a to-infinitive.
func (g *graph) hasTo(t int) bool {
	for c := range g.children(t) {
		if g.toks[c].Tag == text.PART && g.lemma(c) == "to" {
			return true
		}
	}
	return false
}

// marker is what introduces a clause or a phrase: "to", "of", "on_behalf_of"; empty for none.
func (g *graph) marker(t int) string {
	var first, joined string
	if title := g.child(t, text.NmodDesc); title >= 0 && title < t && g.child(t, text.Case, text.Mark) < 0 {
		return g.marker(title) // "of Prime Minister Hariri": parsers may hang it on the title
	}
	for c := range g.children(t) {
		if r := g.toks[c].Rel; r != text.Case && r != text.Mark {
			continue
		}
		w := strings.ToLower(g.lemma(c))
		for f := range g.children(c) {
			if g.toks[f].Rel == text.Fixed {
				w += "_" + strings.ToLower(g.lemma(f))
			}
		}
		if w == "'s" || w == "'" || w == "’s" || w == "’" {
			continue
		}
		if first == "" {
			first, joined = w, w
		} else {
			joined += "_" + w
		}
	}
	if prepositions[joined] {
		return joined
	}
	return first
}
