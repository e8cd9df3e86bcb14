package sense_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/syntax"
)

// TestBestMatch reads the most specific sense of a trigger with the words that fill its slots; "-- word" is a sense that is no event.
func TestBestMatch(t *testing.T) {
	for _, c := range []struct{ sentence, trigger, want string }{
		{"Kenya bombed the camp.", "bombed", "195 bomb S=Kenya camp"},
		{"Turkey called off the talks.", "called", "164 call_off S=Turkey talks"},
		{"Turkey called the envoy a liar.", "called", "111 call S=Turkey T=envoy liar"},
		{"The banker faces a life sentence.", "faces", "116 face T=banker sentence"},
		{"The army suffered heavy losses.", "suffered", "190 suffer T=army losses"},
		{"The navy seized a tanker.", "seized", "1711 seize S=navy tanker"},
		{"Chad broke off relations with Niger.", "broke", "161 break_off S=Chad T=Niger relations"},
		{"A waiter broke a glass.", "broke", "nothing"},
		{"Peru lifted sanctions on Chile.", "lifted", "085 lift S=Peru T=Chile sanctions"},
		{"Peru imposed sanctions on Chile.", "imposed", "163 impose S=Peru T=Chile sanctions"},
		{"Japan gave aid to Fiji.", "gave", "070 give S=Japan T=Fiji aid"},
		{"Kenya withdrew its troops from Juba.", "withdrew", "0874 withdraw S=Kenya P=Juba troops"},
		{"Kenya withdrew its support for the bill.", "withdrew", "162 withdraw S=Kenya T=bill support"},
		{"Shares fell sharply.", "fell", "-- fall Shares"},
		{"The storm hit Manila.", "hit", "-- hit storm"},
		{"Rockets hit Manila.", "hit", "194 hit T=Manila Rockets"},
		{"Police arrested the editor.", "arrested", "173 arrest S=Police editor"},
		{"Police arrested the decline.", "arrested", "-- arrest S=Police decline"},
		{"Workers went on strike.", "went", "143 go S=Workers strike"},
		{"Vietnam was angry at China.", "angry", "110 angry S=Vietnam T=China"},
		{"The shelling of Homs continued.", "shelling", "194 shelling T=Homs"},
		{"Rebels attacked the town in the north.", "attacked", "190 attack S=Rebels town"},
		{"Two men held a flag.", "held", "nothing"},
		{"Rebels held two nurses.", "held", "173 hold S=Rebels T=nurses"},
		{"The ministers held talks.", "held", "040 hold S=ministers talks"},
		{"Sudan handed over the suspects to the court.", "handed", "063 hand_over S=Sudan T=court suspects"},
		{"Hurricane Otto struck Panama.", "struck", "nothing"},
	} {
		s := reading.Sentence(t, c.sentence)
		m := (&sense.Matcher{Sentence: s}).BestMatch(s.PredicateOf(reading.Word(t, s, c.trigger)))
		if got := show(s, m); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}

func show(s *clause.Sentence, m *sense.Match) string {
	if m == nil {
		return "nothing"
	}
	parts := []string{strings.TrimSpace("--"[:2*no(m.Sense.Code)] + m.Sense.Name())}
	for _, x := range []struct {
		name string
		tok  int
	}{{"S", m.Src}, {"T", m.Tgt}, {"P", m.Place}} {
		if x.tok >= 0 {
			parts = append(parts, x.name+"="+s.Tokens[x.tok].Form)
		}
	}
	for _, n := range m.Nouns {
		parts = append(parts, s.Tokens[n].Form)
	}
	return strings.Join(parts, " ")
}

func no(code string) int {
	if code == "" {
		return 1
	}
	return 0
}

// TestNarrowerSenseWins holds the order of senses: a noun asked for by name before a role, a user's own sense before an embedded one.
func TestNarrowerSenseWins(t *testing.T) {
	for _, c := range []struct{ patterns, sentence, trigger, want string }{
		{"190\tS dazzle T\n040\tS dazzle envoy\n", "Peru dazzled the envoy.", "dazzled", "040"},
		{"190\tS dazzle T\n040\tS dazzle envoy\n", "Peru dazzled the crowd.", "dazzled", "190"},
		{"190\tS dazzle T\n040\tS dazzle T\n", "Peru dazzled Chile.", "dazzled", "040"},
		{"190\tS dazzle T (with|by *)\n040\tS dazzle T\n", "Peru dazzled Chile with drums.", "dazzled", "190"},
		{"190\tS dazzle T on P\n", "Peru dazzled Chile.", "dazzled", ""},
		{"190\tS dazzle - \n", "Peru dazzled Chile.", "dazzled", ""},
		{"190\tS dazzle P at\n", "", "", "error"},
		{"040\tS dazzle T to @do\n", "Peru dazzled Chile to mark the day.", "dazzled", "040"},
	} {
		got, err := code(t, c.patterns, c.sentence, c.trigger)
		if err != nil {
			got = "error"
		}
		if got != c.want {
			t.Errorf("%q, %s: %q, want %q", c.patterns, c.sentence, got, c.want)
		}
	}
}

// code is the code of a trigger's sense where the user's file holds certain patterns.
func code(t *testing.T, patterns, sentence, trigger string) (string, error) {
	file := t.TempDir() + "/own.tsv"
	if err := write(file, patterns); err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(lexicon.Embedded, []string{file})
	if err != nil {
		return "", err
	}
	s := clause.NewSentence(syntax.Of(reading.Read(t, sentence)), lex, 0)
	m := (&sense.Matcher{Sentence: s}).BestMatch(s.PredicateOf(reading.Word(t, s, trigger)))
	if m == nil {
		return "", nil
	}
	return fmt.Sprint(m.Sense.Code), nil
}

func write(file, content string) error { return os.WriteFile(file, []byte(content), 0o600) }
