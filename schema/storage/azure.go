package storage

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// azureVersion of the interface: the first in which one request may write 5000 MiB.
const azureVersion = "2019-12-12"

// azureBlock is how many bytes of a long object are sent, and kept in memory, at once.
const azureBlock = 8 << 20

// azureParameters are those of a URL, and what each says.
var azureParameters = map[string]string{
	"account":   "name of the account; else AZURE_STORAGE_ACCOUNT",
	"endpoint":  "address of the service with the account's name, where it is not https://ACCOUNT.blob.core.windows.net",
	"anonymous": "true: no key is sent, as to public containers",
}

// azure is a container of Azure's Blob Storage, spoken to by its REST interface.
type azure struct {
	client    *http.Client
	container *url.URL
	access    url.Values // a shared access signature's parameters, which every URL carries; none with a key
	key       *azureKey  // nil without one
}

func openAzure(_, container string, parameters url.Values) (Store, error) {
	account := cmp.Or(parameters.Get("account"), os.Getenv("AZURE_STORAGE_ACCOUNT"))
	if account == "" {
		return nil, errors.New("whose container? Set AZURE_STORAGE_ACCOUNT, or write ?account=NAME")
	}
	endpoint := cmp.Or(parameters.Get("endpoint"), "https://"+account+".blob.core.windows.net")
	base, err := url.Parse(endpoint)
	if err != nil {
		return nil, err
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableCompression = true // what is stored compressed is to be read as it is stored
	s := &azure{client: &http.Client{Transport: transport}, container: base.JoinPath(container)}
	if anonymous, _ := strconv.ParseBool(parameters.Get("anonymous")); anonymous {
		return s, nil
	}
	if token := os.Getenv("AZURE_STORAGE_SAS_TOKEN"); token != "" {
		s.access, err = url.ParseQuery(strings.TrimPrefix(token, "?"))
		return s, err
	}
	secret, err := base64.StdEncoding.DecodeString(os.Getenv("AZURE_STORAGE_KEY"))
	if err != nil {
		return nil, fmt.Errorf("AZURE_STORAGE_KEY is no key of an account: %w", err)
	}
	if len(secret) > 0 {
		s.key = &azureKey{account, secret}
	}
	return s, nil
}

// do sends a request about an object, or with key "" about the container. The answer's body is the caller's to close.
func (s *azure) do(ctx context.Context, method, key string, query url.Values, header http.Header, body io.Reader, size int64) (*http.Response, error) {
	u := *s.container
	if key != "" {
		u.Path += "/" + key
	}
	values := url.Values{}
	for _, some := range []url.Values{query, s.access} {
		maps.Copy(values, some)
	}
	u.RawQuery = values.Encode()
	if size == 0 {
		body = http.NoBody
	}
	request, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		return nil, err
	}
	request.ContentLength = size
	maps.Copy(request.Header, header)
	request.Header.Set("X-Ms-Version", azureVersion)
	request.Header.Set("X-Ms-Date", time.Now().UTC().Format(http.TimeFormat))
	if s.key != nil {
		s.key.sign(request)
	}
	answer, err := s.client.Do(request)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode >= 300 {
		defer answer.Body.Close()
		return nil, azureError(answer)
	}
	return answer, nil
}

// send is do where nothing is read from the answer but its head.
func (s *azure) send(ctx context.Context, method, key string, query url.Values, header http.Header, body []byte) (http.Header, error) {
	answer, err := s.do(ctx, method, key, query, header, bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return nil, err
	}
	return answer.Header, answer.Body.Close()
}

// azureList is a page of a list.
type azureList struct {
	Blobs []struct {
		Name     string `xml:"Name"`
		Size     int64  `xml:"Properties>Content-Length"`
		Modified string `xml:"Properties>Last-Modified"`
	} `xml:"Blobs>Blob"`
	Next string `xml:"NextMarker"`
}

// List yields objects as the service lists them.
func (s *azure) List(ctx context.Context, prefix string) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		for marker := ""; ; {
			page, err := s.list(ctx, prefix, marker)
			if err != nil {
				yield(Object{}, err)
				return
			}
			for _, b := range page.Blobs {
				modified, err := http.ParseTime(b.Modified)
				if !yield(Object{Key: b.Name, Size: b.Size, Modified: modified}, err) || err != nil {
					return
				}
			}
			if marker = page.Next; marker == "" {
				return
			}
		}
	}
}

func (s *azure) list(ctx context.Context, prefix, marker string) (page azureList, err error) {
	query := url.Values{"restype": {"container"}, "comp": {"list"}, "prefix": {prefix}, "marker": {marker}}
	answer, err := s.do(ctx, http.MethodGet, "", query, nil, nil, 0)
	if err != nil {
		return page, err
	}
	defer answer.Body.Close()
	return page, xml.NewDecoder(answer.Body).Decode(&page)
}

// Stat asks for the head of an object.
func (s *azure) Stat(ctx context.Context, key string) (Object, error) {
	header, err := s.send(ctx, http.MethodHead, key, nil, nil, nil)
	if err != nil {
		return Object{}, err
	}
	return azureObject(key, header)
}

func azureObject(key string, header http.Header) (o Object, err error) {
	o = Object{Key: key, ContentType: header.Get("Content-Type"), SHA256: header.Get("X-Ms-Meta-" + hashKey)}
	if o.Modified, err = http.ParseTime(header.Get("Last-Modified")); err != nil {
		return o, err
	}
	size, isPart := wholeSize(header)
	if !isPart {
		size, err = strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	}
	o.Size = size
	return o, err
}

// Open asks for a range of an object.
func (s *azure) Open(ctx context.Context, key string, offset, length int64) (io.ReadCloser, Object, error) {
	if length == 0 {
		o, err := s.Stat(ctx, key)
		return http.NoBody, o, err
	}
	header := http.Header{}
	switch {
	case length > 0:
		header.Set("Range", fmt.Sprintf("bytes=%d-%d", offset, offset+length-1))
	case offset > 0:
		header.Set("Range", fmt.Sprintf("bytes=%d-", offset))
	}
	answer, err := s.do(ctx, http.MethodGet, key, nil, header, nil, 0)
	if err != nil {
		return nil, Object{}, err
	}
	o, err := azureObject(key, answer.Header)
	return answer.Body, o, err
}

// Create sends an object in blocks, which are nothing to anyone until the list of them is sent.
func (s *azure) Create(ctx context.Context, key string, r io.Reader, o CreateOptions) error {
	var blocks []byte
	left := o.Size
	for n := 0; left > 0; n++ {
		block := make([]byte, min(left, azureBlock))
		if _, err := io.ReadFull(r, block); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		id := base64.StdEncoding.EncodeToString(fmt.Appendf(nil, "%06d", n))
		if _, err := s.send(ctx, http.MethodPut, key, url.Values{"comp": {"block"}, "blockid": {id}}, nil, block); err != nil {
			return err
		}
		blocks = fmt.Appendf(blocks, "<Latest>%s</Latest>", id)
		left -= int64(len(block))
	}
	header := http.Header{}
	for name, value := range map[string]string{"X-Ms-Blob-Content-Type": o.ContentType, "X-Ms-Blob-Cache-Control": o.CacheControl, "X-Ms-Meta-" + hashKey: o.SHA256} {
		if value != "" {
			header.Set(name, value)
		}
	}
	if o.IfAbsent {
		header.Set("If-None-Match", "*")
	}
	_, err := s.send(ctx, http.MethodPut, key, url.Values{"comp": {"blocklist"}}, header, fmt.Appendf(nil, "<BlockList>%s</BlockList>", blocks))
	return err
}

// Delete removes an object.
func (s *azure) Delete(ctx context.Context, key string) error {
	_, err := s.send(ctx, http.MethodDelete, key, nil, nil, nil)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// azureError is what the service answered that is no success.
func azureError(answer *http.Response) error {
	var said struct{ Message string }
	_ = xml.NewDecoder(answer.Body).Decode(&said) // heads have no body: the code says enough
	return newFailure(answer.Header.Get("X-Ms-Error-Code"), said.Message, answer.StatusCode)
}
