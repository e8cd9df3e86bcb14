package output

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/dateline-data/dateline/schema/storage"
)

// destination is where the versions of a dataset lie.
type destination struct {
	storage.Store
	name   string // as it is shown: without options
	prefix string // of all keys, with a slash at its end; "" for none
}

// ErrPlace says that a place is not named as its storage wants it.
var ErrPlace = errors.New("cannot publish there")

// openDestination opens a folder or a bucket's URL. A folder that is not there is made with the first object.
func openDestination(dest string) (*destination, error) {
	place, err := storage.Open(dest)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPlace, err)
	}
	prefix := strings.Trim(place.Key, "/")
	d := &destination{Store: place.Store, name: strings.TrimSuffix(filepath.ToSlash(place.Name)+"/"+prefix, "/")}
	if prefix != "" {
		d.prefix = prefix + "/"
	}
	return d, nil
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
	data, err := storage.ReadAll(ctx, d, d.prefix+latestName)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	if err := json.Unmarshal(data, &l); err != nil || !versionForm.MatchString(l.Version) {
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
	return d.Create(ctx, d.prefix+latestName, bytes.NewReader(data), storage.CreateOptions{Size: int64(len(data)), ContentType: contentType(latestName), CacheControl: "no-cache"})
}
