package output

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// oneOfEach is a table with a column of every type, once nullable and once not.
func oneOfEach() *schema.Table {
	t := &schema.Table{Name: "each"}
	for kind := schema.String; kind <= schema.Point; kind++ {
		t.Columns = append(t.Columns, schema.Column{Name: kind.String(), Type: kind})
		if kind != schema.List {
			t.Columns = append(t.Columns, schema.Column{Name: kind.String() + "_or_null", Type: kind, Nullable: true})
		}
	}
	t.Columns[0].Key = true
	t.Columns[0].Distinct = true
	return t
}

// awkward are texts that some reader or writer somewhere gets wrong.
var awkward = []string{"", " ", ",", `"`, `""`, "a\nb", "a\r\nb", "\r", "\t", "|", `\N`, `\.`, "NULL", "None", "nan", "0", "true", "Türkiye", "北京", "🕊️", "\u2028",
	"<script>", "=1+1", strings.Repeat("long ", 2000)}

// randomRow fills a row of the table; the same seed gives the same row.
func randomRow(t *schema.Table, r *rand.Rand, n int, row []schema.Value) {
	for i, c := range t.Columns {
		row[i] = schema.Value{}
		if c.Nullable && r.IntN(3) == 0 {
			continue
		}
		row[i] = randomValues[c.Type](r)
		row[i].Valid = true
		if c.Key || c.Nullable && c.Type == schema.String && row[i].Str == "" {
			row[i].Str = fmt.Sprintf("k%09d", n)
		}
	}
}

var randomValues = [...]func(*rand.Rand) schema.Value{
	schema.String: func(r *rand.Rand) schema.Value { return schema.Value{Str: awkward[r.IntN(len(awkward))]} },
	schema.Int: func(r *rand.Rand) schema.Value {
		return schema.Value{Int: r.Int64() >> r.IntN(64) * int64(1-2*r.IntN(2))}
	},
	schema.Float:     func(r *rand.Rand) schema.Value { return schema.Value{Float: r.NormFloat64()} },
	schema.Bool:      func(r *rand.Rand) schema.Value { return schema.Value{Int: int64(r.IntN(2))} },
	schema.Date:      func(r *rand.Rand) schema.Value { return schema.Value{Int: int64(r.IntN(100_000) - 50_000)} },
	schema.Timestamp: func(r *rand.Rand) schema.Value { return schema.Value{Int: r.Int64N(4e12) - 2e12} },
	schema.List: func(r *rand.Rand) (v schema.Value) {
		for range r.IntN(4) {
			v.List = append(v.List, []string{"a", "Türkiye", "x,y", `"q"`}[r.IntN(4)])
		}
		return v
	},
	schema.Point: func(r *rand.Rand) schema.Value {
		return schema.Value{Float: r.Float64()*360 - 180, Float2: r.Float64()*180 - 90}
	},
}

// randomRows yields n rows in one slice that it overwrites, as the pipeline does.
func randomRows(t *schema.Table, n int) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		row := make([]schema.Value, len(t.Columns))
		for i := range n {
			if randomRow(t, r, i, row); !yield(row, nil) {
				return
			}
		}
	}
}
