// Package hashnet is small networks over hashed features, which answer yes-or-no questions: the judge of rows and the scorer of triggers stand
// on it. Its numbers are integers, so that every machine gives the same answers; cmd/judge trains them.
package hashnet

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"math/bits"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// leastBuckets and mostBuckets bound how many rows of weights a net has, always a power of two: features are hashed into them (Weinberger et al.
// 2009, "Feature hashing for large scale multitask learning").
const leastBuckets, mostBuckets = 1 << 8, 1 << 18

// The units of a net's numbers, all of them integers, so that every machine gives the same answers.
const (
	RowUnit    = 1.0 / 64   // of Net.Rows and Net.Bias
	OutUnit    = 1.0 / 1024 // of Net.Out
	AnswerUnit = 1.0 / 256  // of answers, in natural log-odds
)

// Net answers questions about a set of features by a network with one hidden layer of rectified sums.
type Net struct {
	Hidden  int
	Rows    []int8  // buckets by Hidden
	Bias    []int32 // Hidden
	Out     []int16 // questions by Hidden
	OutBias []int32 // questions, in AnswerUnit
}

// Ask answers each question in log-odds of yes, in AnswerUnit.
func (n *Net) Ask(features []uint32) []int { return n.AskInto(nil, features) }

// AskInto does so in answers' memory, where that is long enough.
func (n *Net) AskInto(answers []int, features []uint32) []int {
	return n.AskBeside(answers, n.Bias, features)
}

// AskBeside answers about some features beside others of which only the sums are given.
func (n *Net) AskBeside(answers []int, others []int32, features []uint32) []int {
	var memory [maxHidden]int32
	sums := memory[:n.Hidden]
	addRows(sums, others, n.Rows, features)
	answers = slices.Grow(answers[:0], len(n.OutBias))[:len(n.OutBias)]
	for q := range answers {
		answers[q] = n.answer(q, sums)
	}
	return answers
}

// Losses are by how much the answer to a question is lower without each of the features.
func (n *Net) Losses(question int, features []uint32) []int {
	var memory, lessMemory [maxHidden]int32
	sums, less := n.Sums(memory[:0], features), lessMemory[:n.Hidden]
	whole := n.answer(question, sums)
	losses := make([]int, len(features))
	for i, f := range features {
		for k, w := range n.row(f) {
			less[k] = sums[k] - int32(w)
		}
		losses[i] = whole - n.answer(question, less)
	}
	return losses
}

// Sums are those of the hidden layer over some features, with which AskBeside begins, in the memory of sums.
func (n *Net) Sums(sums []int32, features []uint32) []int32 {
	sums = slices.Grow(sums[:0], n.Hidden)[:n.Hidden]
	addRows(sums, n.Bias, n.Rows, features)
	return sums
}

// Buckets is how many rows of weights the net has.
func (n *Net) Buckets() int { return len(n.Rows) / n.Hidden }

// row are the weights of a feature.
func (n *Net) row(feature uint32) []int8 {
	return n.Rows[Bucket(feature, n.Buckets())*n.Hidden:][:n.Hidden]
}

// Bucket is where a feature is counted among some.
func Bucket(feature uint32, buckets int) int { return int(feature) & (buckets - 1) }

// answer is that to one question.
func (n *Net) answer(question int, sums []int32) int {
	const unit = int64(AnswerUnit / (RowUnit * OutUnit))
	total := int64(0)
	for k, w := range n.Out[question*n.Hidden:][:n.Hidden] {
		if sums[k] > 0 {
			total += int64(sums[k]) * int64(w)
		}
	}
	return int(total/unit) + int(n.OutBias[question])
}

// Probability of an answer, to four decimals.
func Probability(answer int) float64 {
	return math.Round(1e4/(1+math.Exp(-float64(answer)*AnswerUnit))) / 1e4
}

// sizes open a net in a model file.
type sizes struct{ Buckets, Hidden, Questions uint32 }

// isSparse is the bit of sizes.Buckets that tells that only those weights of the rows are written that are not 0, behind a bit for each weight:
// training leaves one in six.
const isSparse = 1 << 31

// Write writes the net: its sizes, then its numbers, little-endian.
func (n *Net) Write(w io.Writer) error {
	parts := []any{sizes{uint32(n.Buckets()), uint32(n.Hidden), uint32(len(n.OutBias))}, n.Rows}
	if marks, weights := sparse(n.Rows); len(marks)+len(weights) < len(n.Rows) {
		parts = []any{sizes{uint32(n.Buckets()) | isSparse, uint32(n.Hidden), uint32(len(n.OutBias))}, marks, weights}
	}
	for _, part := range append(parts, n.Bias, n.Out, n.OutBias) {
		if err := binary.Write(w, binary.LittleEndian, part); err != nil {
			return err
		}
	}
	return nil
}

// sparse are the weights of rows that are not 0, and where they stand.
func sparse(rows []int8) (marks []byte, weights []int8) {
	marks = make([]byte, (len(rows)+7)/8)
	for i, w := range rows {
		if w != 0 {
			marks[i/8] |= 1 << (i % 8)
			weights = append(weights, w)
		}
	}
	return marks, weights
}

// readSparse reads rows, all 0 so far, of which sparse was written; their number is a multiple of 8.
func readSparse(r io.Reader, rows []int8) error {
	marks, count := make([]byte, len(rows)/8), 0
	if _, err := io.ReadFull(r, marks); err != nil {
		return err
	}
	for _, m := range marks {
		count += bits.OnesCount8(m)
	}
	weights := make([]int8, count)
	if err := binary.Read(r, binary.LittleEndian, weights); err != nil {
		return err
	}
	for i, m := range marks {
		for ; m != 0; m &= m - 1 {
			rows[8*i+bits.TrailingZeros8(m)], weights = weights[0], weights[1:]
		}
	}
	return nil
}

// maxHidden and maxQuestions bound what a damaged file can make ReadNet allocate.
const (
	maxHidden    = 1 << 7
	maxQuestions = 1 << 6
)

// ReadNet reads what Write wrote.
func ReadNet(r io.Reader) (*Net, error) {
	var head sizes
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return nil, err
	}
	readRows := func(rows []int8) error { return binary.Read(r, binary.LittleEndian, rows) }
	if head.Buckets&isSparse != 0 {
		head.Buckets &^= isSparse
		readRows = func(rows []int8) error { return readSparse(r, rows) }
	}
	if head.Buckets < leastBuckets || head.Buckets > mostBuckets || head.Buckets&(head.Buckets-1) != 0 || head.Hidden == 0 || head.Hidden > maxHidden || head.Questions > maxQuestions {
		return nil, fmt.Errorf("a net of %d by %d for %d questions: train it again", head.Buckets, head.Hidden, head.Questions)
	}
	n := &Net{Hidden: int(head.Hidden), Rows: make([]int8, head.Buckets*head.Hidden), Bias: make([]int32, head.Hidden),
		Out: make([]int16, head.Questions*head.Hidden), OutBias: make([]int32, head.Questions)}
	if err := readRows(n.Rows); err != nil {
		return nil, err
	}
	for _, part := range []any{n.Bias, n.Out, n.OutBias} {
		if err := binary.Read(r, binary.LittleEndian, part); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// Pack writes nets one after the other, packed by zstd, as a model file holds them.
func Pack(w io.Writer, nets ...*Net) error {
	z, err := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	for _, n := range nets {
		if err := n.Write(z); err != nil {
			return err
		}
	}
	return z.Close()
}

// Unpack reads so many nets that Pack wrote.
func Unpack(r io.Reader, count int) ([]*Net, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	nets := make([]*Net, count)
	for i := range nets {
		if nets[i], err = ReadNet(z); err != nil {
			return nil, err
		}
	}
	return nets, nil
}
