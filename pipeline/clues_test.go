package pipeline

import (
	"slices"
	"testing"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/schema"
)

// TestPeopleAreCountedByBareNumbers reads how many people an event is about where the number has no noun, and numbers that count no people.
func TestPeopleAreCountedByBareNumbers(t *testing.T) {
	p := newPipeline(t)
	for text, want := range map[string]int{
		"Seven were arrested in Sucre on Friday, police said.":                7,
		"Belarus expelled two Lithuanian diplomats and Poland expelled four.": 4,
		"Gunmen abducted nine from a bus near Zamboanga on Monday.":           9,
		"Rebels shelled the town of Goma at 5 on Monday.":                     0,
	} {
		rows, err := p.Analyze(&schema.Article{Text: text, Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for i := range rows.Clues {
			found = found || slices.ContainsFunc(rows.Clues[i].Counts, func(c consolidate.Count) bool {
				return c.Noun == consolidate.People && (c.N == want || want == 0)
			})
		}
		if found != (want > 0) {
			t.Errorf("%s: %d people counted is %v", text, want, found)
		}
	}
}
