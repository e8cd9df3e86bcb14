package report

import (
	"math"
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
	} else if f.Has(text.Sing) && c.Tokens[t].Tag == text.NOUN && singlePerson[c.Lemma(t)] && c.HasWord(t, singular, text.Det) {
		return exactly(1)
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

// vagueCount reads "dozens of people", "tens of thousands", "several", "two dozen".
func (c *reporter) vagueCount(t int) (schema.Range, bool) {
	w := c.Lower(t)
	bounds, ok := clause.Vague[w]
	for _, phrase := range []string{w + " of " + c.word(t+2), c.word(t-2) + " of " + w} {
		if b, isKnown := clause.Vague[phrase]; isKnown {
			bounds, ok = b, true
		}
	}
	if !ok {
		return schema.Range{}, false
	}
	if n, ok := c.number(t - 1); ok && w == "dozen" {
		bounds = [2]int{bounds[0] * int(n), bounds[1] * int(n)}
	}
	return schema.Range{Low: schema.Some(bounds[0]), High: schema.Some(bounds[1])}, true
}

// word is a token of the sentence in lower case; empty beyond it.
func (c *reporter) word(t int) string {
	if t < c.Start || t >= c.End {
		return ""
	}
	return c.Lower(t)
}

// numberAt reads the number that a token is part of, with the words around it that make it a bound or an interval.
func (c *reporter) numberAt(t int) (schema.Range, bool) {
	first, last := c.run(t)
	if c.isRange(first - 1) {
		first, last = c.run(first - 2)
	}
	n, ok := c.value(first, last)
	if c.isRange(last + 1) {
		_, end := c.run(last + 2)
		if high, okHigh := c.value(last+2, end); ok && okHigh && high >= n {
			return schema.Range{Low: schema.Some(n), High: schema.Some(high)}, true
		}
	}
	switch before := c.before(first); {
	case !ok:
		return schema.Range{}, false
	case endsWithAny(before, atLeast) || orMoreTail[c.word(last+1)] || orMoreTail[c.word(last+1)+" "+c.word(last+2)]:
		return schema.Range{Low: schema.Some(n)}, true
	case endsWithAny(before, atMost):
		return schema.Range{High: schema.Some(n)}, true
	}
	return exactly(n), true
}

// isRange tells the word between two numbers that are the ends of an interval: "5,000 to 7,000", "between 5,000 and 7,000".
func (c *reporter) isRange(t int) bool {
	if !c.isNumber(t-1) || !c.isNumber(t+1) {
		return false
	}
	first, _ := c.run(t - 1)
	return rangeMarks[c.word(t)] || c.word(t) == "and" && c.word(first-1) == "between"
}

// run is the words of a number around one of them: "two hundred and thirty", "twenty-one".
func (c *reporter) run(t int) (first, last int) {
	first, last = t, t
	for c.isNumber(first-1) || c.joins(first-1) {
		first--
	}
	for c.isNumber(last+1) || c.joins(last+1) {
		last++
	}
	return first, last
}

// joins tells a word inside of a number.
func (c *reporter) joins(t int) bool {
	switch tens, units := numerals[c.word(t-1)][0], numerals[c.word(t+1)][0]; c.word(t) {
	case "-":
		return tens >= 20 && units > 0 && units < 10
	case "and":
		return multipliers[c.word(t-1)][0] > 0 && c.isNumber(t+1) && multipliers[c.word(t+2)][0] == 0
	}
	return false
}

func (c *reporter) isNumber(t int) bool {
	if t < c.Start || t >= c.End || c.InDate(t) {
		return false
	}
	_, ok := c.number(t)
	return ok || multipliers[c.Lower(t)][0] > 0
}

// number is the value of one token: digits, or a word below a hundred.
func (c *reporter) number(t int) (float64, bool) {
	w := c.word(t)
	if w == "a" || w == "an" {
		return 1, true
	}
	if n, ok := numerals[w]; ok {
		return float64(n[0]), true
	}
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return n, err == nil && n < maxCount
}

// maxCount keeps sums within reason: more people than ever lived are a number of something else.
const maxCount = 100_000_000_000

// value adds up "two hundred and thirty", "1.5 million"; false for no whole number of people.
func (c *reporter) value(first, last int) (int, bool) {
	total, part, any := 0.0, 0.0, false
	for t := first; t <= last; t++ {
		n, ok := c.number(t)
		switch m := float64(multipliers[c.word(t)][0]); {
		case m == 100:
			part = max(part, 1) * m
		case m > 0:
			total, part = total+max(part, 1)*m, 0
		case ok:
			part += n
		case !c.joins(t):
			return 0, false
		}
		any = true
	}
	sum := total + part
	return int(sum), any && sum < maxCount && sum == math.Trunc(sum)
}

// boundWords is how many words before a number may make it a bound.
const boundWords = 3

// before is the text of the words before a token, lower case, a space behind each.
func (c *reporter) before(t int) (words string) {
	for i := max(c.Start, t-boundWords); i < t; i++ {
		words += c.Lower(i) + " "
	}
	return words
}

func endsWithAny(words string, ends text.Words) bool {
	for end := range ends {
		if strings.HasSuffix(" "+words, " "+end+" ") {
			return true
		}
	}
	return false
}
