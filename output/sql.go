package output

import (
	_ "embed"
	"fmt"
	"strings"
)

// Names of the files by which databases read a release.
const (
	tablesSQLName = "tables.sql"
	viewsSQLName  = "views.sql"
)

//go:embed views.sql
var viewsSQL []byte

// writeSQL writes views.sql, and tables.sql, which names the tables' files to DuckDB.
func (w *Writer) writeSQL() error {
	if err := w.writeFile(tablesSQLName, []byte(tablesSQL(w.manifest.Tables))); err != nil {
		return err
	}
	return w.writeFile(viewsSQLName, viewsSQL)
}

// tablesSQL makes a view of each table's files, whose paths are relative to the release.
func tablesSQL(tables []TableInfo) string {
	var b strings.Builder
	b.WriteString("-- The tables of this release for DuckDB, started in its folder: duckdb -init tables.sql\n")
	for _, t := range tables {
		files, read := t.Parquet, "read_parquet(%s, hive_partitioning = false)"
		if len(files) == 0 {
			files, read = t.CSV, "read_csv(%s, header = true, hive_partitioning = false)"
		}
		if len(files) == 0 {
			continue
		}
		fmt.Fprintf(&b, "create view %s as select * from "+read+";\n", t.Name, "['"+strings.Join(files, "',\n  '")+"']")
	}
	return b.String()
}
