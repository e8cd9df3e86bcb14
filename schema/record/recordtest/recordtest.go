// Package recordtest checks record types.
package recordtest

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema/record"
)

// Carries checks that a record type carries every field of T both ways, by records in which no field is empty, and that
// records cut short are told from whole ones. Fields named by skip are not carried.
func Carries[T any](t *testing.T, fields record.Fields[T], skip ...string) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		var want, got T
		fill(reflect.ValueOf(&want).Elem(), random)
		for _, name := range skip {
			reflect.ValueOf(&want).Elem().FieldByName(name).SetZero()
		}
		data := string(fields.Append(nil, &want))
		if err := fields.Read(data, &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%T: read\n%+v\nof what was written as\n%+v\n(a field that is new must be added to the record's function)", got, got, want)
		}
		for n := range len(data) {
			var cut T
			if fields.Read(data[:n], &cut) == nil {
				t.Fatalf("%T: %d bytes of %d were read as a whole record", cut, n, len(data))
			}
		}
	}
}

// fill gives every field below v a value that is not zero.
func fill(v reflect.Value, random *rand.Rand) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Unix(random.Int64N(1<<33), random.Int64N(1e9)).UTC()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), random)
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+random.IntN(3), 4))
		for i := range v.Len() {
			fill(v.Index(i), random)
		}
	case v.Kind() == reflect.String:
		v.SetString(string([]rune{rune('a' + random.IntN(26)), 'é', 0}[:1+random.IntN(3)]))
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.CanFloat():
		v.SetFloat(random.NormFloat64())
	case v.CanInt():
		v.SetInt(1 + random.Int64N(1<<30)*(1-2*random.Int64N(2)))
	case v.CanUint():
		v.SetUint(1 + random.Uint64N(1<<32-1))
	}
}

// Same checks that the zero T is read as it was written.
func Same[T any](t *testing.T, fields record.Fields[T]) {
	t.Helper()
	var zero, got T
	if err := fields.Read(string(fields.Append(nil, &zero)), &got); err != nil || !reflect.DeepEqual(got, zero) {
		t.Errorf("read %+v, %v", got, err)
	}
}
