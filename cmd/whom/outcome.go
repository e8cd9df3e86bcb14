package main

import (
	"fmt"
	"io"

	"github.com/dateline-data/dateline/pipeline/actors"
)

// outcome counts the choices at words of which readers say who is meant.
type outcome struct{ n, right, wrong, untold float64 }

func (o *outcome) add(e *example) {
	w := e.weight / sourceWeights[e.from]
	o.n += w
	switch {
	case e.isRight:
		o.right += w
	case e.isTold:
		o.wrong += w
	default:
		o.untold += w
	}
}

func (o *outcome) String() string {
	return fmt.Sprintf("%6.0f: right %.4f, wrong %.4f, not told %.4f", o.n, o.right/o.n, o.wrong/o.n, o.untold/o.n)
}

// outcomes are of descriptions and names, in some sentences and in whole articles.
type outcomes [2][sources]outcome

func (all *outcomes) add(examples []example) {
	for i := range examples {
		e := &examples[i]
		name := 0
		if actors.Sorts()[e.Sort] == nameSort {
			name = 1
		}
		all[name][e.from].add(e)
	}
}

func (all *outcomes) report(w io.Writer, table string) {
	for name, what := range []string{"descriptions", "names"} {
		for from, where := range [sources]string{"short news", "whole articles", "written ones"} {
			fmt.Fprintf(w, "%-8s %-12s of %-14s %s\n", table, what, where, &all[name][from])
		}
	}
}

// test tells how articles fare by the table in use, which may have been learned from them, by one that says nothing, and by those that are
// learned from the other articles.
func test(w io.Writer, r *actors.Resolver, articles []*article) error {
	for _, t := range []struct {
		name string
		r    *actors.Resolver
	}{{"in use", r}, {"none", r.WithWeights(newTable().String())}} {
		examples, err := examplesOf(t.r, articles)
		if err != nil {
			return err
		}
		var all outcomes
		all.add(examples)
		all.report(w, t.name)
	}
	var fitted outcomes
	for fold := range folds {
		var known, held []*article
		for _, a := range articles {
			if a.fold == fold {
				held = append(held, a)
			} else {
				known = append(known, a)
			}
		}
		t, err := learn(r, known)
		if err != nil {
			return err
		}
		examples, err := examplesOf(r.WithWeights(t.String()), held)
		if err != nil {
			return err
		}
		fitted.add(examples)
	}
	fitted.report(w, "learned")
	return nil
}
