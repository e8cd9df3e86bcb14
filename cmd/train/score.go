package main

import (
	"fmt"

	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/text"
)

// annotated is a document of one gold sentence, its tokens as given, read by the model.
func annotated(a *parse.Annotator, g parse.Gold) (*text.Document, error) {
	d := &text.Document{Sentences: []text.Sentence{{Last: len(g.Tokens)}}}
	for _, t := range g.Tokens {
		d.Tokens = append(d.Tokens, text.Token{Form: t.Form})
	}
	return d, a.Apply(d)
}

// scoreTreebank is the share of words with the right tag, features, head, head and relation (without subtype),
// and F1 of subjects, objects and obliques.
func scoreTreebank(a *parse.Annotator, gold []parse.Gold) (string, error) {
	var words, tags, feats, heads, rels, right, found, wanted float64
	for _, g := range gold {
		d, err := annotated(a, g)
		if err != nil {
			return "", err
		}
		for i, t := range d.Tokens {
			w := g.Tokens[i]
			labelled := t.Head == w.Head && t.Rel.Base() == w.Rel.Base()
			words++
			tags += one(t.Tag == w.Tag)
			feats += one(t.Feats == w.Feats)
			heads += one(t.Head == w.Head)
			rels += one(labelled)
			found += one(isArgument(t.Rel))
			wanted += one(isArgument(w.Rel))
			right += one(labelled && isArgument(w.Rel))
		}
	}
	return fmt.Sprintf("UPOS %.4f  FEATS %.4f  UAS %.4f  LAS %.4f  ARGS %.4f  words %.0f",
		tags/words, feats/words, heads/words, rels/words, 2*right/(found+wanted), words), nil
}

func isArgument(r text.Rel) bool {
	b := r.Base()
	return b == text.Nsubj || b == text.Obj || b == text.Iobj || b == text.Obl
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// scoreNames is precision, recall and F1 of exact spans of persons, organisations and places, with their kind
// and without; nationalities count as places where the gold file has any, as no name elsewhere.
func scoreNames(a *parse.Annotator, gold []parse.Gold) (string, error) {
	type span struct{ first, last int }
	nationality := text.NoName
	for _, g := range gold {
		for _, n := range g.Names {
			if n.Kind == text.Nationality {
				nationality = text.Location
			}
		}
	}
	spans := func(names []text.Name) map[span]text.NameKind {
		out := map[span]text.NameKind{}
		for _, n := range names {
			kind := n.Kind
			if kind == text.Nationality {
				kind = nationality
			}
			if kind == text.Person || kind == text.Organisation || kind == text.Location {
				out[span{n.First, n.Last}] = kind
			}
		}
		return out
	}
	var found, wanted, typed, any, confidence float64
	for _, g := range gold {
		d, err := annotated(a, g)
		if err != nil {
			return "", err
		}
		got, want := spans(d.Names), spans(g.Names)
		found, wanted = found+float64(len(got)), wanted+float64(len(want))
		for _, n := range d.Names {
			kind, named := got[span{n.First, n.Last}]
			goldKind, inGold := want[span{n.First, n.Last}]
			typed += one(named && inGold && kind == goldKind)
			any += one(named && inGold)
			if named {
				confidence += n.Confidence
			}
		}
	}
	return fmt.Sprintf("P %.4f  R %.4f  F1 %.4f  any type %.4f  mean confidence %.4f  names %.0f",
		typed/found, typed/wanted, 2*typed/(found+wanted), 2*any/(found+wanted), confidence/found, wanted), nil
}
