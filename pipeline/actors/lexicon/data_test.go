package lexicon

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// lexiconRow is a line of an entity table as it stands in the file.
type lexiconRow struct {
	file, id, name, kind, country, from, to, parent string
	aliases, sectors                                []string
}

const lexiconHeader = "id\tname\taliases\tkind\tcountry\tsectors\tfrom\tto\tparent\ttitle"

// readLexiconRows reads the entity tables with none of the resolver's code.
func readLexiconRows(t *testing.T) (all []lexiconRow) {
	t.Helper()
	files, err := filepath.Glob("*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, file := range files {
		if name := filepath.Base(file); name == "agents.tsv" || name == "portfolios.tsv" || name == "names.tsv" {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		header := true
		for line := range strings.Lines(string(data)) {
			line = strings.TrimRight(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			if header {
				if header = false; line != lexiconHeader {
					t.Fatalf("%s: header %q", file, line)
				}
				continue
			}
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				t.Fatalf("%s: %d columns in %q", file, len(c), line)
			}
			all = append(all, lexiconRow{file: filepath.Base(file), id: c[0], name: c[1], kind: c[3], country: c[4], from: c[6], to: c[7], parent: c[8],
				aliases: strings.FieldsFunc(c[2], func(r rune) bool { return r == '|' }), sectors: strings.Split(c[5], "|")})
		}
	}
	return all
}

// overlap tells whether two lines hold at the same time; a date is also the prefix of its days, so "~" ends any month or year.
func (r *lexiconRow) overlap(o *lexiconRow) bool {
	starts := func(a, b *lexiconRow) bool { return b.to == "" || a.from <= b.to+"~" }
	return starts(r, o) && starts(o, r)
}

func codeList(t *testing.T, name string) schema.CodeList {
	t.Helper()
	lists := schema.CodeLists()
	i := slices.IndexFunc(lists, func(l schema.CodeList) bool { return l.Name == name })
	if i < 0 {
		t.Fatalf("no code list %s", name)
	}
	return lists[i]
}

var (
	lexiconDate = regexp.MustCompile(`^((18|19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$`)
	lexiconID   = regexp.MustCompile(`^[a-z0-9_]+(\.[a-z0-9_]+)*$`)
	// composedActor is a state, its government, or what a country's name and a sector make: "rus", "rus.gov", "rus.leg".
	composedActor = regexp.MustCompile(`^[a-z]{3}(\.[a-z]{3})?$`)
)

func TestLexiconRowsAreWellFormed(t *testing.T) {
	kinds, sectors, countries := codeList(t, "actor_kinds"), codeList(t, "sectors"), codeList(t, "countries")
	rows := readLexiconRows(t)
	terms, ids, names := map[string]bool{}, map[string]bool{}, map[string]string{}
	for _, r := range rows {
		ids[r.id] = true
	}
	for _, r := range rows {
		bad := func(what string) { t.Errorf("%s: %s: %s", r.file, r.id, what) }
		switch {
		case !lexiconID.MatchString(r.id):
			bad("id is no slug")
		case r.name == "" || strings.TrimSpace(r.name) != r.name:
			bad("name")
		case terms[r.id+" "+r.from]:
			bad("two lines begin on " + r.from)
		case names[r.id] != "" && names[r.id] != r.name:
			bad("another line calls it " + names[r.id])
		case !kinds.Has(r.kind):
			bad("kind " + r.kind)
		case r.country != "" && !countries.Has(r.country):
			bad("country " + r.country)
		case !lexiconDate.MatchString(r.from) || !lexiconDate.MatchString(r.to):
			bad("date " + r.from + " " + r.to)
		case r.to != "" && r.from > r.to+"~":
			bad("ends before it begins")
		case r.parent == r.id:
			bad("is its own parent")
		case r.parent != "" && !ids[r.parent] && !(composedActor.MatchString(r.parent) && countries.Has(strings.ToUpper(r.parent[:3]))):
			bad("unknown parent " + r.parent)
		}
		for _, s := range r.sectors {
			if !sectors.Has(s) {
				bad("sector " + s)
			}
		}
		terms[r.id+" "+r.from], names[r.id] = true, r.name
	}
}

// sharedNames are names that two actors truly bore at once; the article's country tells them apart.
var sharedNames = map[string]string{
	"David Johnston":               "a minister of Australia and a governor-general of Canada, both in 2014",
	"DSS":                          "Nigeria's state security and the Democratic Party of Serbia",
	"Democratic Unionist Party":    "parties of Northern Ireland and of Sudan",
	"Mohamed Abdelaziz":            "the leader of the Polisario and a foreign minister of Libya",
	"National Democratic Alliance": "coalitions of India and, until 2005, of Sudan's opposition",
	"National Liberation Army":     "rebels of Colombia and, in 2000 and 2001, of Macedonia",
	"PNP":                          "the police of the Philippines and a party of Jamaica",
	"Podemos":                      "parties of Spain and of Mozambique",
	"RAF":                          "Germany's Red Army Faction, to 1998, and Britain's Royal Air Force",
	"TMC":                          "a party of India and, in 2019, Sudan's military council",
}

func TestLexiconNamesMeanOneActorAtATime(t *testing.T) {
	rows := readLexiconRows(t)
	bearers := map[string][]*lexiconRow{}
	var order []string
	for i := range rows {
		for _, name := range append([]string{rows[i].name}, rows[i].aliases...) {
			if bearers[name] == nil {
				order = append(order, name)
			}
			bearers[name] = append(bearers[name], &rows[i])
		}
	}
	shared := map[string]bool{}
	for _, name := range order {
		for i, a := range bearers[name] {
			for _, b := range bearers[name][i+1:] {
				if a.id == b.id || !a.overlap(b) {
					continue
				}
				if shared[name] = true; sharedNames[name] == "" {
					t.Errorf("%q is %s (%s to %s) and %s (%s to %s)", name, a.id, a.from, a.to, b.id, b.from, b.to)
				}
			}
		}
	}
	for name := range sharedNames {
		if !shared[name] {
			t.Errorf("%q needs no exception any more", name)
		}
	}
}

func TestLexiconIsBroad(t *testing.T) {
	// What the lexicon promises to know; leaders are counted by the states whose present head it names.
	atLeast := map[string]int{"organisations.tsv": 250, "armed_groups.tsv": 350, "parties.tsv": 400, "institutions.tsv": 300, "peoples.tsv": 250, "people.tsv": 500}
	actors, led := map[string]map[string]bool{}, map[string]bool{}
	for _, r := range readLexiconRows(t) {
		if actors[r.file] == nil {
			actors[r.file] = map[string]bool{}
		}
		actors[r.file][r.id] = true
		if strings.HasPrefix(r.file, "leaders-") && r.to == "" && slices.Contains(r.sectors, "GOV") {
			led[r.country] = true
		}
	}
	for file, n := range atLeast {
		if len(actors[file]) < n {
			t.Errorf("%s: %d actors, fewer than %d", file, len(actors[file]), n)
		}
	}
	const memberStates = 193
	if len(led) < memberStates {
		t.Errorf("heads of %d countries, fewer than the United Nations' %d members", len(led), memberStates)
	}
}
