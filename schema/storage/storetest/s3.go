package storetest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Keys that the server knows.
const (
	Key    = "dateline-tests"
	Secret = "not-a-secret-at-all"
)

// S3 is a running versitygw, which keeps its objects as files.
type S3 struct {
	program string
	Addr    string // host and port
	Root    string // the folder of its buckets
}

// StartS3 starts a server with one empty bucket, "news", and gives this process its keys. The server ends with the test.
func StartS3(t *testing.T) *S3 {
	t.Helper()
	s := &S3{installed(t, "versitygw"), FreeAddress(t), t.TempDir()}
	s.MakeBucket(t, "news")
	serve(t, s.Addr, exec.Command(s.program, "--port", s.Addr, "--access", Key, "--secret", Secret, "--quiet", "--iam-dir", t.TempDir(), "posix", "--sidecar", t.TempDir(), s.Root))
	t.Setenv("AWS_ACCESS_KEY_ID", Key)
	t.Setenv("AWS_SECRET_ACCESS_KEY", Secret)
	return s
}

// MakeBucket makes an empty bucket.
func (s *S3) MakeBucket(t *testing.T, name string) {
	t.Helper()
	if err := os.Mkdir(filepath.Join(s.Root, name), 0o755); err != nil {
		t.Fatal(err)
	}
}

// MakeUser makes a key that the server accepts, with no right to any bucket.
func (s *S3) MakeUser(t *testing.T, key, secret string) {
	t.Helper()
	admin := exec.Command(s.program, "admin", "--access", Key, "--secret", Secret, "--endpoint-url", "http://"+s.Addr,
		"create-user", "--access", key, "--secret", secret, "--role", "user")
	if out, err := admin.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// Put writes an object as the server keeps it, as a file.
func (s *S3) Put(t *testing.T, key string, data []byte) {
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
func (s *S3) URL(path string) string { return s.URLAt(s.Addr, path) }

// URLAt is the same behind another address, such as a proxy's.
func (s *S3) URLAt(addr, path string) string {
	return "s3://" + path + "?endpoint=http://" + addr + "&use_path_style=true&region=us-east-1"
}
