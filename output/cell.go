package output

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// listSeparator joins the items of a list in CSV.
const listSeparator = "|"

// Cell is a value as CSV writes it.
func Cell(t schema.Type, v schema.Value) string {
	if t == schema.String {
		return v.Str
	}
	return string(appendCell(nil, t, &v))
}

// appendCell appends a value as CSV writes it, nothing for null.
func appendCell(to []byte, t schema.Type, v *schema.Value) []byte {
	if !v.Valid {
		return to
	}
	return cellWriters[t](to, v)
}

var cellWriters = [...]func([]byte, *schema.Value) []byte{
	schema.String:    func(to []byte, v *schema.Value) []byte { return append(to, v.Str...) },
	schema.Int:       func(to []byte, v *schema.Value) []byte { return strconv.AppendInt(to, v.Int, 10) },
	schema.Float:     func(to []byte, v *schema.Value) []byte { return appendDecimal(to, v.Float) },
	schema.Bool:      func(to []byte, v *schema.Value) []byte { return strconv.AppendBool(to, v.Int != 0) },
	schema.Date:      func(to []byte, v *schema.Value) []byte { return appendDate(to, v.Int) },
	schema.Timestamp: func(to []byte, v *schema.Value) []byte { return appendTimestamp(to, v.Int) },
	schema.List: func(to []byte, v *schema.Value) []byte {
		for i, item := range v.List {
			if i > 0 {
				to = append(to, listSeparator...)
			}
			to = append(to, item...)
		}
		return to
	},
	schema.Point: func(to []byte, v *schema.Value) []byte {
		to = appendDecimal(append(to, "POINT ("...), v.Float)
		return append(appendDecimal(append(to, ' '), v.Float2), ')')
	},
}

const (
	// plainScale is ten to the number of digits behind the point that most of our decimals have at the most: GeoNames gives
	// places with five.
	plainScale = 100_000
	// plainLimit keeps scaled decimals within fifteen digits. Any two decimals of so many digits are two floats, so that one
	// that gives the float is its shortest.
	plainLimit = 1e15 / plainScale
)

// appendDecimal writes the shortest decimal that gives x: by integers where it has few digits, as most have.
func appendDecimal(to []byte, x float64) []byte {
	scaled := math.Round(math.Abs(x) * plainScale)
	if !(math.Abs(x) < plainLimit && scaled/plainScale == math.Abs(x)) {
		return strconv.AppendFloat(to, x, 'f', -1, 64)
	}
	if math.Signbit(x) {
		to = append(to, '-')
	}
	n := uint64(scaled)
	to = strconv.AppendUint(to, n/plainScale, 10)
	rest := n % plainScale
	if rest > 0 {
		to = append(to, '.')
	}
	for digit := uint64(plainScale / 10); rest > 0; digit /= 10 {
		to = append(to, byte('0'+rest/digit))
		rest %= digit
	}
	return to
}

// parseCell reads what Cell writes. The empty cell is null where the column may be, or else an empty string or list.
func parseCell(c *schema.Column, cell string) (schema.Value, error) {
	if cell == "" && c.Nullable {
		return schema.Value{}, nil
	}
	v, err := cellReaders[c.Type](cell)
	if err != nil {
		return v, fmt.Errorf("%s: %q is no %s", c.Name, cell, c.Type)
	}
	v.Valid = true
	return v, nil
}

var cellReaders = [...]func(string) (schema.Value, error){
	schema.String: func(s string) (schema.Value, error) { return schema.Value{Str: s}, nil },
	schema.Int:    func(s string) (v schema.Value, err error) { v.Int, err = strconv.ParseInt(s, 10, 64); return },
	schema.Float:  func(s string) (v schema.Value, err error) { v.Float, err = strconv.ParseFloat(s, 64); return },
	schema.Bool: func(s string) (v schema.Value, err error) {
		if s == "true" {
			v.Int = 1
		} else if s != "false" {
			err = strconv.ErrSyntax
		}
		return
	},
	schema.Date:      func(s string) (v schema.Value, err error) { v.Int, err = parseDate(s); return },
	schema.Timestamp: func(s string) (v schema.Value, err error) { v.Int, err = parseTimestamp(s); return },
	schema.List: func(s string) (v schema.Value, err error) {
		if s != "" {
			v.List = strings.Split(s, listSeparator)
		}
		return
	},
	schema.Point: func(s string) (v schema.Value, err error) {
		inner, ok := strings.CutPrefix(s, "POINT (")
		x, y, ok2 := strings.Cut(strings.TrimSuffix(inner, ")"), " ")
		if !ok || !ok2 {
			return v, strconv.ErrSyntax
		}
		if v.Float, err = strconv.ParseFloat(x, 64); err == nil {
			v.Float2, err = strconv.ParseFloat(y, 64)
		}
		return v, err
	},
}
