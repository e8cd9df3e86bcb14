// Package record writes the rows of single articles, and what the rounds of a run pass to each other, as bytes, and reads
// them again. The form is that of docs/records.md; Version rises whenever it changes.
//
// A record type is one function that names its fields in order. It serves both ways, so that what is read is what was
// written; a field that is added to a type is added there.
package record

import (
	"encoding/binary"
	"errors"
	"math"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// Version is the version of the form of records. Records of another version cannot be read.
const Version = 4

// ErrBroken says that bytes are no record of the wanted type.
var ErrBroken = errors.New("the record is cut short or broken")

// Coder carries a record's fields one way or the other.
type Coder struct {
	out     []byte // what was written
	in      string // what is left to read
	reading bool
	broken  bool
}

// Fields names the fields of a record type in order, each by the method of Coder for its type.
type Fields[T any] func(c *Coder, v *T)

// Append adds the bytes of v to those of out.
func (f Fields[T]) Append(out []byte, v *T) []byte {
	c := Coder{out: out}
	f(&c, v)
	return c.out
}

// Read fills v, which must be a zero T, from the bytes of one record. The strings of v share data's memory.
func (f Fields[T]) Read(data string, v *T) error {
	c := Coder{in: data, reading: true}
	f(&c, v)
	if c.broken || c.in != "" {
		return ErrBroken
	}
	return nil
}

func (c *Coder) uint(v *uint64) {
	if !c.reading {
		c.out = binary.AppendUvarint(c.out, *v)
		return
	}
	*v = 0
	for i := 0; i < len(c.in) && i < binary.MaxVarintLen64; i++ {
		b := c.in[i]
		*v |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.in = c.in[i+1:]
			return
		}
	}
	c.fail()
}

func (c *Coder) fail() { c.broken, c.in = true, "" }

// take is the next n bytes.
func (c *Coder) take(n uint64) (bytes string) {
	if n > uint64(len(c.in)) {
		c.fail()
		return ""
	}
	bytes, c.in = c.in[:n], c.in[n:]
	return bytes
}

// integer is a signed number, small ones in few bytes.
func (c *Coder) integer(v *int64) {
	u := uint64(*v)<<1 ^ uint64(*v>>63)
	c.uint(&u)
	*v = int64(u>>1) ^ -int64(u&1)
}

// Int carries a count, an offset or an index.
func (c *Coder) Int(v *int) {
	n := int64(*v)
	c.integer(&n)
	*v = int(n)
}

// Uint64 carries a hash.
func (c *Coder) Uint64(v *uint64) {
	if !c.reading {
		c.out = binary.LittleEndian.AppendUint64(c.out, *v)
		return
	}
	*v = 0
	for i, b := range []byte(c.take(8)) {
		*v |= uint64(b) << (8 * i)
	}
}

// Uint32s carries hashes.
func (c *Coder) Uint32s(v *[]uint32) {
	n := c.length(len(*v), 4)
	if !c.reading {
		for _, x := range *v {
			c.out = binary.LittleEndian.AppendUint32(c.out, x)
		}
		return
	}
	*v = nil
	if n == 0 {
		return
	}
	bytes := c.take(4 * uint64(n))
	*v = make([]uint32, 0, n)
	for ; len(bytes) >= 4; bytes = bytes[4:] {
		*v = append(*v, uint32(bytes[0])|uint32(bytes[1])<<8|uint32(bytes[2])<<16|uint32(bytes[3])<<24)
	}
}

// Float carries a number.
func (c *Coder) Float(v *float64) {
	bits := math.Float64bits(*v)
	c.Uint64(&bits)
	*v = math.Float64frombits(bits)
}

// Bools carries up to eight truths in a byte.
func (c *Coder) Bools(v ...*bool) {
	var bits uint64
	for i, b := range v {
		if *b {
			bits |= 1 << i
		}
	}
	c.uint(&bits)
	for i, b := range v {
		*b = bits>>i&1 != 0
	}
}

// String carries text.
func (c *Coder) String(v *string) {
	n := c.length(len(*v), 1)
	if !c.reading {
		c.out = append(c.out, *v...)
		return
	}
	*v = c.take(uint64(n))
}

// Rest carries what is left of the record, as it is.
func (c *Coder) Rest(v *string) {
	if !c.reading {
		c.out = append(c.out, *v...)
		return
	}
	*v = c.take(uint64(len(c.in)))
}

// Text carries several texts.
func (c *Coder) Text(v ...*string) {
	for _, s := range v {
		c.String(s)
	}
}

// Strings carries a list of texts; an empty one is read as nil.
func (c *Coder) Strings(v *[]string) { List(c, v, (*Coder).String) }

// List carries a list of anything; an empty one is read as nil.
func List[T any](c *Coder, v *[]T, fields Fields[T]) {
	n := c.length(len(*v), 1)
	if c.reading {
		*v = nil
		if n > 0 {
			*v = make([]T, n)
		}
	}
	for i := range *v {
		fields(c, &(*v)[i])
	}
}

// length carries the number of items, which take at least size bytes each.
func (c *Coder) length(n, size int) int {
	u := uint64(n)
	c.uint(&u)
	if c.reading && u > uint64(len(c.in)/size) {
		c.fail()
		return 0
	}
	return int(u)
}

// Time carries a time in UTC to the nanosecond; the zero Time is unknown.
func (c *Coder) Time(v *time.Time) {
	known := !v.IsZero()
	c.Bools(&known)
	if !known {
		*v = time.Time{}
		return
	}
	seconds, nanoseconds := v.Unix(), int64(v.Nanosecond())
	c.integer(&seconds)
	c.integer(&nanoseconds)
	*v = time.Unix(seconds, nanoseconds).UTC()
}

// Day carries a calendar day.
func (c *Coder) Day(v *schema.Day) {
	n := int64(*v)
	c.integer(&n)
	*v = schema.Day(n)
}

// OptInt carries a number that may be unknown.
func (c *Coder) OptInt(v *schema.Opt[int]) {
	c.Bools(&v.OK)
	if v.OK {
		c.Int(&v.V)
	}
}

// OptFloat carries a number that may be unknown.
func (c *Coder) OptFloat(v *schema.Opt[float64]) {
	c.Bools(&v.OK)
	if v.OK {
		c.Float(&v.V)
	}
}
