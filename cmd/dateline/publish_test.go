package main

import (
	"encoding/json"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/dateline-data/dateline/schema/storage"
	"github.com/dateline-data/dateline/schema/storage/storetest"
)

// asProgram, in the environment of the tests' binary, makes it run as dateline itself, in a process that can be killed.
const asProgram = "DATELINE_TESTS_RUN_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// makeRelease codes an article into a release.
func makeRelease(t *testing.T, article, version string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "release")
	if printed, code := run(t, t.Context(), "export", articles+"/"+article+".txt", "--release-version", version, "--out", out); code != 0 {
		t.Fatal(printed)
	}
	return out
}

// publication is what publish --json prints.
type publication struct {
	Latest, Before string
	Objects        []struct {
		Path  string
		There bool
	}
}

func (p *publication) sent() (n int) {
	for _, o := range p.Objects {
		if !o.There {
			n++
		}
	}
	return n
}

func publish(t *testing.T, release, dest string, flags ...string) publication {
	t.Helper()
	printed, code := run(t, t.Context(), append([]string{"publish", release, dest, "--json"}, flags...)...)
	var p publication
	if err := json.Unmarshal([]byte(printed), &p); err != nil || code != 0 {
		t.Fatalf("exit %d: %s", code, printed)
	}
	return p
}

// filesIn are the contents of all files below a folder.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

// published fails unless a version holds just the release's files.
func published(t *testing.T, place, release string) {
	t.Helper()
	got, want := filesIn(t, place), filesIn(t, release)
	for path := range got {
		if got[path] != want[path] {
			t.Errorf("%s is no file of the release", path)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	if printed, code := run(t, t.Context(), "validate", place); code != 0 {
		t.Errorf("what was published is not valid: %s", printed)
	}
}

func TestPublishToS3(t *testing.T) {
	s := storetest.StartS3(t)
	release, dest, place := makeRelease(t, "iran-deal", "1.0.0"), s.URL("news/ev"), filepath.Join(s.Root, "news", "ev")
	dry := publish(t, release, dest, "--dry-run")
	if files := filesIn(t, place); dry.sent() < 20 || len(files) > 0 {
		t.Errorf("a dry run would send %d files and left %d", dry.sent(), len(files))
	}
	first := publish(t, release, dest)
	published(t, filepath.Join(place, "1.0.0"), release)
	if last := first.Objects[len(first.Objects)-1].Path; first.sent() != dry.sent() || last != "SHA256SUMS" {
		t.Errorf("sent %d files, %s last; the dry run says %d", first.sent(), last, dry.sent())
	}
	bucket, err := storage.Open(s.URL("news"))
	if err != nil {
		t.Fatal(err)
	}
	events, err := bucket.Stat(t.Context(), "ev/1.0.0/data/events.parquet")
	if err != nil || !strings.Contains(sums(t, release), events.SHA256+"  data/events.parquet") || events.ContentType != "application/vnd.apache.parquet" {
		t.Errorf("%+v, %v", events, err)
	}
	if again := publish(t, release, dest); again.sent() != 0 {
		t.Errorf("sent %d files again", again.sent())
	}
	before := filesIn(t, place)
	if printed, code := run(t, t.Context(), "publish", makeRelease(t, "damascus-falls", "1.0.0"), dest); code != exitFailed || !strings.Contains(printed, "version 1.0.0 is published with other content") {
		t.Errorf("exit %d: %s", code, printed)
	}
	for path, data := range filesIn(t, place) {
		if before[path] != data {
			t.Errorf("%s changed", path)
		}
	}
	for _, next := range []struct{ version, latest string }{{"1.1.0", "1.1.0"}, {"1.0.1", "1.1.0"}} {
		p := publish(t, makeRelease(t, "damascus-falls", next.version), dest)
		var latest struct{ Version, Path string }
		if err := json.Unmarshal([]byte(filesIn(t, place)["latest.json"]), &latest); err != nil || latest.Version != next.latest || latest.Path != next.latest || p.Latest != next.latest {
			t.Errorf("after %s latest is %+v, %v", next.version, latest, err)
		}
	}
}

// TestPublishedReleaseInClients reads what was published in the clients that a release's users have.
func TestPublishedReleaseInClients(t *testing.T) {
	s := storetest.StartS3(t)
	python, err := filepath.Abs("../../.venv/bin/python")
	if err == nil {
		_, err = os.Stat(python)
	}
	if err != nil {
		t.Skip("CLIENTS OF S3 NOT TESTED: make clients installs them")
	}
	publish(t, makeRelease(t, "iran-deal", "1.0.0"), s.URL("news/ev"))
	if out, err := exec.Command(python, "../../output/testdata/s3.py", s.Addr, "news/ev").CombinedOutput(); err != nil || strings.TrimSpace(string(out)) == "0" {
		t.Errorf("%v: %s", err, out)
	}
}

// proxy passes connections on to a server until limit bytes were sent to it. Then it calls full, once, and passes no more.
type proxy struct {
	net.Listener
	server string
	room   atomic.Int64
	full   func()
	once   sync.Once
}

func startProxy(t *testing.T, server string, limit int64) *proxy {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{Listener: l, server: server}
	p.room.Store(limit)
	t.Cleanup(func() { l.Close() })
	return p
}

func (p *proxy) serve() {
	for {
		client, err := p.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", p.server)
		if err != nil {
			client.Close()
			return
		}
		go func() {
			defer client.Close()
			_, _ = io.Copy(client, server)
		}()
		go func() {
			defer server.Close()
			p.pass(server, client)
		}()
	}
}

func (p *proxy) pass(server, client net.Conn) {
	buffer := make([]byte, 1<<10)
	for {
		n, err := client.Read(buffer)
		if p.room.Add(-int64(n)) < 0 {
			p.once.Do(p.full)
			return
		}
		if _, writeErr := server.Write(buffer[:n]); err != nil || writeErr != nil {
			return
		}
	}
}

// TestPublishGoesOn cuts publications off in the middle, once by the network and once by killing the process. Before the
// end nothing must look published; the next run must send just the rest.
func TestPublishGoesOn(t *testing.T) {
	s := storetest.StartS3(t)
	release := makeRelease(t, "iran-deal", "1.0.0")
	var size int64
	for _, data := range filesIn(t, release) {
		size += int64(len(data))
	}
	for name, cut := range map[string]func(*proxy, *exec.Cmd) error{
		"network": func(p *proxy, program *exec.Cmd) error {
			p.full = func() { p.Close() }
			return program.Run()
		},
		"killed": func(p *proxy, program *exec.Cmd) error {
			full := make(chan struct{})
			p.full = func() { close(full) }
			if err := program.Start(); err != nil {
				return err
			}
			<-full
			_ = program.Process.Kill()
			return program.Wait()
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := startProxy(t, s.Addr, size/2)
			program := exec.Command(os.Args[0], "publish", release, s.URLAt(p.Addr().String(), "news/"+name))
			program.Env = append(os.Environ(), asProgram+"=1")
			var said strings.Builder
			program.Stderr = &said
			go p.serve()
			if err := cut(p, program); err == nil {
				t.Fatal("it ended well though it was cut off")
			}
			t.Log(said.String())
			place := filepath.Join(s.Root, "news", name)
			left := filesIn(t, place)
			if _, sums := left["1.0.0/SHA256SUMS"]; len(left) == 0 || sums || left["latest.json"] != "" {
				t.Errorf("%d files are there, SHA256SUMS %t, latest.json %q", len(left), sums, left["latest.json"])
			}
			rest := publish(t, release, s.URL("news/"+name))
			for _, o := range rest.Objects {
				if left["1.0.0/"+o.Path] != "" && !o.There {
					t.Errorf("%s was sent again", o.Path)
				}
			}
			published(t, filepath.Join(place, "1.0.0"), release)
		})
	}
}

func TestPublishErrors(t *testing.T) {
	s := storetest.StartS3(t)
	s.MakeUser(t, "guest", "guests-secret")
	release, noVersion, broken := makeRelease(t, "iran-deal", "1.0.0"), makeRelease(t, "iran-deal", ""), makeRelease(t, "iran-deal", "1.0.0")
	if err := os.Remove(filepath.Join(broken, "codes", "cameo.csv")); err != nil {
		t.Fatal(err)
	}
	s.Put(t, "news/strange/latest.json", []byte("{}"))
	dest, user := s.URL("news/ev"), storetest.Key
	for _, c := range []struct {
		code          int
		says          string
		user, secret  string
		release, dest string
		flags         []string
	}{
		{exitFailed, "does not accept the key", user, "wrong", release, dest, nil},
		{exitFailed, "does not accept the key", "unknown", storetest.Secret, release, dest, nil},
		{exitFailed, "no right to read", "guest", "guests-secret", release, dest, nil},
		{exitFailed, "no such bucket", user, storetest.Secret, release, s.URL("nowhere/ev"), nil},
		{exitFailed, "cannot be reached", user, storetest.Secret, release, s.URLAt(storetest.FreeAddress(t), "news/ev"), nil},
		{exitFailed, "latest.json is none of dateline's", user, storetest.Secret, release, s.URL("news/strange"), nil},
		{exitInvalid, "every file is there", user, storetest.Secret, broken, dest, nil},
		{exitUsage, "--release-version", user, storetest.Secret, noVersion, dest, nil},
		{exitUsage, "ftp://", user, storetest.Secret, release, "ftp://news/ev", nil},
		{exitUsage, "unknown query parameter", user, storetest.Secret, release, "s3://news/ev?endpont=x", nil},
		{exitUsage, "name a release and a place", user, storetest.Secret, release, "", nil},
		{exitUsage, "--concurrency", user, storetest.Secret, release, dest, []string{"--concurrency", "0"}},
		{exitFailed, "not a release", user, storetest.Secret, s.Root, dest, nil},
	} {
		t.Setenv("AWS_ACCESS_KEY_ID", c.user)
		t.Setenv("AWS_SECRET_ACCESS_KEY", c.secret)
		args := append([]string{"publish", c.release}, c.flags...)
		if c.dest != "" {
			args = append(args, c.dest)
		}
		printed, code := run(t, t.Context(), args...)
		if code != c.code || !strings.Contains(printed, c.says) || strings.Contains(printed, "\n") {
			t.Errorf("%s: exit %d, want %d; %q does not say %q in one line", strings.Join(args, " "), code, c.code, printed, c.says)
		}
	}
	if files := filesIn(t, filepath.Join(s.Root, "news", "ev")); len(files) > 0 {
		t.Errorf("%d files were sent", len(files))
	}
}

// TestPublishToFullDisk fills a small file system, makes it larger, and publishes again.
func TestPublishToFullDisk(t *testing.T) {
	release, disk := makeRelease(t, "iran-deal", "1.0.0"), t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=100k", "none", disk).CombinedOutput(); err != nil {
		t.Skipf("FULL DISK NOT TESTED: only root can mount one: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", disk).Run() })
	place := filepath.Join(disk, "ev")
	if printed, code := run(t, t.Context(), "publish", release, place); code != exitFailed || !strings.Contains(printed, "the disk is full") || strings.Contains(printed, "\n") {
		t.Errorf("exit %d: %s", code, printed)
	}
	left := filesIn(t, place)
	if left["1.0.0/SHA256SUMS"] != "" || left["latest.json"] != "" || len(left) == 0 {
		t.Errorf("%d files were left", len(left))
	}
	if out, err := exec.Command("mount", "-o", "remount,size=10m", disk).CombinedOutput(); err != nil {
		t.Fatalf("%s", out)
	}
	if rest := publish(t, release, place); rest.sent()+len(left) != len(rest.Objects) {
		t.Errorf("of %d files %d were there, and %d were sent", len(rest.Objects), len(left), rest.sent())
	}
	published(t, filepath.Join(place, "1.0.0"), release)
}
