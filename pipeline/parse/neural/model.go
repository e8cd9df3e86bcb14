// Package neural is the network that reads sentences: word representations, a bidirectional recurrent encoder and, on top of it,
// tags, features, names and dependency trees. Weights are bytes and matrix products exact integers, so that results are the same
// to the bit on every machine. Package main of cmd/train makes the models.
package neural

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"unsafe"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Bundle is a universal tag with the features that go with it, as one class to predict.
type Bundle struct {
	Tag   text.Tag
	Feats text.Feats
}

// Table holds a vector for each value of a feature.
type Table struct {
	Data  []int8    // rows by the model's hidden width
	Scale []float32 // one a row
}

// Model is a trained network. It is read-only and may be shared.
type Model struct {
	Hidden int // numbers of a word's representation and of each direction of a layer
	Arcs   int // numbers of the vectors that are compared to find a word's head
	Rels   int // numbers of the layer before the relations
	TagsAt int // the layer, counted from 1, that tags are read from

	Vocabulary Vocabulary
	Usage      Usage
	Project    Linear // word vectors to representations
	Tables     [Slots]Table
	Layers     []Linear
	NameLayer  Linear // a layer of its own for names, on top of layer TagsAt

	Ends    Linear    // to a word's four vectors: arc dependent, arc head, relation dependent, relation head
	Root    []float32 // the same four of the root, of which the heads count
	Arc     Linear    // arc dependents to what is compared with arc heads
	Rel     Linear
	Tag     Linear
	Form    Linear // to Bundles
	Name    Linear // to NameTags in each of the styles of naming that corpora have
	Gate    Linear // from the mean of words' states to the styles
	Bundles []Bundle

	Roles     int    // numbers of the layer before the roles
	Frames    Linear // to a word's two vectors: predicate and argument
	Senses    Table  // what is added to the predicate vector, by the word's row in the table of forms
	Paths     Table  // the vector of each path from an argument to its predicate, and of each distance
	Role      Linear // from a rectified sum of the three to text.Role
	Predicate Linear // from the rectified predicate vector to how much a word looks like a predicate: to PropBank, and to those who look for event nouns
	Happened  Linear // from the rectified predicate vector to whether it happened
	Tells     Linear // from the rectified predicate vector to text.Tells
	Stands    Linear // from what roles are read from to text.Standing

	paths []float32                // Paths as numbers
	ofTag [math.MaxUint8 + 1][]int // Bundles by their tags
}

// magic begins each model file and changes with the format.
const magic = "dateline neural 4\n"

// fields lists pointers to everything that a model file holds, in its order.
func (m *Model) fields() []any {
	v := &m.Vocabulary
	out := []any{&m.Hidden, &m.Arcs, &m.Rels, &m.TagsAt, &m.Root, &m.Bundles, &v.Forms, &v.Dim, &v.Keys, &v.Form, &v.Rare, &v.Near, &v.Scale, &v.Data, &m.Usage.Keys, &m.Usage.Class}
	for i := range m.Tables {
		out = append(out, &m.Tables[i].Scale, &m.Tables[i].Data)
	}
	out = append(out, &m.Roles, &m.Senses.Scale, &m.Senses.Data, &m.Paths.Scale, &m.Paths.Data)
	for _, l := range m.linears() {
		out = append(out, &l.In, &l.Out, &l.Scale, &l.Bias, &l.Weights)
	}
	return out
}

func (m *Model) linears() []*Linear {
	out := []*Linear{&m.Project, &m.NameLayer, &m.Ends, &m.Arc, &m.Rel, &m.Tag, &m.Form, &m.Name, &m.Gate,
		&m.Frames, &m.Role, &m.Predicate, &m.Happened, &m.Tells, &m.Stands}
	for i := range m.Layers {
		out = append(out, &m.Layers[i])
	}
	return out
}

// Write writes a model file.
func (m *Model) Write(w io.Writer) error {
	if _, err := fmt.Fprintf(w, "%s%d\n", magic, len(m.Layers)); err != nil {
		return err
	}
	for _, f := range m.fields() {
		if err := writeField(w, f); err != nil {
			return fmt.Errorf("write model: %w", err)
		}
	}
	return nil
}

func writeField(w io.Writer, field any) error {
	if n, ok := field.(*int); ok {
		return binary.Write(w, binary.LittleEndian, int64(*n))
	}
	if err := binary.Write(w, binary.LittleEndian, int64(length(field))); err != nil {
		return err
	}
	return binary.Write(w, binary.LittleEndian, field)
}

func length(field any) int {
	switch f := field.(type) {
	case *[]int8:
		return len(*f)
	case *[]uint16:
		return len(*f)
	case *[]uint32:
		return len(*f)
	case *[]float32:
		return len(*f)
	case *[]Bundle:
		return len(*f)
	}
	panic(fmt.Sprintf("neural: no length of %T", field))
}

// Read reads a model file and makes the model ready to run.
func Read(r io.Reader) (*Model, error) {
	m := &Model{}
	var layers int
	if _, err := fmt.Fscanf(r, magic+"%d\n", &layers); err != nil || layers < 1 || layers > maxLayers {
		return nil, fmt.Errorf("read model: not a model of this version: %w", err)
	}
	m.Layers = make([]Linear, layers)
	for _, f := range m.fields() {
		if err := readField(r, f); err != nil {
			return nil, fmt.Errorf("read model: %w", err)
		}
	}
	m.Prepare()
	return m, errors.Join(m.Vocabulary.Index(), m.Usage.Index())
}

// Prepare lays the weights out as a Reader needs them.
func (m *Model) Prepare() {
	for _, l := range m.linears() {
		l.pack(stateGrid)
	}
	m.Project.pack(vectorGrid)
	m.Layers[0].pack(wordGrid)
	m.Gate.pack(meanGrid)
	for _, l := range []*Linear{&m.Arc, &m.Rel, &m.Role, &m.Predicate, &m.Happened, &m.Tells, &m.Stands} {
		l.pack(endGrid)
	}
	m.paths = m.Paths.floats()
	clear(m.ofTag[:])
	for i, b := range m.Bundles {
		m.ofTag[b.Tag] = append(m.ofTag[b.Tag], i)
	}
}

// maxLayers and maxField guard against reading nonsense.
const (
	maxLayers = 16
	maxField  = 1 << 28
)

func readField(r io.Reader, field any) error {
	var n int64
	if err := binary.Read(r, binary.LittleEndian, &n); err != nil {
		return err
	}
	if n < 0 || n > maxField {
		return fmt.Errorf("a field of length %d", n)
	}
	switch f := field.(type) {
	case *int:
		*f = int(n)
		return nil
	case *[]int8:
		*f = make([]int8, n)
		_, err := io.ReadFull(r, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(*f))), n)) // most of the model: as it stands
		return err
	case *[]uint16:
		*f = make([]uint16, n)
		return binary.Read(r, binary.LittleEndian, *f)
	case *[]uint32:
		*f = make([]uint32, n)
		return binary.Read(r, binary.LittleEndian, *f)
	case *[]float32:
		*f = make([]float32, n)
		return binary.Read(r, binary.LittleEndian, *f)
	case *[]Bundle:
		*f = make([]Bundle, n)
		return binary.Read(r, binary.LittleEndian, *f)
	}
	return fmt.Errorf("no field of type %T", field)
}
