package events

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/text"
)

// ownFile is a file of the user's patterns.
func ownFile(t *testing.T, content string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "own.tsv")
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestUserPatternsAreCoded adds words to the lexicon, takes one away, and gives one another meaning.
func TestUserPatternsAreCoded(t *testing.T) {
	for _, c := range []struct{ patterns, sentence, before, after string }{
		{"190\tS honk_at T\tmode=drone hyp", "Oman honked at Kuwait.", "none", "ASSAULT/drone 190 | Oman > Kuwait | hypothetical | where Kuwait"},
		{"--\tS bomb T", "Oman bombed Kuwait.", "ASSAULT/aerial 195 | Oman > Kuwait | where Kuwait", "none"},
		{"111\tS bomb T", "Oman bombed Kuwait.", "ASSAULT/aerial 195 | Oman > Kuwait | where Kuwait", "ACCUSE/disapprove 111 | Oman > Kuwait"},
		{"111\tS bomb stadium", "Oman bombed Kuwait.", "ASSAULT/aerial 195 | Oman > Kuwait | where Kuwait", "ASSAULT/aerial 195 | Oman > Kuwait | where Kuwait"},
		{"# only a remark", "Oman bombed Kuwait.", "ASSAULT/aerial 195 | Oman > Kuwait | where Kuwait", "ASSAULT/aerial 195 | Oman > Kuwait | where Kuwait"},
	} {
		var got []string
		for _, files := range [][]string{nil, {ownFile(t, c.patterns+"\n")}} {
			coder, err := New(Options{UserFiles: files})
			if err != nil {
				t.Fatal(err)
			}
			d := reading.Read(t, c.sentence)
			if err := (sure{coder}).Apply(d); err != nil {
				t.Fatal(err)
			}
			got = append(got, strings.Join(describe(d), " + "))
		}
		if got[0] != c.before || got[1] != c.after {
			t.Errorf("%s, %s\n got  %s -> %s\n want %s -> %s", c.patterns, c.sentence, got[0], got[1], c.before, c.after)
		}
	}
}

func TestNewNamesTheFaultyLine(t *testing.T) {
	bad := ownFile(t, "190\tS honk T\n190\tS honk (at T\n")
	if _, err := New(Options{UserFiles: []string{bad}}); err == nil || !strings.Contains(err.Error(), bad+":2: parenthesis not closed") {
		t.Errorf("error %v, want file, line and what is wrong", err)
	}
	if _, err := New(Options{UserFiles: []string{bad + ".gone"}}); err == nil || !strings.Contains(err.Error(), bad+".gone") {
		t.Errorf("error %v, want the missing file", err)
	}
}

// TestApplyRefusesBrokenSentences gives the coder sentences whose tokens the document does not have; one without tokens is none of these.
func TestApplyRefusesBrokenSentences(t *testing.T) {
	coder := newTestCoder(t).Coder
	for _, c := range []struct{ first, last int }{{-1, 2}, {0, 99}, {3, 2}} {
		d := reading.Read(t, "Oman bombed Kuwait.")
		d.Sentences[0].First, d.Sentences[0].Last = c.first, c.last
		if err := coder.Apply(d); err == nil || !strings.Contains(err.Error(), "sentence 0") {
			t.Errorf("tokens %d to %d: error %v", c.first, c.last, err)
		}
	}
	for _, s := range []string{"", "  \n", "..."} {
		d := reading.Read(t, s)
		if err := coder.Apply(d); err != nil || len(d.EventMentions) > 0 {
			t.Errorf("%q: %d events, error %v", s, len(d.EventMentions), err)
		}
	}
}

// TestApplyStartsAnew leaves nothing of what stood in the document before, and tells the events of all sentences in order.
func TestApplyStartsAnew(t *testing.T) {
	coder := newTestCoder(t)
	d := reading.Read(t, "Oman bombed Kuwait. It rained. Kuwait expelled the Omani envoy.")
	d.EventMentions = []text.EventMention{{CAMEO: "999"}}
	if err := coder.Apply(d); err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, m := range d.EventMentions {
		got += fmt.Sprintf("%d %s; ", m.Sentence, m.CAMEO)
	}
	if got != "0 195; 2 161; " {
		t.Errorf("events %s", got)
	}
}

// TestCoderIsShared codes with one coder in several goroutines at once.
func TestCoderIsShared(t *testing.T) {
	coder := newTestCoder(t).Coder
	sentences := []string{"Oman bombed Kuwait.", "Qatar refused to meet the rebels.", "Police in Doha arrested 12 nurses.", "Malta and Cyprus signed a treaty."}
	want := make([]*text.Document, len(sentences))
	for i, s := range sentences {
		want[i] = reading.Read(t, s)
		if err := coder.Apply(want[i]); err != nil || len(want[i].EventMentions) == 0 {
			t.Fatalf("%s: %d events, error %v", s, len(want[i].EventMentions), err)
		}
	}
	var wg sync.WaitGroup
	for range 4 {
		for i, s := range sentences {
			d := reading.Read(t, s)
			wg.Go(func() {
				if err := coder.Apply(d); err != nil || !reflect.DeepEqual(d.EventMentions, want[i].EventMentions) {
					t.Errorf("%s: %v, %v", s, describe(d), err)
				}
			})
		}
	}
	wg.Wait()
}

// TestApart keeps the target's words out of the trigger, and takes the second of two sides that are one.
func TestApart(t *testing.T) {
	const s = "detained the minister on charges"
	span := func(words string) text.Span {
		i := strings.Index(s, words)
		if words == "" || i < 0 {
			return text.Span{}
		}
		return text.Span{Start: i, End: i + len(words)}
	}
	for _, c := range []struct{ trigger, source, target, wantTrigger, wantTarget string }{
		{s, "", "the minister", "detained", "the minister"},
		{"the minister on charges", "", "the minister", "on charges", "the minister"},
		{"the minister", "", "the minister", "the minister", "the minister"},
		{"detained", "", "the minister", "detained", "the minister"},
		{s, "", "", s, ""},
		{"detained", "the minister", "the minister", "detained", ""},
		{"detained", "the minister", "charges", "detained", "charges"},
	} {
		d := &text.Document{Text: s}
		m := &text.EventMention{Trigger: span(c.trigger), Source: span(c.source), Target: span(c.target)}
		apart(d, m)
		if got, target := d.Slice(m.Trigger), d.Slice(m.Target); got != c.wantTrigger || target != c.wantTarget {
			t.Errorf("%q with %q: %q and %q, want %q and %q", c.trigger, c.target, got, target, c.wantTrigger, c.wantTarget)
		}
	}
	both := &text.EventMention{Source: span("the minister"), Target: span("the minister"), Sources: []int{0, 1}, Targets: []int{0, 1}}
	if apart(&text.Document{Text: s}, both); both.Target.Empty() {
		t.Error("what several do to each other keeps its target")
	}
}
