package judge

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/zstd"
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
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	m := &Model{}
	if m.Sides, err = hashnet.ReadNet(z); err != nil {
		return nil, err
	}
	m.Rows, err = hashnet.ReadNet(z)
	return m, err
}

// Write writes the model, packed.
func (m *Model) Write(w io.Writer) error {
	z, err := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	for _, n := range []*hashnet.Net{m.Sides, m.Rows} {
		if err := n.Write(z); err != nil {
			return err
		}
	}
	return z.Close()
}
