package storage

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// azureKey signs requests with the key of an account.
type azureKey struct {
	account string
	secret  []byte
}

// signedHeaders stand in what is signed in this order; the date is that of X-Ms-Date.
var signedHeaders = []string{"Content-Encoding", "Content-Language", "Content-Length", "Content-MD5", "Content-Type", "Date",
	"If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"}

// sign adds the header that proves the key, as "Authorize with Shared Key" of Azure's reference has it.
func (k *azureKey) sign(r *http.Request) {
	mac := hmac.New(sha256.New, k.secret)
	mac.Write([]byte(k.signed(r)))
	r.Header.Set("Authorization", "SharedKey "+k.account+":"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}

// signed is the text that is signed.
func (k *azureKey) signed(r *http.Request) string {
	var b strings.Builder
	b.WriteString(r.Method + "\n")
	for _, name := range signedHeaders {
		value := r.Header.Get(name)
		if name == "Content-Length" && r.ContentLength > 0 {
			value = strconv.FormatInt(r.ContentLength, 10)
		}
		b.WriteString(value + "\n")
	}
	for _, name := range slices.Sorted(maps.Keys(r.Header)) {
		if lower := strings.ToLower(name); strings.HasPrefix(lower, "x-ms-") {
			fmt.Fprintf(&b, "%s:%s\n", lower, r.Header.Get(name))
		}
	}
	b.WriteString("/" + k.account + r.URL.EscapedPath())
	query := r.URL.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		fmt.Fprintf(&b, "\n%s:%s", strings.ToLower(name), strings.Join(query[name], ","))
	}
	return b.String()
}
