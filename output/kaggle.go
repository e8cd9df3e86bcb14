package output

import (
	"regexp"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

const kaggleName = "dataset-metadata.json"

// kaggle is dataset-metadata.json, by which Kaggle's client makes a dataset, https://github.com/Kaggle/kaggle-api/wiki/Dataset-Metadata.
type kaggle struct {
	Title       string           `json:"title"`
	ID          string           `json:"id"` // owner/name
	Description string           `json:"description"`
	Licenses    []kaggleLicense  `json:"licenses"`
	Resources   []kaggleResource `json:"resources"`
}

type kaggleLicense struct {
	Name string `json:"name"`
}

type kaggleResource struct {
	Path        string        `json:"path"`
	Description string        `json:"description"`
	Schema      *kaggleSchema `json:"schema,omitempty"`
}

type kaggleSchema struct {
	Fields []kaggleField `json:"fields"`
}

type kaggleField struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Type        string `json:"type"`
}

// Kaggle's bounds of a title and of a name, in characters.
const (
	kaggleMinTitle, kaggleMaxTitle = 6, 50
	kaggleMaxName                  = 50
)

// kaggleOwner is what Kaggle's own client writes where the owner is to be filled in.
const kaggleOwner = "INSERT_OWNER_HERE"

// kagglePage is the address of a dataset there.
var kagglePage = regexp.MustCompile(`^https://(?:www\.)?kaggle\.com/(?:datasets/)?([\w-]+)/([\w-]+)/?$`)

// kaggleLicenses are the SPDX identifiers that Kaggle calls by the same name, in its own capitals.
var kaggleLicenses = []string{"CC0-1.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0", "ODbL-1.0", "PDDL", "Apache 2.0"}

// kaggleTypes are our types in the columns of Kaggle's tables.
var kaggleTypes = [...]string{schema.String: "string", schema.Int: "integer", schema.Float: "numeric", schema.Bool: "boolean", schema.Date: "datetime",
	schema.Timestamp: "datetime", schema.List: "string", schema.Point: "string"}

func renderKaggle(r *Release) ([]byte, error) {
	k := kaggle{Title: cut(r.title(), kaggleMaxTitle), ID: r.kaggleID(), Description: r.description(), Licenses: []kaggleLicense{{kaggleLicenseOf(r.Metadata.License)}}}
	for len([]rune(k.Title)) < kaggleMinTitle {
		k.Title += " events"
	}
	for i := range r.Tables {
		info := &r.Tables[i]
		t := info.Declaration()
		for n := range formats {
			for _, path := range *formats[n].files(info) {
				if resource := (kaggleResource{Path: path, Description: t.Meaning}); formats[n].create != nil {
					resource.Schema = kaggleSchemaOf(t)
					k.Resources = append(k.Resources, resource)
				} else if i == 0 { // one file for all tables
					resource.Description = "all tables as a database of SQLite"
					k.Resources = append(k.Resources, resource)
				}
			}
		}
	}
	for _, t := range codeTables() {
		k.Resources = append(k.Resources, kaggleResource{Path: t.path(), Description: t.meaning})
	}
	return marshal(k)
}

func kaggleSchemaOf(t *schema.Table) *kaggleSchema {
	s := &kaggleSchema{}
	for i := range t.Columns {
		s.Fields = append(s.Fields, kaggleField{t.Columns[i].Name, columnMeaning(&t.Columns[i]), kaggleTypes[t.Columns[i].Type]})
	}
	return s
}

// kaggleID is the owner and the name in the release's homepage, if that is there; else the owner is to be filled in.
func (r *Release) kaggleID() string {
	if page := kagglePage.FindStringSubmatch(r.Metadata.Homepage); page != nil {
		return page[1] + "/" + page[2]
	}
	return kaggleOwner + "/" + strings.Trim(cut(r.slug(), kaggleMaxName), "-")
}

// kaggleLicenseOf is a licence as Kaggle names it: "other" one that it does not know, "unknown" none.
func kaggleLicenseOf(spdx string) string {
	if spdx == "" {
		return "unknown"
	}
	if i := slices.IndexFunc(kaggleLicenses, func(l string) bool { return strings.EqualFold(strings.ReplaceAll(l, " ", "-"), spdx) }); i >= 0 {
		return kaggleLicenses[i]
	}
	return "other"
}

// cut shortens a text to n characters.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n]))
	}
	return s
}
