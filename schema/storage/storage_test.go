package storage_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema/storage"
	"github.com/dateline-data/dateline/schema/storage/storetest"
)

// drivers open an empty store each; the suite below is the same for all.
var drivers = map[string]func(*testing.T) storage.Store{
	"folder": func(t *testing.T) storage.Store { return storage.Folder(filepath.Join(t.TempDir(), "new")) },
	"S3": func(t *testing.T) storage.Store {
		place, err := storage.Open(storetest.StartS3(t).URL("news"))
		must(t, err)
		return place.Store
	},
	"Azure": func(t *testing.T) storage.Store {
		place, err := storage.Open(storetest.StartAzure(t).URL("news"))
		must(t, err)
		return place.Store
	},
	"Azure by a signature": func(t *testing.T) storage.Store {
		server := storetest.StartAzure(t)
		t.Setenv("AZURE_STORAGE_KEY", "")
		t.Setenv("AZURE_STORAGE_SAS_TOKEN", "?"+server.Signature("rwdl"))
		place, err := storage.Open(server.URL("news"))
		must(t, err)
		return place.Store
	},
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func create(t *testing.T, s storage.Store, key, content string, ifAbsent bool) error {
	t.Helper()
	return s.Create(t.Context(), key, strings.NewReader(content), storage.CreateOptions{Size: int64(len(content)), IfAbsent: ifAbsent})
}

// TestStores holds every driver to what Store promises.
func TestStores(t *testing.T) {
	for name, open := range drivers {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			for title, check := range map[string]func(*testing.T, storage.Store){"read": checkReads, "create": checkCreates, "list": checkLists} {
				t.Run(title, func(t *testing.T) { check(t, s) })
			}
		})
	}
}

func checkReads(t *testing.T, s storage.Store) {
	must(t, create(t, s, "r/a b+c%20.txt", "0123456789", false))
	must(t, create(t, s, "r/empty", "", false))
	for _, c := range []struct {
		key            string
		offset, length int64
		want           string
	}{
		{"r/a b+c%20.txt", 0, -1, "0123456789"}, {"r/a b+c%20.txt", 3, -1, "3456789"}, {"r/a b+c%20.txt", 0, 1, "0"}, {"r/a b+c%20.txt", 8, 2, "89"},
		{"r/a b+c%20.txt", 4, 0, ""}, {"r/empty", 0, -1, ""}, {"r/empty", 0, 0, ""},
	} {
		r, o, err := s.Open(t.Context(), c.key, c.offset, c.length)
		must(t, err)
		data, err := io.ReadAll(r)
		if size := map[bool]int64{true: 0, false: 10}[c.key == "r/empty"]; string(data) != c.want || err != nil || o.Size != size || o.Modified.IsZero() || r.Close() != nil {
			t.Errorf("%s from %d, %d bytes: %q, %+v, %v", c.key, c.offset, c.length, data, o, err)
		}
	}
	if o, err := s.Stat(t.Context(), "r/a b+c%20.txt"); err != nil || o.Size != 10 {
		t.Errorf("%+v, %v", o, err)
	}
	for _, key := range []string{"r/none", "none/at/all", "r"} {
		if _, err := s.Stat(t.Context(), key); !errors.Is(err, fs.ErrNotExist) || !storage.IsFinal(err) {
			t.Errorf("stat %s: %v", key, err)
		}
		if _, _, err := s.Open(t.Context(), key, 0, -1); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("open %s: %v", key, err)
		}
	}
	must(t, s.Delete(t.Context(), "r/empty"))
	must(t, s.Delete(t.Context(), "r/empty"))
	if _, err := s.Stat(t.Context(), "r/empty"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a deleted object: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range s.List(ctx, "r/") {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a list after the end: %v", err)
		}
	}
}

func checkCreates(t *testing.T, s storage.Store) {
	must(t, create(t, s, "c/a", "one", true))
	if err := create(t, s, "c/a", "two", true); !errors.Is(err, storage.ErrExists) {
		t.Errorf("an object that is there: %v", err)
	}
	if data, err := storage.ReadAll(t.Context(), s, "c/a"); string(data) != "one" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	must(t, create(t, s, "c/a", "three", false))
	if data, err := storage.ReadAll(t.Context(), s, "c/a"); string(data) != "three" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	broken := errors.New("the disk was pulled out")
	for name, r := range map[string]io.Reader{"fails": io.MultiReader(strings.NewReader("half"), failing{broken}), "ends early": strings.NewReader("half")} {
		if err := s.Create(t.Context(), "c/half", r, storage.CreateOptions{Size: 100}); err == nil {
			t.Errorf("a reader that %s: no error", name)
		}
		if _, err := s.Stat(t.Context(), "c/half"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a reader that %s leaves an object: %v", name, err)
		}
	}
	large := bytes.Repeat([]byte("0123456789abcdef"), 20<<16) // longer than a part of an upload
	must(t, s.Create(t.Context(), "c/large", bytes.NewReader(large), storage.CreateOptions{Size: int64(len(large)), IfAbsent: true, SHA256: "00", ContentType: "text/plain"}))
	if data, err := storage.ReadAll(t.Context(), s, "c/large"); !bytes.Equal(data, large) || err != nil {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	o, err := s.Stat(t.Context(), "c/large")
	if _, isFolder := s.(storage.Folder); err != nil || !isFolder && (o.SHA256 != "00" || o.ContentType != "text/plain") {
		t.Errorf("%+v, %v", o, err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func checkLists(t *testing.T, s storage.Store) {
	want := map[string]string{"": "", "l/": "l/1/a l/1/b l/10/a l/2", "l/1": "l/1/a l/1/b l/10/a", "l/1/": "l/1/a l/1/b", "l/3": "", "l/2": "l/2"}
	for _, key := range []string{"l/2", "l/10/a", "l/1/b", "l/1/a"} {
		must(t, create(t, s, key, "x", false))
	}
	delete(want, "")
	for prefix, keys := range want {
		var got []string
		for o, err := range s.List(t.Context(), prefix) {
			must(t, err)
			got = append(got, o.Key)
			if o.Size != 1 {
				t.Errorf("%+v", o)
			}
		}
		if strings.Join(got, " ") != keys {
			t.Errorf("list %q: %s, want %s", prefix, got, keys)
		}
	}
	many := 0
	for i := range 1100 { // more than a service lists at once
		if i%50 == 0 {
			must(t, create(t, s, fmt.Sprintf("m/%04d", i), "x", false))
			many++
		}
	}
	n := 0
	for range s.List(t.Context(), "m/") {
		if n++; n == many/2 {
			break
		}
	}
	if n != many/2 {
		t.Errorf("%d of a list that was ended early", n)
	}
}

// TestFolderStaysInside refuses keys that lead out of the folder.
func TestFolderStaysInside(t *testing.T) {
	s := storage.Folder(t.TempDir())
	for _, key := range []string{"../x", "/x", "a/../../x"} {
		if err := create(t, s, key, "x", false); err == nil {
			t.Errorf("%s was written", key)
		}
	}
}

// TestErrorsInWords says in one line what is wrong with a place and what to do.
func TestErrorsInWords(t *testing.T) {
	server := storetest.StartS3(t)
	for location, want := range map[string]string{
		server.URL("olds/a"):                             "no such bucket",
		server.URLAt(storetest.FreeAddress(t), "news/a"): "cannot be reached",
		"s3://news/a?endpoint=http://nowhere.invalid:1":  "no host nowhere.invalid",
	} {
		explains(t, location, want)
	}
	for location, want := range map[string]string{"ftp://news/a": "ftp://", "abfss://news/a": "az://", "s3://news?endpont=x": `unknown query parameter "endpont"`, "s3://?region=x": ""} {
		if _, err := storage.Open(location); want != "" && (!errors.Is(err, storage.ErrPlace) || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v", location, err)
		}
	}
}

// TestAzuresErrorsInWords is the same for Azure: places, keys and rights.
func TestAzuresErrorsInWords(t *testing.T) {
	if _, err := storage.Open("az://news/a"); !errors.Is(err, storage.ErrPlace) || !strings.Contains(err.Error(), "AZURE_STORAGE_ACCOUNT") {
		t.Errorf("no account: %v", err)
	}
	server := storetest.StartAzure(t)
	explains(t, server.URL("olds/a"), "no such bucket")
	explains(t, server.URLAt(storetest.FreeAddress(t), "news/a"), "cannot be reached")
	explains(t, server.URL("news/a")+"&anonymous=true", "AZURE_STORAGE_KEY")
	for _, access := range []struct{ key, token string }{{"d3Jvbmc=", ""}, {"", server.Signature("w")}, {"", "sv=2019-12-12&sig=no"}} {
		t.Setenv("AZURE_STORAGE_KEY", access.key)
		t.Setenv("AZURE_STORAGE_SAS_TOKEN", access.token)
		explains(t, server.URL("news/a"), "AZURE_STORAGE_KEY")
	}
	t.Setenv("AZURE_STORAGE_SAS_TOKEN", "")
	t.Setenv("AZURE_STORAGE_KEY", "no base64!")
	if _, err := storage.Open(server.URL("news/a")); !errors.Is(err, storage.ErrPlace) {
		t.Errorf("a broken key: %v", err)
	}
}

// explains fails the test where what comes of reading a place does not say what is wanted.
func explains(t *testing.T, location, want string) {
	t.Helper()
	place, err := storage.Open(location)
	must(t, err)
	_, err = storage.ReadAll(t.Context(), place.Store, place.Key)
	if err = storage.Explain(place.Name, err); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
		t.Errorf("%s: %v", location, err)
	}
}
