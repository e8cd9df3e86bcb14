package output

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// Names of the files by which databases read a release.
const (
	tablesSQLName = "tables.sql"
	viewsSQLName  = "views.sql"
)

//go:embed views.sql
var viewsSQL string

// viewsOf is views.sql without the views of tables that a release does not have.
func viewsOf(tables []TableInfo) string {
	return viewStatement.ReplaceAllStringFunc(viewsSQL, func(view string) string {
		for _, t := range schema.Tables {
			isThere := slices.ContainsFunc(tables, func(info TableInfo) bool { return info.Name == t.Name })
			if !isThere && strings.Contains(view, "\nfrom "+t.Name+"\n") {
				return "-- (not in this release: " + viewStatement.FindStringSubmatch(view)[1] + ")"
			}
		}
		return view
	})
}

// writeSQL writes views.sql, and tables.sql, which names the tables' files to DuckDB.
func (w *Writer) writeSQL() error {
	if err := w.writeFile(tablesSQLName, []byte(tablesSQL(w.manifest.Tables))); err != nil {
		return err
	}
	return w.writeFile(viewsSQLName, []byte(viewsOf(w.manifest.Tables)))
}

// tablesSQL makes a view of each table's files, whose paths are relative to the release.
func tablesSQL(tables []TableInfo) string {
	var b strings.Builder
	b.WriteString("-- The tables of this release for DuckDB, started in its folder: duckdb -init tables.sql\n")
	for i := range tables {
		t := &tables[i]
		if f := firstFormat(t); f != nil && duckdbReads[f.name] != nil {
			fmt.Fprintf(&b, "create view %s as select * from %s;\n", t.Name, duckdbReads[f.name](t, f))
		}
	}
	return b.String()
}

// duckdbReads are DuckDB's ways to read a table in each format that it knows by itself.
var duckdbReads = map[string]func(*TableInfo, *format) string{
	"parquet": func(t *TableInfo, f *format) string {
		return fmt.Sprintf("read_parquet(%s, hive_partitioning = false)", sqlFiles(*f.files(t)))
	},
	"csv":    duckdbCSV,
	"csv.gz": duckdbCSV,
	"sqlite": duckdbSQLite,
}

// duckdbSQLite makes flags of 0 and 1, since SQLite has none.
func duckdbSQLite(t *TableInfo, _ *format) string {
	var flags []string
	for _, c := range t.Columns {
		if c.Type == schema.Bool.String() {
			flags = append(flags, c.Name+" = 1 as "+c.Name)
		}
	}
	from := fmt.Sprintf("sqlite_scan('%s', '%s')", databaseName, t.Name)
	if len(flags) == 0 {
		return from
	}
	return "(select * replace (" + strings.Join(flags, ", ") + ") from " + from + ")"
}

func sqlFiles(paths []string) string { return "['" + strings.Join(paths, "',\n  '") + "']" }

// duckdbCSV tells the types of all columns, which CSV does not: else codes with leading zeros would become numbers.
func duckdbCSV(t *TableInfo, f *format) string {
	var types []string
	for _, c := range t.Declaration().Columns {
		types = append(types, "'"+c.Name+"': '"+duckdbTypes[c.Type]+"'")
	}
	return fmt.Sprintf("read_csv(%s, header = true, hive_partitioning = false, types = {%s})", sqlFiles(*f.files(t)), strings.Join(types, ", "))
}

// duckdbTypes are our types as DuckDB reads them from CSV.
var duckdbTypes = [...]string{schema.String: "VARCHAR", schema.Int: "BIGINT", schema.Float: "DOUBLE", schema.Bool: "BOOLEAN", schema.Date: "DATE",
	schema.Timestamp: "TIMESTAMPTZ", schema.List: "VARCHAR", schema.Point: "VARCHAR"}
