package schema

import (
	"fmt"
	"reflect"
	"testing"
	"time"
)

// TestScannersReadWhatIsWritten writes rows in which every field has a value of its own, and zero rows, and reads them back: all that the
// table's columns hold comes back, also from a table whose columns stand in another order or are fewer.
func TestScannersReadWhatIsWritten(t *testing.T) {
	roundTrip(t, Articles)
	roundTrip(t, Events)
	roundTrip(t, EventMentions)
	roundTrip(t, Actors)
	roundTrip(t, ActorMentions)
	roundTrip(t, Places)
	roundTrip(t, PlaceMentions)
	roundTrip(t, DateMentions)
}

func roundTrip[R any](t *testing.T, table TableOf[R]) {
	t.Helper()
	for seed := range 3 { // 0 leaves all fields zero
		var row, back R
		n := seed * 100
		if seed > 0 {
			fill(reflect.ValueOf(&row).Elem(), &n)
		}
		cells := table.Cells(&row, WithText, nil)
		table.Scanner(table.Table)(&back, cells)
		if again := table.Cells(&back, WithText, nil); !sameCells(again, cells) {
			t.Errorf("%s: wrote %+v, then %+v", table.Name, cells, again)
		}
		key := table.Columns[0]
		var one R
		table.Scanner(&Table{Columns: []Column{{Name: "unknown"}, key}})(&one, []Value{{}, cells[0]})
		if got := table.Cells(&one, WithText, nil); !sameCells(got[:1], cells[:1]) {
			t.Errorf("%s: %s alone is %+v, not %+v", table.Name, key.Name, got[0], cells[0])
		}
	}
}

func sameCells(a, b []Value) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

// fill gives every field of a row a value that no other has.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(time.UnixMilli(int64(*n) * 86_400_123).UTC()))
		return
	case Day:
		v.SetInt(int64(*n) + 700_000)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.String {
			v.Set(reflect.ValueOf([]string{fmt.Sprint("a ", *n), fmt.Sprint("b ", *n)}))
		}
	}
}
