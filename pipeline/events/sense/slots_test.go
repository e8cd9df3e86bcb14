package sense_test

import (
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/syntax"
)

// matched is how a trigger is read where the user's file alone knows its verb: which words fill which sides.
func matched(t *testing.T, patterns, sentence, trigger string) string {
	t.Helper()
	file := t.TempDir() + "/own.tsv"
	if err := write(file, patterns); err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(lexicon.Embedded, []string{file})
	if err != nil {
		t.Fatal(err)
	}
	s := clause.NewSentence(syntax.Of(reading.Read(t, sentence)), lex, 0)
	return show(s, (&sense.Matcher{Sentence: s}).BestMatch(s.PredicateOf(reading.Word(t, s, trigger))))
}

// TestSlotsAreFilled gives each kind of slot what it asks for, and withholds it.
func TestSlotsAreFilled(t *testing.T) {
	for _, c := range []struct{ patterns, sentence, trigger, want string }{
		// subjects: one that a pattern names must stand there, a role may lack
		{"190\t@o-weather dazzle T", "A cyclone dazzled Chile.", "dazzled", "190 dazzle T=Chile cyclone"},
		{"190\t@o-weather dazzle T", "Peru dazzled Chile.", "dazzled", "nothing"},
		{"190\tS dazzle T", "Chile was dazzled.", "dazzled", "190 dazzle T=Chile"},
		{"190\tT dazzle S", "Peru dazzled Chile.", "dazzled", "190 dazzle S=Chile T=Peru"},
		// objects: a sense without one does not fit a clause with one, nor the other way round
		{"190\tS dazzle (at T)", "Peru dazzled Chile.", "dazzled", "nothing"},
		{"190\tS dazzle T", "Peru dazzled.", "dazzled", "nothing"},
		{"190\tS dazzle - (at P)", "Peru dazzled at the games.", "dazzled", "190 dazzle S=Peru P=games"},
		{"190\tS dazzle *", "Peru dazzled a crowd.", "dazzled", "190 dazzle S=Peru"},
		// of coordinated objects, one that the pattern names is enough
		{"190\tS dazzle lantern", "Peru dazzled the flutes and lanterns.", "dazzled", "190 dazzle S=Peru flutes"},
		// two objects, and the same behind a preposition
		{"070\tS hand T lantern", "Peru handed Chile a lantern.", "handed", "070 hand S=Peru T=Chile lantern"},
		{"070\tS hand T lantern", "Peru handed a lantern to Chile.", "handed", "070 hand S=Peru T=Chile lantern"},
		{"070\tS hand T lantern", "Chile was handed a lantern by Peru.", "handed", "070 hand S=Peru T=Chile lantern"},
		// prepositions: of the verb or of its object, any of those named, never of a date
		{"190\tS hurl lantern at|into T", "Peru hurled a lantern at Chile.", "hurled", "190 hurl S=Peru T=Chile lantern"},
		{"190\tS hurl lantern at|into T", "Peru hurled a lantern into Chile.", "hurled", "190 hurl S=Peru T=Chile lantern"},
		{"190\tS hurl lantern at|into T", "Peru hurled a lantern over Chile.", "hurled", "nothing"},
		{"190\tS hurl lantern on T", "Peru hurled a lantern on Monday.", "hurled", "nothing"},
		{"190\tS hurl lantern (on T)", "Peru hurled a lantern on Monday.", "hurled", "190 hurl S=Peru lantern"},
		// particles, wherever they stand
		{"190\tS dazzle_off T", "Peru dazzled off Chile.", "dazzled", "190 dazzle_off S=Peru T=Chile"},
		{"190\tS dazzle_off T", "Peru dazzled Chile.", "dazzled", "nothing"},
		// clauses
		{"100\tS dazzle T to @do", "Peru dazzled Chile to leave.", "dazzled", "100 dazzle S=Peru T=Chile"},
		{"100\tS dazzle T to @do", "Peru dazzled Chile.", "dazzled", "nothing"},
		// nouns: what stands before them, behind them, or owns them
		{"190\tn: lantern ruckus (in P)", "A lantern ruckus in Chile ended.", "ruckus", "190 ruckus P=Chile lantern"},
		{"190\tn: lantern ruckus (in P)", "A ruckus in Chile ended.", "ruckus", "nothing"},
		{"190\tn: S ruckus with T", "Peru's ruckus with Chile ended.", "ruckus", "190 ruckus S=Peru T=Chile"},
		// adjectives, and nouns behind a preposition
		{"110\tS be zesty at T", "Peru is zesty at Chile.", "zesty", "110 zesty S=Peru T=Chile"},
		{"110\tS be zesty at T", "Peru is zesty.", "zesty", "nothing"},
		{"110\tS be in ruckus with T", "Peru is in a ruckus with Chile.", "ruckus", "110 ruckus_in S=Peru T=Chile"},
	} {
		if got := matched(t, c.patterns+"\n", c.sentence, c.trigger); got != c.want {
			t.Errorf("%s in %s\n got  %s\n want %s", c.patterns, c.sentence, got, c.want)
		}
	}
}

// TestFullerSenseWins sets two of the user's senses against each other: what asks for more of the clause is narrower, of equals the later one.
func TestFullerSenseWins(t *testing.T) {
	for _, c := range []struct{ wide, narrow, sentence string }{
		{"190\tS hurl T", "040\tS hurl lantern", "Peru hurled a lantern."},
		{"190\tS hurl lantern", "040\tS hurl lantern at T", "Peru hurled a lantern at Chile."},
		{"190\tS hurl T (at *)", "040\tS hurl T at *", "Peru hurled Chile at a wall."},
		{"190\tS hurl lantern", "040\tS hurl_down lantern", "Peru hurled down a lantern."},
		{"190\tS hurl lantern", "040\tS hurl paper_lantern", "Peru hurled a paper lantern."},
		{"190\tS hurl T", "040\tS hurl T to @do", "Peru hurled Chile to win."},
		{"190\tS hurl T", "040\t@o-weather hurl T", "A cyclone hurled Chile."},
	} {
		for _, patterns := range []string{c.wide + "\n" + c.narrow, c.narrow + "\n" + c.wide} {
			got := matched(t, patterns+"\n", c.sentence, "hurled")
			if !strings.HasPrefix(got, "040 ") {
				t.Errorf("%q in %s: %s, want the sense of 040", patterns, c.sentence, got)
			}
		}
	}
}

// TestSelections holds who and what can take part in an event, for the embedded senses; the user's own are taken at their word.
func TestSelections(t *testing.T) {
	for _, c := range []struct{ sentence, trigger, want string }{
		{"Guards detained a nurse.", "detained", "173 detain S=Guards T=nurse"},
		{"Guards detained the lantern.", "detained", "nothing"},
		{"Bandits attacked a nurse.", "attacked", "190 attack S=Bandits T=nurse"},
		{"A flood attacked a nurse.", "attacked", "-- attack flood"},
		{"Togo condemned the raid.", "condemned", "111 condemn S=Togo raid"},
		{"A cyclone condemned the village.", "condemned", "nothing"},
	} {
		s := reading.Sentence(t, c.sentence)
		if got := show(s, (&sense.Matcher{Sentence: s}).BestMatch(s.PredicateOf(reading.Word(t, s, c.trigger)))); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
	if got := matched(t, "111\tS condemn T\n", "A cyclone condemned the village.", "condemned"); got != "111 condemn S=cyclone T=village" {
		t.Errorf("the user's own sense: %s", got)
	}
}
