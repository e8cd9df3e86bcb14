package output

import (
	"slices"

	"github.com/dateline-data/dateline/schema"
)

const datapackageName = "datapackage.json"

// dataPackage is datapackage.json in the sense of Data Package v2, https://datapackage.org/standard/data-package/.
type dataPackage struct {
	Schema    string     `json:"$schema"`
	Name      string     `json:"name"`
	Title     string     `json:"title"`
	Version   string     `json:"version"`
	Resources []resource `json:"resources"`
}

type resource struct {
	Name        string       `json:"name"`
	Path        any          `json:"path"` // a file, or several of one table
	Description string       `json:"description,omitempty"`
	Format      string       `json:"format"`
	MediaType   string       `json:"mediatype"`
	Encoding    string       `json:"encoding,omitempty"`
	Bytes       int64        `json:"bytes,omitempty"`
	Hash        string       `json:"hash,omitempty"`
	Schema      *tableSchema `json:"schema,omitempty"`
	Parquet     []string     `json:"parquet,omitempty"` // ours: the same rows as Parquet
}

type tableSchema struct {
	Fields        []fieldSchema `json:"fields"`
	PrimaryKey    []string      `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKey  `json:"foreignKeys,omitempty"`
	MissingValues []string      `json:"missingValues"`
}

type fieldSchema struct {
	Name        string          `json:"name"`
	Type        string          `json:"type"`
	Format      string          `json:"format,omitempty"`
	Delimiter   string          `json:"delimiter,omitempty"`
	Description string          `json:"description"`
	Categories  []string        `json:"categories,omitempty"`
	Constraints map[string]bool `json:"constraints,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// packageTypes are our types in Table Schema. A list of strings in one CSV cell is a list with our delimiter.
var packageTypes = [...]string{schema.String: "string", schema.Int: "integer", schema.Float: "number", schema.Bool: "boolean",
	schema.Date: "date", schema.Timestamp: "datetime", schema.List: "list", schema.Point: "string"}

// maxCategories is the length up to which a code list is repeated in each field that uses it; longer ones are in codes/.
const maxCategories = 40

func renderDataPackage(r *Release) ([]byte, error) {
	p := dataPackage{Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: "dateline-release", Title: "Events coded from news by dateline", Version: schema.Version}
	for i := range r.Tables {
		p.Resources = append(p.Resources, r.resource(&r.Tables[i]))
	}
	for _, t := range codeTables() {
		list := resource{Name: "codes-" + t.name, Path: codesFolder + "/" + t.name + ".csv", Description: t.meaning, Format: "csv", MediaType: "text/csv", Encoding: "utf-8"}
		p.Resources = append(p.Resources, r.withHash(list, list.Path.(string)))
	}
	return marshal(p)
}

// resource describes a table by its CSV file, which the tools that follow a data package's keys read, or else by its
// Parquet file, which is named beside it.
func (r *Release) resource(info *TableInfo) resource {
	t := info.Declaration()
	f, files := formatNamed("csv"), info.CSV
	if len(files) == 0 {
		f, files = formatNamed("parquet"), info.Parquet
	}
	table := resource{Name: t.Name, Description: t.Meaning, Format: f.name, MediaType: f.mediaType, Schema: r.tableSchema(t), Parquet: info.Parquet, Path: files}
	if f.name == "csv" {
		table.Encoding = "utf-8"
	}
	if len(files) == 1 {
		table.Path = files[0]
		table = r.withHash(table, files[0])
	}
	return table
}

func (r *Release) withHash(of resource, path string) resource {
	if i := slices.IndexFunc(r.Files, func(f File) bool { return f.Path == path }); i >= 0 {
		of.Bytes, of.Hash = r.Files[i].Bytes, "sha256:"+r.Files[i].SHA256
	}
	return of
}

func (r *Release) tableSchema(t *schema.Table) *tableSchema {
	s := &tableSchema{MissingValues: []string{""}}
	for _, c := range t.Columns {
		f := fieldSchema{Name: c.Name, Type: packageTypes[c.Type], Description: c.Meaning}
		if c.Type == schema.List {
			f.Delimiter = listSeparator
		}
		if !c.Nullable && c.Type != schema.List {
			f.Constraints = map[string]bool{"required": true}
		}
		if c.Type == schema.String {
			f.Categories = categories(c.Codes)
		}
		s.Fields = append(s.Fields, f)
		if c.Key {
			s.PrimaryKey = []string{c.Name}
		}
		if c.Refers != nil && c.Type == schema.String && r.Manifest.table(c.Refers.Name) != nil {
			target := c.Refers.Name
			if c.Refers.Name == t.Name {
				target = "" // Table Schema's way to say: this table
			}
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{c.Name}, reference{target, []string{c.Refers.Key()}}})
		}
	}
	return s
}

// categories are the codes of a short list; modes, which stand behind their events there, are left to codes/.
func categories(list string) (codes []string) {
	for _, l := range schema.CodeLists() {
		if l.Name != list || len(l.Entries) > maxCategories || list == "event_modes" {
			continue
		}
		for _, e := range l.Entries {
			codes = append(codes, e.Code)
		}
	}
	return codes
}
