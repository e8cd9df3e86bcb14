package ingest

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/dateline-data/dateline/schema"
)

// TestDaysOfBatches reads days in digits: those of a file explain each other, rows that are handed over are each for itself.
func TestDaysOfBatches(t *testing.T) {
	columns := arrow.NewSchema([]arrow.Field{{Name: "text", Type: arrow.BinaryTypes.String}, {Name: "date", Type: arrow.BinaryTypes.String}, {Name: "url", Type: arrow.BinaryTypes.String}}, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, columns)
	for _, date := range []string{"2/5/2019", "15/4/2019"} {
		b.Field(0).(*array.StringBuilder).Append(durban)
		b.Field(1).(*array.StringBuilder).Append(date)
		b.Field(2).(*array.StringBuilder).Append("https://news.example/" + date)
	}
	batch := b.NewRecord()
	var stream bytes.Buffer
	s := ipc.NewWriter(&stream, ipc.WithSchema(columns))
	if err := s.Write(batch); err != nil || s.Close() != nil {
		t.Fatal(err)
	}
	articles, _, rejects := readGuessing(t, Options{}, stream.String())
	if len(articles) != 2 || articles[0].PublishedAt.Format("2006-01-02") != "2019-05-02" {
		t.Errorf("%v, rejects %v", articles, rejects)
	}
	var paths []string
	rows, err := NewRows(context.Background(), columns, Options{}, Handler{
		Article: func(a *schema.Article) error { paths = append(paths, a.InputPath); return nil },
		Reject:  func(r Reject) { rejects = append(rejects, r.Input+" "+r.Reason) },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := rows.Read(batch); err != nil {
		t.Fatal(err)
	}
	if len(paths) != 1 || paths[0] != "https://news.example/15/4/2019" || len(rejects) != 1 || !strings.HasPrefix(rejects[0], "https://news.example/2/5/2019 published_at") {
		t.Errorf("%v, rejects %v", paths, rejects)
	}
}
