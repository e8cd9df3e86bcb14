package text

// EventTypes are PLOVER's events in the order in which the reader answers about them.
var EventTypes = [...]string{
	"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
	"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}

// Tells is what the reader takes a word to tell of, from its sentence alone, nil where nothing was read: the log-odds that it tells of an event,
// for each of EventTypes by how much it is less likely than the likeliest, and the log-odds that the sentence names nobody who does it and nobody
// to whom it is done. All are in nats divided by Nat, and read-only.
type Tells []int8

// Nat is so many of a Tells' or a Standing's numbers.
const Nat = 4

// Answers is how many numbers a Tells has.
const Answers = 1 + len(EventTypes) + 2

// Event is the log-odds that the word tells of an event.
func (t Tells) Event() int { return int(t[0]) }

// Behind is by how much an event is less likely of a type, one of EventTypes by its number, than of the likeliest: 0 for that.
func (t Tells) Behind(typ int) int { return int(t[1+typ]) }

// Nobody is the log-odds that nobody stands on a side: 0 for the source, 1 for the target.
func (t Tells) Nobody(side int) int { return int(t[1+len(EventTypes)+side]) }

// Likeliest is the number of the type that is likeliest.
func (t Tells) Likeliest() int {
	for typ := range EventTypes {
		if t.Behind(typ) == 0 {
			return typ
		}
	}
	return 0
}

// Standing is how likely a word near a frame's predicate stands on the sides of the event that this tells of: log-odds, as in Tells, of being at
// the head of the source and of the target.
type Standing struct {
	Token int
	Odds  [2]int8
}
