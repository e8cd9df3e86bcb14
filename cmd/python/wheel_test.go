package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWheel packs a program twice: the bytes are equal, the record sums every member, the program can be run.
func TestWheel(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "dateline")
	for name, text := range map[string]string{"dateline": "#!/bin/sh\necho coded\n", "LICENSE": "free", "NOTICE": "thanks"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var packed [][]byte
	for _, out := range []string{"one", "two"} {
		path, err := run(program, "1.2.0", "linux/arm64", dir, filepath.Join(dir, out))
		if err != nil || filepath.Base(path) != "dateline-1.2.0-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl" {
			t.Fatalf("%s, %v", path, err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		packed = append(packed, data)
	}
	if !bytes.Equal(packed[0], packed[1]) {
		t.Error("the same program gives other bytes")
	}
	members := unzip(t, packed[0])
	rows, err := csv.NewReader(strings.NewReader(members["dateline-1.2.0.dist-info/RECORD"])).ReadAll()
	if err != nil || len(rows) != len(members) {
		t.Fatalf("%v: %d rows for %d members", err, len(rows), len(members))
	}
	for _, row := range rows[:len(rows)-1] {
		sum := sha256.Sum256([]byte(members[row[0]]))
		if row[1] != "sha256="+base64.RawURLEncoding.EncodeToString(sum[:]) {
			t.Errorf("%s: %s is not its sum", row[0], row[1])
		}
	}
	for name, want := range map[string]string{
		"dateline-1.2.0.data/scripts/dateline": "echo coded", "dateline/__init__.py": "def export(", "dateline-1.2.0.dist-info/METADATA": "\nVersion: 1.2.0\n",
		"dateline-1.2.0.dist-info/WHEEL": "\nTag: py3-none-musllinux_1_1_aarch64\n", "dateline-1.2.0.dist-info/licenses/NOTICE": "thanks",
	} {
		if !strings.Contains(members[name], want) {
			t.Errorf("%s: %q", name, members[name])
		}
	}
}

func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	members := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		members[f.Name] = string(content)
		if isScript := strings.Contains(f.Name, "/scripts/"); (f.Mode()&0o111 != 0) != isScript {
			t.Errorf("%s has the mode %s", f.Name, f.Mode())
		}
	}
	return members
}

func TestWrongWheels(t *testing.T) {
	for _, c := range []struct{ program, version, platform, want string }{
		{"none", "1.2.0", "linux/amd64", "no such file"},
		{"main.go", "1.2.0-rc.1", "linux/amd64", "PEP 440"},
		{"main.go", "1.2.0", "plan9/amd64", "no wheel"},
	} {
		if _, err := run(c.program, c.version, c.platform, "../..", t.TempDir()); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v", c, err)
		}
	}
}

func TestVersions(t *testing.T) {
	for version, want := range map[string]string{"1.2.3": "1.2.3", "1.2.3-rc.1": "1.2.3rc1", "0.4.0-beta.2": "0.4.0b2", "1.2.4-next": "1.2.4.dev0"} {
		if got := asPEP440.Replace(version); got != want || !pep440.MatchString(got) {
			t.Errorf("%s: %s, want %s", version, got, want)
		}
	}
}
