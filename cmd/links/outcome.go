package main

import (
	"fmt"

	"github.com/dateline-data/dateline/pipeline/consolidate"
)

// outcome is how the reports of worlds were put together.
type outcome struct {
	mentions, happenings, rows int     // marked and found; rows are pairs of a happening and an event
	links, right, wanted       int     // pairs of mentions: in one event, in one event and happening, in one happening
	precision, recall          float64 // B-cubed, summed over the mentions
}

func (o *outcome) add(p outcome) {
	o.mentions, o.happenings, o.rows = o.mentions+p.mentions, o.happenings+p.happenings, o.rows+p.rows
	o.links, o.right, o.wanted = o.links+p.links, o.right+p.right, o.wanted+p.wanted
	o.precision, o.recall = o.precision+p.precision, o.recall+p.recall
}

func (o *outcome) String() string {
	p, r := o.precision/float64(o.mentions), o.recall/float64(o.mentions)
	return fmt.Sprintf("%d reports of %d happenings in %d rows (%.2f an event); %d of %d pairs joined, %d wrong (links P %.3f F1 %.3f); B3 P %.3f R %.3f F1 %.3f",
		o.mentions, o.happenings, o.rows, float64(o.rows)/float64(o.happenings), o.right, o.wanted, o.links-o.right,
		float64(o.right)/float64(o.links), 2*float64(o.right)/float64(o.links+o.wanted), p, r, 2*p*r/(p+r))
}

// outcome links a world's reports with the weights of a table.
func (w *world) outcome(t *table) (o outcome) {
	var reports []consolidate.Report
	for i := range w.reports {
		reports = append(reports, w.reports[i].Report)
	}
	weights := map[string]float64{}
	for i, name := range t.names {
		weights[name] = t.between[i]
	}
	events := consolidate.LinkWith(weights, reports)
	happenings, inEvent, rows := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for i := range w.reports {
		for _, h := range w.reports[i].happenings {
			if h != "" {
				o.mentions++
				happenings[h]++
				inEvent[events[i]]++
				rows[[2]string{h, events[i]}]++
			}
		}
	}
	o.happenings, o.rows = len(happenings), len(rows)
	for _, n := range happenings {
		o.wanted += n * (n - 1) / 2
	}
	for _, n := range inEvent {
		o.links += n * (n - 1) / 2
	}
	for k, n := range rows {
		o.right += n * (n - 1) / 2
		o.precision += float64(n*n) / float64(inEvent[k[1]])
		o.recall += float64(n*n) / float64(happenings[k[0]])
	}
	return o
}

// folds is in how many parts worlds are left out.
const folds = 9

// test tells how worlds fare with the weights that others give.
func (t *table) test(worlds []world, examples []example) string {
	var all outcome
	for fold := range folds {
		left := map[string]bool{}
		for i := fold; i < len(worlds); i += folds {
			left[worlds[i].name] = true
		}
		var others []example
		for _, x := range examples {
			if !left[x.world] {
				others = append(others, x)
			}
		}
		t.learn(others)
		for i := fold; i < len(worlds); i += folds {
			all.add(worlds[i].outcome(t))
		}
	}
	return all.String()
}
