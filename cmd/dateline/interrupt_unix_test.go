//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// longArticle takes a worker many seconds to read.
func longArticle() string {
	return strings.Repeat("Police arrested 12 protesters in Lagos on Monday, and the army said rebels had killed 3 soldiers near Kyiv. ", 20_000)
}

// TestSecondInterruptStopsAtOnce interrupts a run that reads a long article, which it would read to its end, and once more.
func TestSecondInterruptStopsAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program")
	}
	dir := t.TempDir()
	article, folder := filepath.Join(dir, "long.txt"), filepath.Join(dir, "work")
	write(t, article, longArticle())
	const patience = 700 * time.Millisecond // in which a run that has no article in hand ends
	for wait := 300 * time.Millisecond; wait < 20*time.Second; wait *= 2 {
		cmd := program(t, "export", article, "--jobs", "1", "--out", filepath.Join(dir, "out"), "--work", folder, "--fresh")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		time.Sleep(wait)
		cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
			continue // it had not begun to read
		case <-time.After(patience):
		}
		cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			cmd.Process.Kill()
			t.Fatal("the second interrupt did not stop the run")
		}
		if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGINT {
			t.Errorf("it ended with %v", cmd.ProcessState)
		}
		return
	}
	t.Fatal("no run was interrupted while it read")
}
