package consolidate

import "github.com/dateline-data/dateline/schema"

// Clues are what linking knows of a report besides its row: who its parties are and which words it uses. Words are hashed;
// what is compared is which of them two reports share.
type Clues struct {
	Published        schema.Day // the outlet's calendar day of publication, zero where unknown
	Sources, Targets []Agent
	Deed             []uint32 // content words of the clause, sorted
	Names            []uint32 // names of the sentence, sorted
	IsAnother        bool     // the clause says that it tells one more: "a second bomb exploded"
	IsGiven          bool     // the trigger is a noun that takes what it tells for known: "the attack"
	Own              []uint32 // words that name the parties and the place, sorted
	Counts           []Count  // what the clause counts: "15 pupils"
	Story            []uint32 // the smallest hashes of the article's names and nouns, sorted: the same for all its reports
}

// Count is a number of things that a clause speaks of.
type Count struct {
	Noun uint32 // hashed, or People
	N    int
}

// People is the noun of all who are people, who are counted by their own noun too.
const People = 1

// Agent is an actor as linking sees it.
type Agent struct {
	ID, Kind, Country string
	IsGuess           bool // of the country: the scene gives it
	Sectors           []string
	Above             []string // ids of its parents, nearest first
}

// Report is what one article says of one event: its mentions in order of the text, and the clues of each.
type Report struct {
	Mentions []schema.EventMention
	Clues    []Clues
}

// first is the mention that the report is known by.
func (r *Report) first() *schema.EventMention { return &r.Mentions[0] }
