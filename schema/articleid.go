package schema

import (
	"net/url"
	"strings"
)

// ArticleID is the id of an article: a hash of its URL, or else of its source, title and text. Addresses that lead to one
// page (with the tracks of a newsletter, to a place on the page, by http or https) give one id.
func ArticleID(a *Article) string {
	if a.URL != "" {
		return ID(ArticleLetter, pageOf(a.URL))
	}
	return ID(ArticleLetter, a.Outlet, a.Title, a.Text)
}

// tracks are parameters of addresses that say where a reader came from; utm_ begins more of them.
var tracks = map[string]bool{"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "yclid": true, "igshid": true, "mc_cid": true, "mc_eid": true,
	"_ga": true, "cmpid": true, "ito": true, "ocid": true, "ftag": true, "smid": true, "ref_src": true}

// pageOf is an address without what makes no difference to the page; what is no address of the web stays as it is.
func pageOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return address
	}
	u.Scheme, u.Host = "https", strings.ToLower(u.Host)
	u.Host = strings.TrimSuffix(strings.TrimSuffix(u.Host, ":80"), ":443")
	if !strings.HasPrefix(u.Fragment, "!") { // "#!" leads to pages of their own
		u.Fragment, u.RawFragment = "", ""
	}
	if u.Path == "" {
		u.Path = "/"
	}
	var kept []string
	for p := range strings.SplitSeq(u.RawQuery, "&") {
		if name, _, _ := strings.Cut(p, "="); p != "" && !tracks[name] && !strings.HasPrefix(name, "utm_") {
			kept = append(kept, p)
		}
	}
	u.RawQuery, u.ForceQuery = strings.Join(kept, "&"), false
	return u.String()
}
