package output

import (
	"cmp"
	"errors"
	"fmt"
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
	spdxForm = regexp.MustCompile(`^[A-Za-z0-9.+-]+$`)
)

// Check says what is wrong with the metadata; what is left out is not.
func (m Metadata) Check() error {
	if _, ok := parseVersion(m.Version); m.Version != "" && !ok {
		return errors.New("a version is three numbers, as 1.0.0, or a day, as 2024.12.10")
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

// inherit takes over what the caller does not say of a release and what holds of the release before it as well: all but version and date.
func (m *Metadata) inherit(before *Metadata) {
	m.Title, m.Description = cmp.Or(m.Title, before.Title), cmp.Or(m.Description, before.Description)
	m.License, m.Homepage = cmp.Or(m.License, before.License), cmp.Or(m.Homepage, before.Homepage)
	if len(m.Keywords) == 0 {
		m.Keywords = before.Keywords
	}
	if len(m.Authors) == 0 {
		m.Authors = before.Authors
	}
}

// canFollow tells whether the release has a version after that of the one before it, or can be given one.
func (m *Metadata) canFollow(before *Metadata) error {
	v, ok := parseVersion(before.Version)
	switch {
	case !ok:
	case m.Version == "" && m.Date == "" && v.isDay():
		return errCalendar
	case m.Version != "" && !laterVersion(m.Version, before.Version):
		return fmt.Errorf("%w: version %s after %s, the version of the release before", ErrVersion, m.Version, before.Version)
	}
	return nil
}
