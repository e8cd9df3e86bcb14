package output

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"github.com/dateline-data/dateline/schema"
)

const readmeName = "README.md"

// accuracyTSV is how well dateline reads, measured on public gold sets: what, gold_set, scores. It is the one place
// from which releases take these figures.
//
//go:embed accuracy.tsv
var accuracyTSV string

//go:embed readme.md.tmpl
var readmeTemplate string

// readme is what the template is filled with.
type readme struct {
	*Release
	Front, Title, Description, Citation string
	RejectCount                         int64
	Accuracy                            [][]string
	Articles, Events                    *TableInfo
	Types                               []typeCount
	Snippets                            snippets
	Formats                             string // where the tables lie
	Columns                             string
}

type typeCount struct {
	Code, Meaning string
	Count         int64
}

// snippets are two ways to load the events, as they are written in this release; Mentions is empty where it has none.
type snippets struct{ Format, From, Load, Mentions string }

// renderReadme writes the card of a release; one without events, which only a part of a release is, has none.
func renderReadme(r *Release) ([]byte, error) {
	events, mentions := r.Manifest.table(schema.Events.Name), r.Manifest.table(schema.EventMentions.Name)
	if events == nil {
		return nil, nil
	}
	front, err := marshalYAML(r.card())
	if err != nil {
		return nil, err
	}
	page := readme{Release: r, Front: string(front), Title: r.title(), Description: r.description(), RejectCount: int64(r.Rejects), Citation: r.bibtex(),
		Accuracy: accuracy(), Articles: r.Manifest.table(schema.Articles.Name), Events: events,
		Types: typeCounts(events.Column("event_type").Counts), Snippets: snippetsOf(events, mentions), Formats: formatsIn(events)}
	var columns strings.Builder
	for i := range r.Tables {
		writeColumns(&columns, "###", r.Tables[i].Declaration())
	}
	page.Columns = columns.String()
	t, err := template.New(readmeName).Funcs(template.FuncMap{"grouped": grouped, "spdx": licenseURL, "upper": strings.ToUpper}).Parse(readmeTemplate)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, page)
	return b.Bytes(), err
}

func accuracy() (all [][]string) {
	for line := range strings.Lines(accuracyTSV) {
		all = append(all, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return all[1:]
}

// typeCounts are the types of events, the most frequent first.
func typeCounts(counts map[string]int64) (all []typeCount) {
	meanings := map[string]string{}
	for _, l := range schema.CodeLists() {
		if l.Name == "event_types" {
			for _, e := range l.Entries {
				meanings[e.Code] = e.Meaning
			}
		}
	}
	for code := range maps.Keys(counts) {
		all = append(all, typeCount{code, meanings[code], counts[code]})
	}
	slices.SortFunc(all, func(a, b typeCount) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code)) })
	return all
}

// formatMeanings say where the tables of a format lie.
var formatMeanings = map[string]string{"parquet": "`data/` holds the tables as Parquet", "csv": "`csv/` as CSV", "csv.gz": "`csv/` as CSV in gzip", "arrow": "`arrow/` as Arrow IPC files (Feather)",
	"sqlite": "`" + databaseName + "` as a database of SQLite, with the views of `views.sql`"}

// formatsIn says where the tables lie, and in which formats.
func formatsIn(events *TableInfo) string {
	var all []string
	for i := range formats {
		if len(*formats[i].files(events)) > 0 {
			all = append(all, formatMeanings[formats[i].name])
		}
	}
	if len(events.Parquet) == 0 {
		all[0] = strings.Replace(all[0], " as ", " holds the tables as ", 1)
	}
	return strings.Join(all, ", ")
}

func snippetsOf(events, mentions *TableInfo) snippets {
	f := firstFormat(events)
	s := snippets{Format: f.name, From: duckdbFrom(events, f), Load: pandasLoad(events, f)}
	if mentions != nil {
		s.Mentions = pandasLoad(mentions, f)
	}
	return s
}

// duckdbFrom is what DuckDB selects from: a file, a pattern for the parts of a table, or a table of a database.
func duckdbFrom(info *TableInfo, f *format) string {
	if f.create == nil {
		return fmt.Sprintf("sqlite_scan('%s', '%s')", databaseName, info.Name)
	}
	return "'" + f.glob(info) + "'"
}

// pandasReads are pandas' ways to read a file. CSV tells no types: codes that begin with 0 are to stay text, and days to become days.
var pandasReads = map[string]string{"parquet": "read_parquet", "csv": "read_csv", "csv.gz": "read_csv", "arrow": "read_feather"}

// pandasLoad reads a table into pandas.
func pandasLoad(info *TableInfo, f *format) string {
	if f.create == nil {
		return fmt.Sprintf("pd.read_sql(\"select * from %s\", sqlite3.connect(%q)%s)", info.Name, databaseName, pandasOptions(info, f))
	}
	read, files := pandasReads[f.name], *f.files(info)
	switch {
	case len(files) == 1:
		return fmt.Sprintf("pd.%s(%q%s)", read, files[0], pandasOptions(info, f))
	case f.name == "parquet":
		return fmt.Sprintf("pd.read_parquet(%q)", f.folderOf(info.Name))
	}
	return fmt.Sprintf("pd.concat(pd.%s(part%s) for part in sorted(Path(%q).rglob(%q)))", read, pandasOptions(info, f), f.folderOf(info.Name), "*"+f.suffix)
}

// pandasOptions tell pandas the types that a format without types does not.
func pandasOptions(info *TableInfo, f *format) (options string) {
	isCSV := f.mediaType == csvMedia
	if isCSV && info.Column("cameo_code").Name != "" {
		options = `, dtype={"cameo_code": str}`
	}
	if (isCSV || f.create == nil) && info.Column("start_date").Name != "" {
		options += `, parse_dates=["start_date", "end_date"]`
	}
	return options
}

// grouped is a number as people write it: 12,345.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// sizeOf is a number of bytes in the form of schema.org.
func sizeOf(n int64) string { return strconv.FormatInt(n, 10) + " B" }

// card is the front matter by which Hugging Face loads the tables, one configuration each.
type card struct {
	Language       []string     `yaml:"language"`
	License        string       `yaml:"license"`
	PrettyName     string       `yaml:"pretty_name"`
	Tags           []string     `yaml:"tags"`
	SizeCategories []string     `yaml:"size_categories"`
	Configs        []cardConfig `yaml:"configs"`
	DatasetInfo    []cardInfo   `yaml:"dataset_info"`
}

type cardConfig struct {
	Name      string      `yaml:"config_name"`
	DataFiles []cardSplit `yaml:"data_files"`
	Default   bool        `yaml:"default,omitempty"`
}

type cardSplit struct {
	Split string `yaml:"split"`
	Path  string `yaml:"path"`
}

type cardInfo struct {
	Name     string        `yaml:"config_name"`
	Features []cardFeature `yaml:"features"`
	Splits   []cardRows    `yaml:"splits"`
}

type cardFeature struct {
	Name string `yaml:"name"`
	Type string `yaml:"dtype,omitempty"`
	List string `yaml:"list,omitempty"`
}

type cardRows struct {
	Name  string `yaml:"name"`
	Bytes int64  `yaml:"num_bytes"`
	Rows  int64  `yaml:"num_examples"`
}

// cardTypes are our types in the features of the datasets library; those of CSV files are what it reads there.
var cardTypes = [...]string{schema.String: "string", schema.Int: "int64", schema.Float: "float64", schema.Bool: "bool", schema.Date: "date32",
	schema.Timestamp: "timestamp[ms, tz=UTC]", schema.Point: "binary"}

// cardSplitName is the split that a table which is not split has.
const cardSplitName = "train"

func (r *Release) card() *card {
	c := &card{Language: []string{"en"}, License: cmp.Or(strings.ToLower(r.Metadata.License), "unknown"), PrettyName: r.title(), Tags: r.keywords()}
	for i := range r.Tables {
		info := &r.Tables[i]
		f := firstFormat(info)
		if info.Name == schema.Events.Name {
			c.SizeCategories = []string{sizeCategory(info.Rows)}
		}
		if f.create == nil {
			continue // the datasets library reads no databases of its own accord
		}
		c.Configs = append(c.Configs, cardConfig{info.Name, []cardSplit{{cardSplitName, f.glob(info)}}, info.Name == schema.Events.Name})
		if f.name == "parquet" {
			c.DatasetInfo = append(c.DatasetInfo, r.cardInfo(info))
		}
	}
	return c
}

func (r *Release) cardInfo(info *TableInfo) cardInfo {
	rows := cardRows{Name: cardSplitName, Rows: info.Rows}
	for _, path := range info.Parquet {
		rows.Bytes += r.file(path).Bytes
	}
	t := cardInfo{Name: info.Name, Splits: []cardRows{rows}}
	for _, c := range info.Declaration().Columns {
		feature := cardFeature{Name: c.Name, Type: cardTypes[c.Type]}
		if c.Type == schema.List {
			feature = cardFeature{Name: c.Name, List: "string"}
		}
		t.Features = append(t.Features, feature)
	}
	return t
}

// sizeCategory is Hugging Face's class of a number of rows.
func sizeCategory(rows int64) string {
	names := []string{"1K", "10K", "100K", "1M", "10M", "100M", "1B"}
	limit := int64(1000)
	if rows < limit {
		return "n<1K"
	}
	for i := 1; i < len(names); i++ {
		if limit *= 10; rows < limit {
			return names[i-1] + "<n<" + names[i]
		}
	}
	return "n>1B"
}
