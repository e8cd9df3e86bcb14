package corpus

import (
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestRunning(t *testing.T) {
	for tokens, want := range map[string]string{
		`" We left , " he said .`:                 `"We left," he said.`,
		`The army 's chief ( 54 ) paid $ 3 .`:     `The army's chief (54) paid $3.`,
		`They did n't count 7 % of the ' votes '`: `They didn't count 7% of the' votes'`,
		`Talks failed ; troops moved in : why ?`:  `Talks failed; troops moved in: why?`,
	} {
		if got := running(strings.Fields(tokens)); got != want {
			t.Errorf("%s: %s, want %s", tokens, got, want)
		}
	}
}

func TestArticle(t *testing.T) {
	c := &Corpus{articles: map[string]schema.Article{"a": {Text: "whole"}}, sentences: []string{"One.", "Two.", "Three."}}
	for id, want := range map[string]string{"a": "whole", "gmb-0-2": "One.\n\nTwo.", "gmb-2-3": "Three."} {
		if got, err := c.Article(id); err != nil || got.Text != want {
			t.Errorf("%s: %q, %v", id, got.Text, err)
		}
	}
	for _, id := range []string{"b", "gmb-2-4", "gmb-1-1", "gmb-x"} {
		if _, err := c.Article(id); err == nil {
			t.Errorf("%s was found", id)
		}
	}
}
