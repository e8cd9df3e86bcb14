package events

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/pipeline/trigger"
)

// silent are sentences with an event that no pattern of the lexicon fits, written for this test, each with the types that it may be given.
var silent = []struct{ text, types string }{
	{"Kenya's opposition leader said the government had stolen the vote.", "ACCUSE"},
	{"The foreign minister of Peru said the Chilean government was breaking the law.", "ACCUSE"},
	{"Hungary's prime minister said Brussels was ruining the farmers.", "ACCUSE"},
	{"The Sudanese army said Chad was feeding the war.", "ACCUSE"},
	{"Ministers from Chad and Niger sat down together in Abuja on Monday.", "CONSULT AGREE"},
	{"The president of Ghana said the people of Togo were heroes.", "SUPPORT"},
	{"The general said his troops would not leave the capital.", "REJECT THREATEN"},
	{"The government in Colombo said it wanted the rebels to lay down their arms.", "REQUEST"},
	{"The senator said the White House was lying about the raid.", "ACCUSE"},
	{"The mayor of Lagos told the protesters to go home.", "REQUEST COERCE"},
}

// leastLearned is how many of them must get an event of a right type: the network is trained anew with every change of lexicon or parser.
const leastLearned = 3

// quiet are sentences with nothing of the kind.
var quiet = []string{
	"The novelist reads two books a week and sleeps little.", "The price of coffee rose because the harvest in Brazil was poor.",
	"My brother painted the kitchen and repaired the door.", "The museum opens at nine and shows 300 clocks.",
	"The recipe needs two eggs and a cup of flour.", "The app lets users draw maps and compare routes.",
	"The river flows past the old mill.", "She learned Danish in a year.",
}

func learned(d *text.Document) (all []*text.EventMention) {
	for i := range d.EventMentions {
		if m := &d.EventMentions[i]; m.Reading.Learned {
			all = append(all, m)
		}
	}
	return all
}

func codedBy(t *testing.T, coder *Coder, s string) *text.Document {
	t.Helper()
	d := reading.Read(t, s)
	if err := coder.Apply(d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLearned(t *testing.T) {
	coder, right := newTestCoder(t).Coder, 0
	for _, c := range silent {
		found := learned(codedBy(t, coder, c.text))
		if slices.ContainsFunc(found, func(m *text.EventMention) bool { return slices.Contains(strings.Fields(c.types), m.Type) }) {
			right++
		}
		for _, m := range found {
			if m.Reading.Doubt == "" || m.Reading.Guess == 0 || !strings.HasPrefix(m.Rule, "learned: "+m.Type+" of ") || len(m.CAMEO) != 2 {
				t.Errorf("%s: %+v", c.text, m)
			}
		}
	}
	if right < leastLearned {
		t.Errorf("events learned in %d of %d sentences, want %d", right, len(silent), leastLearned)
	}
	for _, s := range quiet {
		for _, m := range learned(codedBy(t, coder, s)) {
			t.Errorf("%s: %s by %s", s, m.Type, m.Rule)
		}
	}
}

// always is a network that takes every word for an event, or none.
func always(is bool) *hashnet.Net {
	n := &hashnet.Net{Hidden: 1, Rows: make([]int8, 1<<14), Bias: []int32{0}, Out: make([]int16, trigger.Questions()), OutBias: make([]int32, trigger.Questions())}
	for q := range n.OutBias {
		n.OutBias[q] = -2000
	}
	if is {
		n.OutBias[trigger.IsEvent] = 2000
	}
	return n
}

// TestLexiconComesFirst holds what is learned to words that the lexicon leaves silent: its own events stay as they are.
func TestLexiconComesFirst(t *testing.T) {
	guessed := 0
	for _, s := range []string{
		"Turkish jets bombed two villages in northern Iraq on Sunday, killing five people.",
		"France condemned the coup and urged the soldiers to release the president.",
		"The striker beat the goalkeeper and the crowd sang.",
		"Police said they had arrested nine people after the riot.",
	} {
		var rows [2][]string
		for i, is := range []bool{false, true} {
			coder, err := New(Options{Triggers: always(is)})
			if err != nil {
				t.Fatal(err)
			}
			d := codedBy(t, coder, s)
			guessed += len(learned(d))
			d.EventMentions = slices.DeleteFunc(d.EventMentions, func(m text.EventMention) bool { return m.Reading.Learned })
			rows[i] = describe(d)
		}
		if !slices.Equal(rows[0], rows[1]) {
			t.Errorf("%s\n without guesses %v\n with them %v", s, rows[0], rows[1])
		}
	}
	if guessed == 0 {
		t.Error("nothing was guessed")
	}
}

// TestScorerCorrectsTypes takes every word for a mobilisation and surely nothing else: the lexicon's acts become that, not those whose object the
// pattern asked for, nor what is made of acts that are planned, asked for or threatened.
func TestScorerCorrectsTypes(t *testing.T) {
	net := always(true)
	for k, typ := range trigger.Types {
		net.OutBias[trigger.FirstType+k] = -2000
		if typ.Name == "MOBILIZE" {
			net.OutBias[trigger.FirstType+k] = 2000
		}
	}
	sure, err := New(Options{Triggers: net})
	if err != nil {
		t.Fatal(err)
	}
	unsure, err := New(Options{Triggers: always(false)})
	if err != nil {
		t.Fatal(err)
	}
	for s, isCorrected := range map[string]bool{
		"Oman bombed Kuwait.":                            true,
		"France condemned Niger.":                        true,
		"Norway's minister met the Dutch envoy in Oslo.": true,
		"Turkish jets bombed two villages in Iraq.":      false,
		"Kenya will send food to Haiti next month.":      false,
		"Peru threatened to expel the Dutch ambassador.": false,
		"Chile urged Bolivia to release the miners.":     false,
	} {
		lexicon, m := codedBy(t, unsure, s).EventMentions[0], codedBy(t, sure, s).EventMentions[0]
		switch {
		case isCorrected && (m.Type != "MOBILIZE" || m.Reading.Retyped != lexicon.Type || m.CAMEO != "15" || m.Reading.Learned):
			t.Errorf("%s: %s (%s), once %q", s, m.Type, m.CAMEO, m.Reading.Retyped)
		case !isCorrected && (m.Type != lexicon.Type || m.Reading.Retyped != ""):
			t.Errorf("%s: %s became %s", s, lexicon.Type, m.Type)
		}
	}
}

// TestGuessesAreOfThoseSpokenOf takes every word for an accusation: its target is whom the words are about, if the step that looks for them is there.
func TestGuessesAreOfThoseSpokenOf(t *testing.T) {
	net := always(true)
	net.OutBias[trigger.FirstType+slices.IndexFunc(trigger.Types, func(typ trigger.Type) bool { return typ.Name == "ACCUSE" })] = 2000
	coder, err := New(Options{Triggers: net})
	if err != nil {
		t.Fatal(err)
	}
	bare := *coder
	bare.steps = coder.steps.Without("spoken of")
	for text, want := range map[string]string{
		"The Sudanese army said Chad was feeding the war.":           "Chad",
		"Hungary's prime minister said Brussels ruined the farmers.": "Brussels",
	} {
		with, without := targetOfSaying(codedBy(t, coder, text)), targetOfSaying(codedBy(t, &bare, text))
		if with != want || without == want {
			t.Errorf("%s: %q, without the step %q, want %q", text, with, without, want)
		}
	}
}

// targetOfSaying is the target of what is said.
func targetOfSaying(d *text.Document) string {
	for _, m := range learned(d) {
		if d.Slice(m.Trigger) == "said" {
			return d.Slice(m.Target)
		}
	}
	return "nothing is guessed"
}

// TestEveryTypeCanBeGuessed takes every word for an event of each type in turn: the sides of words for which nobody wrote a pattern are found
// or left open.
func TestEveryTypeCanBeGuessed(t *testing.T) {
	d := reading.Read(t, article(t)[:6000])
	for k, typ := range trigger.Types {
		net := always(true)
		net.OutBias[trigger.FirstType+k] = 2000
		coder, err := New(Options{Triggers: net})
		if err != nil {
			t.Fatal(err)
		}
		if err := coder.Apply(d); err != nil {
			t.Fatal(err)
		}
		found := learned(d)
		for _, m := range found {
			if m.Type != typ.Name {
				t.Errorf("%s, want %s", m.Type, typ.Name)
			}
			checkMention(t, d, m)
		}
		if len(found) == 0 {
			t.Errorf("no %s was guessed", typ.Name)
		}
	}
}

// TestRefusalsAreNotNegated takes what a state will not do for an event of each of two types: not doing it is what a refusal is.
func TestRefusalsAreNotNegated(t *testing.T) {
	for k, typ := range trigger.Types {
		if typ.Name != "REJECT" && typ.Name != "SUPPORT" {
			continue
		}
		net := always(true)
		net.OutBias[trigger.FirstType+k] = 2000
		coder, err := New(Options{Triggers: net})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{"Gabon did not swallow the draft of Togo.", "Latvia never stomached the gas line of Russia.", "Fiji did not digest the reef map of Tonga."} {
			found := learned(codedBy(t, coder, s))
			if len(found) == 0 || found[0].Flags.Negated != (typ.Name == "SUPPORT") {
				t.Errorf("%s as %s: %+v", s, typ.Name, found)
			}
		}
	}
}
