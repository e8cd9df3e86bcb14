package output

import (
	"encoding/json"
	"path"

	"github.com/dateline-data/dateline/schema"
)

const croissantName = "croissant.json"

// croissantContext is the context that Croissant 1.1 prescribes, as its published examples have it.
const croissantContext = `{"@language":"en","@vocab":"https://schema.org/","arrayShape":"cr:arrayShape","citeAs":"cr:citeAs","column":"cr:column",
"conformsTo":"dct:conformsTo","containedIn":"cr:containedIn","cr":"http://mlcommons.org/croissant/","data":{"@id":"cr:data","@type":"@json"},
"dataType":{"@id":"cr:dataType","@type":"@vocab"},"dct":"http://purl.org/dc/terms/","description":{"@container":"@language"},
"equivalentProperty":"cr:equivalentProperty","examples":{"@id":"cr:examples","@type":"@json"},"extract":"cr:extract","field":"cr:field",
"fileObject":"cr:fileObject","fileProperty":"cr:fileProperty","fileSet":"cr:fileSet","format":"cr:format","includes":"cr:includes",
"isArray":"cr:isArray","isLiveDataset":"cr:isLiveDataset","jsonPath":"cr:jsonPath","key":"cr:key","md5":"cr:md5",
"name":{"@container":"@language"},"parentField":"cr:parentField","path":"cr:path","rai":"http://mlcommons.org/croissant/RAI/",
"recordSet":"cr:recordSet","references":"cr:references","regex":"cr:regex","repeated":"cr:repeated","replace":"cr:replace",
"samplingRate":"cr:samplingRate","sc":"https://schema.org/","separator":"cr:separator","source":"cr:source","subField":"cr:subField",
"transform":"cr:transform"}`

type crDataset struct {
	Context       json.RawMessage  `json:"@context"`
	Type          string           `json:"@type"`
	ConformsTo    string           `json:"conformsTo"`
	Name          string           `json:"name"`
	AlternateName string           `json:"alternateName"`
	Description   string           `json:"description"`
	License       string           `json:"license,omitempty"`
	URL           string           `json:"url,omitempty"`
	IsBasedOn     string           `json:"isBasedOn"`
	Version       string           `json:"version,omitempty"`
	DatePublished string           `json:"datePublished,omitempty"`
	CiteAs        string           `json:"citeAs"`
	Keywords      []string         `json:"keywords"`
	Creator       []crCreator      `json:"creator"`
	Distribution  []crDistribution `json:"distribution"`
	RecordSet     []crRecordSet    `json:"recordSet"`
}

type crCreator struct {
	Type       string `json:"@type"`
	Name       string `json:"name"`
	GivenName  string `json:"givenName,omitempty"`
	FamilyName string `json:"familyName,omitempty"`
	URL        string `json:"url,omitempty"`
}

// crDistribution is a file, or the set of the files of a table in parts.
type crDistribution struct {
	Type           string `json:"@type"`
	ID             string `json:"@id"`
	Name           string `json:"name"`
	ContentURL     string `json:"contentUrl,omitempty"`
	ContentSize    string `json:"contentSize,omitempty"`
	EncodingFormat string `json:"encodingFormat"`
	SHA256         string `json:"sha256,omitempty"`
	Includes       string `json:"includes,omitempty"`
}

type crRecordSet struct {
	Type        string    `json:"@type"`
	ID          string    `json:"@id"`
	Name        string    `json:"name"`
	Description string    `json:"description"`
	DataType    string    `json:"dataType,omitempty"`
	Key         *crID     `json:"key,omitempty"`
	Field       []crField `json:"field"`
}

type crField struct {
	Type        string       `json:"@type"`
	ID          string       `json:"@id"`
	Name        string       `json:"name"`
	Description string       `json:"description,omitempty"`
	DataType    string       `json:"dataType"`
	IsArray     bool         `json:"isArray,omitempty"`
	ArrayShape  string       `json:"arrayShape,omitempty"`
	References  *crReference `json:"references,omitempty"`
	Source      crSource     `json:"source"`
}

type crID struct {
	ID string `json:"@id"`
}

// crReference leads to a field, or to a column of a file.
type crReference struct {
	Field      *crID     `json:"field,omitempty"`
	FileObject *crID     `json:"fileObject,omitempty"`
	FileSet    *crID     `json:"fileSet,omitempty"`
	Extract    *crColumn `json:"extract,omitempty"`
}

type crSource struct {
	FileObject *crID        `json:"fileObject,omitempty"`
	FileSet    *crID        `json:"fileSet,omitempty"`
	Extract    crColumn     `json:"extract"`
	Transform  *crTransform `json:"transform,omitempty"`
}

type crColumn struct {
	Column string `json:"column"`
}

type crTransform struct {
	Separator string `json:"separator"`
}

// croissantTypes are our types in schema.org; the bytes of WKB have none.
var croissantTypes = [...]string{schema.String: "sc:Text", schema.Int: "sc:Integer", schema.Float: "sc:Float", schema.Bool: "sc:Boolean",
	schema.Date: "sc:Date", schema.Timestamp: "sc:DateTime", schema.List: "sc:Text", schema.Point: "sc:Text"}

func renderCroissant(r *Release) ([]byte, error) { return marshal(r.croissant()) }

func (r *Release) croissant() *crDataset {
	m := r.Metadata
	d := &crDataset{Context: json.RawMessage(croissantContext), Type: "sc:Dataset", ConformsTo: "http://mlcommons.org/croissant/1.1", Name: r.slug(), AlternateName: r.title(),
		Description: r.description(), URL: m.Homepage, IsBasedOn: gazetteer.URL, Version: m.Version, DatePublished: r.date(), CiteAs: r.bibtex(), Keywords: r.keywords()}
	if m.License != "" {
		d.License = licenseURL(m.License)
	}
	for _, a := range r.authors() {
		d.Creator = append(d.Creator, crCreator{map[bool]string{true: "sc:Person", false: "sc:Organization"}[a.FamilyName != ""], a.Name, a.GivenName, a.FamilyName, a.URL})
	}
	for i := range r.Tables {
		info := &r.Tables[i]
		for k := range formats {
			if formats[k].create != nil || i == 0 { // else one file for all tables, which stands with the first
				d.Distribution = append(d.Distribution, r.crFiles(&formats[k], info)...)
			}
		}
		d.RecordSet = append(d.RecordSet, r.crTable(info))
	}
	for _, t := range codeTables() {
		d.Distribution = append(d.Distribution, r.crFile(t.path(), "text/csv"))
		d.RecordSet = append(d.RecordSet, crCodes(&t))
	}
	return d
}

// croissantMedia are the media types that Croissant calls by an older name than their registered one.
var croissantMedia = map[string]string{"application/vnd.apache.parquet": "application/x-parquet"}

func (r *Release) crFile(name, mediaType string) crDistribution {
	f := r.file(name)
	if name, known := croissantMedia[mediaType]; known {
		mediaType = name
	}
	return crDistribution{Type: "cr:FileObject", ID: name, Name: path.Base(name), ContentURL: name, ContentSize: sizeOf(f.Bytes), EncodingFormat: mediaType, SHA256: f.SHA256}
}

// crFiles are the files of a table in one format, and behind several the set of them.
func (r *Release) crFiles(f *format, info *TableInfo) (all []crDistribution) {
	files := *f.files(info)
	for _, name := range files {
		all = append(all, r.crFile(name, f.mediaType))
	}
	if len(files) < 2 {
		return all
	}
	return append(all, crDistribution{Type: "cr:FileSet", ID: f.folderOf(info.Name), Name: info.Name, EncodingFormat: all[0].EncodingFormat, Includes: f.glob(info)})
}

// crTable is a table read from the format that is read first.
func (r *Release) crTable(info *TableInfo) crRecordSet {
	t, f := info.Declaration(), firstFormat(info)
	set := crRecordSet{Type: "cr:RecordSet", ID: t.Name, Name: t.Name, Description: t.Meaning}
	if t.Key() != "" {
		set.Key = &crID{t.Name + "/" + t.Key()}
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		source := crColumnOf(info, c.Name)
		if c.Type == schema.List && f.mediaType == csvMedia {
			source.Transform = &crTransform{listSeparator}
		}
		field := crField{Type: "cr:Field", ID: t.Name + "/" + c.Name, Name: c.Name, Description: c.Meaning, DataType: croissantTypes[c.Type], References: r.crReference(t, c), Source: source}
		if c.Type == schema.List {
			field.IsArray, field.ArrayShape = true, "-1"
		}
		set.Field = append(set.Field, field)
	}
	return set
}

// crColumnOf is a column of a table's file or files.
func crColumnOf(info *TableInfo, column string) crSource {
	f := firstFormat(info)
	source := crSource{Extract: crColumn{column}}
	if files := *f.files(info); len(files) == 1 {
		source.FileObject = &crID{files[0]}
	} else {
		source.FileSet = &crID{f.folderOf(info.Name)}
	}
	return source
}

// crReference is where a column's values lead; nil where nowhere, or into its own table, which makes mlcroissant go in
// circles. It cannot follow a reference to a record set that has references of its own either: those name the file.
func (r *Release) crReference(t *schema.Table, c *schema.Column) *crReference {
	switch {
	case c.Codes != "" && c.Codes != modesList:
		return &crReference{Field: &crID{codesResource(c.Codes) + "/code"}}
	case c.Refers == nil || c.Refers.Name == t.Name || r.Manifest.table(c.Refers.Name) == nil:
		return nil
	case c.Refers.Name == schema.Articles.Name:
		return &crReference{Field: &crID{c.Refers.Name + "/" + c.Refers.Key()}}
	}
	source := crColumnOf(r.Manifest.table(c.Refers.Name), c.Refers.Key())
	return &crReference{FileObject: source.FileObject, FileSet: source.FileSet, Extract: &source.Extract}
}

func crCodes(t *codeTable) crRecordSet {
	name := codesResource(t.name)
	set := crRecordSet{Type: "cr:RecordSet", ID: name, Name: name, Description: t.meaning, DataType: "sc:Enumeration", Key: &crID{name + "/code"}}
	for _, column := range t.header {
		set.Field = append(set.Field, crField{Type: "cr:Field", ID: name + "/" + column, Name: column, DataType: "sc:Text",
			Source: crSource{FileObject: &crID{t.path()}, Extract: crColumn{column}}})
	}
	return set
}
