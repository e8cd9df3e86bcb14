package output

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/gcerrors"
	"golang.org/x/mod/semver"
)

// destination is where the versions of a dataset lie.
type destination struct {
	name   string       // as it is shown: without keys and options
	bucket *blob.Bucket // nil: a folder that is not there
}

// ErrPlace says that a place is not named as its storage wants it.
var ErrPlace = errors.New("cannot publish there")

// checksumValidation is a parameter of s3:// URLs.
const checksumValidation = "response_checksum_validation"

// openDestination opens a folder or a bucket's URL. A folder that is not there is made, unless it is only looked at.
func openDestination(ctx context.Context, dest string, lookOnly bool) (*destination, error) {
	if folder, isFile := strings.CutPrefix(dest, "file://"); isFile || !strings.Contains(dest, "://") {
		return openFolder(folder, lookOnly)
	}
	u, err := url.Parse(dest)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPlace, err)
	}
	if !blob.DefaultURLMux().ValidBucketScheme(u.Scheme) {
		return nil, fmt.Errorf("%w: %s:// is no storage that is known: there are folders, s3://, gs:// and azblob://", ErrPlace, u.Scheme)
	}
	prefix := strings.Trim(u.Path, "/")
	u.Path = ""
	if query := u.Query(); u.Scheme == "s3" && !query.Has(checksumValidation) {
		query.Set(checksumValidation, "when_required") // or the SDK warns of every object that has no checksum
		u.RawQuery = query.Encode()
	}
	d := &destination{name: strings.TrimSuffix(u.Scheme+"://"+u.Host+"/"+prefix, "/")}
	if d.bucket, err = blob.OpenBucket(ctx, u.String()); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPlace, d.explain(err))
	}
	if prefix != "" {
		d.bucket = blob.PrefixedBucket(d.bucket, prefix+"/")
	}
	return d, nil
}

func openFolder(folder string, lookOnly bool) (*destination, error) {
	d := &destination{name: strings.TrimSuffix(filepath.ToSlash(folder), "/")}
	if _, err := os.Stat(folder); lookOnly && errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	// Partial files lie beside the whole ones, since only inside a file system can they be renamed.
	options := &fileblob.Options{CreateDir: !lookOnly, NoTempDir: true, DirFileMode: 0o755, Metadata: fileblob.MetadataDontWrite}
	bucket, err := fileblob.OpenBucket(folder, options)
	d.bucket = bucket
	return d, d.explain(err)
}

func (d *destination) close() {
	if d.bucket != nil {
		_ = d.bucket.Close() // each object was closed by itself
	}
}

// latestName is the object that names the latest version.
const latestName = "latest.json"

// latest is latest.json.
type latest struct {
	Version string `json:"version"`
	Path    string `json:"path"`   // of the version's folder, from where latest.json lies
	SHA256  string `json:"sha256"` // of its SHA256SUMS
}

// readLatest reads latest.json; where there is none it gives none.
func (d *destination) readLatest(ctx context.Context) (l latest, err error) {
	if d.bucket == nil {
		return l, nil
	}
	data, err := d.bucket.ReadAll(ctx, latestName)
	if gcerrors.Code(err) == gcerrors.NotFound && !d.lacksBucket(err) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	if err := json.Unmarshal(data, &l); err != nil || !semver.IsValid("v"+l.Version) {
		return l, fmt.Errorf("%s is none of dateline's: name another place", latestName)
	}
	return l, nil
}

// writeLatest replaces latest.json where it says anything else.
func (d *destination) writeLatest(ctx context.Context, old, new latest) error {
	if old == new {
		return nil
	}
	data, err := marshal(new)
	if err != nil {
		return err
	}
	return d.put(ctx, latestName, bytes.NewReader(data), blob.WriterOptions{CacheControl: "no-cache"})
}

func laterVersion(a, b string) bool { return semver.Compare("v"+a, "v"+b) > 0 }
