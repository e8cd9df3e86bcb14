package main

import (
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/storage/storetest"
)

// ten is the folder of the ten articles in every format.
const ten = "../../fixtures/inputs/ten"

// events exports an input and gives the table of events.
func events(t *testing.T, input string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "r")
	if printed, code := run(t, t.Context(), "export", input, "--format", "csv", "--strict", "--out", out); code != 0 {
		t.Fatalf("%s: exit %d: %s", input, code, printed)
	}
	data, err := os.ReadFile(filepath.Join(out, "csv", "events.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// readBlobs gives the paths of the articles and the rejects of inputs.
func readBlobs(t *testing.T, found func(*schema.Article), inputs ...string) (paths, rejects []string, err error) {
	err = ingest.Read(t.Context(), inputs, nil, ingest.Options{}, ingest.Handler{
		Article: func(a *schema.Article) error {
			paths = append(paths, a.InputPath)
			if found != nil {
				found(a)
			}
			return nil
		},
		Reject: func(r ingest.Reject) { rejects = append(rejects, r.Input+": "+r.Reason) },
	})
	return paths, rejects, err
}

func TestBlobInputs(t *testing.T) {
	s := storetest.StartS3(t)
	files, err := filepath.Glob(ten + "/*.*")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s.Put(t, "news/ten/"+filepath.Base(file), data)
	}
	for _, key := range []string{"news/2024/a.txt", "news/2024/b/c.txt", "news/2024/.hidden.txt", "news/2025/d.txt"} {
		s.Put(t, key, []byte("Troops left the town."))
	}
	want := events(t, ten+"/text")
	for _, key := range []string{"articles.zip", "nested.zip", "articles.tar.gz", "pages.warc.gz", "lines.jsonl"} {
		if got := events(t, s.URL("news/ten/"+key)); got != want {
			t.Errorf("%s: events\n%s\nwant\n%s", key, got, want)
		}
	}
	// Paths of articles, or none where the input is a mistake.
	for input, want := range map[string][]string{
		"news/2024":        {"s3://news/2024/a.txt", "s3://news/2024/b/c.txt"},
		"news/2024/":       {"s3://news/2024/a.txt", "s3://news/2024/b/c.txt"},
		"news/2024/a.txt":  {"s3://news/2024/a.txt"},
		"news/202[45]/*":   {"s3://news/2024/.hidden.txt", "s3://news/2024/a.txt", "s3://news/2025/d.txt"},
		"news/*/b/c.txt":   {"s3://news/2024/b/c.txt"},
		"news/ten/*s.json": nil,
		"news/2023":        nil,
		"olds/a.txt":       nil,
		"news/[":           nil,
	} {
		got, rejects, err := readBlobs(t, nil, s.URL(input))
		if !slices.Equal(got, want) || len(rejects) > 0 || (err == nil) == (want == nil) {
			t.Errorf("%s: %s, rejects %s, %v; want %s", input, got, rejects, err, want)
		} else if err != nil {
			t.Log(err)
		}
	}
	if _, _, err := readBlobs(t, nil, "ftp://news/a.txt"); err == nil || !strings.Contains(err.Error(), "ftp") {
		t.Errorf("another scheme: %v", err)
	}
}

// TestBlobVanishes deletes a blob between the listing and the reading.
func TestBlobVanishes(t *testing.T) {
	s := storetest.StartS3(t)
	for _, key := range []string{"news/a.txt", "news/b.txt", "news/c.txt"} {
		s.Put(t, key, []byte("Troops left the town."))
	}
	paths, rejects, err := readBlobs(t, func(*schema.Article) { os.Remove(filepath.Join(s.Root, "news/b.txt")) }, s.URL("news"))
	if len(paths) != 2 || err != nil || !slices.Equal(rejects, []string{"s3://news/b.txt: there is no such blob, or no more"}) {
		t.Errorf("%s, rejects %s, %v", paths, rejects, err)
	}
}

// cutting is a proxy that breaks off every second answer after some bytes, as networks do.
func cutting(t *testing.T, s *storetest.S3, after int) (addr string, cuts *atomic.Int32) {
	cuts = new(atomic.Int32)
	proxy := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: s.Addr})
	proxy.ErrorLog = log.New(io.Discard, "", 0)
	proxy.ModifyResponse = func(r *http.Response) error {
		if r.Request.Method == http.MethodGet && r.ContentLength > int64(after) && cuts.Add(1)%2 == 1 {
			r.Body = &cutBody{r.Body, after}
		}
		return nil
	}
	server := httptest.NewServer(proxy)
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://"), cuts
}

type cutBody struct {
	io.ReadCloser
	left int
}

func (c *cutBody) Read(p []byte) (int, error) {
	if c.left == 0 {
		return 0, errors.New("cut")
	}
	n, err := c.ReadCloser.Read(p[:min(len(p), c.left)])
	c.left -= n
	return n, err
}

// TestBrokenConnections reads blobs over a network that breaks: forwards and, for a ZIP archive, anywhere.
func TestBrokenConnections(t *testing.T) {
	s := storetest.StartS3(t)
	line := `{"text":"Troops left the town at dawn, witnesses said."}` + "\n"
	s.Put(t, "news/lines.jsonl", []byte(strings.Repeat(line, 20000)))
	zipped, err := os.ReadFile(ten + "/articles.zip")
	if err != nil {
		t.Fatal(err)
	}
	s.Put(t, "news/articles.zip", zipped)
	addr, cuts := cutting(t, s, 2000)
	paths, rejects, err := readBlobs(t, nil, s.URLAt(addr, "news/"))
	if len(paths) != 10+20000 || len(rejects) > 0 || err != nil || cuts.Load() < 4 {
		t.Errorf("%d articles, rejects %s, %v after %d answers", len(paths), rejects, err, cuts.Load())
	}
}
