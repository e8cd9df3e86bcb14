package text

import "testing"

func TestBetween(t *testing.T) {
	d := Document{Dates: []Date{{Sentence: 1}, {Sentence: 1}, {Sentence: 4}, {Sentence: 6}}}
	for _, tt := range []struct{ first, last, from, to int }{{0, 0, 0, 0}, {1, 1, 0, 2}, {2, 3, 2, 2}, {2, 4, 2, 3}, {0, 9, 0, 4}, {7, 9, 4, 4}} {
		from, to := Between(d.Dates, tt.first, tt.last, func(d *Date) int { return d.Sentence })
		if from != tt.from || to != tt.to || len(d.DatesOf(tt.first, tt.last)) != to-from {
			t.Errorf("sentences %d to %d: dates %d to %d", tt.first, tt.last, from, to)
		}
	}
}
