package claim

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

func TestOneTakesAFolder(t *testing.T) {
	dir := t.TempDir()
	first, err := Take(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Take(dir); !errors.Is(err, ErrTaken) {
		t.Errorf("the second claim: %v", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := Take(dir)
	if err != nil {
		t.Fatal(err)
	}
	again.Release()
	if _, err := Take(filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that is not there was claimed")
	}
}

// TestSweepLeavesTheLiving sweeps folders of this process, of one that lives and of one that was killed.
func TestSweepLeavesTheLiving(t *testing.T) {
	if parent := os.Getenv("CLAIM_IN"); parent != "" { // the other process
		dir, c, err := Make(parent, "work-")
		if err != nil {
			t.Fatal(err)
		}
		defer c.Release()
		os.Stdout.WriteString("made " + dir + "\n")
		bufio.NewReader(os.Stdin).ReadString('\n')
		return
	}
	parent := filepath.Join(t.TempDir(), "odd [name]*")
	if err := os.Mkdir(parent, 0o755); err != nil {
		t.Skip(err) // a system that wants other names
	}
	mine, c, err := Make(parent, "work-")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Release()
	living, stop := otherProcess(t, parent)
	defer stop()
	killed, kill := otherProcess(t, parent)
	kill()
	if removed := Sweep(parent, "work-"); !slices.Equal(removed, []string{killed}) {
		t.Errorf("removed %v, want %s", removed, killed)
	}
	for _, dir := range []string{mine, living} {
		if _, err := os.Stat(dir); err != nil {
			t.Error(err)
		}
	}
}

func otherProcess(t *testing.T, parent string) (dir string, kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestSweepLeavesTheLiving$")
	cmd.Env = append(os.Environ(), "CLAIM_IN="+parent)
	if _, err := cmd.StdinPipe(); err != nil { // which stays open
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return line[len("made ") : len(line)-1], func() { cmd.Process.Kill(); cmd.Wait() }
}
