package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// treeScore counts, as shares of the words: right tags, right feature bundles, right heads, right heads and relations, and
// (ARGS) the F1 of right heads and relations among the arguments that event coding stands on.
type treeScore struct {
	words, tags, feats, heads, both int
	argRight, argGold, argOurs      int
}

var arguments = map[text.Rel]bool{text.Nsubj: true, text.Obj: true, text.Iobj: true, text.Obl: true}

func (s *treeScore) add(want, got *sentence) {
	for i := range want.forms {
		s.words++
		s.tags += count(want.tags[i] == got.tags[i])
		s.feats += count(want.tags[i] == got.tags[i] && want.feats[i] == got.feats[i])
		a, b := want.rels[i].Base(), got.rels[i].Base()
		head := want.heads[i] == got.heads[i]
		s.heads += count(head)
		s.both += count(head && a == b)
		s.argGold += count(arguments[a])
		s.argOurs += count(arguments[b])
		s.argRight += count(head && a == b && arguments[a])
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s treeScore) String() string {
	share := func(n int) float64 { return float64(n) / float64(s.words) }
	return fmt.Sprintf("UPOS %.4f FEATS %.4f UAS %.4f LAS %.4f ARGS %.4f", share(s.tags), share(s.feats), share(s.heads), share(s.both),
		2*float64(s.argRight)/float64(s.argGold+s.argOurs))
}

// nameScore counts names that are right, ours and wanted, by kind; the entry for NoName ignores the kind.
type nameScore struct {
	right, ours, gold [text.Miscellaneous + 1]int
}

// folded joins places and their people, which most corpora do not tell apart, and leaves out the rest, which they define variously.
var folded = [text.Miscellaneous + 1]text.NameKind{text.Person: text.Person, text.Organisation: text.Organisation, text.Location: text.Location,
	text.Nationality: text.Location}

func (s *nameScore) add(want, got []neural.NameTag) {
	got = slices.Clone(got)
	for i := range want {
		if want[i] == unknownName {
			got[i] = 0
		}
	}
	w, g := nameSpans(want), nameSpans(got)
	for _, x := range w {
		s.gold[0]++
		s.gold[x.kind]++
		for _, y := range g {
			s.right[0] += count(x.from == y.from && x.to == y.to)
			s.right[x.kind] += count(x == y)
		}
	}
	for _, y := range g {
		s.ours[0]++
		s.ours[y.kind]++
	}
}

type nameSpan struct {
	from, to int
	kind     text.NameKind
}

// nameSpans are the names that are scored, with their folded kind.
func nameSpans(tags []neural.NameTag) (out []nameSpan) {
	for _, n := range spansOf(tags) {
		if n.kind = folded[n.kind]; n.kind != text.NoName {
			out = append(out, n)
		}
	}
	return out
}

// spansOf are all names; words that go on with a name that has no beginning are in none.
func spansOf(tags []neural.NameTag) (out []nameSpan) {
	for i, tag := range tags {
		switch {
		case tag == 0 || tag == unknownName:
		case tag.Opens():
			out = append(out, nameSpan{i, i + 1, tag.Kind()})
		case len(out) > 0 && out[len(out)-1].to == i:
			out[len(out)-1].to++
		}
	}
	return out
}

func (s nameScore) String() string {
	var b strings.Builder
	all := nameScore{}
	for _, k := range []text.NameKind{text.Person, text.Organisation, text.Location} {
		fmt.Fprintf(&b, "%s %.3f ", [...]string{"", "PER", "ORG", "LOC"}[k], s.f1(int(k)))
		all.right[0] += s.right[k]
		all.ours[0] += s.ours[k]
		all.gold[0] += s.gold[k]
	}
	fmt.Fprintf(&b, "all %.3f any %.3f", all.f1(0), s.f1(0))
	return b.String()
}

func (s nameScore) f1(kind int) float64 {
	return 2 * float64(s.right[kind]) / float64(max(1, s.ours[kind]+s.gold[kind]))
}

// scoreTrees reads sentences with trees and compares.
func scoreTrees(m *neural.Model, sentences []*sentence) (total treeScore) {
	r := neural.NewReader(m)
	for _, s := range sentences {
		out := make([]neural.Reading, len(s.forms))
		r.Read([][]string{s.forms}, out)
		got := &sentence{}
		for _, w := range out {
			got.tags = append(got.tags, w.Tag)
			got.feats = append(got.feats, w.Feats)
			got.heads = append(got.heads, w.Head)
			got.rels = append(got.rels, w.Rel)
		}
		total.add(s, got)
	}
	return total
}

// scoreNames reads sentences with names and compares.
func scoreNames(m *neural.Model, sentences []*sentence) (total nameScore) {
	r := neural.NewReader(m)
	for _, s := range sentences {
		if s.names == nil {
			continue
		}
		out := make([]neural.Reading, len(s.forms))
		r.Read([][]string{s.forms}, out)
		got := make([]neural.NameTag, len(out))
		for i, w := range out {
			got[i] = w.Name
		}
		total.add(s.names, got)
	}
	return total
}

// frameScore counts predicates, and roles of words to predicates: all, those of ARG0 to ARG2, and these of predicates that are nouns; and
// the error in whether they happened.
type frameScore struct {
	predicates, args, core, nouns pairScore
	gap                           float64
	happened                      int
}

// pairScore counts answers that are right, ours and wanted.
type pairScore struct{ right, ours, gold int }

func (s *pairScore) add(want, got bool) {
	s.right += count(want && got)
	s.ours += count(got)
	s.gold += count(want)
}

func (s pairScore) f1() float64 { return 2 * float64(s.right) / float64(max(1, s.ours+s.gold)) }

// roleOf is a word's role to a predicate.
type roleOf struct {
	predicate, word int
	role            text.Role
}

func (s *frameScore) add(want *sentence, got []neural.Frame) {
	gold, ours := map[roleOf]bool{}, map[roleOf]bool{} // NoRole stands for the predicate itself
	happened := map[int]float64{}
	for _, f := range want.frames {
		gold[roleOf{f.predicate, f.predicate, text.NoRole}] = true
		for _, a := range f.args {
			gold[roleOf{f.predicate, a.head, a.role}] = true
		}
	}
	for _, f := range got {
		ours[roleOf{f.Predicate, f.Predicate, text.NoRole}] = true
		happened[f.Predicate] = f.Happened
		for _, a := range f.Args {
			ours[roleOf{f.Predicate, a.Word, a.Role}] = true
		}
	}
	for _, h := range want.happened {
		if x, ok := happened[h.predicate]; ok {
			s.gap += math.Abs(x - float64(h.happened))
			s.happened++
		}
	}
	s.count(want, gold, ours)
}

func (s *frameScore) count(want *sentence, gold, ours map[roleOf]bool) {
	either := maps.Clone(gold)
	maps.Copy(either, ours)
	for r := range either {
		switch {
		case r.role == text.NoRole:
			s.predicates.add(gold[r], ours[r])
			continue
		case r.role <= text.Arg2:
			s.core.add(gold[r], ours[r])
			if want.tags[r.predicate] == text.NOUN && gold[roleOf{r.predicate, r.predicate, text.NoRole}] {
				s.nouns.add(gold[r], ours[r])
			}
		}
		s.args.add(gold[r], ours[r])
	}
}

func (s frameScore) String() string {
	return fmt.Sprintf("predicates %.4f args %.4f core %.4f nouns %.4f happened off by %.3f", s.predicates.f1(), s.args.f1(), s.core.f1(),
		s.nouns.f1(), s.gap/float64(max(1, s.happened)))
}

// scoreFrames reads sentences with frames and compares.
func scoreFrames(m *neural.Model, sentences []*sentence) (total frameScore) {
	r := neural.NewReader(m)
	for _, s := range sentences {
		if s.frames != nil {
			r.Read([][]string{s.forms}, make([]neural.Reading, len(s.forms)))
			total.add(s, r.Frames())
		}
	}
	return total
}
