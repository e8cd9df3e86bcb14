// Package s3test starts an S3 server for tests: versitygw, which keeps its objects as files.
package s3test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// Keys that the server knows.
const (
	Key    = "dateline-tests"
	Secret = "not-a-secret-at-all"
)

// required is the variable by which make test says that the server must be there.
const required = "DATELINE_TEST_S3"

// starts is how long the server may take to listen; a machine with other work to do needs a few seconds.
const starts = 30 * time.Second

// Server is a running server.
type Server struct {
	program string
	Addr    string // host and port
	Root    string // the folder of its buckets
}

// Start starts a server with one empty bucket, "news", and gives this process its keys. The server ends with the test. It is
// skipped where bin/versitygw is missing (make bin/versitygw), unless make test says that it must not be.
func Start(t *testing.T) *Server {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	program := filepath.Join(filepath.Dir(here), "..", "..", "..", "bin", "versitygw")
	if _, err := os.Stat(program); err != nil {
		if os.Getenv(required) != "" {
			t.Fatalf("there is no %s, though %s is set", program, required)
		}
		t.Skip("S3 NOT TESTED: there is no bin/versitygw; make it with: make bin/versitygw")
	}
	s := &Server{program, FreeAddress(t), t.TempDir()}
	s.MakeBucket(t, "news")
	server := exec.Command(s.program, "--port", s.Addr, "--access", Key, "--secret", Secret, "--quiet", "--iam-dir", t.TempDir(), "posix", "--sidecar", t.TempDir(), s.Root)
	server.Stderr = os.Stderr
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	s.await(t)
	t.Setenv("AWS_ACCESS_KEY_ID", Key)
	t.Setenv("AWS_SECRET_ACCESS_KEY", Secret)
	return s
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

func (s *Server) await(t *testing.T) {
	t.Helper()
	for end := time.Now().Add(starts); ; time.Sleep(20 * time.Millisecond) {
		c, err := net.Dial("tcp", s.Addr)
		if err == nil {
			c.Close()
			return
		}
		if time.Now().After(end) {
			t.Fatalf("versitygw does not listen: %v", err)
		}
	}
}

// MakeBucket makes an empty bucket.
func (s *Server) MakeBucket(t *testing.T, name string) {
	t.Helper()
	if err := os.Mkdir(filepath.Join(s.Root, name), 0o755); err != nil {
		t.Fatal(err)
	}
}

// MakeUser makes a key that the server accepts, with no right to any bucket.
func (s *Server) MakeUser(t *testing.T, key, secret string) {
	t.Helper()
	admin := exec.Command(s.program, "admin", "--access", Key, "--secret", Secret, "--endpoint-url", "http://"+s.Addr,
		"create-user", "--access", key, "--secret", secret, "--role", "user")
	if out, err := admin.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// Put writes an object as the server keeps it, as a file.
func (s *Server) Put(t *testing.T, key string, data []byte) {
	t.Helper()
	name := filepath.Join(s.Root, key)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// URL is where a key of a bucket lies: URL("news/2024") is s3://news/2024 on this server.
func (s *Server) URL(path string) string { return s.URLAt(s.Addr, path) }

// URLAt is the same behind another address, such as a proxy's.
func (s *Server) URLAt(addr, path string) string {
	return "s3://" + path + "?endpoint=http://" + addr + "&use_path_style=true&region=us-east-1"
}
