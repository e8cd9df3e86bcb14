package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

const sentence = "Troops left the town at dawn, witnesses said."

// rejectsOf reads data as a file and gives the rejects as "member position: reason".
func rejectsOf(t *testing.T, name string, data []byte, l Limits) (articles int, rejects []string) {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	write(t, name, data)
	read, rejected := readInputs(t, Options{Limits: l}, nil, name)
	for _, r := range rejected {
		rejects = append(rejects, strings.TrimPrefix(r.Input, name)+" "+r.Position+": "+r.Reason)
	}
	return len(read), rejects
}

// bad are the faults that fixtures/bad has a file of, for the whole program to read.
var bad = []string{"climbs.zip", "climbs.tar", "links.tar", "encrypted.zip", "document.docx", "cut.zip", "cut.tar", "damaged.zip", "deep.zip", "bomb.txt.zst",
	"length.warc", "junk.warc", "404.warc", "body.warc", "end.warc", "flipped.warc.gz", "inner.warc.gz"}

func keepBad(t *testing.T, name string, data []byte) {
	if *update && slices.Contains(bad, name) {
		write(t, "../../fixtures/bad/"+name, data)
	}
}

// TestArchiveFaults reads archives with a fault each, and a sound member behind it where the format allows that.
func TestArchiveFaults(t *testing.T) {
	sound := member{"z.txt", []byte(sentence)}
	zeros := make([]byte, 2*harmless)
	deep := zipped(t, sound)
	for range 4 {
		deep = zipped(t, member{"in.zip", deep})
	}
	for _, c := range []struct {
		name     string
		data     []byte
		limits   Limits
		articles int
		rejects  []string
	}{
		{"climbs.zip", zipped(t, member{"../a.txt", []byte(sentence)}, member{"/etc/b.txt", []byte(sentence)}, member{`..\c.txt`, []byte(sentence)}, sound), Limits{}, 1,
			[]string{"!../a.txt : its path leads out of the archive", "!/etc/b.txt : its path leads out of the archive", "!../c.txt : its path leads out of the archive"}},
		{"climbs.tar", tarred(t, member{"a/../../b.txt", []byte(sentence)}, sound), Limits{}, 1, []string{"!a/../../b.txt : its path leads out of the archive"}},
		{"links.tar", tarHeaders(t, tar.Header{Name: "a", Linkname: "b", Typeflag: tar.TypeSymlink}, tar.Header{Name: "b", Linkname: "a", Typeflag: tar.TypeSymlink}, tar.Header{Name: "c", Linkname: "a", Typeflag: tar.TypeLink}, tar.Header{Name: "d", Typeflag: tar.TypeFifo}), Limits{}, 0,
			[]string{"!a : it is a link; links in archives are not followed", "!b : it is a link; links in archives are not followed", "!c : it is a link; links in archives are not followed", "!d : it is no file"}},
		{"encrypted.zip", encrypted(t, member{"a.txt", []byte(sentence)}), Limits{}, 0, []string{"!a.txt : it is encrypted; unpack it first"}},
		{"document.docx", zipped(t, member{"[Content_Types].xml", []byte("<Types/>")}, member{"word/document.xml", []byte(sentence)}), Limits{}, 0, []string{" : " + errDocument.Error()}},
		{"cut.zip", zipped(t, sound)[:100], Limits{}, 0, []string{" : zip: not a valid zip file"}},
		{"cut.tar", tarred(t, sound, member{"b.txt", []byte(strings.Repeat(sentence, 100))})[:3000], Limits{}, 1, []string{"!b.txt : unexpected EOF", " : unexpected EOF"}},
		{"damaged.zip", damaged(zipped(t, member{"a.txt", bytes.Repeat([]byte(sentence), 9)}, sound)), Limits{}, 1, []string{"!a.txt : zip: checksum error"}},
		{"deep.zip", deep, Limits{}, 0, []string{"!in.zip!in.zip!in.zip : it is an archive inside 3 others; raise --max-depth to read it"}},
		{"deeper.zip", deep, Limits{Depth: 5}, 1, nil},
		{"bomb.zip", zipped(t, member{"a.txt", zeros}, member{"sub/", nil}, member{"b.jsonl", zeros}, sound), Limits{}, 0,
			[]string{"!a.txt : it unpacks to more than 200 times", "!b.jsonl : it unpacks to more than 200 times", "!z.txt : it unpacks to more than 200 times"}},
		{"bomb.txt.gz", gzipped(t, zeros), Limits{}, 0, []string{" : it unpacks to more than 200 times its size; if it is sound, raise --max-ratio"}},
		{"bomb.txt.zst", zstandard(t, zeros), Limits{Ratio: 100}, 0, []string{" : it unpacks to more than 100 times"}},
		{"bomb.gz.gz", gzipped(t, gzipped(t, zeros)), Limits{}, 0, []string{" : it unpacks to more than 200 times"}},
		{"large.jsonl.gz", gzipped(t, fmt.Appendf(nil, "{\"text\":%q}\n%s", sentence, strings.Repeat(" ", 4<<20))), Limits{Unpacked: 2 << 20}, 1, []string{" line 2: it unpacks to more than 2097152 bytes; if it is sound, raise --max-unpacked"}},
		{"spooled.zip.gz", gzipped(t, zipped(t, sound)), Limits{Spool: 100}, 0, []string{" : it is longer than the 100 bytes that are kept in a temporary file; unpack it, or raise --max-spool"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			keepBad(t, c.name, c.data)
			articles, rejects := rejectsOf(t, c.name, c.data, c.limits)
			if articles != c.articles || len(rejects) != len(c.rejects) {
				t.Fatalf("%d articles, rejects %q", articles, rejects)
			}
			for i, r := range rejects {
				if !strings.HasPrefix(r, c.rejects[i]) {
					t.Errorf("reject %q, want %q", r, c.rejects[i])
				}
			}
		})
	}
}

func tarHeaders(t testing.TB, headers ...tar.Header) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range headers {
		must(t, w.WriteHeader(&h))
	}
	must(t, w.Close())
	return b.Bytes()
}

// encrypted marks the members of an archive as encrypted.
func encrypted(t testing.TB, m member) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: m.name, Flags: flagEncryption, CompressedSize64: uint64(len(m.data)), UncompressedSize64: uint64(len(m.data))})
	must(t, err)
	_, err = w.Write(m.data)
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

// damaged changes the checksum of an archive's first member in its directory.
func damaged(data []byte) []byte {
	i := bytes.Index(data, []byte("PK\x01\x02"))
	data[i+16] ^= 0xff
	return data
}

func TestArchiveNames(t *testing.T) {
	name := filepath.Join(t.TempDir(), "news.tar.gz")
	write(t, name, gzipped(t, tarred(t, member{"2024/b.zip", zipped(t, member{"Bogot\xa0.jsonl", []byte(`{"text":"Troops left."}`)})})))
	var paths []string
	err := Read(t.Context(), []string{name}, nil, Options{}, Handler{
		Article: func(a *schema.Article) error { paths = append(paths, a.InputPath); return nil },
		Reject:  func(r Reject) { t.Error(r) },
	})
	if want := []string{name + "!2024/b.zip!Bogotá.jsonl line 1"}; err != nil || !reflect.DeepEqual(paths, want) {
		t.Errorf("%q, %v; want %q", paths, err, want)
	}
}

// TestSpoolLeavesNothing reads a ZIP archive from standard input, by way of a temporary file.
func TestSpoolLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	articles, rejects := readInputs(t, Options{}, bytes.NewReader(zipped(t, member{"a.txt", []byte(sentence)})), "-")
	if left, err := os.ReadDir(dir); len(articles) != 1 || len(rejects) > 0 || err != nil || len(left) > 0 {
		t.Errorf("%d articles, rejects %v, left %v, %v", len(articles), rejects, left, err)
	}
}
