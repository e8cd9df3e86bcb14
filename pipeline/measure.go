package pipeline

import (
	"errors"
	"runtime/metrics"
	"time"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Measurement is what reading articles one after the other took, stage by stage.
type Measurement struct {
	Articles int      `json:"articles"`
	Bytes    int      `json:"bytes"` // of text
	Tokens   int      `json:"tokens"`
	Failed   int      `json:"failed"`
	Stages   []Timing `json:"stages"` // in their order; the last makes rows
}

// Timing is what one stage took over all articles.
type Timing struct {
	Name      string  `json:"stage"`
	Seconds   float64 `json:"seconds"`
	Allocated uint64  `json:"allocated_bytes"`
	Objects   uint64  `json:"allocated_objects"`
}

// Measure reads the articles of a source in one goroutine and measures each stage.
func (p *Pipeline) Measure(source Source) (Measurement, error) {
	m := Measurement{}
	for _, s := range p.stages {
		m.Stages = append(m.Stages, Timing{Name: s.Name})
	}
	m.Stages = append(m.Stages, Timing{Name: "make rows"})
	err := source(Feed{Done: func(string) error { return nil }, Article: func(a *schema.Article) error {
		err := p.measure(&m, a)
		var failure *Failure
		if errors.As(err, &failure) {
			m.Failed++
			return nil
		}
		return err
	}})
	return m, err
}

func (p *Pipeline) measure(m *Measurement, a *schema.Article) error {
	identify(a)
	d := &text.Document{Article: a}
	d.Text, d.Edits = text.Mend(a.Text)
	for i, s := range p.stages {
		if err := m.Stages[i].take(func() error { return attempt(a, s.Name, func() error { return s.Stage.Apply(d) }) }); err != nil {
			return err
		}
	}
	m.Articles++
	m.Bytes += len(a.Text)
	m.Tokens += len(d.Tokens)
	return m.Stages[len(p.stages)].take(func() error { return attempt(a, "make rows of", func() error { rowsOf(d); return nil }) })
}

// take adds what one step takes.
func (t *Timing) take(do func() error) error {
	before, start := allocated(), time.Now()
	err := do()
	t.Seconds += time.Since(start).Seconds()
	after := allocated()
	t.Allocated += after[0] - before[0]
	t.Objects += after[1] - before[1]
	return err
}

// allocated are the bytes and objects that the program has allocated so far.
func allocated() (now [2]uint64) {
	samples := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}, {Name: "/gc/heap/allocs:objects"}}
	metrics.Read(samples)
	for i := range samples {
		now[i] = samples[i].Value.Uint64()
	}
	return now
}
