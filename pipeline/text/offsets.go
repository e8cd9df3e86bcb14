package text

import (
	"sort"
	"unicode/utf8"
)

// offsetStep is the distance in bytes of the positions counted beforehand; an answer reads at most so many bytes.
const offsetStep = 128

// Offsets turns byte offsets in a text as it was mended into offsets in Unicode code points of the text as the input held it, which must
// be valid UTF-8. It is safe for concurrent use.
type Offsets struct {
	text   string
	edits  []Edit
	moved  []int // moved[i] is how many bytes the edits before and with the i-th took away
	counts []int // counts[i] is how many code points begin in text[:i*offsetStep]; nil where all are ASCII
}

// NewOffsets reads the text as the input held it once, with the edits that mended it.
func NewOffsets(text string, edits []Edit) *Offsets {
	o := &Offsets{text: text, edits: edits, moved: make([]int, len(edits))}
	moved := 0
	for i, e := range edits {
		moved += e.Was - e.Now
		o.moved[i] = moved
	}
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			o.counts = make([]int, len(text)/offsetStep+1)
			for i := 1; i < len(o.counts); i++ {
				o.counts[i] = o.counts[i-1] + points(text[(i-1)*offsetStep:i*offsetStep])
			}
			break
		}
	}
	return o
}

// held is the byte of the text as held that byte i of the mended text stands for; inside a replacement, the end of what it stands for.
func (o *Offsets) held(i int) int {
	n := sort.Search(len(o.edits), func(k int) bool { return o.edits[k].At >= i })
	if n == 0 {
		return i
	}
	e := o.edits[n-1]
	return max(i, e.At+e.Now) + o.moved[n-1]
}

// Slice is what a span of the mended text stands for.
func (o *Offsets) Slice(s Span) string { return o.text[o.held(s.Start):o.held(s.End)] }

// Point is the number of code points of the text as held before byte i of the mended text.
func (o *Offsets) Point(i int) int {
	i = o.held(i)
	if o.counts == nil {
		return i
	}
	step := i / offsetStep
	return o.counts[step] + points(o.text[step*offsetStep:i])
}

// Points is the span in code points.
func (o *Offsets) Points(s Span) (start, end int) { return o.Point(s.Start), o.Point(s.End) }

// points counts the code points that begin in s.
func points(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}
