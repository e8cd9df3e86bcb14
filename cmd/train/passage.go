package main

import (
	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// passage is a text as the pipeline divides it, of whose words nothing is known yet.
type passage struct {
	document  *text.Document
	offsets   []int // byte of each code point, and the text's end
	sentences []*sentence
}

// divide reads the sentences and words of a text.
func divide(s string) (*passage, error) {
	p := &passage{document: &text.Document{Article: &schema.Article{}, Text: s}}
	if err := text.NewSegmenter().Apply(p.document); err != nil {
		return nil, err
	}
	for i := range s {
		p.offsets = append(p.offsets, i)
	}
	p.offsets = append(p.offsets, len(s))
	for _, part := range p.document.Sentences {
		out := &sentence{}
		for _, t := range p.document.Tokens[part.First:part.Last] {
			out.forms, out.penn = append(out.forms, t.Form), append(out.penn, "")
		}
		out.predicates[neural.EventNounStyle] = make([]uint8, len(out.forms))
		for i := range out.forms {
			out.predicates[neural.EventNounStyle][i] = unknownPredicate
		}
		out.frames = []frame{}
		p.sentences = append(p.sentences, out)
	}
	return p, nil
}

// words are the words of a span of code points in its sentence, nil if they are of none or of more than one.
func (p *passage) words(span [2]int) (s *sentence, from, to int) {
	if span[0] < 0 || span[1] >= len(p.offsets) || span[0] >= span[1] {
		return nil, 0, 0
	}
	from, to = overlapping(p.document.Tokens, text.Span{Start: p.offsets[span[0]], End: p.offsets[span[1]]})
	for i, part := range p.document.Sentences {
		if from < to && part.First <= from && to <= part.Last {
			return p.sentences[i], from - part.First, to - part.First
		}
	}
	return nil, 0, 0
}
