package actors

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// ownActors is a dictionary in PETRARCH's format with what its documentation allows.
const ownActors = `<!-- ACTORS
     of a test -->
BORDURIA_ [BRD] # a made-up country
+BORDURIAN
+SZOHOD
<!-- one line -->
SYLDAVIA [SYL]
PLEKSZY_GLADZ  # code below
	[BRDMIL <19350101]
	[BRDGOV 19350101-601231]
	[BRDELI >610101]
KURVI_TASCH [SYLREB >031031] [SYLCVL <910625]
ZYLDAV_ZENTRAL_REVOLUTZIONAR_KOMITZET [SYLREB] ; old comment
NULL_ACTOR [---]
`

// datedActors has codes within codes: the first listed of those that cover a day counts, the undated one where none does.
const datedActors = `IVO_TRENNICK [HUD]
	[HUDCVL <20050301]
	[NAVHUD 20070110-20070115]
	[HUDMIL 20050301-20100601]
	[HUDELI >20121231]
OLD_REPUBLIC
+O.R.D.
	[ORD <911226]
`

func TestPETRARCHDates(t *testing.T) {
	all := stagesWith(t, datedActors)
	for _, c := range [][3]string{
		{"Ivo Trennick", "1999-05-01", "HUDCVL"}, {"Ivo Trennick", "2005-02-28", "HUDCVL"}, {"Ivo Trennick", "2005-03-01", "HUDMIL"},
		{"Ivo Trennick", "2007-01-09", "HUDMIL"}, {"Ivo Trennick", "2007-01-10", "NAVHUD"}, {"Ivo Trennick", "2007-01-15", "NAVHUD"},
		{"Ivo Trennick", "2007-01-16", "HUDMIL"}, {"Ivo Trennick", "2011-03-03", "HUD"}, {"Ivo Trennick", "2014-03-03", "HUDELI"},
		{"The Old Republic", "1991-12-25", "ORD"}, {"The O.R.D.", "1990-01-01", "ORD"}, {"The Old Republic", "1991-12-26", ""},
	} {
		when, err := time.Parse(time.DateOnly, c[1])
		if err != nil {
			t.Fatal(err)
		}
		d := readDated(t, all, c[0]+" criticised the plan.", when)
		if len(d.Actors) != 1 || d.Actors[0].CAMEO != c[2] {
			t.Errorf("%s on %s: got %v, want the code %q", c[0], c[1], d.Actors, c[2])
		}
	}
}

const ownAgents = `!CHIEF! = CHIEF, CHIEFS
PALACE_GUARD [~MIL]
LANTERN_BEARER {LANTERN_BEARERS} [~LAB]
RELIEF_CARAVAN {} [NGO~]
TOWN!CHIEF! [~GOV]
!CHIEF!_OF_CLOUD_COUNTING [~GOV]
WARDEN_GENERAL {WARDENS_GENERAL} [~JUD]
BIGGEST_LAWFUL_DISSENTER_CLUB [~OPP]
MOON_GOVERNMENT {} [~MGO]
`

// stagesWith are the stages before this one, and this one with a user's file.
func stagesWith(t testing.TB, data string) []stage {
	t.Helper()
	path := filepath.Join(t.TempDir(), "actors.txt")
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	who, err := New(Options{UserFiles: []string{path}})
	if err != nil {
		t.Fatal(err)
	}
	all := stages(t)
	all[len(all)-1] = who
	return all
}

func TestPETRARCHActors(t *testing.T) {
	all := stagesWith(t, ownActors)
	for phrase, cameo := range map[string]string{"Borduria": "BRD", "Szohod": "BRD", "Syldavia": "SYL", "Plekszy Gladz": "BRDELI", "Kurvi Tasch": "SYLREB",
		"Zyldav Zentral Revolutzionar Komitzet": "SYLREB", "Null Actor": ""} {
		d := readText(t, all, phrase+" attacked the village on Monday.")
		i := slices.IndexFunc(d.Actors, func(a schema.Actor) bool { return a.CAMEO == cameo && (cameo != "" || a.ID == "null_actor") })
		if i < 0 {
			t.Errorf("%s: no actor with code %q among %v", phrase, cameo, d.Actors)
		}
	}
}

func TestPETRARCHAgents(t *testing.T) {
	all := stagesWith(t, ownAgents)
	for phrase, cameo := range map[string]string{"palace guards": "CHLMIL", "lantern bearers": "CHLLAB", "townchief": "CHLGOV", "relief caravan": "NGOCHL",
		"chief of cloud counting": "CHLGOV", "warden general": "CHLJUD", "wardens general": "CHLJUD", "biggest lawful dissenter club": "CHLOPP", "moon government": "CHLMGO"} {
		for _, whose := range []string{"The Chilean " + phrase, "The " + phrase + " of Chile", "Officers said the Chilean " + phrase} {
			d := readText(t, all, whose+" entered the village on Monday.")
			if i := slices.IndexFunc(d.Actors, func(a schema.Actor) bool { return a.CAMEO == cameo }); i < 0 {
				t.Errorf("%s: no actor with code %q among %v", whose, cameo, d.Actors)
			}
		}
	}
}

func TestCSV(t *testing.T) {
	all := stagesWith(t, "name,aliases,country,sector,from,to\nMarta Quill,M. Quill|Quill,PER,GOV,2020,2022-06\nMarta Quill,,PER,BUS,2022-07,\n\"Union of Potters, Great\",UPG,Bolivia,LAB,,\n")
	d := readText(t, all, "Marta Quill met members of the Union of Potters, Great on Monday.")
	if i := slices.IndexFunc(d.Actors, func(a schema.Actor) bool { return a.ID == "per.marta_quill" && a.Sector == "BUS" && a.Country == "PER" }); i < 0 {
		t.Errorf("Marta Quill of 2024 is not among %v", d.Actors)
	}
	if i := slices.IndexFunc(d.Actors, func(a schema.Actor) bool { return a.ID == "bol.union_of_potters_great" && a.Sector == "LAB" }); i < 0 {
		t.Errorf("the union is not among %v", d.Actors)
	}
}

func TestBrokenUserFiles(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"sector":   {"name,sector\nA,GOV\nB,XXX\n", `line 3: "XXX" is none of PLOVER's sectors`},
		"country":  {"name,country\nA,Atlantis\n", `line 2: "Atlantis" is no country`},
		"date":     {"name,from\nA,yesterday\n", `line 2: "yesterday" is no date`},
		"order":    {"name,from,to\nA,2020,2010\n", "line 2: it ends on 2010-12-31 before it begins"},
		"column":   {"name,colour\nA,red\n", `line 1: "colour" is no column`},
		"nameless": {"name,country\nA,FRA\n,FRA\n", "line 3: an actor needs a name"},
		"quote":    {"name\n\"A\n", "line 2"},
		"cells":    {"name\nA,B\n", "line 2: 2 cells under 1 columns"},
		"bracket":  {"FRANCE [FRA]\nSPAIN [ESP\n", "line 2: \"[ESP\" is no code in brackets"},
		"day":      {"FRANCE [FRA >20201350]\n", `line 1: "20201350" is no day of the calendar`},
		"orphan":   {"\t[FRAGOV >20200101]\n", "line 1: a code without a name"},
		"synonym":  {"+GAUL\n", "line 1: a synonym without a name"},
		"agent":    {"GUARD [~MIL]\nCLOWN\n", "line 2: an agent needs a code"},
		"comment":  {"FRANCE [FRA]\n<!-- never closed\n", "a comment is never closed"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "actors.txt")
			if err := os.WriteFile(path, []byte(c.data), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := New(Options{UserFiles: []string{path}})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v, want %q and the file's name", err, c.want)
			}
		})
	}
}
