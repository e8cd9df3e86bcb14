package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/file"
	pq "github.com/apache/arrow/go/v17/parquet/schema"
	"github.com/dateline-data/dateline/schema"
)

const (
	// rowGroupRows is DuckDB's unit of parallel work.
	rowGroupRows = 122_880
	// rowGroupBytes bounds what is held in memory where rows carry whole articles.
	rowGroupBytes = 64 << 20
	// encodeRows is the number of rows that arrow's column writers take at a time. So few cells stay in a processor's cache.
	encodeRows = 1024
	// noDictionaryLimit is never reached, since no row group is as large: where a column gives its dictionary up midway, the
	// writer lists its encodings in the order of a Go map and the bytes of the file differ from run to run.
	noDictionaryLimit = math.MaxInt64
	// zstdLevel packs within 2 % of level 9 at several times its speed.
	zstdLevel = 3
)

// parquetWriter writes a table as Parquet: zstd, pages of version 1, row groups with statistics. Columns are written
// through arrow's file writer and not through its records: those would turn list items optional, which ours are not.
type parquetWriter struct {
	table   *schema.Table
	about   map[string]string // keys of the file
	file    *file.Writer
	group   file.BufferedRowGroupWriter // that is being filled, nil for none
	columns []column
	geo     *geoColumn
	rows    int // of the group
	bytes   int
}

func newParquetWriter(w io.Writer, t *schema.Table, o fileOptions) (rowWriter, error) {
	poolZstd()
	p := &parquetWriter{table: t, about: o.about}
	var nodes pq.FieldList
	codec := compressions[compressionOf(o.compression)].parquet
	settings := []parquet.WriterProperty{
		parquet.WithCompression(codec),
		parquet.WithDataPageVersion(parquet.DataPageV1), parquet.WithVersion(parquet.V2_LATEST),
		parquet.WithDictionaryPageSizeLimit(noDictionaryLimit),
	}
	if codec == compress.Codecs.Zstd {
		settings = append(settings, parquet.WithCompressionLevel(zstdLevel))
	}
	for i, c := range t.Columns {
		node, err := parquetNode(c)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", c.Name, err)
		}
		nodes = append(nodes, node)
		p.columns = append(p.columns, physicalTypes[c.Type].column(c.Nullable))
		settings = append(settings, encodingOf(c)...)
		if c.Type == schema.Point {
			p.geo = newGeoColumn(i, c.Name)
		}
	}
	root, err := pq.NewGroupNode("schema", parquet.Repetitions.Required, nodes, -1)
	if err != nil {
		return nil, err
	}
	// The writer closes what it can close; the file is closed by whoever opened it.
	p.file = file.NewParquetWriter(struct{ io.Writer }{w}, root, file.WithWriterProps(parquet.NewWriterProperties(settings...)))
	return p, nil
}

// encodingOf chooses how a column is encoded. Dictionaries are for columns whose values come back.
func encodingOf(c schema.Column) (settings []parquet.WriterProperty) {
	path := leafPath(c)
	if c.Type == schema.Timestamp || c.Unit == schema.CodePoints {
		settings = append(settings, parquet.WithEncodingFor(path, parquet.Encodings.DeltaBinaryPacked), parquet.WithDictionaryFor(path, false))
	}
	if c.Key || c.Distinct || c.Type == schema.Point {
		settings = append(settings, parquet.WithDictionaryFor(path, false))
	}
	if c.Extra != schema.Always || c.Type == schema.Point {
		settings = append(settings, parquet.WithStatsFor(path, false)) // no one looks for a range of texts or of WKB
	}
	return settings
}

func (p *parquetWriter) Write(row []schema.Value) error {
	for i := range p.columns {
		p.bytes += p.columns[i].add(&row[i])
	}
	if p.geo != nil {
		p.geo.add(&row[p.geo.index])
	}
	p.rows++
	if p.rows == rowGroupRows || p.bytes >= rowGroupBytes {
		return p.endGroup()
	}
	if p.rows%encodeRows == 0 {
		return p.encode()
	}
	return nil
}

// encode moves the cells that were collected into the pages of the row group.
func (p *parquetWriter) encode() error {
	if p.group == nil {
		p.group = p.file.AppendBufferedRowGroup()
	}
	for i := range p.columns {
		w, err := p.group.Column(i)
		if err != nil {
			return err
		}
		if err := p.columns[i].flush(w); err != nil {
			return err
		}
	}
	return nil
}

// endGroup writes the row group, if it has any rows.
func (p *parquetWriter) endGroup() error {
	if p.rows == 0 {
		return nil
	}
	if err := p.encode(); err != nil {
		return err
	}
	group := p.group
	p.group, p.rows, p.bytes = nil, 0, 0
	return group.Close()
}

// Close writes what is left and the footer. FlushWithFooter comes first because the writer's own Close drops its error.
func (p *parquetWriter) Close() error {
	if err := p.endGroup(); err != nil {
		return err
	}
	if err := p.describe(); err != nil {
		return err
	}
	return errors.Join(p.file.FlushWithFooter(), p.file.Close())
}

// describe writes what the file says of itself beside its schema.
func (p *parquetWriter) describe() error {
	keys := maps.Clone(p.about)
	if keys == nil {
		keys = map[string]string{}
	}
	keys["description"] = p.table.Meaning
	if p.geo != nil {
		meta, err := json.Marshal(p.geo.metadata())
		if err != nil {
			return err
		}
		keys[geoKey] = string(meta)
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if err := p.file.AppendKeyValueMetadata(key, keys[key]); err != nil {
			return err
		}
	}
	types, err := arrowSchema(p.table, arrow.MetadataFrom(keys))
	if err != nil {
		return err
	}
	return p.file.AppendKeyValueMetadata(arrowSchemaKey, types)
}
