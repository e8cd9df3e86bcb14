package main

import (
	"testing"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/cmd/internal/verdicts"
)

// TestDeal deals articles of news and written ones: reports of a written story share a fold, and no fold of them is asked how good the judge is.
func TestDeal(t *testing.T) {
	var articles []*article
	for _, id := range []string{"a", "gmb-0-9", "gmb-9-20", "b", "c", "written-w1-strike-01", "written-w1-strike-02"} {
		articles = append(articles, &article{id: id, group: corpus.Group(id), readings: []*reading{{Reading: verdicts.Reading{Article: id}}}})
	}
	deal(articles, -1)
	for i, want := range []struct {
		fold   int
		isHeld bool
	}{{0, true}, {1, true}, {1, true}, {2, true}, {3, true}, {4, false}, {4, false}} {
		if a := articles[i]; a.fold != want.fold || a.isHeld != want.isHeld {
			t.Errorf("%s: fold %d, held %v, want %+v", a.id, a.fold, a.isHeld, want)
		}
	}
	if deal(articles, 1); articles[0].isHeld || !articles[1].isHeld || articles[6].isHeld {
		t.Error("another fold than the one that was asked for is held out")
	}
}
