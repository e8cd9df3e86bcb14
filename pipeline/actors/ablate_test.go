package actors

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// go test ./pipeline/actors -v -run Ablate -ablate wikinews.jsonl,wikinews_more.jsonl
// prints what each rule is worth on the parties of events that readers named in open news: cmd/judge/verdicts.tsv has their words and codes.
var ablate = flag.String("ablate", "", "print what each rule is worth on these files of articles, by commas: JSON lines of id, text, published_at")

const verdictsFile = "../../cmd/judge/verdicts.tsv"

// namedParty is a party that readers named: its words in code points, and the codes that any of them gave it; "-" is nobody.
type namedParty struct {
	start, end int
	codes      []string
}

// readArticle is an article with the parties that readers named in it.
type readArticle struct {
	doc     *text.Document
	offsets *text.Offsets
	parties []namedParty
}

// TestAblate leaves out each chooser and each hint in turn.
func TestAblate(t *testing.T) {
	if *ablate == "" {
		t.Skip("needs -ablate with files of articles")
	}
	who := stages(t)
	all := readArticles(t, who[:len(who)-1])
	resolver := *who[len(who)-1].(*Resolver)
	whole, mentions := measure(t, &resolver, all)
	fmt.Printf("%-12s %-34s %s\n", "", "(all rules)", whole)
	for _, kind := range slices.Sorted(maps.Keys(allRules.choosers)) {
		for i, c := range allRules.choosers[kind] {
			without := resolver
			without.rules.choosers = maps.Clone(allRules.choosers)
			without.rules.choosers[kind] = slices.Delete(slices.Clone(allRules.choosers[kind]), i, i+1)
			report(t, &without, all, fmt.Sprintf("phrase %d", kind), string(c.why), whole, mentions)
		}
	}
	for h, name := range hintNames {
		without := resolver
		without.rules.weights.columns = slices.Clone(hintWeights.columns)
		for i := range without.rules.weights.columns {
			without.rules.weights.columns[i][h] = 0
		}
		report(t, &without, all, "hint", name, whole, mentions)
	}
}

func report(t *testing.T, r *Resolver, all []readArticle, what, rule string, whole score, mentions [][]text.ActorMention) {
	got, now := measure(t, r, all)
	changed := 0
	for i := range now {
		if !slices.Equal(now[i], mentions[i]) {
			changed++
		}
	}
	fmt.Printf("%-12s %-34s country %+.4f both %+.4f in %d of %d articles\n", what, rule, ratio(got.country, got.parties)-ratio(whole.country, whole.parties),
		ratio(got.both, got.parties)-ratio(whole.both, whole.parties), changed, len(all))
}

// score is of how many parties the country is as a reader has it, and the sector too.
type score struct{ parties, country, both int }

func (s score) String() string {
	return fmt.Sprintf("%d parties, country %.4f, country and sector %.4f", s.parties, ratio(s.country, s.parties), ratio(s.both, s.parties))
}

func ratio(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

func measure(t *testing.T, r *Resolver, all []readArticle) (s score, mentions [][]text.ActorMention) {
	for _, a := range all {
		if err := r.Apply(a.doc); err != nil {
			t.Fatal(err)
		}
		mentions = append(mentions, a.doc.ActorMentions)
		for _, p := range a.parties {
			country, both := a.reads(p)
			s.parties++
			s.country += count(country)
			s.both += count(both)
		}
	}
	return s, mentions
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// reads tells whether the actors at a party's words, those of the mention that covers them best, are as a reader has it.
func (a *readArticle) reads(p namedParty) (country, both bool) {
	var at text.Span
	best := 0.0
	for _, m := range a.doc.ActorMentions {
		start, end := a.offsets.Points(m.Span)
		if shared := min(end, p.end) - max(start, p.start); shared > 0 {
			if cover := float64(shared) / float64(max(end, p.end)-min(start, p.start)); cover > best {
				best, at = cover, m.Span
			}
		}
	}
	if best == 0 {
		nobody := slices.Contains(p.codes, "-")
		return nobody, nobody
	}
	for _, m := range a.doc.ActorMentions {
		if m.Span != at {
			continue
		}
		for _, code := range p.codes {
			c, s := fits(code, &a.doc.Actors[m.Ref])
			country, both = country || c, both || c && s
		}
	}
	return country, both
}

// fits tells whether an actor has a code's country, none where it names none, and one of its sectors.
func fits(code string, actor *schema.Actor) (country, sector bool) {
	want, sectors := "", 0
	for part := range strings.FieldsSeq(strings.Trim(code, "-")) {
		if _, ok := schema.CountryByAlpha3(part); ok {
			want = part
			continue
		}
		sectors++
		sector = sector || part == actor.Sector
	}
	return actor.Country == want, sector || sectors == 0
}

// readArticles reads the verdicts on the articles of the files, and these up to the stage.
func readArticles(t *testing.T, before []stage) (all []readArticle) {
	parties := readVerdicts(t)
	for file := range strings.SplitSeq(*ablate, ",") {
		eachLine(t, file, func(line string) {
			var a struct{ ID, Text, Published_at string }
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if len(parties[a.ID]) == 0 {
				return
			}
			published, _ := time.Parse(time.DateOnly, a.Published_at[:min(len(a.Published_at), len(time.DateOnly))])
			d := readDated(t, before, a.Text, published)
			all = append(all, readArticle{d, text.NewOffsets(d.Held(), d.Edits), parties[a.ID]})
		})
	}
	return all
}

// readVerdicts reads the parties with words and codes of cmd/judge's table, by article; what several readers say of the same words is one.
func readVerdicts(t *testing.T) map[string][]namedParty {
	parties, article := map[string][]namedParty{}, ""
	eachLine(t, verdictsFile, func(line string) {
		c := strings.Split(line, "\t")
		if len(c) == 2 {
			article = c[1]
		}
		for side := 4; side+1 < len(c); side += 2 {
			var p namedParty
			if n, _ := fmt.Sscanf(c[side], "%d:%d", &p.start, &p.end); n < 2 || c[side+1] == "" || strings.Contains(c[side+1], "?") {
				continue
			}
			p.codes = strings.Split(c[side+1], "/")
			same := func(o namedParty) bool { return o.start == p.start && o.end == p.end }
			if i := slices.IndexFunc(parties[article], same); i >= 0 {
				had := &parties[article][i]
				had.codes = append(had.codes, p.codes...)
			} else {
				parties[article] = append(parties[article], p)
			}
		}
	})
	return parties
}

func eachLine(t *testing.T, file string, f func(string)) {
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		f(lines.Text())
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// The measure itself: words are matched by what they share, codes by country and any of the sectors.
func TestFits(t *testing.T) {
	police := &schema.Actor{Country: "KEN", Sector: "COP"}
	for code, want := range map[string][2]bool{"KEN COP": {true, true}, "KEN": {true, true}, "KEN GOV COP": {true, true}, "KEN GOV": {true, false}, "COP": {false, true}, "UGA COP": {false, true}, "-": {false, true}} {
		if country, sector := fits(code, police); country != want[0] || sector != want[1] {
			t.Errorf("%q: country %v, sector %v", code, country, sector)
		}
	}
	if country, sector := fits("-", &schema.Actor{}); !country || !sector {
		t.Error("nobody is not nobody")
	}
}

// Every kind of phrase has rules, in an order in which the last always finds somebody, and each rule a reason of its own.
func TestRulesAreWhole(t *testing.T) {
	for kind := phrases.Common; kind <= phrases.Body; kind++ {
		seen := map[link]bool{}
		for _, c := range allRules.choosers[kind] {
			if c.why == "" || c.find == nil || seen[c.why] {
				t.Errorf("phrases of kind %d: rule %q", kind, c.why)
			}
			seen[c.why] = true
		}
		if len(seen) == 0 {
			t.Errorf("phrases of kind %d mean nobody", kind)
		}
	}
}
