package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/judge"
)

func TestReadOpinions(t *testing.T) {
	file := filepath.Join(t.TempDir(), "opinions.tsv")
	write := func(s string) {
		if err := os.WriteFile(file, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("gmb-0-2\n\t7\t21\tACCUSE:90 REJECT:8\t0:30 -:-15\t\n\t40\t-40\t\ngmb-5-9\n")
	ids, of, err := readOpinions(file)
	if err != nil || strings.Join(ids, " ") != "gmb-0-2 gmb-5-9" {
		t.Fatalf("%v, %v", ids, err)
	}
	o := of["gmb-0-2"]
	for name, c := range map[string]struct{ got, want float64 }{
		"event":        {o.of(7).event, 2.1},
		"type":         {o.of(7).ofType("ACCUSE"), math.Log(9)},
		"other type":   {o.of(7).ofType("AID"), surelyOther},
		"source":       {o.of(7).stands(judge.Source, 0), 3},
		"nobody":       {o.of(7).stands(judge.Source, nowhere), -1.5},
		"somebody":     {o.of(7).stands(judge.Target, 0), surelyElse},
		"none":         {o.of(40).event, -4},
		"left out":     {o.of(99).event, surelyNone},
		"type of none": {o.of(40).ofType("ACCUSE"), math.NaN()},
	} {
		if math.Abs(c.got-c.want) > 1e-9 || math.IsNaN(c.got) != math.IsNaN(c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	if o.of(40).sides[judge.Source] != nil || o.of(7).sides[judge.Target] == nil {
		t.Error("sides are said of no event, or not of one")
	}
	for _, bad := range []string{"\t7\t21\tACCUSE:90\n", "gmb-0-2\n\t7\t21\n", "gmb-0-2\n\tx\t21\t\n", "gmb-0-2\n\t7\t21\tLOVE:90\n", "gmb-0-2\n\t7\t21\t\tx:1\t\n"} {
		write(bad)
		if _, _, err := readOpinions(file); err == nil || !strings.Contains(err.Error(), "opinions.tsv:") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

// TestAsidesMixBoth asks a net that says no of a feature that the teacher takes for an event.
func TestAsidesMixBoth(t *testing.T) {
	net := &hashnet.Net{Hidden: 1, Rows: make([]int8, 1<<8), Bias: []int32{0}, Out: []int16{0, 0}, OutBias: []int32{-512, 0}} // log-odds of -2
	a := &asides{mixes: []mix{{0.5, 1, 0.25}, {1, 1, 0}}}
	a.add([]uint32{1}, 0.5, []float64{3, math.NaN()})
	e := a.answeredBy(net)[0]
	if want := 1 / (1 + math.Exp(-2.25)); math.Abs(float64(e.answers[0])-want) > 1e-6 || e.answers[1] != unasked || e.weight != 0.5 {
		t.Errorf("%+v, want %v and nothing", e, want)
	}
}
