package output

import (
	"fmt"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// partitionKey gives the folder that a row belongs to; "" for a table of one file.
type partitionKey func(row []schema.Value) string

// partitionLayouts give the folder of a date, and that of no date, for each value of Options.Partition.
var partitionLayouts = map[string]struct{ layout, null string }{
	"none":  {},
	"year":  {"year=2006", "year=0000"},
	"month": {"year=2006/month=01", "year=0000/month=00"},
}

// partitioner splits the events by their first day. All other tables are one file: none of them is sorted by a date of
// its own, and a reader who wants a month's mentions joins them to its events.
func partitioner(t *schema.Table, partition string) partitionKey {
	by := partitionLayouts[partition]
	at := t.Index("start_date")
	if by.layout == "" || t.Name != schema.Events.Name || at < 0 {
		return func([]schema.Value) string { return "" }
	}
	return func(row []schema.Value) string {
		if !row[at].Valid {
			return by.null
		}
		return time.Unix(row[at].Int*secondsPerDay, 0).UTC().Format(by.layout)
	}
}

func partName(n int) string { return fmt.Sprintf("part-%03d", n) }
