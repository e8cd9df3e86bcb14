package output

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path"

	"gocloud.dev/blob"
)

// contentTypes are the media types of a release's files, by the end of their names.
var contentTypes = map[string]string{
	".parquet": "application/vnd.apache.parquet", ".csv": "text/csv; charset=utf-8", ".json": "application/json", ".jsonl": "application/jsonl",
	".md": "text/markdown; charset=utf-8", ".html": "text/html; charset=utf-8", ".cff": "application/yaml", "": "text/plain; charset=utf-8",
}

func contentType(name string) string {
	if t, ok := contentTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}

// partsAtOnce is the number of parts of a large object that are on their way at a time, each some megabytes of memory.
const partsAtOnce = 2

// upload sends a file. A file that changed since it was validated is not put in its place, nor is one that another
// publication has put there meanwhile replaced, unless replace says so.
func (p *publication) upload(ctx context.Context, file File, replace bool) error {
	f, err := os.Open(p.release.locate(file.Path))
	if err != nil {
		return err
	}
	defer f.Close()
	return p.destination.put(ctx, p.version+"/"+file.Path, &verifyingReader{f, sha256.New(), file.SHA256}, blob.WriterOptions{
		CacheControl: "max-age=31536000, immutable", // a year, the longest that HTTP's caches are told
		Metadata:     map[string]string{hashKey: file.SHA256},
		IfNotExist:   !replace,
	})
}

// put writes an object whole or not at all. The bucket's own Upload would leave half a file in a folder whose disk is full.
func (d *destination) put(ctx context.Context, key string, r io.Reader, o blob.WriterOptions) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	o.ContentType, o.MaxConcurrency = contentType(key), partsAtOnce
	w, err := d.bucket.NewWriter(ctx, key, &o)
	if err != nil {
		return err
	}
	if _, err := w.ReadFrom(r); err != nil {
		cancel() // Close then gives the object up
		_ = w.Close()
		return err
	}
	return w.Close()
}

// verifyingReader fails at the end of a file whose SHA-256 is not the one expected.
type verifyingReader struct {
	r    io.Reader
	hash hash.Hash
	want string
}

func (v *verifyingReader) Read(b []byte) (int, error) {
	n, err := v.r.Read(b)
	v.hash.Write(b[:n])
	if err == io.EOF {
		if got := hex.EncodeToString(v.hash.Sum(nil)); got != v.want {
			return n, fmt.Errorf("changed while it was published: SHA-256 %s instead of %s", got, v.want)
		}
	}
	return n, err
}
