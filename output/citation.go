package output

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	citationName = "CITATION.cff"
	zenodoName   = ".zenodo.json"
)

// citation is CITATION.cff in the Citation File Format 1.2.0.
type citation struct {
	Version     string      `yaml:"cff-version"`
	Message     string      `yaml:"message"`
	Type        string      `yaml:"type"`
	Title       string      `yaml:"title"`
	Abstract    string      `yaml:"abstract"`
	Authors     []cffAuthor `yaml:"authors"`
	DataVersion string      `yaml:"version,omitempty"`
	Released    cffDate     `yaml:"date-released,omitempty"`
	License     string      `yaml:"license,omitempty"`
	URL         string      `yaml:"url,omitempty"`
	Keywords    []string    `yaml:"keywords"`
	References  []cffWork   `yaml:"references"`
}

// cffWork is a work that the dataset rests on.
type cffWork struct {
	Type    string      `yaml:"type"`
	Title   string      `yaml:"title"`
	Authors []cffAuthor `yaml:"authors"`
	License string      `yaml:"license"`
	URL     string      `yaml:"url"`
}

// cffAuthor is a person, or with the name alone what the format calls an entity.
type cffAuthor struct {
	FamilyNames string `yaml:"family-names,omitempty"`
	GivenNames  string `yaml:"given-names,omitempty"`
	Name        string `yaml:"name,omitempty"`
	ORCID       string `yaml:"orcid,omitempty"`
	Website     string `yaml:"website,omitempty"`
}

// cffDate is written without quotes, as the format's validator wants a date to be.
type cffDate string

func (d cffDate) MarshalYAML() (any, error) {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: string(d)}, nil
}

func renderCitation(r *Release) ([]byte, error) {
	m := r.Metadata
	c := citation{Version: "1.2.0", Message: "If you use these data, please cite them as below.", Type: "dataset", Title: r.title(), Abstract: r.description(),
		DataVersion: m.Version, Released: cffDate(r.date()), License: m.License, URL: m.Homepage, Keywords: r.keywords(),
		References: []cffWork{{"database", gazetteer.Title, []cffAuthor{{Name: gazetteer.Title}}, gazetteer.License, gazetteer.URL}}}
	for _, a := range r.authors() {
		author := cffAuthor{FamilyNames: a.FamilyName, GivenNames: a.GivenName, Website: a.URL}
		if a.FamilyName == "" {
			author.Name = a.Name
		}
		if a.orcid() != "" {
			author.ORCID, author.Website = a.URL, ""
		}
		c.Authors = append(c.Authors, author)
	}
	return marshalYAML(c)
}

// zenodo is .zenodo.json: the metadata of a deposition, https://developers.zenodo.org/#representation.
type zenodo struct {
	UploadType      string          `json:"upload_type"`
	Title           string          `json:"title"`
	Creators        []zenodoCreator `json:"creators"`
	Description     string          `json:"description"`
	AccessRight     string          `json:"access_right,omitempty"` // only with a licence, which Zenodo wants with it
	License         string          `json:"license,omitempty"`
	Version         string          `json:"version,omitempty"`
	PublicationDate string          `json:"publication_date,omitempty"`
	Language        string          `json:"language"`
	Keywords        []string        `json:"keywords"`
	Related         []zenodoRelated `json:"related_identifiers,omitempty"`
}

type zenodoCreator struct {
	Name  string `json:"name"` // Doe, Jane
	ORCID string `json:"orcid,omitempty"`
}

type zenodoRelated struct {
	Identifier string `json:"identifier"`
	Relation   string `json:"relation"`
}

func renderZenodo(r *Release) ([]byte, error) {
	m := r.Metadata
	z := zenodo{UploadType: "dataset", Title: r.title(), Description: r.description(), Version: m.Version, PublicationDate: r.date(), Language: "eng", Keywords: r.keywords()}
	if m.License != "" {
		z.AccessRight, z.License = "open", strings.ToLower(m.License)
	}
	for _, a := range r.authors() {
		z.Creators = append(z.Creators, zenodoCreator{a.listed(), a.orcid()})
	}
	z.Related = []zenodoRelated{{gazetteer.URL, "isDerivedFrom"}}
	if m.Homepage != "" {
		z.Related = append(z.Related, zenodoRelated{m.Homepage, "isDocumentedBy"})
	}
	return marshal(z)
}

func marshalYAML(v any) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	err := errors.Join(e.Encode(v), e.Close())
	return b.Bytes(), err
}

// listed is the name as lists of authors have it: the family name first.
func (a Author) listed() string {
	if a.FamilyName == "" {
		return a.Name
	}
	return a.FamilyName + ", " + a.GivenName
}

// texEscapes are for characters that LaTeX takes for commands.
var texEscapes = strings.NewReplacer("&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "{", `\{`, "}", `\}`)

// citeKey names the release in a bibliography, each version apart.
func (r *Release) citeKey() string {
	if r.Metadata.Version == "" {
		return r.slug()
	}
	return r.slug() + "-" + r.Metadata.Version
}

// bibtex is the release as an entry for LaTeX.
func (r *Release) bibtex() string {
	var b strings.Builder
	var names []string
	for _, a := range r.authors() {
		name := texEscapes.Replace(a.listed())
		if a.FamilyName == "" {
			name = "{" + name + "}" // an organisation is not split into names
		}
		names = append(names, name)
	}
	fmt.Fprintf(&b, "@misc{%s,\n  title = {%s},\n  author = {%s}", r.citeKey(), texEscapes.Replace(r.title()), strings.Join(names, " and "))
	if date := r.date(); date != "" {
		fmt.Fprintf(&b, ",\n  year = {%s}", date[:4])
	}
	if m := r.Metadata; m.Version != "" {
		fmt.Fprintf(&b, ",\n  version = {%s}", m.Version)
	}
	if m := r.Metadata; m.Homepage != "" {
		fmt.Fprintf(&b, ",\n  url = {%s}", m.Homepage)
	}
	b.WriteString("\n}")
	return b.String()
}
