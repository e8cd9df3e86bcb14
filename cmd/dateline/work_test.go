package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// corpus writes short articles a day, one file each of lines and one of text, and a broken line: n days of inputs.
func corpus(t *testing.T, n int) (days []string) {
	t.Helper()
	dir := t.TempDir()
	towns, deeds := []string{"Kyiv", "Lagos", "Manila", "Bogota", "Cairo"}, []string{"Police arrested %d protesters in %s on Monday.", "Rebels killed %d soldiers near %s, the army said.", "The president met %d ministers in %s."}
	random := rand.New(rand.NewPCG(7, 7))
	for day := 1; day <= n; day++ {
		folder := filepath.Join(dir, fmt.Sprintf("day-%02d", day))
		var lines strings.Builder
		for i := range 3 {
			text := fmt.Sprintf(deeds[random.IntN(3)], 2+random.IntN(9), towns[random.IntN(5)]) + " " + fmt.Sprintf(deeds[random.IntN(3)], 2+random.IntN(9), towns[random.IntN(5)])
			line, _ := json.Marshal(map[string]any{"id": fmt.Sprint(day, "-", i), "title": text[:20], "date": fmt.Sprintf("2024-12-%02d", day), "source": fmt.Sprint("Paper ", i), "text": text})
			fmt.Fprintf(&lines, "%s\n", line)
		}
		fmt.Fprintf(&lines, "{broken on day %d\n", day)
		// An article that comes again each day, fetched later each time.
		fmt.Fprintf(&lines, "{\"url\": \"https://news.example/fire\", \"date\": \"2024-12-01\", \"retrieved\": \"2024-12-%02d\", \"title\": \"Fire\", \"text\": \"A fire killed 3 people in Lagos on Sunday.\"}\n", day)
		write(t, filepath.Join(folder, "news.jsonl"), lines.String())
		write(t, filepath.Join(folder, "note.txt"), fmt.Sprintf("---\ntitle: Note %d\ndate: 2024-12-%02d\n---\nThousands protested in %s on day %d of the strike.\n", day, day, towns[day%5], day))
		days = append(days, folder)
	}
	return days
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func export(t *testing.T, args ...string) string {
	t.Helper()
	printed, code := run(t, t.Context(), append([]string{"export"}, args...)...)
	if code != 0 {
		t.Fatalf("exit %d: %s", code, printed)
	}
	return printed
}

// TestDayByDayEqualsOneRun reads days one after the other, in two orders, in one work folder each: the release is that of
// one run over all of them.
func TestDayByDayEqualsOneRun(t *testing.T) {
	days, dir := corpus(t, 10), t.TempDir()
	whole := filepath.Join(dir, "whole")
	export(t, append([]string{"--out", whole, "--keep-duplicates"}, days...)...)
	for _, order := range [][]int{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {4, 9, 0, 7, 2, 8, 1, 3, 6, 5}} {
		out, folder := filepath.Join(dir, fmt.Sprint("out", order[0])), filepath.Join(dir, fmt.Sprint("work", order[0]))
		for _, day := range order {
			export(t, "--out", out, "--keep-duplicates", "--work", folder, days[day])
		}
		if sums(t, out) != sums(t, whole) {
			t.Errorf("in order %v the release differs from that of one run", order)
		}
		again := export(t, append([]string{"--out", out, "--keep-duplicates", "--json", "--work", folder}, days...)...)
		if sums(t, out) != sums(t, whole) || !strings.Contains(again, `"known":0`) {
			t.Errorf("read again, which the journal spares, it differs, or articles were read: %s", again)
		}
		chosen, direct := filepath.Join(dir, "chosen"), filepath.Join(dir, "direct")
		dates := []string{"--since", "2024-12-03", "--until", "2024-12-05", "--keep-duplicates", "--format", "csv"}
		export(t, append(append([]string{"--out", chosen, "--work", folder}, dates...), days[0])...)
		export(t, append(append([]string{"--out", direct}, dates...), days...)...)
		for _, table := range []string{"articles", "events", "event_mentions"} {
			one, _ := os.ReadFile(filepath.Join(chosen, "csv", table+".csv"))
			other, _ := os.ReadFile(filepath.Join(direct, "csv", table+".csv"))
			if !bytes.Equal(one, other) || len(one) == 0 {
				t.Errorf("%s of three days out of the work folder differ from those of a run over three days", table)
			}
		}
	}
}

func TestWorkFoldersAreRefused(t *testing.T) {
	days, dir := corpus(t, 1), t.TempDir()
	folder, out := filepath.Join(dir, "work"), filepath.Join(dir, "out")
	export(t, "--out", out, "--work", folder, days[0])
	mine := filepath.Join(dir, "mine")
	write(t, filepath.Join(mine, "thesis.txt"), "Years of work.")
	for name, c := range map[string]struct {
		says string
		args []string
	}{
		"other text": {`text was "none", now "full"; --fresh`, []string{"--text", "full", "--work", folder}},
		"other map":  {`map was "", now "title=headline"`, []string{"--map", "title=headline", "--work", folder}},
		"no work":    {"holds other files", []string{"--work", mine}},
	} {
		printed, code := run(t, t.Context(), append([]string{"export", "--out", out, days[0]}, c.args...)...)
		if code != exitUsage || !strings.Contains(printed, c.says) {
			t.Errorf("%s: exit %d: %s", name, code, printed)
		}
	}
	export(t, "--out", out, "--work", folder, "--fresh", "--text", "full", days[0])
	if _, err := os.Stat(filepath.Join(mine, "thesis.txt")); err != nil {
		t.Error(err)
	}
	// A folder within the inputs is no input.
	inner := filepath.Join(days[0], "work")
	export(t, "--out", out, "--work", inner, filepath.Join(days[0], "news.jsonl"))
	if printed := export(t, "--out", out, days[0]); !strings.Contains(printed, "is a work folder") {
		t.Errorf("the work folder was read: %s", printed)
	}
}

// TestNothingIsReplacedByWorse runs a feed that breaks over a good release.
func TestNothingIsReplacedByWorse(t *testing.T) {
	days, dir := corpus(t, 2), t.TempDir()
	out, broken := filepath.Join(dir, "out"), filepath.Join(dir, "broken.jsonl")
	export(t, append([]string{"--out", out}, days...)...)
	good := sums(t, out)
	write(t, broken, "{\"error\": \"502 Bad Gateway\"}\n")
	for _, args := range [][]string{{broken}, {filepath.Join(days[0], "note.txt")}} {
		printed, code := run(t, t.Context(), append([]string{"export", "--out", out}, args...)...)
		if code != exitFailed || !strings.Contains(printed, "as it was") || sums(t, out) != good {
			t.Errorf("exit %d, the release is replaced: %v: %s", code, sums(t, out) != good, printed)
		}
	}
	if printed, code := run(t, t.Context(), "export", "--out", filepath.Join(dir, "first"), broken); code != exitFailed || !strings.Contains(printed, "no article") {
		t.Errorf("exit %d: %s", code, printed)
	}
	export(t, "--out", out, "--allow-shrink", filepath.Join(days[0], "note.txt"))
	export(t, "--out", out, "--allow-empty", broken)
	if sums(t, out) == good {
		t.Error("--allow-empty wrote nothing")
	}
}

// program runs the tests' own program as dateline, so that it can be killed.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], append([]string{"-test.run=^TestAsProgram$", "--"}, args...)...)
	cmd.Env = append(os.Environ(), "DATELINE_TEST_AS_PROGRAM=1")
	return cmd
}

// TestAsProgram is no test but dateline itself, where program runs it.
func TestAsProgram(t *testing.T) {
	if os.Getenv("DATELINE_TEST_AS_PROGRAM") == "" {
		t.Skip("run by other tests")
	}
	for i, arg := range os.Args {
		if arg == "--" {
			os.Args = append(os.Args[:1], os.Args[i+1:]...)
			break
		}
	}
	commitEvery = time.Millisecond
	main()
	os.Exit(0)
}

// kills is how often the short form of the test kills; DATELINE_SOAK gives the number of the long one.
const kills = 4

// TestKilledRunsGoOn kills runs at random moments and lets the same command go on: the bytes are those of a run that was
// not disturbed, and nothing is left behind.
func TestKilledRunsGoOn(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	n := kills
	if soak, err := strconv.Atoi(os.Getenv("DATELINE_SOAK")); err == nil {
		n = soak
	}
	days, dir := corpus(t, 6), t.TempDir()
	whole := filepath.Join(dir, "whole")
	start := time.Now()
	if out, err := program(t, append([]string{"export", "--out", whole}, days...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	full := time.Since(start)
	out, folder := filepath.Join(dir, "out"), filepath.Join(dir, "work")
	command := append([]string{"export", "--out", out, "--work", folder}, days...)
	random := rand.New(rand.NewPCG(uint64(n), 1))
	killed := 0
	for killed < n {
		cmd := program(t, command...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(random.Int64N(int64(full))), func() { cmd.Process.Kill() })
		err := cmd.Wait()
		timer.Stop()
		if err != nil {
			killed++
			continue
		}
		same(t, out, whole, killed)
		os.RemoveAll(folder) // and from the beginning
		os.RemoveAll(out)
	}
	if printed, err := program(t, command...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	same(t, out, whole, killed)
	if left, _ := filepath.Glob(filepath.Join(dir, ".out.partial-*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*", "*.partial")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

func same(t *testing.T, out, whole string, killed int) {
	t.Helper()
	if sums(t, out) != sums(t, whole) {
		t.Fatalf("after %d kills the release differs", killed)
	}
}

// TestInterruptKeepsWhatWasRead interrupts a run, which says how to go on, and goes on.
func TestInterruptKeepsWhatWasRead(t *testing.T) {
	days, dir := corpus(t, 6), t.TempDir()
	whole, out, folder := filepath.Join(dir, "whole"), filepath.Join(dir, "out"), filepath.Join(dir, "work")
	export(t, append([]string{"--out", whole}, days...)...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	command := append([]string{"export", "--out", out, "--work", folder}, days...)
	printed, code := run(t, ctx, command...)
	if code != exitInterrupted || !strings.Contains(printed, folder+", and the same command goes on") {
		t.Errorf("exit %d: %s", code, printed)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("an interrupted run wrote a release")
	}
	export(t, command[1:]...)
	same(t, out, whole, 0)
}

// TestFullDisks bounds the size of files, so that some write fails at one byte or another: the run says so and fails, the
// release before stays, and the same command without the bound gives what it should.
func TestFullDisks(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil || testing.Short() {
		t.Skip("needs a shell that can bound the size of files")
	}
	days, dir := corpus(t, 4), t.TempDir()
	whole, out, folder := filepath.Join(dir, "whole"), filepath.Join(dir, "out"), filepath.Join(dir, "work")
	export(t, append([]string{"--out", whole}, days...)...)
	before := filepath.Join(dir, "before")
	export(t, append([]string{"--out", out}, days...)...)
	export(t, append([]string{"--out", before}, days...)...)
	failed := 0
	for _, blocks := range []int{0, 1, 3, 6, 12, 40, 100} { // of 512 bytes, or 1024 where sh is bash
		cmd := program(t, append([]string{"export", "--out", out, "--work", folder, "--allow-shrink"}, days[:3]...)...)
		cmd.Args = append([]string{"sh", "-c", fmt.Sprintf(`ulimit -f %d && exec "$@"`, blocks), "sh", cmd.Path}, cmd.Args[1:]...)
		cmd.Path, _ = exec.LookPath("sh")
		printed, err := cmd.CombinedOutput()
		if err == nil {
			break // the files of so few articles are smaller
		}
		failed++
		if cmd.ProcessState.ExitCode() != exitFailed || !strings.Contains(string(printed), "too large") || sums(t, out) != sums(t, before) {
			t.Errorf("%d blocks: %v: %s", blocks, err, printed)
		}
	}
	if failed < 4 {
		t.Errorf("%d runs failed", failed)
	}
	export(t, append([]string{"--out", out, "--work", folder}, days...)...)
	same(t, out, whole, 0)
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}
