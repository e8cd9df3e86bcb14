package output

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// Condition is a test of a table's rows, written as what stands behind WHERE in SQL: comparisons, LIKE and ILIKE, IN, BETWEEN, IS NULL,
// list_contains(LIST, 'ITEM') and columns of true and false, joined by AND, OR, NOT and brackets. It means what DuckDB makes of it:
// a comparison with null is neither true nor false, and LIKE tells capitals from small letters.
type Condition struct{ test test }

// test is what a part of a condition says of a row.
type test func(row []schema.Value) truth

// truth is that of SQL: of two the lesser is their AND, the greater their OR.
type truth int8

const (
	isFalse truth = iota - 1
	isUnknown
	isTrue
)

func truthOf(b bool) truth {
	if b {
		return isTrue
	}
	return isFalse
}

// ParseCondition reads a condition over the columns of a table; its error says what is wrong at which place.
func ParseCondition(text string, t *schema.Table) (*Condition, error) {
	tokens, err := conditionTokens(text)
	if err != nil {
		return nil, err
	}
	p := &conditionParser{table: t, tokens: tokens}
	test, err := p.or()
	if err == nil && p.peek().kind != endToken {
		err = p.wanted("AND, OR or the end")
	}
	if err != nil {
		return nil, err
	}
	return &Condition{test}, nil
}

// Holds tells whether a row of the table passes.
func (c *Condition) Holds(row []schema.Value) bool { return c.test(row) == isTrue }

// conditionParser goes down the grammar, a method a rule.
type conditionParser struct {
	table  *schema.Table
	tokens []token // the last is the end
	at     int
}

func (p *conditionParser) peek() token { return p.tokens[p.at] }

func (p *conditionParser) next() token {
	t := p.tokens[p.at]
	if t.kind != endToken {
		p.at++
	}
	return t
}

// takes goes on where the next token is this word or sign.
func (p *conditionParser) takes(word string) bool {
	t := p.peek()
	if (t.kind == wordToken || t.kind == signToken) && strings.EqualFold(t.text, word) {
		p.at++
		return true
	}
	return false
}

func (p *conditionParser) wanted(what string) error {
	t := p.peek()
	if t.kind == endToken {
		return fmt.Errorf("%s is wanted at the end", what)
	}
	return fmt.Errorf("at character %d: %s is wanted, not %s", t.place, what, t.text)
}

func (p *conditionParser) or() (test, error) {
	return p.joined("OR", p.and, func(a, b truth) truth { return max(a, b) })
}

func (p *conditionParser) and() (test, error) {
	return p.joined("AND", p.not, func(a, b truth) truth { return min(a, b) })
}

func (p *conditionParser) joined(word string, part func() (test, error), join func(a, b truth) truth) (test, error) {
	left, err := part()
	for err == nil && p.takes(word) {
		var right test
		first := left
		right, err = part()
		left = func(row []schema.Value) truth { return join(first(row), right(row)) }
	}
	return left, err
}

func (p *conditionParser) not() (test, error) {
	if p.takes("NOT") {
		inner, err := p.not()
		return negated(inner), err
	}
	if !p.takes("(") {
		return p.predicate()
	}
	inner, err := p.or()
	if err == nil && !p.takes(")") {
		err = p.wanted(")")
	}
	return inner, err
}

func negated(inner test) test { return func(row []schema.Value) truth { return -inner(row) } }

// predicate is a test of one column.
func (p *conditionParser) predicate() (test, error) {
	if t := p.peek(); t.kind == wordToken && strings.EqualFold(t.text, "list_contains") {
		return p.listContains()
	}
	i, err := p.column()
	if err != nil {
		return nil, err
	}
	if p.takes("IS") {
		return p.isNull(i)
	}
	turn := func(t test, err error) (test, error) { return t, err }
	if p.takes("NOT") {
		turn = func(t test, err error) (test, error) { return negated(t), err }
	}
	for _, rule := range []struct {
		word string
		read func(column int) (test, error)
	}{{"IN", p.in}, {"BETWEEN", p.between}, {"LIKE", p.like("")}, {"ILIKE", p.like("(?i)")}} {
		if p.takes(rule.word) {
			return turn(rule.read(i))
		}
	}
	for _, c := range comparisons {
		if p.takes(c.sign) {
			return p.compared(i, c.holds)
		}
	}
	if p.table.Columns[i].Type != schema.Bool {
		return nil, p.wanted("a comparison of " + p.table.Columns[i].Name)
	}
	return func(row []schema.Value) truth {
		if !row[i].Valid {
			return isUnknown
		}
		return truthOf(row[i].Int != 0)
	}, nil
}

// comparisons by their signs, the longer before those they begin with.
var comparisons = []struct {
	sign  string
	holds func(order int) bool
}{
	{"<=", func(o int) bool { return o <= 0 }}, {">=", func(o int) bool { return o >= 0 }}, {"<>", func(o int) bool { return o != 0 }}, {"!=", func(o int) bool { return o != 0 }},
	{"==", func(o int) bool { return o == 0 }}, {"=", func(o int) bool { return o == 0 }}, {"<", func(o int) bool { return o < 0 }}, {">", func(o int) bool { return o > 0 }},
}

func (p *conditionParser) column() (int, error) {
	t := p.peek()
	if t.kind != wordToken {
		return 0, p.wanted("a column")
	}
	p.next()
	if i := p.table.Index(strings.ToLower(t.text)); i >= 0 {
		return i, nil
	}
	var names []string
	for _, c := range p.table.Columns {
		names = append(names, c.Name)
	}
	return 0, fmt.Errorf("at character %d: %s has no column %q; there are %s", t.place, p.table.Name, t.text, strings.Join(names, ", "))
}

func (p *conditionParser) isNull(i int) (test, error) {
	want := !p.takes("NOT")
	if !p.takes("NULL") {
		return nil, p.wanted("NULL")
	}
	return func(row []schema.Value) truth { return truthOf(!row[i].Valid == want) }, nil
}

// compared reads the other side of a comparison, a value or a column of the same type.
func (p *conditionParser) compared(i int, holds func(int) bool) (test, error) {
	kind := p.table.Columns[i].Type
	if t := p.peek(); t.kind == wordToken && p.table.Index(strings.ToLower(t.text)) >= 0 {
		j, _ := p.column()
		if other := p.table.Columns[j].Type; other != kind || kind == schema.List || kind == schema.Point {
			return nil, fmt.Errorf("at character %d: %s is of type %s and %s of type %s", t.place, p.table.Columns[i].Name, kind, p.table.Columns[j].Name, other)
		}
		return func(row []schema.Value) truth { return comparedTruth(kind, row[i], row[j], holds) }, nil
	}
	value, err := p.value(i)
	return func(row []schema.Value) truth { return comparedTruth(kind, row[i], value, holds) }, err
}

func comparedTruth(kind schema.Type, a, b schema.Value, holds func(int) bool) truth {
	if !a.Valid || !b.Valid {
		return isUnknown
	}
	return truthOf(holds(compareValues(kind, a, b)))
}

func compareValues(kind schema.Type, a, b schema.Value) int {
	switch kind {
	case schema.String:
		return cmp.Compare(a.Str, b.Str)
	case schema.Float:
		return cmp.Compare(a.Float, b.Float)
	}
	return cmp.Compare(a.Int, b.Int)
}

func (p *conditionParser) in(i int) (test, error) {
	var values []schema.Value
	for open := "("; ; open = "," {
		if open == "," && p.takes(")") {
			break
		}
		if !p.takes(open) {
			return nil, p.wanted(open)
		}
		v, err := p.value(i)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	kind := p.table.Columns[i].Type
	return func(row []schema.Value) truth {
		found := isFalse
		for _, v := range values {
			found = max(found, comparedTruth(kind, row[i], v, func(o int) bool { return o == 0 }))
		}
		return found
	}, nil
}

func (p *conditionParser) between(i int) (test, error) {
	low, err := p.value(i)
	if err == nil && !p.takes("AND") {
		err = p.wanted("AND")
	}
	if err != nil {
		return nil, err
	}
	high, err := p.value(i)
	kind := p.table.Columns[i].Type
	return func(row []schema.Value) truth {
		return min(comparedTruth(kind, row[i], low, func(o int) bool { return o >= 0 }), comparedTruth(kind, row[i], high, func(o int) bool { return o <= 0 }))
	}, err
}

func (p *conditionParser) like(flags string) func(i int) (test, error) {
	return func(i int) (test, error) {
		if c := p.table.Columns[i]; c.Type != schema.String {
			return nil, fmt.Errorf("LIKE is for text, and %s is of type %s", c.Name, c.Type)
		}
		v, err := p.value(i)
		if err != nil {
			return nil, err
		}
		form := strings.NewReplacer("%", ".*", "_", ".").Replace(regexp.QuoteMeta(v.Str))
		pattern, err := regexp.Compile("(?s)" + flags + "^" + form + "$")
		return func(row []schema.Value) truth {
			if !row[i].Valid {
				return isUnknown
			}
			return truthOf(pattern.MatchString(row[i].Str))
		}, err
	}
}

// listContains reads list_contains(LIST, 'ITEM').
func (p *conditionParser) listContains() (test, error) {
	p.next()
	if !p.takes("(") {
		return nil, p.wanted("(")
	}
	i, err := p.column()
	if err != nil {
		return nil, err
	}
	if c := p.table.Columns[i]; c.Type != schema.List {
		return nil, fmt.Errorf("list_contains is for lists, and %s is of type %s", c.Name, c.Type)
	}
	if !p.takes(",") {
		return nil, p.wanted(",")
	}
	item := p.next()
	if item.kind != textToken {
		return nil, fmt.Errorf("at character %d: an item in 'single quotes' is wanted", item.place)
	}
	if !p.takes(")") {
		return nil, p.wanted(")")
	}
	return func(row []schema.Value) truth {
		if !row[i].Valid {
			return isUnknown
		}
		for _, v := range row[i].List {
			if v == item.text {
				return isTrue
			}
		}
		return isFalse
	}, nil
}

// value reads a value of a column's type.
func (p *conditionParser) value(i int) (v schema.Value, err error) {
	c, t := p.table.Columns[i], p.next()
	if t.kind == wordToken && strings.EqualFold(t.text, "NULL") {
		return v, fmt.Errorf("at character %d: nothing equals NULL; write %s IS NULL", t.place, c.Name)
	}
	read := valueReaders[c.Type]
	if read == nil {
		return v, fmt.Errorf("%s is of type %s, which is not compared; of lists, list_contains(%s, 'ITEM') tells what they hold", c.Name, c.Type, c.Name)
	}
	if v, err = read(t); err != nil {
		return v, fmt.Errorf("at character %d: %s is of type %s: %w", t.place, c.Name, c.Type, err)
	}
	v.Valid = true
	return v, nil
}

// valueReaders read values as they are written, by the type of the column.
var valueReaders = map[schema.Type]func(token) (schema.Value, error){
	schema.String: func(t token) (schema.Value, error) {
		return schema.Value{Str: t.text}, t.must(textToken, "write text in 'single quotes'")
	},
	schema.Int: func(t token) (v schema.Value, err error) {
		v.Int, err = strconv.ParseInt(t.text, 10, 64)
		return v, t.mustParse(err, numberToken, "write a whole number")
	},
	schema.Float: func(t token) (v schema.Value, err error) {
		v.Float, err = strconv.ParseFloat(t.text, 64)
		return v, t.mustParse(err, numberToken, "write a number")
	},
	schema.Bool: func(t token) (v schema.Value, err error) {
		is, err := strconv.ParseBool(strings.ToLower(t.text))
		return schema.Value{Int: int64(truthOf(is)+1) / 2}, t.mustParse(err, wordToken, "write true or false")
	},
	schema.Date: func(t token) (schema.Value, error) {
		day, err := time.Parse(time.DateOnly, t.text)
		return schema.Value{Int: day.Unix() / secondsPerDay}, t.mustParse(err, textToken, "write a day as '2024-12-10'")
	},
	schema.Timestamp: func(t token) (schema.Value, error) {
		at, err := time.Parse(time.RFC3339, t.text)
		if err != nil {
			at, err = time.Parse(time.DateOnly, t.text)
		}
		return schema.Value{Int: at.UnixMilli()}, t.mustParse(err, textToken, "write a time as '2024-12-10' or '2024-12-10T08:00:00Z'")
	},
}
