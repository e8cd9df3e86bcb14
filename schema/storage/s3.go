package storage

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// s3Hosts are the hosts at which services speak S3's language, by the scheme of their URLs: Google's takes HMAC keys. For others
// the URL names the endpoint.
var s3Hosts = map[string]string{"s3": "https://s3.amazonaws.com", "gs": "https://storage.googleapis.com"}

// s3Parameters are those of a URL, and what each says.
var s3Parameters = map[string]string{
	"endpoint":       "address of the service, where it is not the scheme's own",
	"region":         "region of the bucket; else AWS_REGION, or what the service says",
	"use_path_style": "true: the bucket stands in the path, not before the host",
	"anonymous":      "true: no key is sent, as to public buckets",
}

// s3Tries is how often a request is made; who reads long goes on by itself where a connection breaks.
const s3Tries = 3

// hashKey is the metadata of an object that holds the SHA-256 of its bytes.
const hashKey = "Sha256"

// s3 is a bucket.
type s3 struct {
	client *minio.Client
	bucket string
}

func openS3(scheme, bucket string, parameters url.Values) (Store, error) {
	host := s3Hosts[scheme]
	if endpoint := parameters.Get("endpoint"); endpoint != "" {
		host = endpoint
	}
	if !strings.Contains(host, "://") {
		host = "https://" + host
	}
	u, err := url.Parse(host)
	if err != nil {
		return nil, err
	}
	options := &minio.Options{Creds: keys(scheme), Secure: u.Scheme == "https", Region: region(parameters.Get("region")), MaxRetries: s3Tries}
	if anonymous, _ := strconv.ParseBool(parameters.Get("anonymous")); anonymous {
		options.Creds = credentials.NewStatic("", "", "", credentials.SignatureAnonymous)
	}
	if style, _ := strconv.ParseBool(parameters.Get("use_path_style")); style {
		options.BucketLookup = minio.BucketLookupPath
	}
	client, err := minio.New(u.Host, options)
	if err != nil {
		return nil, err
	}
	return &s3{client, bucket}, nil
}

// keys are looked for in the environment, in the file that AWS's programs share, and where a machine of AWS is given them.
func keys(scheme string) *credentials.Credentials {
	providers := []credentials.Provider{&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}}
	if scheme == "s3" {
		providers = append(providers, &credentials.IAM{})
	}
	return credentials.NewChainCredentials(providers)
}

func region(said string) string {
	for _, name := range []string{"AWS_REGION", "AWS_DEFAULT_REGION"} {
		if said == "" {
			said = os.Getenv(name)
		}
	}
	return said
}

// List yields objects as the service lists them.
func (s *s3) List(ctx context.Context, prefix string) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for o := range s.client.ListObjects(ctx, s.bucket, minio.ListObjectsOptions{Prefix: prefix, Recursive: true}) {
			if !yield(s.object(o), s3Error(o.Err)) || o.Err != nil {
				return
			}
		}
	}
}

func (s *s3) object(o minio.ObjectInfo) Object {
	return Object{Key: o.Key, Size: o.Size, Modified: o.LastModified, ContentType: o.ContentType, SHA256: o.UserMetadata[hashKey]}
}

// Stat asks for the head of an object.
func (s *s3) Stat(ctx context.Context, key string) (Object, error) {
	o, err := s.client.StatObject(ctx, s.bucket, key, minio.StatObjectOptions{})
	return s.object(o), s3Error(err)
}

// Open asks for a range of an object.
func (s *s3) Open(ctx context.Context, key string, offset, length int64) (io.ReadCloser, Object, error) {
	var options minio.GetObjectOptions
	var err error
	switch {
	case length == 0:
		o, err := s.Stat(ctx, key)
		return io.NopCloser(strings.NewReader("")), o, err
	case length > 0:
		err = options.SetRange(offset, offset+length-1)
	case offset > 0:
		err = options.SetRange(offset, 0)
	}
	if err != nil {
		return nil, Object{}, err
	}
	r, info, header, err := (minio.Core{Client: s.client}).GetObject(ctx, s.bucket, key, options)
	if err != nil {
		return nil, Object{}, s3Error(err)
	}
	o := s.object(info)
	if whole, ok := wholeSize(header); ok {
		o.Size = whole
	}
	return r, o, nil
}

// wholeSize is the size of an object of which a part was asked for: "bytes 0-9/1234".
func wholeSize(header http.Header) (int64, bool) {
	_, whole, ok := strings.Cut(header.Get("Content-Range"), "/")
	size, err := strconv.ParseInt(whole, 10, 64)
	return size, ok && err == nil
}

// Create uploads an object, in parts where it is long.
func (s *s3) Create(ctx context.Context, key string, r io.Reader, o CreateOptions) error {
	options := minio.PutObjectOptions{ContentType: o.ContentType, CacheControl: o.CacheControl}
	if o.SHA256 != "" {
		options.UserMetadata = map[string]string{hashKey: o.SHA256}
	}
	if o.IfAbsent {
		options.SetMatchETagExcept("*")
	}
	_, err := s.client.PutObject(ctx, s.bucket, key, r, o.Size, options)
	return s3Error(err)
}

// Delete removes an object.
func (s *s3) Delete(ctx context.Context, key string) error {
	err := s3Error(s.client.RemoveObject(ctx, s.bucket, key, minio.RemoveObjectOptions{}))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// s3Error is an error of a service as those of other services are.
func s3Error(err error) error {
	var response minio.ErrorResponse
	if !errors.As(err, &response) {
		return err
	}
	return newFailure(response.Code, response.Message, response.StatusCode)
}
