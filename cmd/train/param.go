package main

import (
	"math"
	"math/rand/v2"
)

// param is a matrix of weights with its gradient and Adam's moments. A table is a param of which a step touches few rows.
type param struct {
	name       string
	rows, cols int
	w, g, m, v []float32

	table   bool
	touched []int32
	dirty   []bool
}

func newParam(name string, rows, cols int) *param {
	n := rows * cols
	return &param{name: name, rows: rows, cols: cols, w: make([]float32, n), g: make([]float32, n), m: make([]float32, n), v: make([]float32, n)}
}

func newTable(name string, rows, cols int) *param {
	p := newParam(name, rows, cols)
	p.table, p.dirty = true, make([]bool, rows)
	return p
}

// glorot fills the weights as Glorot and Bengio (2010) advise for a layer from rows to cols/parts outputs.
func (p *param) glorot(r *rand.Rand, parts int) *param {
	bound := math.Sqrt(6 / float64(p.rows+p.cols/parts))
	for i := range p.w {
		p.w[i] = float32((2*r.Float64() - 1) * bound)
	}
	return p
}

func (p *param) view() matrix     { return view(p.w, p.rows, p.cols) }
func (p *param) gradient() matrix { return view(p.g, p.rows, p.cols) }

// row is a table's row of weights.
func (p *param) row(i int32) []float32 { return p.w[int(i)*p.cols : (int(i)+1)*p.cols] }

// addRow adds to the gradient of a table's row.
func (p *param) addRow(i int32, g []float32) {
	if !p.dirty[i] {
		p.dirty[i] = true
		p.touched = append(p.touched, i)
	}
	row := p.g[int(i)*p.cols : (int(i)+1)*p.cols]
	for k, x := range g {
		row[k] += x
	}
}

// collect moves another param's gradient to this one.
func (p *param) collect(other *param) {
	if !p.table {
		axpy(p.g, 1, other.g)
		clear(other.g)
		return
	}
	for _, i := range other.touched {
		row := other.g[int(i)*p.cols : (int(i)+1)*p.cols]
		p.addRow(i, row)
		clear(row)
		other.dirty[i] = false
	}
	other.touched = other.touched[:0]
}

// Adam's constants (Kingma and Ba 2015); the second moment is shorter than their 0.999 because runs are short, as Dozat and Manning do.
const (
	beta1   = 0.9
	beta2   = 0.99
	epsilon = 1e-8
)

// optimizer is Adam with decoupled weight decay (Loshchilov and Hutter 2019) and clipping of the gradient's norm.
type optimizer struct {
	params  []*param
	decay   float64
	maxNorm float64
	steps   int
}

// step moves all parameters along their gradients, which it clears. Rows of tables without a gradient stay.
func (o *optimizer) step(rate float64) {
	o.steps++
	scale := o.clip()
	corrected := rate * math.Sqrt(1-math.Pow(beta2, float64(o.steps))) / (1 - math.Pow(beta1, float64(o.steps)))
	for _, p := range o.params {
		if !p.table {
			adam(p.w, p.g, p.m, p.v, float32(corrected), scale, float32(rate*o.decay))
			continue
		}
		for _, i := range p.touched {
			a, b := int(i)*p.cols, (int(i)+1)*p.cols
			adam(p.w[a:b], p.g[a:b], p.m[a:b], p.v[a:b], float32(corrected), scale, float32(rate*o.decay))
			p.dirty[i] = false
		}
		p.touched = p.touched[:0]
	}
}

// clip is the factor that brings the gradient's norm down to maxNorm.
func (o *optimizer) clip() float32 {
	sum := 0.0
	for _, p := range o.params {
		if !p.table {
			for _, g := range p.g {
				sum += float64(g) * float64(g)
			}
			continue
		}
		for _, i := range p.touched {
			for _, g := range p.g[int(i)*p.cols : (int(i)+1)*p.cols] {
				sum += float64(g) * float64(g)
			}
		}
	}
	return float32(min(1, o.maxNorm/(math.Sqrt(sum)+epsilon)))
}

func adam(w, g, m, v []float32, rate, scale, decay float32) {
	for i := range w {
		x := g[i] * scale
		m[i] += (1 - beta1) * (x - m[i])
		v[i] += (1 - beta2) * (x*x - v[i])
		w[i] -= rate*m[i]/(float32(math.Sqrt(float64(v[i])))+epsilon) + decay*w[i]
		g[i] = 0
	}
}
