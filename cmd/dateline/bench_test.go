package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBenchMeasuresEveryStage(t *testing.T) {
	profile := filepath.Join(t.TempDir(), "cpu.prof")
	printed, code := run(t, t.Context(), "bench", "--json", "--cpuprofile", profile, articles+"/damascus-falls.txt")
	var b benchmark
	if err := json.Unmarshal([]byte(printed), &b); err != nil || code != 0 {
		t.Fatalf("exit %d, %v: %s", code, err, printed)
	}
	if b.Articles != 1 || b.Tokens < 50 || b.TokensPer <= 0 || b.CPUSeconds <= 0 || b.PeakMemory < 1<<20 {
		t.Errorf("%+v", b)
	}
	mayBeNone := map[string]bool{"date": true, "judge rows": true} // the runtime counts by spans that are full: few objects of one article are none
	for _, s := range b.Stages {
		if s.Seconds <= 0 || s.Objects == 0 && !mayBeNone[s.Name] {
			t.Errorf("stage %+v", s)
		}
	}
	if info, err := os.Stat(profile); err != nil || info.Size() == 0 {
		t.Errorf("no profile: %v", err)
	}
	if printed, _ := run(t, t.Context(), "bench", articles+"/damascus-falls.txt"); !strings.Contains(printed, "parse") || !strings.Contains(printed, "tokens/s") {
		t.Errorf("printed %s", printed)
	}
}
