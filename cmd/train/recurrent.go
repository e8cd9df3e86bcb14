package main

import "math"

// The encoder's layers are bidirectional simple recurrences (Lei et al. 2018, "Simple recurrent units for highly parallelizable
// recurrence"): all matrix products come before the recurrence, which works number by number:
//
//	c[t] = f*c[t-1] + (1-f)*z        with z, f', r' = x[t]·W + b, f = gate(f'), r = gate(r')
//	h[t] = r*squash(c[t]) + (1-r)*x[t]
//
// squash is x/sqrt(1+x²) (Carlile et al. 2017), which processors compute exactly alike, unlike a hyperbolic tangent; gate is
// squash moved to [0, 1].

func squash(x float32) float32 { return x / float32(math.Sqrt(float64(1+x*x))) }

// squashed is squash with its derivative.
func squashed(x float32) (y, slope float32) {
	s := 1 / float32(math.Sqrt(float64(1+x*x)))
	return x * s, s * s * s
}

func gate(x float32) float32 { return 0.5 + 0.5*squash(x) }

// gated is gate with its derivative.
func gated(x float32) (y, slope float32) {
	y, slope = squashed(x)
	return 0.5 + 0.5*y, 0.5 * slope
}

// recur computes the states c and outputs h of sentence rows [from, to), both of width 2H, from the pre-activations u of width
// 6H and the layer's input x, of width H or 2H.
func recur(u, x, c, h []float32, hidden, inWidth, from, to int) {
	for dir := range 2 {
		at, last, step := from, to-1, 1
		if dir == 1 {
			at, last, step = to-1, from, -1
		}
		var before []float32
		zero := make([]float32, hidden)
		before = zero
		for ; ; at += step {
			z, f, r := gates(u, hidden, dir, at)
			skip := skipOf(x, hidden, inWidth, dir, at)
			cell := c[at*2*hidden+dir*hidden:][:hidden]
			out := h[at*2*hidden+dir*hidden:][:hidden]
			for k := range hidden {
				forget, reset := gate(f[k]), gate(r[k])
				cell[k] = z[k] + forget*(before[k]-z[k])
				out[k] = skip[k] + reset*(squash(cell[k])-skip[k])
			}
			before = cell
			if at == last {
				break
			}
		}
	}
}

// recurBack turns the gradient dh of the outputs into du of the pre-activations, and adds the shortcut's part to dx.
func recurBack(u, x, c, dh, du, dx []float32, hidden, inWidth, from, to int) {
	zero := make([]float32, hidden)
	dc := make([]float32, hidden)
	for dir := range 2 {
		clear(dc)
		at, last, step := to-1, from, -1
		if dir == 1 {
			at, last, step = from, to-1, 1
		}
		for ; ; at += step {
			z, f, r := gates(u, hidden, dir, at)
			dz, df, dr := gates(du, hidden, dir, at)
			skip := skipOf(x, hidden, inWidth, dir, at)
			dskip := skipOf(dx, hidden, inWidth, dir, at)
			cell := c[at*2*hidden+dir*hidden:][:hidden]
			before := zero
			if at != last {
				before = c[(at+step)*2*hidden+dir*hidden:][:hidden]
			}
			grad := dh[at*2*hidden+dir*hidden:][:hidden]
			for k := range hidden {
				forget, forgetSlope := gated(f[k])
				reset, resetSlope := gated(r[k])
				state, stateSlope := squashed(cell[k])
				dr[k] = grad[k] * (state - skip[k]) * resetSlope
				dskip[k] += grad[k] * (1 - reset)
				d := dc[k] + grad[k]*reset*stateSlope
				df[k] = d * (before[k] - z[k]) * forgetSlope
				dz[k] = d * (1 - forget)
				dc[k] = d * forget
			}
			if at == last {
				break
			}
		}
	}
}

func gates(u []float32, hidden, dir, at int) (z, f, r []float32) {
	row := u[(at*2+dir)*3*hidden:][:3*hidden]
	return row[:hidden], row[hidden : 2*hidden], row[2*hidden:]
}

// skipOf is the part of the layer's input that the shortcut passes on: all of it in the first layer, the direction's half above.
func skipOf(x []float32, hidden, inWidth, dir, at int) []float32 {
	row := x[at*inWidth:][:inWidth]
	if inWidth == hidden {
		return row
	}
	return row[dir*hidden:][:hidden]
}
