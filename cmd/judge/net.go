package main

import (
	"math"

	"github.com/dateline-data/dateline/pipeline/hashnet"
)

// scaling is what calibration makes of an answer in log-odds: times slope, plus shift.
type scaling struct{ slope, shift float64 }

// of is a net's answer, scaled.
func (s scaling) of(answer int) int {
	return int(math.RoundToEven(s.slope*float64(answer) + s.shift/hashnet.AnswerUnit))
}

// A weight of a feature is kept, in hashnet.RowUnit, where it is larger than noise, which what training begins with is not, and as a multiple of grain.
// With a noise of 3 rows rank .8915 right instead of .8907 and silent words .914 instead of .906, for 200 kB more, but single sentences and reviews are
// judged worse; with 6 much is lost (.8865). A finer grain changes no score.
const noise, grain = 4.5, 4

// join writes the members, their answers averaged and scaled, as one net; without scales they stay as they are.
func join(members []*member, scales []scaling) *hashnet.Net {
	n, questions := len(members), len(members[0].outBias.w)
	for len(scales) < questions {
		scales = append(scales, scaling{slope: 1})
	}
	size := members[0].hidden
	buckets := len(members[0].rows.w) / size
	net := &hashnet.Net{Hidden: n * size, Rows: make([]int8, buckets*n*size), Bias: make([]int32, n*size),
		Out: make([]int16, questions*n*size), OutBias: make([]int32, questions)}
	for i, m := range members {
		for f := range buckets {
			for k := range size {
				if w := m.rows.w[f*size+k]; m.rows.squares[f*size+k] > 0 && math.Abs(float64(w)) > noise*hashnet.RowUnit {
					net.Rows[f*net.Hidden+i*size+k] = int8(grain * whole(w, grain*hashnet.RowUnit, math.MaxInt8/grain))
				}
			}
		}
		for k := range size {
			net.Bias[i*size+k] = int32(whole(m.bias.w[k], hashnet.RowUnit, math.MaxInt32))
		}
		for q, s := range scales {
			for k := range size {
				w := float64(m.out.w[q*size+k]) * s.slope / float64(n)
				net.Out[q*net.Hidden+i*size+k] = int16(whole(float32(w), hashnet.OutUnit, math.MaxInt16))
			}
		}
	}
	for q, s := range scales {
		bias := 0.0
		for _, m := range members {
			bias += float64(m.outBias.w[q]) / float64(n)
		}
		net.OutBias[q] = int32(whole(float32(bias*s.slope+s.shift), hashnet.AnswerUnit, math.MaxInt32))
	}
	return net
}

// rescale is a net whose answers are scaled.
func rescale(net *hashnet.Net, scales []scaling) *hashnet.Net {
	scaled := *net
	scaled.Out, scaled.OutBias = make([]int16, len(net.Out)), make([]int32, len(net.OutBias))
	for q, s := range scales {
		scaled.OutBias[q] = int32(s.of(int(net.OutBias[q])))
		for k := range net.Hidden {
			scaled.Out[q*net.Hidden+k] = int16(whole(float32(s.slope*float64(net.Out[q*net.Hidden+k])), 1, math.MaxInt16))
		}
	}
	return &scaled
}

// whole is a number in units, within a limit.
func whole(x float32, unit, limit float64) float64 {
	return min(max(math.RoundToEven(float64(x)/unit), -limit), limit)
}

// newtonSteps are more than fitting a scale needs.
const newtonSteps = 30

// calibrate fits the scale that makes answers as sure as they are right (Platt 1999), by Newton's method.
func calibrate(a asked) scaling {
	s := scaling{slope: 0.5} // members are surer than right
	for range newtonSteps {
		var g0, g1, h00, h01, h11 float64
		for i, z := range a.answers {
			p := 1 / (1 + math.Exp(-(s.slope*z + s.shift)))
			miss, w := p-float64(a.right[i]), p*(1-p)
			g0, g1 = g0+miss*z, g1+miss
			h00, h01, h11 = h00+w*z*z, h01+w*z, h11+w
		}
		det := h00*h11 - h01*h01
		if det <= 0 {
			break
		}
		s.slope -= (h11*g0 - h01*g1) / det
		s.shift -= (h00*g1 - h01*g0) / det
	}
	return s
}

// shiftTo fits the shift alone.
func (s scaling) shiftTo(a asked) scaling {
	for range newtonSteps {
		var g, h float64
		for i, z := range a.answers {
			p := 1 / (1 + math.Exp(-(s.slope*z + s.shift)))
			g, h = g+p-float64(a.right[i]), h+p*(1-p)
		}
		if h <= 0 {
			break
		}
		s.shift -= g / h
	}
	return s
}
