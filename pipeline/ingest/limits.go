package ingest

import (
	"fmt"
	"io"
)

// Limits bound what packed inputs may cost. The zero value of a field is its default.
type Limits struct {
	Ratio    int   // unpacked bytes for a packed one
	Unpacked int64 // bytes that one input may unpack to, with all archives in it
	Spool    int64 // bytes of a temporary file: of a ZIP archive that is not a file of its own or a blob
	Depth    int   // archives around a record
}

// DefaultLimits let every archive of news pass that is known to us, and stop what was packed to do harm.
var DefaultLimits = Limits{
	Ratio:    200,     // news packs to a tenth, repeated markup to a fiftieth; bombs to a thousandth and less
	Unpacked: 1 << 40, // streams cost time alone: an hour or so
	Spool:    4 << 30, // what a ZIP archive without zip64 can hold, and most temporary folders too
	Depth:    3,       // a day's archives in one of a month in one of a year
}

// harmless is how much may be unpacked at any ratio: a blank page packs well, and costs nothing.
const harmless = 16 << 20

// orDefaults fills what is not set.
func (l Limits) orDefaults() *Limits {
	d := DefaultLimits
	if l.Ratio > 0 {
		d.Ratio = l.Ratio
	}
	if l.Unpacked > 0 {
		d.Unpacked = l.Unpacked
	}
	if l.Spool > 0 {
		d.Spool = l.Spool
	}
	if l.Depth > 0 {
		d.Depth = l.Depth
	}
	return &d
}

// meter passes on what is unpacked, and fails for good once that is more than the limits allow.
type meter struct {
	io.ReadCloser
	packed   func() int64 // bytes it came of, so far
	unpacked *int64       // bytes of all readers that share them, so far
	limits   *Limits
	total    *int64 // bytes unpacked of the input
}

func (m *meter) Read(p []byte) (int, error) {
	if *m.unpacked > harmless && *m.unpacked > int64(m.limits.Ratio)*m.packed() {
		return 0, bomb(fmt.Sprintf("it unpacks to more than %d times its size; if it is sound, raise --max-ratio", m.limits.Ratio))
	}
	if *m.total > m.limits.Unpacked {
		return 0, bomb(fmt.Sprintf("it unpacks to more than %d bytes; if it is sound, raise --max-unpacked", m.limits.Unpacked))
	}
	n, err := m.ReadCloser.Read(p)
	*m.unpacked += int64(n)
	*m.total += int64(n)
	return n, err
}

// bomb is why the rest of an input is not unpacked.
type bomb string

func (b bomb) Error() string { return string(b) }

// counter counts what is read.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}
