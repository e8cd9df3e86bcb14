package neural

// blockRows and blockOuts are the size of the block of results that a kernel computes at once: rows of input times outputs.
const (
	blockRows = 4
	blockOuts = 16
)

// Linear is a layer y = scale * (W·x) + bias with weights of one byte. Products of weights and inputs of 16 bits are summed in
// 32 bits, exactly, so that every kernel on every machine gives the same result: 127 * 32767 * 512 inputs just fit.
type Linear struct {
	In, Out int
	Weights []int8    // Out by In
	Scale   []float32 // one an output, for weights and inputs together
	Bias    []float32 // one an output

	packed      []int16 // blocks of outputs; in each, by pairs of inputs, blockOuts outputs of two weights
	scale, bias []float32
}

// outWidth is the length of a row of results: Out rounded up to whole blocks.
func outWidth(out int) int { return (out + blockOuts - 1) / blockOuts * blockOuts }

// inWidth is the length of a row of inputs: In rounded up to whole pairs.
func inWidth(in int) int { return (in + 1) / 2 * 2 }

// roundRows is the number of rows that buffers must have for n rows.
func roundRows(n int) int { return (n + blockRows - 1) / blockRows * blockRows }

// Pack lays the weights out for the kernels.
func (l *Linear) Pack() {
	l.packed = make([]int16, outWidth(l.Out)*inWidth(l.In))
	l.scale, l.bias = make([]float32, outWidth(l.Out)), make([]float32, outWidth(l.Out))
	copy(l.scale, l.Scale)
	copy(l.bias, l.Bias)
	for o := range l.Out {
		for i, w := range l.Weights[o*l.In : (o+1)*l.In] {
			l.packed[packedAt(o, i, inWidth(l.In))] = int16(w)
		}
	}
}

// packedAt is where the weight from input i to output o lies.
func packedAt(o, i, width int) int {
	return (o/blockOuts)*width*blockOuts + (i/2)*2*blockOuts + (o%blockOuts)*2 + i%2
}

// Apply computes n rows: x has rows of inWidth(In) numbers, out rows of outWidth(Out); both have room for roundRows(n) rows.
func (l *Linear) Apply(out []float32, x []int16, n int) {
	product(out, x, n, inWidth(l.In), l.packed, l.scale, l.bias)
}

// product multiplies n rows of x with packed weights; len(scale) is the width of out.
func product(out []float32, x []int16, n, in int, packed []int16, scale, bias []float32) {
	width := len(scale)
	rows := roundRows(n)
	if rows == 0 || in == 0 {
		return
	}
	_, _, _ = out[rows*width-1], x[rows*in-1], packed[width*in-1]
	for o := 0; o < width; o += blockOuts {
		for r := 0; r < rows; {
			r += block(rows-r, &out[r*width+o], width, &x[r*in], in, &packed[o*in], in/2, &scale[o], &bias[o])
		}
	}
}
