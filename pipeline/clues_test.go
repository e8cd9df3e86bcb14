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

// TestGivenNouns reads nouns that take a deed for known, and others.
func TestGivenNouns(t *testing.T) {
	p := newPipeline(t)
	for text, want := range map[string]bool{
		"Rebels shelled Goma on Monday. The attack lasted two hours.":        true,
		"Police detained a mayor in Sucre. His arrest angered the union.":    true,
		"Troops entered Gao on Friday. That assault lasted two hours.":       true,
		"Troops entered Gao on Friday. An attack on a convoy killed three.":  false,
		"Rebels shelled Goma on Monday. Protests were held in many towns.":   false,
		"Rebels shelled Goma on Monday. They attacked the town of Sake too.": false,
	} {
		rows, err := p.Analyze(&schema.Article{Text: text, Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		found, given := false, false
		for i := range rows.Events {
			if rows.Events[i].SentenceIndex == 1 {
				found, given = true, given || rows.Clues[i].IsGiven
			}
		}
		if !found || given != want {
			t.Errorf("%s: found %v, taken for known %v", text, found, given)
		}
	}
}
