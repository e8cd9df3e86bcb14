package text

import (
	"math"

	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// NameKind is the type of a name.
type NameKind uint8

// The kinds of names. Nationality covers demonyms and other adjectives of place ("Syrian", "Parisian"): corpora
// disagree whether they are locations, so they are kept apart.
const (
	NoName NameKind = iota
	Person
	Organisation
	Location
	Nationality
	Miscellaneous // events, works, products
)

// Name is a proper name: Document.Tokens[First:Last].
type Name struct {
	Span
	First, Last int
	Kind        NameKind
	Confidence  float64 // 0 to 1
}

// Date is a time expression and the calendar interval it means.
type Date struct {
	Span
	Sentence   int
	Kind       string     // schema.DateKinds: date, time, duration, set
	Value      string     // TIMEX3 value (2024-12-10, 2024-W50, P3D, PRESENT_REF); empty where nothing can be said
	Start, End schema.Day // first and last day, both inclusive; zero where unknown
	Precision  string     // schema.DatePrecisions
	Basis      string     // schema.DateBases
}

// HeadingTokens are the most tokens that a line holds beside a date whose heading it is: "Published", "-", "Updated".
const HeadingTokens = 3

// IsHeading tells a day that is a line of its own: the date line of a page, the head of an entry, be it a time of day whose day is known.
func IsHeading(d *Document, date *Date) bool {
	isDay := date.Kind == "date" && date.Basis == "explicit" || date.Kind == "time"
	if !isDay || date.Start == 0 || date.Start != date.End {
		return false
	}
	first, last := d.Line(d.Sentences[date.Sentence].First)
	if !(Span{d.Tokens[first].Start, d.Tokens[last-1].End}).Contains(date.Span) {
		return false
	}
	others, tokens := d.DatesOf(date.Sentence, date.Sentence), 0
	for _, t := range d.Tokens[first:last] {
		if !slices.ContainsFunc(others, func(o Date) bool { return o.Contains(t.Span) }) {
			tokens++
		}
	}
	return tokens <= HeadingTokens
}

// Line gives the tokens, from first (inclusive) to last (exclusive), of the line that a token stands in, as far as its sentence goes.
func (d *Document) Line(token int) (first, last int) {
	s := &d.Sentences[d.Tokens[token].Sentence]
	breaks := func(t int) bool { return strings.Contains(d.Text[d.Tokens[t-1].End:d.Tokens[t].Start], "\n") }
	first, last = token, token+1
	for first > s.First && !breaks(first) {
		first--
	}
	for last < s.Last && !breaks(last) {
		last++
	}
	return first, last
}

// PlaceMention is a place spoken of. Ref is -1 where the words name a place that the gazetteer could not resolve.
type PlaceMention struct {
	Span
	Sentence   int
	Ref        int  // index into Document.Places, or -1
	Metonym    bool // the name stands for a government, a team or the like, not for a spot on the map
	Demonym    bool // the word is an adjective of the place ("Syrian")
	Confidence float64
}

// MentionKind is by what words an actor is spoken of, as schema.MentionKinds has it.
type MentionKind string

// The kinds of mentions.
const (
	ByName    MentionKind = "name"
	ByNoun    MentionKind = "nominal"
	ByPronoun MentionKind = "pronoun"
)

// ActorMention is somebody who acts, spoken of by name, by a common noun or by a pronoun.
type ActorMention struct {
	Span       // with title and nationality: "Turkish President Recep Tayyip Erdoğan"
	Sentence   int
	Head       int // index into Document.Tokens of the phrase's head word
	Kind       MentionKind
	Ref        int    // index into Document.Actors, or -1
	Why        string // the reason for which it means that actor: "apposition", "the scene's country"
	IsGuess    bool   // of the actor's country, which nothing but the scene gives
	Confidence float64
}

// IsBeside tells two mentions in the same words, as those of "Iraqi and American troops" are.
func (m *ActorMention) IsBeside(o *ActorMention) bool { return m.Head == o.Head && m.Span == o.Span }

// EventMention is one report of something that happened, did not, will or may.
type EventMention struct {
	Sentence int
	Trigger  Span
	Source   Span // the whole phrase: "France and Germany"; empty where not said
	Target   Span
	Where    Span
	When     Span

	CAMEO      string // four-digit (or shorter) CAMEO code; the PLOVER event follows from it (schema.CAMEO)
	Type       string // PLOVER event
	Mode       string // PLOVER mode, or empty
	Contexts   []string
	Sources    []int // indices into Document.Actors, in order of the text
	Targets    []int
	Place      int    // index into Document.Places, or -1
	PlaceBasis string // schema.PlaceBases
	Start, End schema.Day
	Precision  string // schema.DatePrecisions
	Basis      string // schema.DateBases

	schema.Flags
	schema.Toll

	Attribution      Span    // "officials said": the words of the speaker
	AttributionActor int     // index into Document.Actors, or -1
	Mutual           bool    // both sides do it, with or to each other
	Rule             string  // "190/attack: S attack T (active; source slot; target implied)": the sense and its pattern, how the subject was found, who chose the sides
	Confidence       float64 // 0 to 1
	Odds             Odds
	Reading          Reading
}

// Odds are how likely an event mention is right, each 0 to 1: that there is an event, that it is of its type, that its source and its
// target are right if so.
type Odds struct{ Event, Type, Source, Target float64 }

// All is how likely all of it is right.
func (o Odds) All() float64 { return o.Event * o.Type * o.Source * o.Target }

// Worth is how far it deserves to be kept: that there is no event weighs twice as much as a wrong type, and that twice as much as a wrong side.
func (o Odds) Worth() float64 { return o.Event * math.Sqrt(o.Type*math.Sqrt(o.Source*o.Target)) }

// Effect is what a governing word makes of an event, as the first column of events/lexicon/complement.tsv names it.
type Effect string

// Doubt is the step of the coder for which a reader may not call an event mention reported; empty for none.
type Doubt string

// TriggerKind is the sort of word that tells of an event.
type TriggerKind uint8

const (
	VerbTrigger      TriggerKind = iota
	NounTrigger                  // "the shelling of T"
	PredicateTrigger             // "be angry at T", "be in talks with T"
)

func (k TriggerKind) String() string { return [...]string{"verb", "noun", "predicate"}[k] }

// Grade is how surely a word stands for somebody who acts in the news.
type Grade uint8

const (
	NoActor    Grade = iota
	Pronoun          // somebody, not said who
	PersonNoun       // people spoken of by what they are: "protesters"
	NamedActor       // a name, or somebody the article knows
)

// Reading is what the coder knows of how it read an event mention, for whoever judges how likely it is to be one.
type Reading struct {
	Sense      string      // CAMEO code of the sense with the word that stood in the text: "190 attack"; of a governed event the governed one's
	Pattern    string      // of the sense
	Path       string      // how the subject of its clause was found
	Effect     Effect      // what a governing word made of the sense: "plan", "reject"; empty for none
	Kind       TriggerKind // of the trigger: verb, noun, predicate
	Trigger    int         // tokens; -1 where there is none
	Source     int
	Target     int
	SourceSure Grade   // how surely the source acts in the news: 0 a thing or nobody, 1 a pronoun, 2 people by what they are, 3 a name
	TargetSure Grade   // as SourceSure
	Score      float64 // how much of the pattern stood in the text
	Lexical    bool    // a noun that the pattern asks for stood there
	Weak       bool    // the sense counts only between two actors
	Passive    bool
	Doubt      Doubt   // why a reader may not call it reported: news, alone, personal, aside, description, learned; empty for none
	Learned    bool    // the type is a guess of the scorer of triggers: the lexicon leaves the word silent
	Retyped    string  // the type of the lexicon, where the scorer of triggers gave another; empty where not
	Guess      float64 // how likely that scorer thinks that the trigger tells of an event, 0 to 1
	TypeGuess  float64 // and if so, of this type
}
