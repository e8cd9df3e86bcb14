package main

import (
	"fmt"
	"io"

	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline/judge"
)

// agreement tells how far two readers of the same articles agree: how many of the first's events the second saw too, and of these how
// many they give the same first type and sides, before any other that they would accept.
func agreement(w io.Writer, articles []*article) {
	n, events, seen, typed, source, target := 0, 0, 0, 0, 0, 0
	for _, a := range articles {
		if len(a.readings) < 2 {
			continue
		}
		n++
		for i := range a.readings[0].Verdicts {
			v := &a.readings[0].Verdicts[i]
			if !v.IsEvent() {
				continue
			}
			events++
			o := meeting(v, a.readings[1].Verdicts)
			if o == nil {
				continue
			}
			seen++
			typed += count(v.Types[0] == o.Types[0])
			source += count(v.Sides[judge.Source].Codes[0] == o.Sides[judge.Source].Codes[0])
			target += count(v.Sides[judge.Target].Codes[0] == o.Sides[judge.Target].Codes[0])
		}
	}
	if seen > 0 {
		share := func(k int) float64 { return float64(k) / float64(seen) }
		fmt.Fprintf(w, "%d articles read twice: of %d events the second reader saw %.3f; of these types %.3f, sources %.3f, targets %.3f are the same\n",
			n, events, float64(seen)/float64(events), share(typed), share(source), share(target))
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// meeting is the first event among the verdicts whose words meet those of another.
func meeting(v *verdicts.Verdict, others []verdicts.Verdict) *verdicts.Verdict {
	for i := range others {
		if o := &others[i]; o.IsEvent() && o.Start < v.End && v.Start < o.End {
			return o
		}
	}
	return nil
}
