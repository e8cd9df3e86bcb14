// Package judge says of each row that the coder made how likely it is right, and drops what is no event.
//
// It was trained on articles that readers coded by hand (cmd/judge). Two small networks look at hashed features of a row: one says of
// everybody whom the sentence names how likely they are its source or target, and the likeliest stays, which may be nobody; the other
// says how likely the words tell of an event, of this type, from this source, to this target. The product of the four is the row's
// confidence. The stage takes a Document with event mentions, doubtful ones included, and leaves in it those that are sure enough.
package judge

import (
	"math"
	"slices"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/text"
)

// MinConfidence is what text.Odds.Worth must be for a row to be kept unless the caller says otherwise. In cross-validation (cmd/judge) it keeps
// .85 of the events that readers found, .83 of its rows being of the right type, where the coder without a judge keeps .61 at .80.
const MinConfidence = 0.60

// aside is how much more a row must be worth than others that the coder doubts beside one of the same sentence that it doesn't, for most such rows
// repeat or detail what the other tells; and a row that names nobody of whom more is known, no place and no day: reviews and letters are full of them.
const aside = 1.2

// Options of a judge. The zero value uses the embedded model and MinConfidence.
type Options struct {
	MinConfidence *float64 // 0 to 1, see MinConfidence; 0 keeps every row
}

// Judge is a stage: it holds the model and no document, and may be shared by goroutines.
type Judge struct {
	model *Model
	min   float64
}

// New makes a judge of the embedded model.
func New(o Options) (*Judge, error) {
	m, err := embeddedModel()
	if err != nil {
		return nil, err
	}
	j := &Judge{m, MinConfidence}
	if o.MinConfidence != nil {
		j.min = *o.MinConfidence
	}
	return j, nil
}

// Apply chooses the sides of the document's event mentions, says how sure each is, and drops those below the least confidence.
func (j *Judge) Apply(d *text.Document) error {
	if len(d.EventMentions) == 0 {
		return nil
	}
	doc := newDocument(d)
	doc.choose(j.model.Sides)
	var memory [Questions]int
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		m.Odds = OddsOf(j.model.Rows.AskInto(memory[:0], doc.rowFeatures(i)))
		m.Confidence = math.Round(100*m.Odds.All()) / 100
	}
	isSure := SureEnough(d, j.min)
	d.EventMentions = slices.DeleteFunc(d.EventMentions, func(m text.EventMention) bool { return !isSure(&m) })
	return nil
}

// SureEnough tells which of a document's event mentions are kept when the least confidence is as given.
func SureEnough(d *text.Document, least float64) func(*text.EventMention) bool {
	undoubted := undoubtedRows(d)
	return func(m *text.EventMention) bool {
		if m.Reading.Doubt != "" && undoubted[m.Sentence] > 0 || isBare(d, m) {
			return m.Odds.Worth() >= aside*least
		}
		return m.Odds.Worth() >= least
	}
}

// isBare tells a row whose words name nobody of whom more is known, no place and no day.
func isBare(d *text.Document, m *text.EventMention) bool {
	isKnown := func(actor int) bool { return d.Actors[actor].Country != "" || d.Actors[actor].Sector != "" }
	return !slices.ContainsFunc(m.Sources, isKnown) && !slices.ContainsFunc(m.Targets, isKnown) && (m.Place < 0 || m.PlaceBasis != "explicit") &&
		(m.Basis == "none" || m.Basis == "publication" || m.When.Empty())
}

// The questions that Model.Rows answers about a row.
const (
	IsEvent   = iota // the words tell of an event
	HasType          // if so, it is of the row's type
	HasSource        // and this is its source
	HasTarget
	Questions
)

// OddsOf are the odds that answers of Model.Rows stand for.
func OddsOf(answers []int) text.Odds {
	return text.Odds{Event: hashnet.Probability(answers[IsEvent]), Type: hashnet.Probability(answers[HasType]), Source: hashnet.Probability(answers[HasSource]), Target: hashnet.Probability(answers[HasTarget])}
}

// EachRow calls see with the features of each of a document's event mentions; they are good until the next call.
func EachRow(d *text.Document, see func(mention int, features []uint32)) {
	doc := newDocument(d)
	for i := range d.EventMentions {
		see(i, doc.rowFeatures(i))
	}
}
