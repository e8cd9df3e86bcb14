package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// Days in digits are written in two orders: 2/5/2019 is in May in most countries and in February in the United States. Which
// one a program wrote is told by the days that can be read in one order alone (15/4/2019), for all records of its file; or by
// --date-format. Records before it wait for it, and where none comes their dates cannot be read.

// order is that of a day in digits.
type order int

const (
	unsettled order = iota
	dayFirst
	monthFirst
	mixed // the file has both
)

var (
	digitDay = regexp.MustCompile(`^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?:[T ,]+(.*))?$`)

	errOrder = errors.New("the day may be read in two orders, and no other record of the input tells which; say it by --date-format, as %d/%m/%Y or %m/%d/%Y")
	errMixed = errors.New("the day may be read in two orders, and the records of the input have both; say which by --date-format, as %d/%m/%Y or %m/%d/%Y")
)

// dayOrder is the order that the dates of an input were found to be in.
type dayOrder struct{ order order }

// learn takes what a date tells of the order, and gives the order in which the date is to be read.
func (d *dayOrder) learn(parts []string) order {
	first, second := number(parts[1]), number(parts[3])
	found := unsettled
	switch {
	case first == second:
		return dayFirst
	case first > 12:
		found = dayFirst
	case second > 12:
		found = monthFirst
	}
	if d == nil {
		return found
	}
	switch {
	case found == unsettled:
		return d.order
	case d.order == unsettled:
		d.order = found
	case d.order != found:
		d.order = mixed
	}
	return found
}

// eitherDays are the dates of a record that can be read in two orders, "" where one is no such date.
type eitherDays struct{ published, retrieved string }

func (e eitherDays) Error() string {
	return fmt.Sprintf("%q: %v", cmp.Or(e.published, e.retrieved), errOrder)
}

// when reads a date of a record, zero where it says that there is none. One that waits for the order is given back as either.
func (o Options) when(s string) (t time.Time, offset schema.Opt[int], either string, err error) {
	s = strings.TrimSpace(s)
	if s == "" || noDates.MatchString(s) {
		return t, offset, "", nil
	}
	if o.DateFormat != "" {
		if t, err := time.Parse(o.DateFormat, s); err == nil {
			return t.UTC(), zoneIn(t), "", nil
		}
	}
	if parts := digitDay.FindStringSubmatch(s); parts != nil {
		by := o.days.learn(parts)
		if by == unsettled {
			return t, offset, s, nil
		}
		t, offset, err = readDigitDay(s, by)
		return t, offset, "", err
	}
	t, offset, err = parseZoned(s)
	if err == nil && t.Unix() == 0 && len(s) != len(time.DateOnly) { // where computers begin to count
		return time.Time{}, schema.Opt[int]{}, "", nil
	}
	return t, offset, "", err
}

// noDates are what data bases and programs write where there is no date, beside words: the first moments of their calendars.
var noDates = regexp.MustCompile(`^(?:0+(?:\.0*)?|0000-00-00.*|0001-01-01[T ]00:00:00.*)$`)

func zoneIn(t time.Time) (offset schema.Opt[int]) {
	if _, seconds := t.Zone(); t.Location() != time.UTC {
		offset = schema.Some(seconds / 60)
	}
	return offset
}

// readDigitDay reads a day in digits in an order.
func readDigitDay(s string, by order) (t time.Time, offset schema.Opt[int], err error) {
	parts := digitDay.FindStringSubmatch(s)
	day, month := parts[1], parts[3]
	switch by {
	case unsettled:
		return t, offset, fmt.Errorf("%q: %w", s, errOrder)
	case mixed:
		return t, offset, fmt.Errorf("%q: %w", s, errMixed)
	case monthFirst:
		day, month = month, day
	}
	t, offset, err = parseZoned(strings.TrimSpace(fmt.Sprintf("%s-%02d-%02d %s", parts[4], number(month), number(day), parts[5])))
	if err != nil {
		err = fmt.Errorf("cannot read the date %q", s)
	}
	return t, offset, err
}

// settler holds the records of an input back from one on of which a day waits for the order.
type settler struct {
	emit emitter
	days *dayOrder
	held []heldRecord
	size int // bytes of text held
}

type heldRecord struct {
	position string
	article  *schema.Article
	err      error
}

// maxHeld is how many bytes of text are held back: of a longer input the order is told by its beginning.
const maxHeld = 64 << 20

func (w *settler) put(position string, a *schema.Article, err error) error {
	if waits := errors.As(err, &eitherDays{}); !waits && len(w.held) == 0 {
		return w.emit(position, a, err)
	}
	if w.held = append(w.held, heldRecord{position, a, err}); a != nil {
		w.size += len(a.Text)
	}
	if w.days.order == unsettled && w.size < maxHeld {
		return nil
	}
	return w.flush()
}

// flush emits what is held.
func (w *settler) flush() error {
	held := w.held
	w.held, w.size = nil, 0
	for _, r := range held {
		if either := (eitherDays{}); errors.As(r.err, &either) {
			r.err = either.settle(r.article, w.days.order)
		}
		if err := w.emit(r.position, r.article, r.err); err != nil {
			return err
		}
	}
	return nil
}

// settle reads the dates of an article in an order.
func (e eitherDays) settle(a *schema.Article, by order) (err error) {
	if e.published != "" {
		if a.PublishedAt, a.PublishedOffset, err = readDigitDay(e.published, by); err != nil {
			return fmt.Errorf("published_at: %w", err)
		}
	}
	if e.retrieved != "" {
		if a.RetrievedAt, _, err = readDigitDay(e.retrieved, by); err != nil {
			return fmt.Errorf("retrieved_at: %w", err)
		}
	}
	return nil
}

// strftime are the directives of C and Python for the parts of a date, as Go's layouts have them.
var strftime = strings.NewReplacer("%d", "02", "%-d", "2", "%e", "_2", "%m", "01", "%-m", "1", "%Y", "2006", "%y", "06", "%H", "15", "%I", "03", "%M", "04", "%S", "05",
	"%f", "000000", "%b", "Jan", "%B", "January", "%a", "Mon", "%A", "Monday", "%p", "PM", "%z", "-0700", "%Z", "MST", "%T", "15:04:05", "%F", "2006-01-02",
	"%D", "01/02/06", "%R", "15:04", "%%", "%")

// ParseDateFormat reads a format of dates as C and Python have it, %d/%m/%Y, and gives it as package time does. Days and months
// may have one digit.
func ParseDateFormat(s string) (string, error) {
	layout := strftime.Replace(s)
	if s == "" {
		return "", nil
	}
	if !strings.Contains(s, "%") || strings.Contains(strings.ReplaceAll(s, "%%", ""), "%") && strings.Contains(layout, "%") {
		return "", fmt.Errorf("%q is no format of dates: write it as %%d/%%m/%%Y", s)
	}
	for _, part := range []struct{ wide, narrow string }{{"02", "2"}, {"01", "1"}} { // package time reads wide ones with the narrow
		layout = strings.Replace(layout, part.wide, part.narrow, 1)
	}
	return layout, nil
}
