package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/consolidate"
)

// someTable is the table of the repository.
func someTable(t *testing.T) *table {
	t.Helper()
	tab, err := readTable("../../pipeline/consolidate/weights.tsv")
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func TestLearn(t *testing.T) {
	tab := someTable(t)
	var examples []example
	for range 200 { // what is of one happening by its place, told as often on the day as days after; and what is not
		examples = append(examples,
			example{hints: []consolidate.Hint{{Name: "place near", Times: 1}, {Name: "told days after", Times: 1}}, isOne: true, weight: 1},
			example{hints: []consolidate.Hint{{Name: "place same", Times: 1}, {Name: "told on the day", Times: 1}}, weight: 1})
	}
	weights := tab.fit(examples, consolidate.Prior)
	weight := func(name string) float64 { return weights[tab.at[name]] }
	if weight("place near") <= weight("place same") {
		t.Errorf("near %.2f, same %.2f", weight("place near"), weight("place same"))
	}
	if weight("told on the day") < weight("told days after") {
		t.Errorf("on the day %.2f, days after %.2f: the weight rises", weight("told on the day"), weight("told days after"))
	}
	if weight("story") != tab.hand[tab.at["story"]] || weight("kind other") != never || weight("victim same") != tab.hand[tab.at["victim same"]] {
		t.Error("weights that no example tells, or none may change, did")
	}
}

func TestTableIsReadAndWritten(t *testing.T) {
	tab := someTable(t)
	tab.within[0], tab.between[0] = 0.5, 1.25
	path := filepath.Join(t.TempDir(), "weights.tsv")
	if err := tab.write(path); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(text), tab.names[0]+"\t2\t0.50\t1.25\n") {
		t.Errorf("%v: %.40q", err, text)
	}
	if err := os.WriteFile(path, []byte("place same\tmuch\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readTable(path); err == nil {
		t.Error("a weight that is no number is taken")
	}
}

// TestStoryExamples pairs the reports of two articles on one shelling and on another.
func TestStoryExamples(t *testing.T) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "stories.jsonl")
	lines := `{"world":"w","id":"1","source":"Wire","published_at":"2024-03-05T08:00:00+01:00","text":"Troops of Azerbaijan shelled the village of Berd in Armenia on Monday.","events":[{"cluster":"a","quote":"shelled the village","event_type":"ASSAULT"}]}
{"world":"w","id":"2","source":"Post","published_at":"2024-03-05T09:00:00+01:00","text":"Azerbaijani troops shelled Berd in Armenia on Monday.","events":[{"cluster":"a","quote":"shelled Berd","event_type":"ASSAULT"}]}
{"world":"w","id":"3","source":"Post","published_at":"2024-03-06T09:00:00+01:00","text":"Azerbaijani troops shelled Armenia again.","events":[{"cluster":"b","quote":"shelled Armenia","event_type":"ASSAULT"}]}
`
	if err := os.WriteFile(path, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	worlds, err := readWorlds(p, path)
	if err != nil || len(worlds) != 1 {
		t.Fatalf("%d worlds, %v", len(worlds), err)
	}
	examples := worlds[0].betweenExamples(someTable(t).byName(someTable(t).hand))
	if len(examples) != 3 {
		t.Fatalf("%d examples", len(examples))
	}
	for i, want := range []bool{true, false, false} {
		if examples[i].isOne != want || len(examples[i].hints) == 0 {
			t.Errorf("pair %d: %+v", i, examples[i])
		}
	}
	if o := worlds[0].outcome(someTable(t)); o.mentions != 3 || o.happenings != 2 || o.right != 1 || o.wanted != 1 || o.links < o.right {
		t.Errorf("the two reports of one shelling are not joined: %s", o.String())
	}
}
