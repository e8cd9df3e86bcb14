package neural

import (
	"math"
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Frame is a predicate among the words that a Reader read, with its arguments.
type Frame struct {
	Predicate int     // index into all words of the passage
	Happened  float64 // -1 surely not, 1 surely
	Args      []Argument
	Standings []text.Standing // whose tokens are indexes into all words of the passage
}

// Argument is the head word of an argument.
type Argument struct {
	Role text.Role
	Word int // index into all words of the passage
}

// The styles of predicates, outputs of Model.Predicate: what PropBank's annotators marked on English EWT, verbs and adjectives and
// sparingly nouns; and what QANom's took for an event among the nouns of news.
const (
	PropBankStyle = iota
	EventNounStyle
	PredicateStyles
)

// The scores (log-odds) from which words are predicates. Nouns are predicates from less than even odds on in PropBank's style, whose annotators
// passed over many; a noun that news takes for an event is one too. On EWT dev this costs .007 of all predicates' F1 and finds half as many
// more nouns' arguments; of QANom's event nouns it finds half instead of a quarter, four in five of them rightly.
const (
	minPredicate = 0
	minNoun      = -0.5
	minEventNoun = 0
)

// Frames are the predicates that the last Read found with their arguments, in order of the words. They are good until the next Read.
func (r *Reader) Frames() []Frame { return r.frames }

// roles finds predicates, then the roles of the words near each in the tree.
func (r *Reader) roles(out []Reading, n int) {
	r.args, r.standings = r.args[:0], r.standings[:0]
	m := r.model
	r.ends = grow(r.ends, roundRows(n)*outWidth(m.Frames.Out))
	m.Frames.Apply(r.ends, r.state, n)
	r.addSenses(n)
	r.tells(out, n)
	width := outWidth(m.Predicate.Out)
	r.low = grow(r.low, roundRows(n)*width)
	m.Predicate.Apply(r.low, r.narrow, n)
	for s := range len(r.from) - 1 {
		from, to := r.from[s], r.from[s+1]
		r.headOf, r.relOf = grow(r.headOf, to-from), grow(r.relOf, to-from)
		for i, w := range out[from:to] {
			r.headOf[i], r.relOf[i] = w.Head, w.Rel
		}
		for i := from; i < to; i++ {
			if isPredicate(r.low[i*width:], out[i].Tag) {
				r.frame(i, from)
			}
		}
	}
	r.happened()
}

// addSenses adds to the words' predicate vectors what is known of their forms and leaves them, rectified, in r.narrow.
func (r *Reader) addSenses(n int) {
	m := r.model
	k, width := m.Roles, outWidth(m.Frames.Out)
	r.narrow = grow(r.narrow, roundRows(n)*k)
	for i := range n {
		predicate := r.ends[i*width:][:k]
		if form := r.words[i].Rows[FormSlot]; form >= 0 {
			addScaled(predicate, m.Senses.Data[int(form)*k:][:k], m.Senses.Scale[form])
		}
		endGrid.round(r.narrow[i*k:], predicate)
	}
}

// isPredicate decides by the scores of the styles.
func isPredicate(scores []float32, tag text.Tag) bool {
	if tag == text.NOUN {
		return scores[PropBankStyle] > minNoun || scores[EventNounStyle] > minEventNoun
	}
	return scores[PropBankStyle] > minPredicate
}

// frame finds the arguments of predicate p, a row, of the sentence that begins at row from.
func (r *Reader) frame(p, from int) {
	m := r.model
	near := r.paths.Find(p-from, r.headOf, r.relOf)
	k, width := m.Roles, outWidth(m.Frames.Out)
	r.joint = grow(r.joint, len(near)*k)
	predicate := r.ends[p*width:][:k]
	for i, w := range near {
		argument := r.ends[(from+w.Word)*width+k:][:k]
		path, distance := m.paths[int(w.Path)*k:][:k], m.paths[int(w.Distance)*k:][:k]
		sum(r.joint[i*k:][:k], predicate, argument, path, distance)
	}
	r.narrow = grow(r.narrow, roundRows(len(near))*k)
	endGrid.round(r.narrow, r.joint)
	labels := outWidth(m.Role.Out)
	r.scores = grow(r.scores, roundRows(len(near))*labels)
	m.Role.Apply(r.scores, r.narrow, len(near))
	first := len(r.args)
	for i, w := range near {
		if role := text.Role(best(r.scores[i*labels:][:m.Role.Out])); role != text.NoRole {
			r.args = append(r.args, Argument{role, from + w.Word})
		}
	}
	r.frames = append(r.frames, Frame{Predicate: p, Args: r.args[first:len(r.args):len(r.args)], Standings: r.stand(near, from)})
}

// stand asks of the words near a predicate, whose vectors are in r.narrow, whether they are its source or target.
func (r *Reader) stand(near []Near, from int) []text.Standing {
	m := r.model
	width := outWidth(m.Stands.Out)
	r.scores = grow(r.scores, roundRows(len(near))*width)
	m.Stands.Apply(r.scores, r.narrow, len(near))
	first := len(r.standings)
	for i, w := range near {
		s := text.Standing{Token: from + w.Word}
		for side := range s.Odds {
			s.Odds[side] = inNats(r.scores[i*width+side])
		}
		r.standings = append(r.standings, s)
	}
	return r.standings[first:len(r.standings):len(r.standings)]
}

// happened asks of all frames whether they happened.
func (r *Reader) happened() {
	m, n := r.model, len(r.frames)
	if n == 0 {
		return
	}
	k, width, answers := m.Roles, outWidth(m.Frames.Out), outWidth(m.Happened.Out)
	r.narrow, r.scores = grow(r.narrow, roundRows(n)*k), grow(r.scores, roundRows(n)*answers)
	for i, f := range r.frames {
		endGrid.round(r.narrow[i*k:], r.ends[f.Predicate*width:][:k])
	}
	m.Happened.Apply(r.scores, r.narrow, n)
	for i := range r.frames {
		r.frames[i].Happened = float64(min(1, max(-1, r.scores[i*answers])))
	}
}

// tells asks of all words which events they tell of.
func (r *Reader) tells(out []Reading, n int) {
	m := r.model
	width := outWidth(m.Tells.Out)
	r.scores = grow(r.scores, roundRows(n)*width)
	m.Tells.Apply(r.scores, r.narrow, n)
	all := make(text.Tells, 0, n*text.Answers) // the document keeps them
	for i := range n {
		scores := r.scores[i*width:][:text.Answers]
		types := scores[1:][:len(text.EventTypes)]
		top := slices.Max(types)
		for k, s := range types {
			types[k] = top - s
		}
		for _, s := range scores {
			all = append(all, inNats(s))
		}
		out[i].Tells = all[i*text.Answers:][:text.Answers:text.Answers]
	}
}

// inNats is a score in nats divided by text.Nat.
func inNats(x float32) int8 {
	return int8(max(math.MinInt8, min(math.MaxInt8, math.Floor(float64(x*text.Nat)+0.5))))
}

// floats are a table's numbers.
func (t *Table) floats() []float32 {
	out := make([]float32, len(t.Data))
	if len(t.Scale) == 0 {
		return out
	}
	width := len(t.Data) / len(t.Scale)
	for i, y := range t.Data {
		out[i] = t.Scale[i/width] * float32(y)
	}
	return out
}
