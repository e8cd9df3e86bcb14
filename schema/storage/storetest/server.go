// Package storetest starts real servers of storage for tests.
package storetest

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// required is the variable by which make test says that the servers must be there.
const required = "DATELINE_TEST_STORES"

// starts is how long a server may take to listen; a machine with other work to do needs a few seconds.
const starts = 30 * time.Second

// installed is the path of a program below bin. The test is skipped where it is missing, unless make test says that it must not be.
func installed(t *testing.T, name string) string {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	program := filepath.Join(filepath.Dir(here), "..", "..", "..", "bin", name)
	if _, err := os.Stat(program); err != nil {
		if os.Getenv(required) != "" {
			t.Fatalf("there is no %s, though %s is set", program, required)
		}
		t.Skipf("STORAGE NOT TESTED: there is no bin/%s; make stores", name)
	}
	return program
}

// serve runs a server until the test ends, and waits until it listens.
func serve(t *testing.T, addr string, server *exec.Cmd) {
	t.Helper()
	server.Stderr = os.Stderr
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	for end := time.Now().Add(starts); ; time.Sleep(20 * time.Millisecond) {
		c, err := net.Dial("tcp", addr)
		if err == nil {
			c.Close()
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%s does not listen: %v", server.Path, err)
		}
	}
}

// FreeAddress is an address of this machine on which no one listens.
func FreeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
