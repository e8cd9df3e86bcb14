// Package trigger guesses which event a word tells of that the lexicon of events leaves silent.
//
// The lexicon knows what a verb or noun means in the patterns that somebody wrote down; news says the same in ever new ones ("the minister
// said the vote was a farce"). A Scorer looks at a predicate of the reader, a verb, noun or adjective with a frame, and says how likely its
// words tell of an event, and of which PLOVER type. It is a small network over hashed features, trained by cmd/judge on articles that readers
// coded whole: their triggers are events, all other predicates none. What it finds is a guess: the judge decides whether it stays.
package trigger

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/schema"
)

//go:embed model/trigger.zst
var embedded []byte

// Fingerprint tells the embedded model from any other.
func Fingerprint() string { return schema.Fingerprint(embedded) }

// Embedded is the network that cmd/judge trained.
func Embedded() (*hashnet.Net, error) {
	n, err := read(bytes.NewReader(embedded))
	if err != nil {
		return nil, fmt.Errorf("read the embedded scorer of triggers: %w", err)
	}
	return n, nil
}

// read reads what Write wrote.
func read(r io.Reader) (*hashnet.Net, error) {
	nets, err := hashnet.Unpack(r, 1)
	if err != nil {
		return nil, err
	}
	return nets[0], nil
}

// Write writes a network to be embedded.
func Write(w io.Writer, n *hashnet.Net) error {
	return hashnet.Pack(w, n)
}

// Type is a PLOVER event that a word may tell of, with the root of CAMEO under which its codes lie: more than that is not known of it.
type Type struct{ Name, Root string }

// Types are those that a scorer answers about, in the order of its answers. A request may be an appeal or a demand: it counts as the milder.
var Types = []Type{
	{"AGREE", "03"}, {"CONSULT", "04"}, {"SUPPORT", "05"}, {"CONCEDE", "08"}, {"COOPERATE", "06"}, {"AID", "07"}, {"RETREAT", "08"}, {"REQUEST", "02"},
	{"ACCUSE", "11"}, {"REJECT", "12"}, {"THREATEN", "13"}, {"PROTEST", "14"}, {"SANCTION", "16"}, {"MOBILIZE", "15"}, {"COERCE", "17"}, {"ASSAULT", "18"},
}

// The answers of a scorer: whether the word tells of an event, then for each of Types whether it is that.
const (
	IsEvent   = 0
	FirstType = 1
)

// Questions is how many answers a scorer gives.
func Questions() int { return FirstType + len(Types) }

// Guess is what a word may tell of.
type Guess struct {
	Event float64 // 0 to 1: how likely it is an event at all
	sure  []int   // answers about Types
}

// Best is the likeliest type.
func (g *Guess) Best() Type {
	best := 0
	for i, a := range g.sure {
		if a > g.sure[best] {
			best = i
		}
	}
	return Types[best]
}

// Of is how likely it is of a type, 0 to 1, if it is an event.
func (g *Guess) Of(name string) float64 {
	for i := range g.sure {
		if Types[i].Name == name {
			return hashnet.Probability(g.sure[i])
		}
	}
	return 0
}

// Ask guesses what the word at a token tells of; the guess is good until the next call.
func (r *Reader) Ask(token int) Guess {
	r.own(token)
	own := len(r.bag)
	if len(r.sentence.sums) == 0 {
		r.whole()
		r.sentence.sums = r.net.Sums(r.sentence.sums, r.bag[own:])
	}
	r.answers = r.net.AskBeside(r.answers, r.sentence.sums, r.bag[:own])
	return Guess{hashnet.Probability(r.answers[IsEvent]), r.answers[FirstType:]}
}
