package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"gocloud.dev/blob"
)

// Keys that the S3 server of the tests knows.
const (
	s3Key    = "dateline-tests"
	s3Secret = "not-a-secret-at-all"
)

// s3Starts is how long the server may take to listen; a machine with other work to do needs a few seconds.
const s3Starts = 30 * time.Second

// s3Server is versitygw, an S3 server that keeps its objects as files.
type s3Server struct {
	program string
	addr    string // host and port
	root    string // the folder of its buckets
}

// startS3 starts a server with one empty bucket, "news", and gives this process its keys. The server ends with the test.
// It is skipped where bin/versitygw is missing: make bin/versitygw.
func startS3(t *testing.T) *s3Server {
	t.Helper()
	program, err := filepath.Abs("../../bin/versitygw")
	if err == nil {
		_, err = os.Stat(program)
	}
	if err != nil {
		t.Skip("S3 NOT TESTED: there is no bin/versitygw; make it with: make bin/versitygw")
	}
	s := &s3Server{program, freeAddress(t), t.TempDir()}
	s.makeBucket(t, "news")
	server := exec.Command(s.program, "--port", s.addr, "--access", s3Key, "--secret", s3Secret, "--quiet", "--iam-dir", t.TempDir(), "posix", "--sidecar", t.TempDir(), s.root)
	server.Stderr = os.Stderr
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	s.await(t)
	t.Setenv("AWS_ACCESS_KEY_ID", s3Key)
	t.Setenv("AWS_SECRET_ACCESS_KEY", s3Secret)
	return s
}

// freeAddress is an address of this machine on which no one listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (s *s3Server) await(t *testing.T) {
	t.Helper()
	for end := time.Now().Add(s3Starts); ; time.Sleep(20 * time.Millisecond) {
		c, err := net.Dial("tcp", s.addr)
		if err == nil {
			c.Close()
			return
		}
		if time.Now().After(end) {
			t.Fatalf("versitygw does not listen: %v", err)
		}
	}
}

func (s *s3Server) makeBucket(t *testing.T, name string) {
	t.Helper()
	if err := os.Mkdir(filepath.Join(s.root, name), 0o755); err != nil {
		t.Fatal(err)
	}
}

// makeUser makes a key that the server accepts, with no right to any bucket.
func (s *s3Server) makeUser(t *testing.T, key, secret string) {
	t.Helper()
	admin := exec.Command(s.program, "admin", "--access", s3Key, "--secret", s3Secret, "--endpoint-url", "http://"+s.addr,
		"create-user", "--access", key, "--secret", secret, "--role", "user")
	if out, err := admin.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// url is where a key of a bucket lies: url("news/2024") is s3://news/2024 on this server.
func (s *s3Server) url(path string) string { return s.urlAt(s.addr, path) }

// urlAt is the same behind another address, such as a proxy's.
func (s *s3Server) urlAt(addr, path string) string {
	return "s3://" + path + "?endpoint=http://" + addr + "&use_path_style=true&region=us-east-1"
}

func TestS3Server(t *testing.T) {
	s := startS3(t)
	bucket, err := blob.OpenBucket(t.Context(), s.url("news"))
	if err != nil {
		t.Fatal(err)
	}
	defer bucket.Close()
	if err := bucket.WriteAll(t.Context(), "2024/a.txt", []byte("text"), &blob.WriterOptions{Metadata: map[string]string{"sha256": "00"}}); err != nil {
		t.Fatal(err)
	}
	kept, err := bucket.Attributes(t.Context(), "2024/a.txt")
	if err != nil || kept.Size != 4 || kept.Metadata["sha256"] != "00" {
		t.Errorf("%+v, %v", kept, err)
	}
	if got, err := bucket.ReadAll(t.Context(), "2024/a.txt"); err != nil || string(got) != "text" {
		t.Errorf("%q, %v", got, err)
	}
}
