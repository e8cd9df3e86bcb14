package main

import (
	"fmt"
	"math"

	"github.com/dateline-data/dateline/pipeline/text"
)

// sides are those of an event: its source and its target.
const sides = 2

// telling is what a word tells of in a teacher's opinion.
type telling struct {
	word   int
	event  float32                       // how likely it is an event
	types  [len(text.EventTypes)]float32 // how likely each is, if it is one
	sided  bool                          // whether it is known who is on its sides
	nobody [sides]float32                // how likely nobody is on each
	stands map[int][sides]float32        // how likely words are
}

// addTells reads a teacher's opinions of a treebank's words: JSON lines of sent_id, token, word, tells (the chance of an event, then of each
// type) and sides (lists of a word, or -1 for nobody, and the chances that it is the source and the target).
func addTells(path string, of map[string]*sentence) error {
	type row struct {
		ID    string `json:"sent_id"`
		Token int
		Word  string
		Tells []float32
		Sides [][1 + sides]float32
	}
	return eachJSON(path, func(r *row) error {
		if len(r.Tells) != 1+len(text.EventTypes) {
			return fmt.Errorf("%s: %d chances for a word of sentence %s, where %d belong", path, len(r.Tells), r.ID, 1+len(text.EventTypes))
		}
		s := withWord(of, r.ID, r.Token, r.Word)
		if s == nil {
			return nil
		}
		t := telling{word: r.Token, event: r.Tells[0], types: [len(text.EventTypes)]float32(r.Tells[1:]), sided: len(r.Sides) > 0}
		for _, side := range r.Sides {
			odds := [sides]float32(side[1:])
			if who := int(side[0]); who < 0 {
				t.nobody = odds
			} else {
				if t.stands == nil {
					t.stands = map[int][sides]float32{}
				}
				t.stands[who] = odds
			}
		}
		s.tells = append(s.tells, t)
		return nil
	})
}

// tellsLoss is the cross entropy of what words tell of: of whether it is an event, of its type as far as it is one, and of whether anybody is
// on its sides.
func (n *network) tellsLoss(b *batch, v *frameVectors, weight float32) (total float64) {
	out, dout := zeros(b.rows, text.Answers), zeros(b.rows, text.Answers)
	n.linear(out, v.seen, n.tells, n.tellsBias)
	for k, s := range b.sentences {
		for i := range s.tells {
			t := &s.tells[i]
			at := (b.from[k] + t.word) * text.Answers
			scores, d := out.data[at:][:text.Answers], dout.data[at:][:text.Answers]
			total += softLoss(scores[0], &d[0], t.event, weight)
			total += float64(t.event) * typesLoss(scores[1:], d[1:], t.types[:], t.event*weight)
			for side := 0; side < sides && t.sided; side++ {
				of := 1 + len(text.EventTypes) + side
				total += softLoss(scores[of], &d[of], t.nobody[side], sidesWeight*weight)
			}
		}
	}
	n.linearBack(dout, v.seen, v.dseen, n.tells, n.tellsBias)
	return total
}

// softLoss is the cross entropy of a log-odds and a chance; it puts its gradient, times weight, into d.
func softLoss(score float32, d *float32, want, weight float32) float64 {
	share := 1 / (1 + math.Exp(-float64(score)))
	*d = (float32(share) - want) * weight
	return -float64(want)*math.Log(share+1e-12) - float64(1-want)*math.Log(1-share+1e-12)
}

// typesLoss is that of the types' scores and chances; it puts its gradient, times weight, into d.
func typesLoss(scores, d, want []float32, weight float32) (total float64) {
	sum := 0.0
	for i := range want {
		sum += math.Exp(float64(scores[i]))
	}
	for i, q := range want {
		d[i] = (float32(math.Exp(float64(scores[i]))/sum) - q) * weight
		total += float64(q) * (math.Log(sum) - float64(scores[i]))
	}
	return total
}

// standsLoss asks of words near predicates that tell of something whether they are on its sides; joint is what roles are read from.
func (n *network) standsLoss(b *batch, pairs []rolePair, joint, djoint matrix, weight float32) (total float64) {
	out, dout := zeros(len(pairs), sides), zeros(len(pairs), sides)
	n.linear(out, joint, n.stands, n.standsBias)
	known := map[[2]int][sides]float32{}
	for k, s := range b.sentences {
		for _, t := range s.tells {
			for who, odds := range t.stands {
				known[[2]int{b.from[k] + t.word, b.from[k] + who}] = odds
			}
		}
	}
	for i, pair := range pairs {
		odds, ok := known[[2]int{pair.predicate, pair.word}]
		for side := 0; side < sides && ok; side++ {
			total += softLoss(out.data[i*sides+side], &dout.data[i*sides+side], odds[side], weight)
		}
	}
	n.linearBack(dout, joint, djoint, n.stands, n.standsBias)
	return total
}
