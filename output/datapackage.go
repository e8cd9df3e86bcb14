package output

import (
	"github.com/dateline-data/dateline/schema"
)

const datapackageName = "datapackage.json"

// dataPackage is datapackage.json in the sense of Data Package v2, https://datapackage.org/standard/data-package/.
type dataPackage struct {
	Schema       string        `json:"$schema"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Description  string        `json:"description"`
	Version      string        `json:"version,omitempty"`
	Created      string        `json:"created,omitempty"`
	Homepage     string        `json:"homepage,omitempty"`
	Keywords     []string      `json:"keywords"`
	Licenses     []license     `json:"licenses,omitempty"`
	Contributors []contributor `json:"contributors,omitempty"`
	Sources      []dataSource  `json:"sources"`
	Resources    []resource    `json:"resources"`
}

type license struct {
	Name string `json:"name"`
	Path string `json:"path"`
}

type dataSource struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

type contributor struct {
	Title      string   `json:"title"`
	GivenName  string   `json:"givenName,omitempty"`
	FamilyName string   `json:"familyName,omitempty"`
	Path       string   `json:"path,omitempty"`
	Roles      []string `json:"roles"`
}

type resource struct {
	Name        string        `json:"name"`
	Path        any           `json:"path"` // a file, or several of one table
	Description string        `json:"description"`
	Format      string        `json:"format"`
	MediaType   string        `json:"mediatype"`
	Encoding    string        `json:"encoding,omitempty"`
	Bytes       int64         `json:"bytes,omitempty"`
	Hash        string        `json:"hash,omitempty"`
	Compression string        `json:"compression,omitempty"` // Frictionless's
	Dialect     *tableDialect `json:"dialect,omitempty"`
	Schema      *tableSchema  `json:"schema"`
	Parquet     []string      `json:"parquet,omitempty"` // ours: the same rows as Parquet
}

// tableDialect says which table of a database a resource is.
type tableDialect struct {
	Table string `json:"table"`
}

type tableSchema struct {
	Fields        []fieldSchema `json:"fields"`
	PrimaryKey    []string      `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKey  `json:"foreignKeys,omitempty"`
	MissingValues []string      `json:"missingValues"`
}

type fieldSchema struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	ItemType    string       `json:"itemType,omitempty"`
	Delimiter   string       `json:"delimiter,omitempty"`
	Description string       `json:"description,omitempty"`
	Unit        string       `json:"unit,omitempty"` // ours
	Categories  []string     `json:"categories,omitempty"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Minimum  *float64 `json:"minimum,omitempty"`
	Maximum  *float64 `json:"maximum,omitempty"`
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

func renderDataPackage(r *Release) ([]byte, error) { return marshal(r.dataPackage()) }

func (r *Release) dataPackage() *dataPackage {
	m := r.Metadata
	p := &dataPackage{Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: r.slug(), Title: r.title(), Description: r.description(),
		Version: m.Version, Homepage: m.Homepage, Keywords: r.keywords(),
		Sources: []dataSource{{gazetteer.Title + " (names and points of places, " + gazetteer.License + ")", gazetteer.URL}}}
	if date := r.date(); date != "" {
		p.Created = date + "T00:00:00Z"
	}
	if m.License != "" {
		p.Licenses = []license{{m.License, licenseURL(m.License)}}
	}
	for _, a := range m.Authors {
		p.Contributors = append(p.Contributors, contributor{a.Name, a.GivenName, a.FamilyName, a.URL, []string{"author"}})
	}
	for i := range r.Tables {
		p.Resources = append(p.Resources, r.resource(&r.Tables[i]))
	}
	for _, t := range codeTables() {
		p.Resources = append(p.Resources, r.codeResource(&t))
	}
	return p
}

// codesResource is the name under which descriptors know a code list.
func codesResource(list string) string { return "codes-" + list }

func (r *Release) codeResource(t *codeTable) resource {
	list := resource{Name: codesResource(t.name), Path: t.path(), Description: t.meaning, Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
		Schema: &tableSchema{PrimaryKey: t.header[:1], MissingValues: []string{""}}}
	for _, name := range t.header {
		list.Schema.Fields = append(list.Schema.Fields, fieldSchema{Name: name, Type: "string"})
	}
	return r.withHash(list, t.path())
}

// resource describes a table by its CSV file, which the tools that follow a data package's keys read, or else by another one; a
// Parquet file is named beside it.
func (r *Release) resource(info *TableInfo) resource {
	t := info.Declaration()
	f := r.describedFormat(info)
	files := *f.files(info)
	table := resource{Name: t.Name, Description: t.Meaning, Format: f.name, MediaType: f.mediaType, Schema: r.tableSchema(t), Parquet: info.Parquet, Path: files}
	switch f.name {
	case "csv":
		table.Encoding = "utf-8"
	case "csv.gz":
		table.Format, table.Encoding, table.Compression = "csv", "utf-8", "gz"
	case "sqlite":
		table.Dialect = &tableDialect{t.Name}
	}
	if len(files) == 1 {
		table.Path = files[0]
		table = r.withHash(table, files[0])
	}
	return table
}

// describedFormat is the format of a table whose files a data package names: CSV where there is any.
func (r *Release) describedFormat(info *TableInfo) *format {
	for _, name := range []string{"csv", "csv.gz"} {
		if f := formatNamed(name); len(*f.files(info)) > 0 {
			return f
		}
	}
	return firstFormat(info)
}

func (r *Release) withHash(of resource, path string) resource {
	f := r.file(path)
	of.Bytes, of.Hash = f.Bytes, "sha256:"+f.SHA256
	return of
}

func (r *Release) tableSchema(t *schema.Table) *tableSchema {
	s := &tableSchema{MissingValues: []string{""}}
	for i := range t.Columns {
		c := &t.Columns[i]
		s.Fields = append(s.Fields, describeField(c))
		if c.Key {
			s.PrimaryKey = []string{c.Name}
		}
		if c.Type != schema.String {
			continue
		}
		switch {
		case c.Refers != nil && c.Refers.Name == t.Name: // Table Schema names its own table by ""
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{c.Name}, reference{"", []string{c.Refers.Key()}}})
		case c.Refers != nil && r.Manifest.table(c.Refers.Name) != nil:
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{c.Name}, reference{c.Refers.Name, []string{c.Refers.Key()}}})
		case c.Codes != "" && c.Codes != modesList:
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{c.Name}, reference{codesResource(c.Codes), []string{"code"}}})
		}
	}
	return s
}

func describeField(c *schema.Column) fieldSchema {
	f := fieldSchema{Name: c.Name, Type: packageTypes[c.Type], Description: c.Meaning, Unit: c.Unit}
	if c.Type == schema.List {
		f.ItemType, f.Delimiter = "string", listSeparator
	}
	if c.Type == schema.String {
		f.Categories = categories(c.Codes)
	}
	var limit constraints
	limit.Required = !c.Nullable && c.Type != schema.List
	if l, ok := limits[c.Name]; ok {
		limit.Minimum, limit.Maximum = &l[0], &l[1]
	}
	if limit != (constraints{}) {
		f.Constraints = &limit
	}
	return f
}

// modesList is the list whose codes stand behind those of another one.
const modesList = "event_modes"

// categories are the codes of a short list; those of modes are left to codes/.
func categories(list string) (codes []string) {
	for _, l := range schema.CodeLists() {
		if l.Name != list || len(l.Entries) > maxCategories || list == modesList {
			continue
		}
		for _, e := range l.Entries {
			codes = append(codes, e.Code)
		}
	}
	return codes
}
