package report

import (
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

func exactly(n int) schema.Range { return schema.Range{Low: schema.Some(n), High: schema.Some(n)} }

// quantityOf reads how many people a noun phrase speaks of: "at least 40 protesters", "dozens of", "between 5,000 and 7,000", "no casualties",
// "a soldier"; unknown where it gives no number.
func (c *reporter) quantityOf(t int) schema.Range {
	if r, ok := c.vagueCount(t); ok {
		return r
	}
	for a := range c.Children(t) {
		switch rel := c.Tokens[a].Rel; {
		case rel == text.Nummod || rel == text.Amod && clause.Vague[c.Lower(a)] != [2]int{}:
			if r, ok := c.vagueCount(a); ok {
				return r
			}
			if r, ok := c.numberAt(a); ok {
				return r
			}
		case rel == text.Det && noneAtAll[c.Lower(a)]:
			return exactly(0)
		}
	}
	if c.Tokens[t].Tag == text.NUM && !c.InDate(t) {
		if r, ok := c.numberAt(t); ok {
			return r
		}
	}
	if f := c.Tokens[t].Feats; c.Tokens[t].Tag == text.PROPN && c.isPerson(t) {
		return exactly(1)
	} else if f.Has(text.Sing) && c.Tokens[t].Tag == text.NOUN && singlePerson[c.Lemma(t)] {
		for a := range c.Children(t) {
			if c.Tokens[a].Rel == text.Det && singular[c.Lower(a)] {
				return exactly(1)
			}
		}
	}
	return schema.Range{}
}

// quantityOfAll adds up what is coordinated: "five policemen and two civilians"; unknown where a part of it is. What a word of death or
// injury counts by itself, as in "12 people dead and 30 injured", is no part of it.
func (c *reporter) quantityOfAll(t int) schema.Range {
	total := c.quantityOf(t)
	for _, m := range c.Members(t)[1:] {
		if _, ownCount := c.tollKind(m); ownCount {
			continue
		}
		r := c.quantityOf(m)
		if r == (schema.Range{}) {
			return total
		}
		total = schema.Range{Low: add(total.Low, r.Low), High: add(total.High, r.High)}
	}
	return total
}

func add(a, b schema.Opt[int]) schema.Opt[int] {
	return schema.Opt[int]{V: a.V + b.V, OK: a.OK && b.OK}
}

func (c *reporter) isPerson(t int) bool {
	n := c.NameAt(t)
	return n != nil && n.Kind == text.Person
}

// vagueCount reads "dozens of people", "hundreds of thousands", "several".
func (c *reporter) vagueCount(t int) (schema.Range, bool) {
	w := c.Lower(t)
	bounds, ok := clause.Vague[w]
	if !ok {
		return schema.Range{}, false
	}
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Nmod {
			if b, ok := clause.Vague[w+" of "+c.Lower(a)]; ok {
				bounds = b
			}
		}
	}
	if n, ok := c.multiplied(t); ok { // "two dozen", "a dozen"
		bounds = [2]int{bounds[0] * n, bounds[1] * n}
	}
	return schema.Range{Low: schema.Some(bounds[0]), High: schema.Some(bounds[1])}, true
}

func (c *reporter) multiplied(t int) (int, bool) {
	if t == c.Start || c.Lower(t) != "dozen" {
		return 0, false
	}
	return c.number(t - 1)
}

// numberAt reads the number that ends at, or begins with, a token, with the words around it that make it a bound.
func (c *reporter) numberAt(t int) (schema.Range, bool) {
	first, last := t, t
	for first > c.Start && c.isNumber(first-1) {
		first--
	}
	for last+1 < c.End && c.isNumber(last+1) {
		last++
	}
	n, ok := c.value(first, last)
	if !ok {
		return schema.Range{}, false
	}
	if last+2 < c.End && (c.Lower(last+1) == "to" || c.Lower(last+1) == "and" || c.Lower(last+1) == "-" || c.Lower(last+1) == "–") && c.isNumber(last+2) {
		if r, ok := c.interval(first, last, n); ok {
			return r, ok
		}
	}
	switch before := c.before(first); {
	case endsWithAny(before, atLeast) || c.followedByAny(last, orMoreTail):
		return schema.Range{Low: schema.Some(n)}, true
	case endsWithAny(before, atMost):
		return schema.Range{High: schema.Some(n)}, true
	}
	return exactly(n), true
}

// interval reads "5,000 to 7,000" and, behind "between", "5,000 and 7,000".
func (c *reporter) interval(first, last, low int) (schema.Range, bool) {
	if c.Lower(last+1) == "and" && (first == c.Start || c.Lower(first-1) != "between") {
		return schema.Range{}, false
	}
	end := last + 2
	for end+1 < c.End && c.isNumber(end+1) {
		end++
	}
	high, ok := c.value(last+2, end)
	if !ok || high < low {
		return schema.Range{}, false
	}
	return schema.Range{Low: schema.Some(low), High: schema.Some(high)}, true
}

func (c *reporter) isNumber(t int) bool {
	if c.InDate(t) {
		return false
	}
	_, ok := c.number(t)
	return ok || multipliers[c.Lower(t)][0] > 0
}

// number is the value of one token: digits, or a word below a hundred ("thirty-two").
func (c *reporter) number(t int) (int, bool) {
	w := c.Lower(t)
	if w == "a" || w == "an" {
		return 1, true
	}
	if n, ok := numerals[w]; ok {
		return n[0], true
	}
	if tens, units, ok := strings.Cut(w, "-"); ok {
		a, okA := numerals[tens]
		b, okB := numerals[units]
		return a[0] + b[0], okA && okB && a[0] >= 20 && b[0] < 10
	}
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
	return n, err == nil && n < maxCount
}

// maxCount keeps sums within reason: more people than ever lived are a number of something else.
const maxCount = 100_000_000_000

// value adds up "two hundred and thirty", "1.5 million", "3 000".
func (c *reporter) value(first, last int) (int, bool) {
	total, part, any := 0, 0, false
	for t := first; t <= last; t++ {
		w := c.Lower(t)
		if m := multipliers[w][0]; m > 0 {
			if !any {
				part = 1
			}
			if m == 100 {
				part *= m
			} else {
				total, part = total+part*m, 0
			}
			any = true
			continue
		}
		n, ok := c.number(t)
		if !ok {
			return 0, false
		}
		part, any = part+n, true
		if total+part > maxCount {
			return 0, false
		}
	}
	return total + part, any && total+part < maxCount
}

// boundWords is how many words before a number may make it a bound.
const boundWords = 3

// before is the text of the words before a token, lower case, joined by spaces.
func (c *reporter) before(t int) string {
	var b strings.Builder
	for i := max(c.Start, t-boundWords); i < t; i++ {
		b.WriteString(c.Lower(i))
		b.WriteByte(' ')
	}
	return strings.TrimSuffix(b.String(), " ")
}

func endsWithAny(s string, suffixes text.Words) bool {
	for suffix := range suffixes {
		if rest, ok := strings.CutSuffix(s, suffix); ok && (rest == "" || rest[len(rest)-1] == ' ') {
			return true
		}
	}
	return false
}

func (c *reporter) followedByAny(last int, phrases text.Words) bool {
	var next []string
	for i := last + 1; i < c.End && len(next) < 2; i++ {
		next = append(next, c.Lower(i))
	}
	for p := range phrases {
		if strings.HasPrefix(strings.Join(next, " ")+" ", p+" ") {
			return true
		}
	}
	return false
}
