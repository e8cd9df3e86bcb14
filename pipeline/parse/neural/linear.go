package neural

// blockRows and blockOuts are the size of the block of results that a kernel computes at once: rows of input times outputs; it takes
// two groups of groupIns inputs at a time.
const (
	blockRows = 4
	blockOuts = 16
	groupIns  = 4
)

// weightLevels is the greatest weight: four products of such with inputs of 7 bits fit in 16 bits (127*63*4 < 2^15).
const weightLevels = 63

// Linear is a layer y = scale * W·x + bias with weights and inputs of 7 bits. Inputs are stored without a sign, with the zero of their grid
// added, since processors multiply bytes without a sign with signed ones and sum four products in 16 bits without a loss, and all of them
// in 32 bits. Sums are exact, so every kernel on every machine gives the same result.
type Linear struct {
	In, Out int
	Weights []int8    // Out by In
	Scale   []float32 // one an output: a weight is Weights times Scale
	Bias    []float32 // one an output

	packed      []int8  // blocks of outputs; in each, by groups of inputs, blockOuts outputs of groupIns weights
	start       []int32 // one an output: what takes the inputs' zero back
	scale, bias []float32
}

// outWidth is the length of a row of results: Out rounded up to whole blocks.
func outWidth(out int) int { return (out + blockOuts - 1) / blockOuts * blockOuts }

// inWidth is the length of a row of inputs: In rounded up to whole pairs of groups.
func inWidth(in int) int { return (in + 2*groupIns - 1) / (2 * groupIns) * (2 * groupIns) }

// roundRows is the number of rows that buffers must have for n rows.
func roundRows(n int) int { return (n + blockRows - 1) / blockRows * blockRows }

// pack lays the weights out for the kernels, to be applied to inputs on a grid.
func (l *Linear) pack(g grid) {
	out, in := outWidth(l.Out), inWidth(l.In)
	l.packed, l.start = make([]int8, out*in), make([]int32, out)
	l.scale, l.bias = make([]float32, out), make([]float32, out)
	copy(l.bias, l.Bias)
	for o, s := range l.Scale {
		l.scale[o] = s / g.scale
	}
	for o := range l.Out {
		for i, w := range l.Weights[o*l.In : (o+1)*l.In] {
			l.packed[packedAt(o, i, in)] = w
			l.start[o] -= int32(g.zero) * int32(w)
		}
	}
}

// packedAt is where the weight from input i to output o lies.
func packedAt(o, i, width int) int {
	return (o/blockOuts)*width*blockOuts + (i/groupIns)*groupIns*blockOuts + (o%blockOuts)*groupIns + i%groupIns
}

// Apply computes n rows: x has rows of inWidth(In) numbers, out rows of outWidth(Out); both have room for roundRows(n) rows.
func (l *Linear) Apply(out []float32, x []uint8, n int) {
	product(out, x, n, inWidth(l.In), l.packed, l.start, l.scale, l.bias)
}

// product multiplies n rows of x with packed weights; len(scale) is the width of out.
func product(out []float32, x []uint8, n, in int, packed []int8, start []int32, scale, bias []float32) {
	width, rows := len(scale), roundRows(n)
	if rows == 0 || in == 0 {
		return
	}
	_, _, _ = out[rows*width-1], x[rows*in-1], packed[width*in-1]
	for o := 0; o < width; o += blockOuts {
		for r := 0; r < rows; {
			r += block(rows-r, &out[r*width+o], width, &x[r*in], in, &packed[o*in], in/groupIns, &start[o], &scale[o], &bias[o])
		}
	}
}
