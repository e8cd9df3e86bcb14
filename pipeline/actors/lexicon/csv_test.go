package lexicon

import (
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// The first line that is no comment tells a table from a dictionary.
func TestCSVOrDictionary(t *testing.T) {
	for data, want := range map[string]bool{
		"name,country\nA,PER\n": true, "\n# own actors\nCountry, Name \nPER,A\n": true, "\"name\"\nA\n": true,
		"NAME_OF_A_KING [PER]\n": false, "names,country\n": false, "": false, "# name\n": false,
	} {
		if got := looksLikeCSV([]byte(data)); got != want {
			t.Errorf("%q: table %v", data, got)
		}
	}
}

// A table's cells in any order and any case of the header, with what is left out read from the rest.
func TestCSVActors(t *testing.T) {
	x := userLexicon(t, "\ufeff# own actors\nCountry,NAME,sector,aliases,kind,from,to\nper,Llama Guild,lab|agr,LLG| The Herders ,,,\nBolivia,Ana Quispe,GOV,,person,2001,2003-04\n,Ana Quispe,BUS,,person,2003-05,\nPER,Aymara of the Lake,,,,,\nper,Red Condors,REB\n,\"Salt, Sand & Co\",MNC,,,,\n")
	for id, want := range map[string]string{"per.llama_guild": "organisation PER LAB AGR", "bol.ana_quispe": "person BOL GOV", "per.aymara_of_the_lake": "group PER", "per.red_condors": "armed_group PER REB", "salt_sand_co": "organisation MNC"} {
		i, ok := x.Entity(id)
		if !ok {
			t.Errorf("no %s", id)
			continue
		}
		e := x.Entities[i]
		if got := strings.Join(strings.Fields(e.Kind+" "+e.Terms[0].Country+" "+strings.Join(e.Terms[0].Sectors, " ")), " "); got != want {
			t.Errorf("%s: %s, not %s", id, got, want)
		}
	}
	for words, want := range map[string]string{"LLG": "per.llama_guild", "the Herders": "per.llama_guild", "Ana Quispe": "bol.ana_quispe", "Salt , Sand & Co": "salt_sand_co"} {
		if got := x.meant(words); got != want {
			t.Errorf("%q means %q, not %q", words, got, want)
		}
	}
	i, _ := x.Entity("bol.ana_quispe")
	for day, want := range map[schema.Day]string{schema.NewDay(2001, 1, 1): "GOV", schema.NewDay(2003, 4, 30): "GOV", schema.NewDay(2003, 5, 1): "BUS", schema.NewDay(2020, 1, 1): "BUS"} {
		if got := First(x.Entities[i].On(day).Sectors); got != want {
			t.Errorf("Ana Quispe on %s: %s, not %s", day, got, want)
		}
	}
}

// A second file adds to the actors of the first under the id that they have, and its broken line leaves them as they were.
func TestSecondFile(t *testing.T) {
	x := userLexicon(t, "name,country,sector,to\nAna Quispe,PER,GOV,2005\n")
	if err := x.loadUser([]byte("name,aliases,country,sector,from\nAna Quispe,La Condesa,ESP,BUS,2006\n")); err != nil {
		t.Fatal(err)
	}
	if got := x.meant("La Condesa"); got != "per.ana_quispe" {
		t.Errorf("the second file's alias means %q", got)
	}
	if _, twice := x.Entity("esp.ana_quispe"); twice {
		t.Error("one name has two ids")
	}
	if err := x.loadUser([]byte("name,sector\nRed Condors,REB\nBlue Condors,BLUE\n")); err == nil || !strings.Contains(err.Error(), `line 3: "BLUE"`) {
		t.Errorf("a broken file: %v", err)
	}
	if got := x.meant("Red Condors"); got != "" {
		t.Errorf("a broken file's actor is %q", got)
	}
	if err := x.loadUser([]byte("name,kind\nRed Condors,birds\n")); err == nil || !strings.Contains(err.Error(), `line 2: "birds" is no kind of actor; kinds are state,`) {
		t.Errorf("a kind that is none: %v", err)
	}
}
