package text

import "unicode/utf8"

// offsetStep is the distance in bytes of the positions counted beforehand; an answer reads at most so many bytes.
const offsetStep = 128

// Offsets turns byte offsets in one text, which must be valid UTF-8, into offsets in Unicode code points.
// It is safe for concurrent use.
type Offsets struct {
	text   string
	counts []int // counts[i] is how many code points begin in text[:i*offsetStep]; nil where all are ASCII
}

// NewOffsets reads the text once.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text}
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

// Point is the number of code points that begin before byte i, 0 <= i <= len(text).
func (o *Offsets) Point(i int) int {
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
