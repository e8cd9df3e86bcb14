package output

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
	"github.com/zeebo/xxh3"
)

// checkNulls takes an empty string for null, as CSV writes it.
func checkNulls(_ *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		c := &t.Columns[i]
		if !c.Nullable && (!row[i].Valid || c.Type == schema.String && row[i].Str == "") {
			return c.Name + " is null"
		}
	}
	return ""
}

func checkKey(v *validation, t *schema.Table, row []schema.Value) string {
	at := t.Index(t.Key())
	if at < 0 {
		return ""
	}
	h := xxh3.HashString(row[at].Str)
	if _, repeated := v.seen[h]; repeated {
		return fmt.Sprintf("%s %s stands twice", t.Columns[at].Name, row[at].Str)
	}
	v.seen[h] = struct{}{}
	return ""
}

// items are the strings of a cell: one, or those of a list.
func items(c *schema.Column, v *schema.Value) []string {
	if c.Type == schema.List {
		return v.List
	}
	return []string{Cell(c.Type, *v)}
}

func checkCodes(v *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		c := &t.Columns[i]
		list, coded := v.codes[c.Codes]
		if !coded || !row[i].Valid {
			continue
		}
		for _, code := range items(c, &row[i]) {
			if !list.Has(code) {
				return fmt.Sprintf("%s %q is not in the list %s", c.Name, code, c.Codes)
			}
		}
	}
	return ""
}

func checkReferences(v *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Refers == nil || !row[i].Valid || !v.release.has(c.Refers.Name) {
			continue
		}
		for _, id := range items(c, &row[i]) {
			if _, ok := v.keys[c.Refers.Name][xxh3.HashString(id)]; !ok {
				return fmt.Sprintf("%s %q is in no row of %s", c.Name, id, c.Refers.Name)
			}
		}
	}
	return ""
}

// checkSpans compares each pair of columns x_start and x_end, and the length of x_text with them.
func checkSpans(_ *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		prefix, ok := strings.CutSuffix(t.Columns[i].Name, "start")
		if !ok || t.Columns[i].Unit != schema.CodePoints {
			continue
		}
		start, end := row[i], row[t.Index(prefix+"end")]
		if start.Valid != end.Valid || start.Valid && (start.Int < 0 || start.Int >= end.Int) {
			return fmt.Sprintf("%sstart %d and %send %d are no span", prefix, start.Int, prefix, end.Int)
		}
		if k := t.Index(prefix + "text"); k >= 0 && row[k].Valid && int64(len([]rune(row[k].Str))) != end.Int-start.Int {
			return fmt.Sprintf("%stext has %d code points, its span %d", prefix, len([]rune(row[k].Str)), end.Int-start.Int)
		}
	}
	return ""
}

// checkInside compares offsets with the length of the article's text, where the release carries it.
func checkInside(v *validation, t *schema.Table, row []schema.Value) string {
	article := t.Index(schema.Articles.Key())
	if article < 0 {
		return ""
	}
	length, known := v.lengths[xxh3.HashString(row[article].Str)]
	for i := range t.Columns {
		if known && t.Columns[i].Unit == schema.CodePoints && row[i].Valid && row[i].Int > length {
			return fmt.Sprintf("%s %d lies behind the end of the text, %d", t.Columns[i].Name, row[i].Int, length)
		}
	}
	return ""
}

// ordered are pairs of columns of which the first must not be greater.
var ordered = [][2]string{{"start_date", "end_date"}, {"first_published_at", "last_published_at"}, {"dead_low", "dead_high"},
	{"injured_low", "injured_high"}, {"arrested_low", "arrested_high"}, {"crowd_low", "crowd_high"},
	{"dead_low", "dead_best"}, {"dead_best", "dead_high"}, {"injured_low", "injured_best"}, {"injured_best", "injured_high"},
	{"arrested_low", "arrested_best"}, {"arrested_best", "arrested_high"}, {"crowd_low", "crowd_best"}, {"crowd_best", "crowd_high"}}

func checkIntervals(_ *validation, t *schema.Table, row []schema.Value) string {
	for _, pair := range ordered {
		a, b := t.Index(pair[0]), t.Index(pair[1])
		if a >= 0 && b >= 0 && row[a].Valid && row[b].Valid && row[a].Int > row[b].Int {
			return fmt.Sprintf("%s %s lies after %s %s", pair[0], Cell(t.Columns[a].Type, row[a]), pair[1], Cell(t.Columns[b].Type, row[b]))
		}
	}
	return ""
}

// checkSides finds actors that do something to themselves.
func checkSides(_ *validation, t *schema.Table, row []schema.Value) string {
	source, target := t.Index("source_actor_ids"), t.Index("target_actor_ids")
	if source < 0 || target < 0 {
		return ""
	}
	for _, id := range row[source].List {
		if slices.Contains(row[target].List, id) {
			return id + " stands on both sides"
		}
	}
	return ""
}

// limits are the least and greatest values of columns.
var limits = map[string][2]float64{"latitude": {-90, 90}, "longitude": {-180, 180}, "confidence": {0, 1}, "goldstein": {-10, 10},
	"published_offset": {-12 * 60, 14 * 60}} // the zones of the world, in minutes

func checkRanges(_ *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		number := row[i].Float
		if t.Columns[i].Type == schema.Int {
			number = float64(row[i].Int)
		}
		if l, ok := limits[t.Columns[i].Name]; ok && row[i].Valid && !(l[0] <= number && number <= l[1]) {
			return fmt.Sprintf("%s %v lies outside %v to %v", t.Columns[i].Name, number, l[0], l[1])
		}
	}
	return ""
}
