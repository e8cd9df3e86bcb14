// Package storage is where inputs lie and releases are published: a folder, a bucket behind S3's interface, or a container of Azure's. A driver is a
// small set of operations on objects; what retries, walks and compares is above it.
package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Store holds objects under keys, whose parts are joined by slashes. It is safe for concurrent use.
//
// Errors: fs.ErrNotExist for a key that is not there, ErrNoBucket where the place itself is not, ErrExists from Create.
type Store interface {
	// List yields the objects whose keys begin with prefix, in the order of their keys; after an error it ends.
	List(ctx context.Context, prefix string) iter.Seq2[Object, error]
	// Stat tells of an object.
	Stat(ctx context.Context, key string) (Object, error)
	// Open reads length bytes of an object from offset on, or with length -1 all from there. The Object has the size of the whole.
	Open(ctx context.Context, key string, offset, length int64) (io.ReadCloser, Object, error)
	// Create writes an object whole or not at all, also where r fails.
	Create(ctx context.Context, key string, r io.Reader, o CreateOptions) error
	// Delete removes an object; one that is not there is no error.
	Delete(ctx context.Context, key string) error
}

// Object is what a store knows of an object.
type Object struct {
	Key         string
	Size        int64 // bytes
	Modified    time.Time
	ContentType string // "" in folders and lists
	SHA256      string // of its bytes in hexadecimal, where Create was told; "" in folders and lists
}

// CreateOptions say how an object is written.
type CreateOptions struct {
	Size         int64 // bytes that r gives
	IfAbsent     bool  // fail with ErrExists rather than replace an object
	ContentType  string
	CacheControl string
	SHA256       string // kept with the object, in hexadecimal
}

// Errors of stores.
var (
	ErrExists   = errors.New("the object is there already")
	ErrNoBucket = errors.New("no such bucket")
	ErrPlace    = errors.New("no such storage") // a place is not named as its storage wants it
)

// Place is a store and the key, or the beginning of keys, that a URL names in it.
type Place struct {
	Store
	Name string // the URL without parameters and key: s3://bucket
	Key  string
}

// service is a kind of storage behind a network.
type service struct {
	open       func(scheme, bucket string, parameters url.Values) (Store, error)
	parameters map[string]string // of its URLs, and what each says
}

// services by the schemes of their URLs.
var services = map[string]service{
	"s3": {openS3, s3Parameters}, "gs": {openS3, s3Parameters}, // Google's speaks S3's language too
	"az": {openAzure, azureParameters}, "azblob": {openAzure, azureParameters},
}

// Open opens what a URL names: a folder (a path, or file://), or SCHEME://BUCKET/KEY?PARAMETERS. Nothing is asked of a bucket yet.
func Open(location string) (*Place, error) {
	if folder, isFile := strings.CutPrefix(location, "file://"); isFile || !strings.Contains(location, "://") {
		return &Place{Store: Folder(folder), Name: folder}, nil
	}
	address, query, _ := strings.Cut(location, "?") // a key may hold what url.Parse takes for an escape
	scheme, rest, _ := strings.Cut(address, "://")
	bucket, key, _ := strings.Cut(rest, "/")
	s, ok := services[scheme]
	if !ok {
		return nil, fmt.Errorf("%w: %s:// is none that is known: there are folders, s3://, gs:// and az://, and s3://BUCKET?endpoint=URL for others that speak S3's language", ErrPlace, scheme)
	}
	parameters, err := url.ParseQuery(query)
	for name := range parameters {
		if s.parameters[name] == "" && err == nil {
			err = fmt.Errorf("unknown query parameter %q: there are %s", name, strings.Join(slices.Sorted(maps.Keys(s.parameters)), ", "))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPlace, err)
	}
	store, err := s.open(scheme, bucket, parameters)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPlace, err)
	}
	return &Place{store, scheme + "://" + bucket, key}, nil
}

// ReadAll reads a whole object.
func ReadAll(ctx context.Context, s Store, key string) ([]byte, error) {
	r, _, err := s.Open(ctx, key, 0, -1)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	return data, errors.Join(err, r.Close())
}

// IsFinal tells whether an error of a store will come again, however often one asks.
func IsFinal(err error) bool {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNoBucket) || errors.Is(err, ErrExists) || errors.Is(err, fs.ErrPermission) || errors.Is(err, context.Canceled) {
		return true
	}
	status := statusOf(err)
	return status >= 400 && status < 500 && status != requestTimeout && status != tooManyRequests
}

// Statuses of HTTP that pass.
const (
	requestTimeout  = 408
	tooManyRequests = 429
)
