package neural

import (
	"github.com/dateline-data/dateline/pipeline/text"
)

// Reading is what a Reader finds in a word.
type Reading struct {
	Tag    text.Tag
	Feats  text.Feats
	Head   int // index in the sentence, -1 for the root
	Rel    text.Rel
	Name   NameTag
	Sure   float32 // the share of Name among all name tags, 0 to 1
	Vector []int8  // the word vector, rounded, read-only; nil for an unknown word
	Tells  text.Tells
}

// Reader runs a model; its buffers serve from call to call, so each goroutine needs its own.
type Reader struct {
	model      *Model
	featurizer Featurizer
	cache      []cached
	words      []Word
	from       []int // first row of each sentence, and the end of the last

	state     []uint8 // input of the next layer
	keptState []uint8
	keptX     []float32
	x, h, low []float32
	u, c      []float32
	ends      []float32
	queries   []float32
	joint     []float32
	scores    []float32
	narrow    []uint8
	gate      []float32 // shares of the styles of naming
	sums      []int32   // of the words' states
	means     []float32
	mean      []uint8 // of the words' states
	heads     []uint8
	packed    []int8 // a sentence's queries
	row       []int8 // one of them
	names     NameDecoder
	nameTags  []NameTag
	root      []uint8   // as an arc head
	start     []int32   // of arc scores: zeros
	flat      []float32 // scales of arc scores
	none      []float32 // biases of arc scores: zeros
	headOf    []int
	finder    treeFinder
	relOf     []text.Rel
	paths     PathFinder
	frames    []Frame
	args      []Argument // of all frames
	standings []text.Standing
}

// cacheSize is the number of recent words whose representations are kept, a power of two: the words of an article and the
// commonest of the language come again and again.
const cacheSize = 4096

type cached struct {
	key uint64
	row []float32
}

// NewReader makes a reader for a model.
func NewReader(m *Model) *Reader {
	r := &Reader{model: m, featurizer: Featurizer{Vocabulary: &m.Vocabulary, Usage: &m.Usage}, cache: make([]cached, cacheSize)}
	r.root = make([]uint8, m.Arcs)
	endGrid.round(r.root, m.Root[m.Arcs:2*m.Arcs])
	return r
}

// Read reads the sentences (lists of their words' forms) of one passage into out, which has a Reading for each word of all sentences.
func (r *Reader) Read(sentences [][]string, out []Reading) {
	m := r.model
	r.from, r.frames = r.from[:0], r.frames[:0]
	n := 0
	r.words = grow(r.words, len(out))
	for _, s := range sentences {
		r.from = append(r.from, n)
		r.featurizer.Apply(s, r.words[n:n+len(s)])
		n += len(s)
	}
	r.from = append(r.from, n)
	if n == 0 {
		return
	}
	for i, w := range r.words {
		out[i].Vector = m.Vocabulary.vector(w.Vector)
	}
	r.represent(n)
	for l := range m.Layers {
		r.layer(&m.Layers[l], n)
		if l+1 == m.TagsAt {
			r.tags(out, n)
			r.branch(out, n)
		}
	}
	r.trees(out, n)
	r.roles(out, n)
}

// grow returns a slice of length n, reusing s if it is long enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)[:n]
	}
	return s[:n]
}

// represent looks up or computes the representations of all words, as numbers and as the first layer's input.
func (r *Reader) represent(n int) {
	width := r.model.Hidden
	r.state = grow(r.state, roundRows(n)*width)
	r.x = grow(r.x, n*width)
	for i := range n {
		w := &r.words[i]
		entry := &r.cache[w.Key&(cacheSize-1)]
		if entry.key != w.Key || entry.row == nil {
			entry.row = grow(entry.row, width)
			entry.key = w.Key
			r.sum(w, entry.row)
		}
		copy(r.x[i*width:], entry.row)
	}
	wordGrid.round(r.state, r.x)
}

// sum computes a word's representation.
func (r *Reader) sum(w *Word, dst []float32) {
	m := r.model
	r.h = grow(r.h, blockRows*outWidth(m.Hidden))
	out := r.h[:m.Hidden]
	if w.Vector >= 0 {
		dim := m.Vocabulary.Dim
		r.narrow = grow(r.narrow, blockRows*inWidth(dim))
		for k, y := range m.Vocabulary.Data[int(w.Vector)*dim : (int(w.Vector)+1)*dim] {
			r.narrow[k] = uint8(y + middle)
		}
		m.Project.Apply(r.h, r.narrow, 1)
		scale := m.Vocabulary.Scale[w.Vector]
		for k := range out {
			out[k] *= scale
		}
	} else {
		clear(out)
	}
	for slot, row := range w.Rows {
		if row < 0 {
			continue
		}
		addScaled(out, m.Tables[slot].Data[int(row)*m.Hidden:][:m.Hidden], m.Tables[slot].Scale[row])
	}
	copy(dst, out)
}

// layer runs one layer on r.state and r.x, leaving there its output.
func (r *Reader) layer(l *Linear, n int) {
	hidden := r.model.Hidden
	wide := 2 * hidden
	r.u = grow(r.u, roundRows(n)*6*hidden)
	r.h = grow(r.h, n*wide)
	r.c = grow(r.c, hidden)
	l.Apply(r.u, r.state, n)
	skipWidth := l.In
	for s := range len(r.from) - 1 {
		from, to := r.from[s], r.from[s+1]
		for dir := range 2 {
			clear(r.c)
			second := dir * hidden
			skip := second
			if skipWidth == hidden {
				skip = 0
			}
			for i := from; i < to; i++ {
				at := i
				if dir == 1 {
					at = to - 1 - (i - from)
				}
				cell(&r.h[at*wide+second], &r.c[0], &r.u[at*6*hidden+3*second], &r.x[at*skipWidth+skip], hidden)
			}
		}
	}
	r.x, r.h = r.h, r.x
	r.state = grow(r.state, roundRows(n)*wide)
	stateGrid.round(r.state, r.x[:n*wide])
}

// tags reads tags and features.
func (r *Reader) tags(out []Reading, n int) {
	m := r.model
	width, classes := outWidth(m.Tag.Out), outWidth(m.Form.Out)
	r.low = grow(r.low, roundRows(n)*width)
	r.scores = grow(r.scores, roundRows(n)*classes)
	m.Tag.Apply(r.low, r.state, n)
	m.Form.Apply(r.scores, r.state, n)
	for i := range n {
		tag := text.Tag(best(r.low[i*width:][:m.Tag.Out]))
		scores := r.scores[i*classes:][:m.Form.Out]
		feats, top := text.Feats(0), never
		for _, b := range m.ofTag[tag] {
			if scores[b] > top {
				feats, top = m.Bundles[b].Feats, scores[b]
			}
		}
		out[i].Tag, out[i].Feats = tag, feats
	}
}

func best(scores []float32) int {
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return top
}
