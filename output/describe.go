package output

import (
	"regexp"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// What descriptors say where the caller says nothing.
const (
	plainTitle   = "Events coded from news"
	noAuthorName = "anonymous" // as CITATION.cff has it where no author is known
)

// gazetteer is whose facts the places are: GeoNames asks under CC BY 4.0 to be named wherever its data go.
var gazetteer = struct{ Title, URL, License string }{"GeoNames", "https://www.geonames.org/", "CC-BY-4.0"}

// ownKeywords stand in every release, behind the caller's.
var ownKeywords = []string{"event data", "news", "PLOVER", "CAMEO", "dateline"}

func (r *Release) title() string {
	if r.Metadata.Title == "" {
		return plainTitle
	}
	return r.Metadata.Title
}

// description is the caller's, or what is true of every release.
func (r *Release) description() string {
	if r.Metadata.Description != "" {
		return r.Metadata.Description
	}
	return "Who did what to whom, when and where: events coded from news articles by dateline, each traceable to the words it came from."
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slug is the title as a name for machines.
func (r *Release) slug() string {
	if s := strings.Trim(notSlug.ReplaceAllString(strings.ToLower(r.title()), "-"), "-"); s != "" {
		return s
	}
	return "dateline-release" // a title without a Latin letter
}

func (r *Release) keywords() []string {
	var all []string
	seen := map[string]bool{}
	for _, list := range [][]string{r.Metadata.Keywords, ownKeywords} {
		for _, k := range list {
			if !seen[strings.ToLower(k)] {
				all = append(all, k)
			}
			seen[strings.ToLower(k)] = true
		}
	}
	return all
}

// date is the day that the caller gave, or that of the last article; "" where neither is known.
func (r *Release) date() string {
	if r.Metadata.Date != "" {
		return r.Metadata.Date
	}
	last := r.Manifest.table(schema.Articles.Name).Column("published_at").Max
	return last[:min(len(last), len("2006-01-02"))]
}

// authors are the caller's, or the one of whom nothing is known: formats that must name somebody get that.
func (r *Release) authors() []Author {
	if len(r.Metadata.Authors) == 0 {
		return []Author{{Name: noAuthorName}}
	}
	return r.Metadata.Authors
}

const orcidPrefix = "https://orcid.org/"

// orcid is the author's ORCID number, "" where the address is another.
func (a Author) orcid() string {
	number, ok := strings.CutPrefix(a.URL, orcidPrefix)
	if !ok {
		return ""
	}
	return number
}

// licenseURL is the page of a licence in the list of SPDX.
func licenseURL(id string) string { return "https://spdx.org/licenses/" + id + ".html" }

// file is what the manifest says of a file.
func (r *Release) file(path string) File {
	for _, f := range r.Files {
		if f.Path == path {
			return f
		}
	}
	return File{Path: path}
}
