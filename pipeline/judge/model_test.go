package judge

import (
	"bytes"
	"slices"
	"testing"

	"github.com/dateline-data/dateline/pipeline/hashnet"
)

func TestModelReadsWhatItWrites(t *testing.T) {
	toy := &hashnet.Net{Hidden: 2, Rows: make([]int8, 1<<14*2), Bias: []int32{0, 0}, Out: []int16{1024, -1024}, OutBias: []int32{-256}}
	var file bytes.Buffer
	if err := (&Model{toy, toy}).Write(&file); err != nil {
		t.Fatal(err)
	}
	whole := file.Bytes()
	m, err := ReadModel(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(m.Rows.Rows, toy.Rows) || !slices.Equal(m.Sides.Out, toy.Out) || m.Rows.OutBias[0] != -256 {
		t.Error("another model came back")
	}
	if _, err := ReadModel(bytes.NewReader(whole[:len(whole)/2])); err == nil {
		t.Error("half a file was read")
	}
}
