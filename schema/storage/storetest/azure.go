package storetest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net"
	"net/http"
	"net/url"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Account is the one that Azurite has, with the key that its manual names.
const (
	Account    = "devstoreaccount1"
	accountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
)

// Azure is a running Azurite.
type Azure struct{ Addr string }

// StartAzure starts a server with one empty container, "news", and gives this process the key of its account. The server ends with
// the test.
func StartAzure(t *testing.T) *Azure {
	t.Helper()
	program := installed(t, "azurite/node_modules/.bin/azurite-blob")
	s := &Azure{FreeAddress(t)}
	host, port, _ := net.SplitHostPort(s.Addr)
	serve(t, s.Addr, exec.Command(program, "--blobHost", host, "--blobPort", port, "--location", t.TempDir(), "--silent", "--disableTelemetry"))
	t.Setenv("AZURE_STORAGE_ACCOUNT", Account)
	t.Setenv("AZURE_STORAGE_KEY", accountKey)
	request, err := http.NewRequest(http.MethodPut, "http://"+s.Addr+"/"+Account+"/news?restype=container&"+s.Signature("rwdlc"), nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil || answer.StatusCode != http.StatusCreated {
		t.Fatalf("no container: %v, %v", answer, err)
	}
	answer.Body.Close()
	return s
}

// Signature is a shared access signature of the account for an hour, with these rights: "rl" reads and lists.
func (s *Azure) Signature(rights string) string {
	v := url.Values{"sv": {"2019-12-12"}, "ss": {"b"}, "srt": {"sco"}, "sp": {rights}, "se": {time.Now().Add(time.Hour).UTC().Format(time.RFC3339)}, "spr": {"https,http"}}
	secret, _ := base64.StdEncoding.DecodeString(accountKey)
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(strings.Join([]string{Account, v.Get("sp"), v.Get("ss"), v.Get("srt"), "", v.Get("se"), "", v.Get("spr"), v.Get("sv"), ""}, "\n")))
	v.Set("sig", base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	return v.Encode()
}

// URL is where a key of a container lies: URL("news/2024") is az://news/2024 on this server.
func (s *Azure) URL(path string) string { return s.URLAt(s.Addr, path) }

// URLAt is the same behind another address.
func (s *Azure) URLAt(addr, path string) string {
	return "az://" + path + "?endpoint=http://" + addr + "/" + Account
}
