package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema/storage"
)

const (
	// blobTries is how often a blob is asked for again at one place; with the pauses, which double, for half a minute.
	blobTries = 6
	blobPause = 500 * time.Millisecond
	// blockSize and maxBlocks bound what of a blob is kept for random access.
	blockSize = 4 << 20
	maxBlocks = 4
)

var (
	errNoBlob  = errors.New("there is no such blob, or no more")
	errChanged = errors.New("the blob was changed while it was read")
)

// listBlobs gives the blobs of a URL: SCHEME://BUCKET/KEY?PARAMETERS, where the key may be that of a blob, the beginning of keys
// up to a slash, a glob, or nothing for the whole bucket.
func listBlobs(ctx context.Context, input string) ([]source, error) {
	location, _, _ := strings.Cut(input, "?")
	place, err := storage.Open(input)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", location, err)
	}
	objects, err := matchingObjects(ctx, place)
	if err != nil {
		return nil, storage.Explain(location, err)
	}
	if len(objects) == 0 {
		return nil, fmt.Errorf("%s: no such blob, no blobs below it, and no glob that matches one", location)
	}
	var sources []source
	for _, o := range objects {
		name := place.Name + "/" + o.Key
		sources = append(sources, source{
			name: name,
			open: func() (io.ReadCloser, error) { return openBlob(ctx, place.Store, o.Key) },
			// As it was listed: what changes afterwards is told when it is read, or has another state the next time.
			state: func() (string, int64) { return stateOf(name, o.Size, o.Modified), o.Size },
		})
	}
	return sources, nil
}

// matchingObjects gives what a key, the beginning of keys, or a glob means of a bucket, in the order of keys.
func matchingObjects(ctx context.Context, place *storage.Place) (objects []storage.Object, err error) {
	prefix, isGlob := place.Key, false
	if i := strings.IndexAny(prefix, `*[`); i >= 0 {
		prefix, isGlob = prefix[:i], true
	} else if prefix != "" && !strings.HasSuffix(prefix, "/") {
		object, err := place.Stat(ctx, prefix)
		if !errors.Is(err, fs.ErrNotExist) {
			object.Key = prefix
			return []storage.Object{object}, err
		}
		prefix += "/"
	}
	for object, err := range place.List(ctx, prefix) {
		if err != nil {
			return nil, err
		}
		matches := !isGlob && !isHidden(strings.TrimPrefix(object.Key, prefix))
		if isGlob {
			if matches, err = path.Match(place.Key, object.Key); err != nil {
				return nil, err
			}
		}
		if matches && !strings.HasSuffix(object.Key, "/") { // some programs put an empty blob where a folder would be
			objects = append(objects, object)
		}
	}
	return objects, nil
}

// blobFile is a blob, read forwards or anywhere. It is read by one goroutine.
type blobFile struct {
	blobRange
	blocks []block // the one used last is the first
}

type block struct {
	number int64
	data   []byte
}

func openBlob(ctx context.Context, store storage.Store, key string) (*blobFile, error) {
	b := &blobFile{blobRange: blobRange{ctx: ctx, store: store, key: key, end: -1}}
	return b, b.retry(b.connect)
}

func (b *blobFile) Size() int64 { return b.size }

func (b *blobFile) ReadAt(p []byte, offset int64) (n int, err error) {
	for n < len(p) && offset+int64(n) < b.size {
		at := offset + int64(n)
		data, err := b.block(at / blockSize)
		if err != nil {
			return n, err
		}
		n += copy(p[n:], data[at%blockSize:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (b *blobFile) block(number int64) ([]byte, error) {
	for i, kept := range b.blocks {
		if kept.number == number {
			copy(b.blocks[1:i+1], b.blocks[:i])
			b.blocks[0] = kept
			return kept.data, nil
		}
	}
	start := number * blockSize
	r := b.blobRange
	r.open, r.offset, r.end = nil, start, min(start+blockSize, b.size)
	defer r.Close()
	data := make([]byte, r.end-start)
	if _, err := io.ReadFull(&r, data); err != nil {
		return nil, noEOF(err)
	}
	b.blocks = append([]block{{number, data}}, b.blocks[:min(len(b.blocks), maxBlocks-1)]...)
	return data, nil
}

// blobRange reads a part of a blob. Where the connection breaks it goes on from there.
type blobRange struct {
	ctx         context.Context
	store       storage.Store
	key         string
	open        io.ReadCloser // nil between connections
	offset, end int64         // of what is left to read; the end is -1 before the first connection
	size        int64         // of the whole blob, when it was connected to first
	changed     time.Time
}

func (b *blobRange) Read(p []byte) (n int, err error) {
	if b.offset == b.end {
		return 0, io.EOF
	}
	err = b.retry(func() error {
		if err := b.connect(); err != nil {
			return err
		}
		n, err = b.open.Read(p)
		b.offset += int64(n)
		if n > 0 {
			return nil
		}
		return noEOF(err)
	})
	return n, err
}

func (b *blobRange) Close() error {
	if b.open == nil {
		return nil
	}
	open := b.open
	b.open = nil
	return open.Close()
}

// connect asks for what is left to read.
func (b *blobRange) connect() error {
	if b.open != nil {
		return nil
	}
	length := int64(-1)
	if b.end >= 0 {
		length = b.end - b.offset
	}
	open, object, err := b.store.Open(b.ctx, b.key, b.offset, length)
	if err != nil {
		return err
	}
	b.open = open
	if b.end < 0 {
		b.size, b.end, b.changed = object.Size, object.Size, object.Modified
	}
	if b.size != object.Size || !b.changed.Equal(object.Modified) {
		return errChanged
	}
	return nil
}

// retry calls f until it succeeds or fails for a reason that does not pass.
func (b *blobRange) retry(f func() error) error {
	for try, pause := 1, blobPause; ; try, pause = try+1, 2*pause {
		err := f()
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return errNoBlob
		case err == nil || try == blobTries || errors.Is(err, errChanged) || storage.IsFinal(err):
			return err
		}
		b.Close()
		select {
		case <-time.After(pause):
		case <-b.ctx.Done():
			return b.ctx.Err()
		}
	}
}
