package actors

import (
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

// checkMentions holds what every document must have: spans inside the text and in order, actors that exist.
func checkMentions(t *testing.T, d *text.Document) {
	t.Helper()
	spoken := make([]bool, len(d.Actors))
	for i, m := range d.ActorMentions {
		switch {
		case m.Start < 0 || m.Start >= m.End || m.End > len(d.Text), m.Ref < 0 || m.Ref >= len(d.Actors), m.Head < 0 || m.Head >= len(d.Tokens):
			t.Fatalf("mention %+v of %d actors in %q", m, len(d.Actors), d.Text)
		case i > 0 && m.Start < d.ActorMentions[i-1].Start:
			t.Errorf("mention %+v stands behind a later one in %q", m, d.Text)
		case m.Confidence <= 0 || m.Confidence > 1:
			t.Errorf("mention %+v has no confidence", m)
		}
		spoken[m.Ref] = true
	}
	for i, a := range d.Actors {
		if a.ID == "" || a.Name == "" || a.Kind == "" {
			t.Errorf("actor %+v in %q", a, d.Text)
		}
		if i > 0 && spoken[i] && !spoken[i-1] {
			t.Errorf("actor %s is spoken of, but stands behind an ancestor", a.ID)
		}
	}
}

// A title that leads back to a name with a title of its own: reading leftwards must get past both.
func TestTitlesOfTitledPeopleEnd(t *testing.T) {
	all := stages(t)
	for _, words := range []string{
		"French President Emmanuel Macron's adviser Jean Dupont",
		"Kenyan opposition leader Peter Wafula's lawyer Grace Otieno",
		"President Joe Biden's special envoy Ambassador Mary Quill's deputy spokesman John Smith",
		strings.Repeat("President Joe Biden's adviser ", 40) + "Mary Quill",
	} {
		d := readText(t, all, words+" met reporters in the capital on Monday.")
		checkMentions(t, d)
		name := words[strings.LastIndex(words[:strings.LastIndexByte(words, ' ')], " ")+1:]
		found := false
		for _, m := range d.ActorMentions {
			found = found || strings.HasSuffix(d.Slice(m.Span), name) && d.Actors[m.Ref].Kind == "person"
		}
		if !found {
			t.Errorf("%s is not found in %q", name, words)
		}
	}
}

// FuzzApply reads any text through all the stages before this one.
func FuzzApply(f *testing.F) {
	all := stages(f)
	for _, seed := range []string{
		"Turkish President Recep Tayyip Erdogan's adviser met Hamas (Islamic Resistance Movement) leaders; they and the two countries' ministers left.",
		"The former prime minister of the separatists in the Karabakh region, Ara Harutunyan, said its army's chief was his.",
		"U.S.-backed forces loyal to General X. Y. of the UN's WHO (W.H.O.), who",
		"'s 's President 's of of the of Iran-Iraq -- \"it\" (it)",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words string) { checkMentions(t, readText(t, all, words)) })
}
