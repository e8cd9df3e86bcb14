package output

import "strings"

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
