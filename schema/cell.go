package schema

import (
	"slices"
	"time"
)

// cell turns a part of a row into a cell and back.
type cell[R any] struct {
	get func(*R) Value
	set func(*R, Value)
}

// cellOf is the cell of what lies at a place in a row.
func cellOf[R, T any](at func(*R) *T, write func(T) Value, read func(Value) T) cell[R] {
	return cell[R]{func(r *R) Value { return write(*at(r)) }, func(r *R, v Value) { *at(r) = read(v) }}
}

//go:noinline
func str[R any](at func(*R) *string) cell[R] {
	return cellOf(at, func(s string) Value { return Value{Valid: s != "", Str: s} }, func(v Value) string { return v.Str })
}

// full is text that is never null.
//
//go:noinline
func full[R any](at func(*R) *string) cell[R] {
	return cellOf(at, func(s string) Value { return Value{Valid: true, Str: s} }, func(v Value) string { return v.Str })
}

//go:noinline
func count[R any](at func(*R) *int) cell[R] {
	return cellOf(at, func(n int) Value { return Value{Valid: true, Int: int64(n)} }, func(v Value) int { return int(v.Int) })
}

//go:noinline
func number[R any](at func(*R) *float64) cell[R] {
	return cellOf(at, func(x float64) Value { return Value{Valid: true, Float: x} }, func(v Value) float64 { return v.Float })
}

//go:noinline
func optInt[R any](at func(*R) *Opt[int]) cell[R] {
	return cellOf(at, func(o Opt[int]) Value { return Value{Valid: o.OK, Int: int64(o.V)} }, func(v Value) Opt[int] { return Opt[int]{V: int(v.Int), OK: v.Valid} })
}

//go:noinline
func optFloat[R any](at func(*R) *Opt[float64]) cell[R] {
	return cellOf(at, func(o Opt[float64]) Value { return Value{Valid: o.OK, Float: o.V} }, func(v Value) Opt[float64] { return Opt[float64]{V: v.Float, OK: v.Valid} })
}

//go:noinline
func boolean[R any](at func(*R) *bool) cell[R] {
	return cellOf(at, func(b bool) Value {
		v := Value{Valid: true}
		if b {
			v.Int = 1
		}
		return v
	}, func(v Value) bool { return v.Int != 0 })
}

//go:noinline
func date[R any](at func(*R) *Day) cell[R] {
	return cellOf(at, func(d Day) Value {
		if d == 0 {
			return Value{}
		}
		return Value{Valid: true, Int: int64(d.Unix())}
	}, func(v Value) Day {
		if !v.Valid {
			return 0
		}
		return epoch + Day(v.Int)
	})
}

// epoch is the day that cells count days from.
var epoch = NewDay(1970, time.January, 1)

//go:noinline
func timestamp[R any](at func(*R) *time.Time) cell[R] {
	return cellOf(at, func(t time.Time) Value {
		if t.IsZero() {
			return Value{}
		}
		return Value{Valid: true, Int: t.UnixMilli()}
	}, func(v Value) time.Time {
		if !v.Valid {
			return time.Time{}
		}
		return time.UnixMilli(v.Int).UTC()
	})
}

// list is never null: no items are an empty list. Cells may be read over, so what is kept of them is copied.
//
//go:noinline
func list[R any](at func(*R) *[]string) cell[R] {
	return cellOf(at, func(items []string) Value { return Value{Valid: true, List: items} }, func(v Value) []string { return slices.Clone(v.List) })
}

func point[R any](at func(*R) (latitude, longitude *Opt[float64])) cell[R] {
	return cell[R]{func(r *R) Value {
		lat, lon := at(r)
		return Value{Valid: lat.OK && lon.OK, Float: lon.V, Float2: lat.V}
	}, func(r *R, v Value) {
		lat, lon := at(r)
		*lat, *lon = Opt[float64]{V: v.Float2, OK: v.Valid}, Opt[float64]{V: v.Float, OK: v.Valid}
	}}
}

// offsetOf is an offset of an extent, null where the extent has no words.
func offsetOf[R any](extent func(*R) *Extent, offset func(*Extent) *int) cell[R] {
	return cell[R]{func(r *R) Value {
		e := extent(r)
		return Value{Valid: e.Text != "", Int: int64(*offset(e))}
	}, func(r *R, v Value) { *offset(extent(r)) = int(v.Int) }}
}
