//go:build unix

package ingest

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

const (
	nobody = 65534
	// unreadableFolder names a folder of nobody's to the process that gives its rights up.
	unreadableFolder = "DATELINE_TEST_UNREADABLE"
)

// TestUnreadable reads a folder with a file and a folder that may not be read. Root may read everything: it runs the test
// again in a process that becomes nobody.
func TestUnreadable(t *testing.T) {
	folder := os.Getenv(unreadableFolder)
	switch {
	case folder != "":
		must(t, syscall.Setgid(nobody))
		must(t, syscall.Setuid(nobody))
	case os.Getuid() == 0:
		asNobody(t)
		return
	default:
		folder = t.TempDir()
	}
	for _, name := range []string{"/a.txt", "/b.txt"} {
		write(t, folder+name, []byte(sentence))
	}
	must(t, os.Chmod(folder+"/a.txt", 0))
	must(t, os.Mkdir(folder+"/c", 0))
	must(t, syscall.Mkfifo(folder+"/d", 0o644))
	articles, rejects := readInputs(t, Options{}, nil, folder)
	if len(articles) != 1 || len(rejects) != 3 {
		t.Fatalf("%d articles, rejects %v", len(articles), rejects)
	}
	for i, want := range []Reject{{Input: folder + "/c", Reason: "permission denied"}, {Input: folder + "/d", Reason: errNoFile.Error()}, {Input: folder + "/a.txt", Reason: "permission denied"}} {
		if rejects[i] != want {
			t.Errorf("reject %+v, want %+v", rejects[i], want)
		}
	}
}

func asNobody(t *testing.T) {
	folder, err := os.MkdirTemp("", "unreadable") // not t.TempDir, which nobody may enter
	must(t, err)
	defer os.RemoveAll(folder)
	must(t, os.Chown(folder, nobody, nobody))
	test := exec.Command(os.Args[0], "-test.run", "^TestUnreadable$", "-test.v")
	test.Env = append(os.Environ(), unreadableFolder+"="+folder)
	out, err := test.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestUnreadable") {
		t.Errorf("%v\n%s", err, out)
	}
}
