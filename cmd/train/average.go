package main

import (
	"math/rand/v2"
	"strings"
)

// average makes a network whose weights are the means of model files' of one descent and of the same sizes, which reads better than each of
// them (Wortsman et al. 2022, "Model soups").
func average(files string, layers int, styleWeights []float32, pennTags int, r *rand.Rand) (*network, error) {
	paths := strings.Split(files, ",")
	sum, err := resume(paths[0], layers, styleWeights, pennTags, r)
	if err != nil {
		return nil, err
	}
	for _, path := range paths[1:] {
		n, err := resume(path, layers, styleWeights, pennTags, r)
		if err != nil {
			return nil, err
		}
		for i, p := range sum.params() {
			axpy(p.w, 1, n.params()[i].w)
		}
	}
	for _, p := range sum.params() {
		for k := range p.w {
			p.w[k] /= float32(len(paths))
		}
	}
	return sum, nil
}
