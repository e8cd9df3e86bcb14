package main

import (
	"slices"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline/actors"
	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// article is an article that was read by hand.
type article struct {
	id, group string
	from      source
	fold      int
	doc       *text.Document
	points    []verdicts.Words // of the tokens
	tree      *syntax.Tree
	codes     map[int][]verdicts.Codes // what readers say of the words that a token stands for
}

// source is where an article comes from.
type source int

const (
	short   source = iota // some sentences of the bank
	whole                 // an article of news
	written               // one that was written to be learned from
	sources
)

func sourceOf(id string) source {
	switch {
	case corpus.IsBank(id):
		return short
	case corpus.IsWritten(id):
		return written
	}
	return whole
}

func newArticle(id string, d *text.Document) *article {
	a := &article{id: id, group: corpus.Group(id), from: sourceOf(id), doc: d, tree: syntax.Of(d), codes: map[int][]verdicts.Codes{}}
	offsets := text.NewOffsets(d.Held(), d.Edits)
	for _, t := range d.Tokens {
		start, end := offsets.Points(t.Span)
		a.points = append(a.points, verdicts.Words{Start: start, End: end})
	}
	return a
}

// read notes whom a reader sees at which words; the same of several readers or events counts once.
func (a *article) read(r *verdicts.Reading) {
	for i := range r.Verdicts {
		for s := range r.Verdicts[i].Sides {
			side := &r.Verdicts[i].Sides[s]
			head := a.headOf(side.Words)
			isSame := func(c verdicts.Codes) bool { return slices.Equal(c, side.Codes) }
			if head >= 0 && !side.IsVague() && !slices.ContainsFunc(a.codes[head], isSame) {
				a.codes[head] = append(a.codes[head], side.Codes)
			}
		}
	}
}

// headOf is the token that stands for a reader's words; -1 for none.
func (a *article) headOf(w verdicts.Words) int {
	first, _ := slices.BinarySearchFunc(a.points, w.Start, func(t verdicts.Words, start int) int { return t.End - start - 1 })
	last := first
	for last < len(a.points) && w.Meet(a.points[last].Start, a.points[last].End) {
		last++
	}
	return a.tree.HeadIn(first, last)
}

// example is a choice with the candidates that a reader's codes hold right.
type example struct {
	*actors.Choice
	rows    [][]cell // of the candidates
	right   []bool
	p       []float64 // room for how likely each is
	weight  float64
	from    source
	fold    int
	isRight bool // the actor that the document has at the words in the end
	isTold  bool // there is one with a country or a name
}

// cell is a hint by its number, and how much of it there is.
type cell struct {
	hint  int
	value float64
}

// examples are the choices that a resolver makes in an article at words of which readers say who is meant.
func (a *article) examples(r *actors.Resolver) (all []example, err error) {
	choices, err := r.Choices(a.doc)
	for i := range choices {
		c := &choices[i]
		told := a.toldOf(c)
		for _, codes := range told {
			x := a.meant(c.Head)
			all = append(all, example{Choice: c, rows: rowsOf(c), right: rightOf(c, codes), p: make([]float64, len(c.Candidates)), weight: sourceWeights[a.from] / float64(len(told)), from: a.from, fold: a.fold,
				isRight: codes.Fit(x.Country, lexicon.First(x.Sectors)), isTold: x.Country != "" || x.IsNamed})
		}
	}
	return all, err
}

// meant is whom the document says the words at a token to mean.
func (a *article) meant(head int) (x actors.Candidate) {
	for _, m := range a.doc.ActorMentions {
		if m.Head == head {
			actor := &a.doc.Actors[m.Ref]
			return actors.Candidate{Country: actor.Country, Sectors: actor.Sectors, IsNamed: m.Kind == text.ByName}
		}
	}
	return x
}

// toldOf is what readers say of whom a choice is about: at its words, and of a name at all words that mean the same.
func (a *article) toldOf(c *actors.Choice) []verdicts.Codes {
	if actors.Sorts()[c.Sort] != nameSort {
		return a.codes[c.Head]
	}
	var all []verdicts.Codes
	for _, m := range a.doc.ActorMentions {
		if m.Head != c.Head {
			continue
		}
		for _, o := range a.doc.ActorMentions {
			if o.Ref == m.Ref {
				all = append(all, a.codes[o.Head]...)
			}
		}
		break
	}
	return all
}

// nameSort is the sort of names.
const nameSort = "NAME"

func rowsOf(c *actors.Choice) (rows [][]cell) {
	for i := range c.Candidates {
		var row []cell
		for _, h := range c.Candidates[i].Hints {
			row = append(row, cell{slices.Index(actors.Hints(), h.Name), h.Value})
		}
		rows = append(rows, row)
	}
	return rows
}

// rightOf tells which candidates a reader's codes mean: those that fit best. Where somebody is right whom the text has called so before, or whom
// it calls by a noun that does not tell what they do ("the group"), the people of the same country are not: the words mean the one who was named.
func rightOf(c *actors.Choice, codes verdicts.Codes) []bool {
	if len(codes) > 1 {
		codes = slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return code == "" })
	}
	right, fits, best := make([]bool, len(c.Candidates)), make([]fit, len(c.Candidates)), byCountry
	for i := range c.Candidates {
		fits[i] = fitOf(&c.Candidates[i], codes)
		best = max(best, fits[i])
	}
	for i := range right {
		right[i] = fits[i] == best
	}
	for i := range c.Candidates {
		for k := range c.Candidates {
			if x, o := &c.Candidates[i], &c.Candidates[k]; right[i] && x.IsNamed && (x.IsCalled || isUnknown(o)) && !o.IsNamed && o.Country == x.Country {
				right[k] = false
			}
		}
	}
	return right
}

// isUnknown tells people of whom their noun does not say what they do.
func isUnknown(x *actors.Candidate) bool { return slices.Contains(x.Sectors, "UNK") }

// fit is how well a candidate fits codes.
type fit int

const (
	no        fit = iota
	byCountry     // alone
	bySector      // and by country, or wholly where the code has no sector
)

func fitOf(x *actors.Candidate, codes verdicts.Codes) (best fit) {
	for _, code := range codes {
		country, sector := verdicts.Split(code)
		switch isSector := sector == "" || slices.Contains(x.Sectors, sector); {
		case x.Country != country, !isSector && x.IsNamed && len(x.Sectors) > 0:
		case isSector:
			return bySector
		default:
			best = byCountry
		}
	}
	return best
}

// folds of cross-validation.
const folds = 5

// deal gives each article its fold; a group's articles share one.
func deal(articles []*article) {
	fold := map[string]int{}
	for _, a := range articles {
		if _, seen := fold[a.group]; !seen {
			fold[a.group] = len(fold) % folds
		}
		a.fold = fold[a.group]
	}
}
