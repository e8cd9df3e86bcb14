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
	inside, insideRight        int     // pairs of mentions of one article in one event, and of one happening too
}

func (o *outcome) add(p outcome) {
	o.mentions, o.happenings, o.rows = o.mentions+p.mentions, o.happenings+p.happenings, o.rows+p.rows
	o.links, o.right, o.wanted = o.links+p.links, o.right+p.right, o.wanted+p.wanted
	o.inside, o.insideRight = o.inside+p.inside, o.insideRight+p.insideRight
	o.precision, o.recall = o.precision+p.precision, o.recall+p.recall
}

func (o *outcome) String() string {
	p, r := o.precision/float64(o.mentions), o.recall/float64(o.mentions)
	return fmt.Sprintf("%d reports of %d happenings in %d rows (%.2f an event); %d of %d pairs joined, %d wrong (links P %.3f F1 %.3f), of these %d, %d wrong in one article; B3 P %.3f R %.3f F1 %.3f",
		o.mentions, o.happenings, o.rows, float64(o.rows)/float64(o.happenings), o.right, o.wanted, o.links-o.right,
		float64(o.right)/float64(o.links), 2*float64(o.right)/float64(o.links+o.wanted), o.insideRight, o.inside-o.insideRight, p, r, 2*p*r/(p+r))
}

// outcome links a world's reports with the weights of a table.
func (w *world) outcome(t *table) (o outcome) {
	reports := w.reports(t.byName(t.within))
	plain := make([]consolidate.Report, len(reports))
	for i := range reports {
		plain[i] = reports[i].Report
	}
	events := consolidate.LinkWith(t.byName(t.between), plain)
	happenings, inEvent, rows := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for i := range reports {
		for _, h := range reports[i].happenings {
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
	for i := range reports {
		n := map[string]int{}
		all := 0
		for _, h := range reports[i].happenings {
			if h != "" {
				o.insideRight += n[h]
				o.inside += all
				n[h]++
				all++
			}
		}
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
func (t *table) test(worlds []world, unrelated []example) string {
	var all outcome
	for fold := range folds {
		var left, others []world
		for i, w := range worlds {
			if i%folds == fold {
				left = append(left, w)
			} else {
				others = append(others, w)
			}
		}
		t.learn(others, unrelated)
		for i := range left {
			all.add(left[i].outcome(t))
		}
	}
	return all.String()
}
