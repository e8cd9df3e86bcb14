package judge

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/schema"
)

//go:embed model/judge.zst
var embedded []byte

// Fingerprint tells the embedded model from any other.
func Fingerprint() string { return schema.Fingerprint(embedded) }

// Model is what cmd/judge trains.
type Model struct {
	Sides *hashnet.Net // one question: does the candidate stand on that side
	Rows  *hashnet.Net // Questions
}

func embeddedModel() (*Model, error) {
	m, err := ReadModel(bytes.NewReader(embedded))
	if err != nil {
		return nil, fmt.Errorf("read the embedded judge: %w", err)
	}
	return m, nil
}

// ReadModel reads what Write wrote.
func ReadModel(r io.Reader) (*Model, error) {
	nets, err := hashnet.Unpack(r, 2)
	if err != nil {
		return nil, err
	}
	return &Model{Sides: nets[0], Rows: nets[1]}, nil
}

// Write writes the model, packed.
func (m *Model) Write(w io.Writer) error {
	return hashnet.Pack(w, m.Sides, m.Rows)
}
