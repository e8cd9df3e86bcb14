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

	"github.com/dateline-data/dateline/schema/storage"
)

// contentTypes are the media types of a release's files, by the end of their names.
var contentTypes = map[string]string{
	".parquet": "application/vnd.apache.parquet", ".csv": "text/csv; charset=utf-8", ".json": "application/json", ".jsonl": "application/jsonl",
	".md": "text/markdown; charset=utf-8", ".html": "text/html; charset=utf-8", ".cff": "application/yaml", ".arrow": "application/vnd.apache.arrow.file", ".sqlite": "application/vnd.sqlite3", ".gz": "application/gzip", "": "text/plain; charset=utf-8",
}

func contentType(name string) string {
	if t, ok := contentTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}

// upload sends a file. A file that changed since it was validated is not put in its place, nor is one that another
// publication has put there meanwhile replaced, unless replace says so.
func (p *publication) upload(ctx context.Context, file File, replace bool) error {
	f, err := os.Open(p.release.locate(file.Path))
	if err != nil {
		return err
	}
	defer f.Close()
	return p.destination.Create(ctx, p.key(file.Path), &verifyingReader{f, sha256.New(), file.Bytes, file.SHA256}, storage.CreateOptions{
		Size:         file.Bytes,
		IfAbsent:     !replace,
		ContentType:  contentType(file.Path),
		CacheControl: "max-age=31536000, immutable", // a year, the longest that HTTP's caches are told
		SHA256:       file.SHA256,
	})
}

// key is where a file of the version lies.
func (p *publication) key(path string) string { return p.destination.prefix + p.version + "/" + path }

// verifyingReader fails with the last bytes of a file whose SHA-256 is not the one expected, and where it ends before or behind its
// size.
type verifyingReader struct {
	r    io.Reader
	hash hash.Hash
	left int64 // bytes that are still to come
	want string
}

func (v *verifyingReader) Read(b []byte) (int, error) {
	n, err := v.r.Read(b)
	v.hash.Write(b[:n])
	v.left -= int64(n)
	if err == io.EOF || v.left <= 0 {
		if got := hex.EncodeToString(v.hash.Sum(nil)); got != v.want {
			return 0, fmt.Errorf("changed while it was published: SHA-256 %s instead of %s", got, v.want)
		}
	}
	return n, err
}
