package output

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Metadata is what the caller says of a release and its data cannot. All of it may be empty. It stands in the manifest,
// and every descriptor takes it from there.
type Metadata struct {
	Title       string   `json:"title,omitempty"`
	Description string   `json:"description,omitempty"`
	Version     string   `json:"version,omitempty"` // of the data, as 1.2.0
	Date        string   `json:"date,omitempty"`    // on which the release appears, as 2024-12-10
	License     string   `json:"license,omitempty"` // of the tables: an SPDX identifier
	Homepage    string   `json:"homepage,omitempty"`
	Keywords    []string `json:"keywords,omitempty"`
	Authors     []Author `json:"authors,omitempty"`
}

// Author is a person (with a given and a family name) or an organisation (with its name alone) that answers for a release.
type Author struct {
	Name       string `json:"name"` // as it is shown: Jane Doe
	GivenName  string `json:"given_name,omitempty"`
	FamilyName string `json:"family_name,omitempty"`
	URL        string `json:"url,omitempty"` // an ORCID page or another
}

// ParseAuthor reads "Doe, Jane <https://orcid.org/0000-0002-1825-0097>". Only a name with a comma is split into family and
// given name: which is which cannot be told from "Jane Doe", and organisations have neither. The address can be left out.
func ParseAuthor(s string) Author {
	name, url, _ := strings.Cut(s, "<")
	a := Author{Name: strings.TrimSpace(name), URL: strings.TrimSuffix(strings.TrimSpace(url), ">")}
	if family, given, ok := strings.Cut(a.Name, ","); ok {
		a.FamilyName, a.GivenName = strings.TrimSpace(family), strings.TrimSpace(given)
		a.Name = a.GivenName + " " + a.FamilyName
	}
	return a
}

var (
	versionForm = regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)
	spdxForm    = regexp.MustCompile(`^[A-Za-z0-9.+-]+$`)
)

// Check says what is wrong with the metadata; what is left out is not.
func (m Metadata) Check() error {
	if m.Version != "" && !versionForm.MatchString(m.Version) {
		return errors.New("a version is three numbers, as 1.0.0")
	}
	if _, err := time.Parse(time.DateOnly, m.Date); m.Date != "" && err != nil {
		return errors.New("a day is written as 2024-12-10")
	}
	if m.License != "" && !spdxForm.MatchString(m.License) {
		return errors.New("a licence is named by its SPDX identifier, as CC-BY-4.0")
	}
	if m.Homepage != "" && !isURL(m.Homepage) {
		return errors.New("an address begins with https://")
	}
	for _, a := range m.Authors {
		if a.Name == "" || a.URL != "" && !isURL(a.URL) {
			return errors.New("an author is written as \"Doe, Jane <https://orcid.org/...>\"")
		}
	}
	return nil
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}
