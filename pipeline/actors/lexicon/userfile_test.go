package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestCodesByDate(t *testing.T) {
	for code, want := range map[string]string{
		"AZEGOV >031031": "AZEGOV AZE 2003-10-31 ", "<910625": "  1991-06-24", "HOBMIL 20080120-20121109": "HOBMIL  2008-01-20 2012-11-09",
		"HOBCIV <20080120>": "HOBCIV  2008-01-19", "---": "  ", "UNO": "UNO  ",
	} {
		term, err := codeTerm(code)
		if err != nil {
			t.Errorf("%s: %v", code, err)
		}
		got := strings.Join(slices.DeleteFunc([]string{term.CAMEO, term.Country, term.from.String(), term.to.String()}, func(s string) bool { return s == "" }), " ")
		if got != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
	}
}

func FuzzUserFile(f *testing.F) {
	for _, seed := range []string{"BORDURIA_ [BRD] # a country\n+SZOHOD\nKURVI_TASCH\n\t[SYLREB >031031] [SYLCVL <910625]\n", "!CHIEF! = CHIEF, CHIEFS\nTOWN!CHIEF! {} [NGO~]\n", "name,country,from\nA,FRA,2020\n", "+", "[", "!A!=B\nX!A!!A! [~GOV]", "A {} [~]", "A [<]", "<!", "name\n\"", "A [FRA 1-2]"} {
		f.Add(seed)
	}
	base, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data string) {
		x := *base
		x.Entities, x.Agents = slices.Clip(base.Entities), slices.Clip(base.Agents)
		x.phrases, x.byID, x.userID, x.families = phraseTable{}, map[string]int{}, map[string]int{}, map[key][]int{}
		if err := x.loadUser([]byte(data)); err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
	})
}

func FuzzEntities(f *testing.F) {
	f.Add("id\tname\nx.y\tA\tB|C\tperson\tFRA\tGOV\t2020\t2021-05\tp\tpresident\n")
	f.Add("id\n\t\n")
	f.Fuzz(func(t *testing.T, data string) {
		x := &Lexicon{byID: map[string]int{}, phrases: phraseTable{}}
		_ = x.loadEntities(data)
		_ = x.loadAgents(data)
	})
}
