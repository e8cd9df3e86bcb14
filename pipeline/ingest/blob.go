package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
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

// buckets are those that inputs name, each opened once, by its URL without the key.
type buckets map[string]*blob.Bucket

func (b buckets) Close() {
	for _, bucket := range b {
		bucket.Close()
	}
}

// list gives the blobs of a URL: SCHEME://BUCKET/KEY?PARAMETERS, where the key may be that of a blob, the beginning of keys
// up to a slash, a glob, or nothing for the whole bucket. What may be in the parameters is the driver's: for S3 endpoint,
// region, anonymous ...
func (b buckets) list(ctx context.Context, input string) ([]source, error) {
	location, parameters, _ := strings.Cut(input, "?")
	scheme, rest, _ := strings.Cut(location, "://")
	host, key, _ := strings.Cut(rest, "/")
	if scheme == "s3" && !strings.Contains(parameters, "response_checksum_validation") {
		parameters += "&response_checksum_validation=when_required" // or the SDK warns of every blob that has no checksum
	}
	bucketURL := scheme + "://" + host + "?" + parameters
	bucket := b[bucketURL]
	if bucket == nil {
		var err error
		if bucket, err = blob.OpenBucket(ctx, bucketURL); err != nil {
			return nil, fmt.Errorf("%s: %w", location, err)
		}
		b[bucketURL] = bucket
	}
	keys, err := matchingKeys(ctx, bucket, key)
	switch {
	case gcerrors.Code(err) == gcerrors.NotFound:
		err = errors.New("no such bucket")
	case err == nil && len(keys) == 0:
		err = errors.New("no such blob, no blobs below it, and no glob that matches one")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s", location, reason(err))
	}
	var sources []source
	for _, key := range keys {
		sources = append(sources, source{name: scheme + "://" + host + "/" + key, open: func() (io.ReadCloser, error) { return openBlob(ctx, bucket, key) }})
	}
	return sources, nil
}

// matchingKeys gives the keys of a bucket that a key, the beginning of keys, or a glob means, in their order.
func matchingKeys(ctx context.Context, bucket *blob.Bucket, key string) ([]string, error) {
	prefix, isGlob := key, false
	if i := strings.IndexAny(key, `*[`); i >= 0 {
		prefix, isGlob = key[:i], true
	} else if key != "" && !strings.HasSuffix(key, "/") {
		exists, err := bucket.Exists(ctx, key)
		if exists || err != nil {
			return []string{key}, err
		}
		prefix += "/"
	}
	var keys []string
	for listed := bucket.List(&blob.ListOptions{Prefix: prefix}); ; {
		object, err := listed.Next(ctx)
		if err == io.EOF {
			return keys, nil
		}
		if err != nil {
			return nil, err
		}
		matches := !isGlob && !isHidden(strings.TrimPrefix(object.Key, prefix))
		if isGlob {
			if matches, err = path.Match(key, object.Key); err != nil {
				return nil, err
			}
		}
		if matches && !strings.HasSuffix(object.Key, "/") { // some programs put an empty blob where a folder would be
			keys = append(keys, object.Key)
		}
	}
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

func openBlob(ctx context.Context, bucket *blob.Bucket, key string) (*blobFile, error) {
	b := &blobFile{blobRange: blobRange{ctx: ctx, bucket: bucket, key: key, end: -1}}
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
	bucket      *blob.Bucket
	key         string
	open        *blob.Reader // nil between connections
	offset, end int64        // of what is left to read; the end is -1 before the first connection
	size        int64        // of the whole blob, when it was connected to first
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
func (b *blobRange) connect() (err error) {
	if b.open != nil {
		return nil
	}
	length := int64(-1)
	if b.end >= 0 {
		length = b.end - b.offset
	}
	if b.open, err = b.bucket.NewRangeReader(b.ctx, b.key, b.offset, length, nil); err != nil {
		b.open = nil
		return err
	}
	if b.end < 0 {
		b.size, b.end, b.changed = b.open.Size(), b.open.Size(), b.open.ModTime()
	}
	if b.size != b.open.Size() || !b.changed.Equal(b.open.ModTime()) {
		return errChanged
	}
	return nil
}

// retry calls f until it succeeds or fails for a reason that does not pass.
func (b *blobRange) retry(f func() error) error {
	for try, pause := 1, blobPause; ; try, pause = try+1, 2*pause {
		err := f()
		if gcerrors.Code(err) == gcerrors.NotFound {
			return errNoBlob
		}
		if err == nil || try == blobTries || !mayPass(err) {
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

// mayPass tells whether an error of a storage may not come again.
func mayPass(err error) bool {
	switch gcerrors.Code(err) {
	case gcerrors.InvalidArgument, gcerrors.PermissionDenied, gcerrors.FailedPrecondition, gcerrors.Unimplemented, gcerrors.Canceled:
		return false
	}
	return err != errChanged
}
