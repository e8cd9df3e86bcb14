package main

// tileRows and tileCols are the size of the block of C that the kernel keeps in registers.
const (
	tileRows = 8
	tileCols = 16
)

// matrix is a view of row-major numbers: element (i, j) is data[i*rowStride+j*colStride].
type matrix struct {
	data                 []float32
	rows, cols           int
	rowStride, colStride int
}

func view(data []float32, rows, cols int) matrix {
	return matrix{data, rows, cols, cols, 1}
}

// t is the transpose, sharing the numbers.
func (m matrix) t() matrix { return matrix{m.data, m.cols, m.rows, m.colStride, m.rowStride} }

// columns is the view of columns [from, to).
func (m matrix) columns(from, to int) matrix {
	return matrix{m.data[from*m.colStride:], m.rows, to - from, m.rowStride, m.colStride}
}

// multiplier adds products of matrices; it keeps its packing buffer between calls.
type multiplier struct{ panel []float32 }

// add adds a·b to c, whose columns must be adjacent. Each element of c sums its products in the order of the
// inner dimension.
func (mu *multiplier) add(c, a, b matrix) {
	if len(mu.panel) < b.rows*tileCols {
		mu.panel = make([]float32, b.rows*tileCols)
	}
	if b.rows == 0 { // no words are near a batch's predicates, say
		return
	}
	var edge [tileRows * tileCols]float32
	for j := 0; j < b.cols; j += tileCols {
		width := min(tileCols, b.cols-j)
		mu.pack(b, j, width)
		for i := 0; i < a.rows; i += tileRows {
			left := &a.data[i*a.rowStride]
			switch {
			case i+tileRows > a.rows:
				mu.addRows(c, a, i, j, width, b.rows)
			case width < tileCols:
				clear(edge[:])
				tile(&edge[0], tileCols, left, a.rowStride, a.colStride, &mu.panel[0], b.rows)
				for r := range tileRows {
					addTo(c.data[(i+r)*c.rowStride+j:][:width], edge[r*tileCols:])
				}
			default:
				tile(&c.data[i*c.rowStride+j], c.rowStride, left, a.rowStride, a.colStride, &mu.panel[0], b.rows)
			}
		}
	}
}

func addTo(row, sum []float32) {
	for n := range row {
		row[n] += sum[n]
	}
}

// pack copies tileCols columns of b, filled up with zeros, so that the kernel reads them in sequence.
func (mu *multiplier) pack(b matrix, j, width int) {
	for k := range b.rows {
		row := mu.panel[k*tileCols : (k+1)*tileCols]
		for x := range width {
			row[x] = b.data[k*b.rowStride+(j+x)*b.colStride]
		}
		clear(row[width:])
	}
}

// addRows does the last rows, which do not fill a block.
func (mu *multiplier) addRows(c, a matrix, i, j, width, inner int) {
	for r := i; r < a.rows; r++ {
		var sum [tileCols]float32
		for k := range inner {
			x := a.data[r*a.rowStride+k*a.colStride]
			for n, y := range mu.panel[k*tileCols : (k+1)*tileCols] {
				sum[n] += x * y
			}
		}
		addTo(c.data[r*c.rowStride+j:][:width], sum[:])
	}
}
