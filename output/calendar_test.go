package output

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"
)

// TestDatesAreThoseOfPackageTime writes days and moments of all centuries, among them those at the ends of what is written
// without package time.
func TestDatesAreThoseOfPackageTime(t *testing.T) {
	days := []int64{-1, 0, 1, 58, 59, 60, 11_015, 11_016, 11_017, lastPlainDay - 1, lastPlainDay, lastPlainDay + 1, -800_000}
	r := rand.New(rand.NewPCG(7, 8))
	for range 20_000 {
		days = append(days, r.Int64N(lastPlainDay+1))
	}
	for _, day := range days {
		want := time.Unix(day*secondsPerDay, 0).UTC().Format(time.DateOnly)
		if got := string(appendDate(nil, day)); got != want {
			t.Fatalf("day %d is %s, not %s", day, got, want)
		}
		for _, millis := range []int64{day * millisPerDay, day*millisPerDay + millisPerDay - 1000, day*millisPerDay + r.Int64N(millisPerDay)} {
			want := time.UnixMilli(millis).UTC().Format(timestampLayout)
			if got := string(appendTimestamp(nil, millis)); got != want {
				t.Fatalf("%d is %s, not %s", millis, got, want)
			}
		}
	}
}

// TestDecimalsAreTheShortest compares decimals of few and of many digits, and what is no number, with package strconv's.
func TestDecimalsAreTheShortest(t *testing.T) {
	all := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, -0.00001, 0.000001, 1e9, plainLimit, -plainLimit, plainLimit - 0.00001, 1e15, 1e300, math.MaxFloat64,
		math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.NaN(), 0.1 + 0.2, 4.35, 1.005}
	r := rand.New(rand.NewPCG(9, 10))
	for range 20_000 {
		few := math.Round(r.Float64()*360e5) / 1e5
		all = append(all, few, -few, math.Nextafter(few, 400), r.NormFloat64(), r.Float64()*plainLimit*2, float64(r.IntN(200)-100)/10)
	}
	for _, x := range all {
		if got, want := string(appendDecimal(nil, x)), strconv.FormatFloat(x, 'f', -1, 64); got != want {
			t.Fatalf("%v is %s, not %s", x, got, want)
		}
	}
}
