package output

import (
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// TestCondition tests conditions on three rows: one full, one of other values, one of nulls.
func TestCondition(t *testing.T) {
	table := &schema.Table{Name: "things", Columns: []schema.Column{
		{Name: "name", Type: schema.String}, {Name: "n", Type: schema.Int}, {Name: "m", Type: schema.Int}, {Name: "share", Type: schema.Float},
		{Name: "is_new", Type: schema.Bool}, {Name: "day", Type: schema.Date}, {Name: "at", Type: schema.Timestamp}, {Name: "tags", Type: schema.List}, {Name: "point", Type: schema.Point}}}
	valid := func(v schema.Value) schema.Value { v.Valid = true; return v }
	rows := [][]schema.Value{
		{valid(schema.Value{Str: "O'Brien 50%"}), valid(schema.Value{Int: 3}), valid(schema.Value{Int: 3}), valid(schema.Value{Float: .5}), valid(schema.Value{Int: 1}),
			valid(schema.Value{Int: 20000}), valid(schema.Value{Int: 20000 * secondsPerDay * 1000}), valid(schema.Value{List: []string{"a", "b"}}), valid(schema.Value{Float: 1})}, // 2024-10-04
		{valid(schema.Value{Str: "lima"}), valid(schema.Value{Int: -2}), valid(schema.Value{Int: 7}), valid(schema.Value{Float: 2}), valid(schema.Value{}),
			valid(schema.Value{Int: 19000}), valid(schema.Value{Int: 1}), valid(schema.Value{}), valid(schema.Value{})}, // 2022-01-08
		make([]schema.Value, len(table.Columns)),
	}
	for condition, want := range map[string]string{
		"name = 'lima'": "1", `"name" <> 'lima'`: "0", "name != 'lima' or name is null": "02", "NAME = 'O''Brien 50%'": "0", "name > 'a'": "1",
		"name like 'l_ma'": "1", "name LIKE 'L%'": "", "name ilike 'L%'": "1", "name not like 'l%'": "0", "name like '%.%'": "",
		"n = 3": "0", "n > -3 and n < 0": "1", "n = m": "0", "n < m": "1", "n in (1, 2, 3)": "0", "n not in (3)": "1", "n between -5 and 3": "01", "not n between 0 and 3": "1",
		"share >= 0.5 AND share < 1e1": "01", "share = .5": "0", "is_new": "0", "not is_new": "1", "is_new = false": "1", "is_new IS NOT NULL": "01",
		"day >= '2024-10-04'": "0", "day between '2022-01-01' and '2022-12-31'": "1", "at = '2024-10-04T00:00:00Z'": "0", "at < '1970-01-02'": "1",
		"list_contains(tags, 'b')": "0", "not list_contains(tags, 'b')": "1", "tags is null": "2", "point is not null": "01",
		"n = 3 or n = -2 and is_new": "0", "(n = 3 or n = -2) and not is_new": "1", "not not n = 3": "0", "n = 3 or is_new or name is null": "02",
	} {
		c, err := ParseCondition(condition, table)
		if err != nil {
			t.Errorf("%s: %v", condition, err)
			continue
		}
		got := ""
		for i, row := range rows {
			if c.Holds(row) {
				got += string(rune('0' + i))
			}
		}
		if got != want {
			t.Errorf("%s: rows %q, want %q", condition, got, want)
		}
	}
	for condition, want := range map[string]string{
		"": "a column is wanted at the end", "n": "a comparison of n is wanted at the end", "n = ": "write a whole number", "n = 'x'": "at character 5: n is of type integer", "name = lima": "in 'single quotes'",
		"nn = 3": `no column "nn"; there are name, n, m`, "n = 3 and": "a column is wanted at the end", "n = 3 m = 4": "AND, OR or the end is wanted, not m", "(n = 3": ") is wanted at the end", "n = null": "n IS NULL",
		"n in 3": "( is wanted", "n in (3": ", is wanted", "n between 3 or 4": "AND is wanted", "n like '3'": "LIKE is for text", "tags = 'b'": "list_contains(tags", "list_contains(n, '3')": "is for lists", "day = '2024'": "write a day",
		"n = 3; drop": `"; drop" is no part`, "name = 'x": "is no part", "n = name": "n is of type integer and name of type string", "is_new = 1": "write true or false", "at = 'noon'": "write a time",
	} {
		if _, err := ParseCondition(condition, table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", condition, err, want)
		}
	}
}

// FuzzCondition reads anything as a condition: an error or a test that can be asked, and no panic.
func FuzzCondition(f *testing.F) {
	for _, s := range []string{"event_type = 'X' and not (is_future or dead_low in (1, 2))", "list_contains(contexts, 'a')", "'", "not", "a.b", "event_type like '%\\_'", "((("} {
		f.Add(s)
	}
	events := schema.Events.With(schema.WithText)
	row := make([]schema.Value, len(events.Columns))
	f.Fuzz(func(t *testing.T, condition string) {
		if c, err := ParseCondition(condition, events); err == nil {
			c.Holds(row)
		}
	})
}
