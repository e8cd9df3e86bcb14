package consolidate

import (
	"fmt"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/record"
)

// Record is what rounds pass to each other. Where it is sorted and how it travels is no matter of theirs.
type Record struct {
	Stream string // what kind of record it is, by which rounds choose what they read
	Group  string // records of one group must be read together, in the order of their keys
	Key    string // of records with the same, the one whose value comes first stands
	Value  string // in the form of docs/records.md
}

// Put takes a record.
type Put func(Record) error

// stream is a kind of record.
type stream[T any] struct {
	name   string
	fields record.Fields[T]
}

// put gives a record to whoever takes it.
func (s stream[T]) put(to Put, group, key string, v *T) error {
	return to(Record{s.name, group, key, string(s.fields.Append(nil, v))})
}

// read gives what a record of the stream holds.
func (s stream[T]) read(r *Record) (v T, err error) {
	if err = s.fields.Read(r.Value, &v); err != nil {
		err = fmt.Errorf("%s: record %q: %w", s.name, r.Key, err)
	}
	return v, err
}

// The streams between the rounds, in the order in which they come to be. Each is read by one round at a time.
var (
	versions   = stream[head]{"versions", carryHead}
	bodies     = stream[body]{"bodies", carryBody}
	standing   = stream[head]{"standing", carryHead}
	members    = stream[member]{"members", carryMember}
	signatures = stream[member]{"signatures", carryMember}
	met        = stream[member]{"met", carryMember}
	signed     = stream[member]{"signed", carryMember}
	found      = stream[link]{"found", carryLink}
	links      = stream[link]{"links", carryLink}
	pointing   = stream[link]{"pointing", carryLink}
	moved      = stream[link]{"moved", carryLink}
	reports    = stream[Report]{"reports", carryReport}
	attributed = stream[schema.EventMention]{"attributed", record.EventMention}
	actorUses  = stream[actorUse]{"actor_uses", carryActorUse}
	placeUses  = stream[placeUse]{"place_uses", carryPlaceUse}
)

// The rows of the tables are streams too; their keys put them into the order of the table.
var (
	articleRows      = stream[schema.Article]{schema.Articles.Name, record.Article}
	eventRows        = stream[schema.Event]{schema.Events.Name, record.Event}
	eventMentionRows = stream[schema.EventMention]{schema.EventMentions.Name, record.EventMention}
	actorRows        = stream[schema.Actor]{schema.Actors.Name, record.Actor}
	actorMentionRows = stream[schema.ActorMention]{schema.ActorMentions.Name, record.ActorMention}
	placeRows        = stream[schema.Place]{schema.Places.Name, record.Place}
	placeMentionRows = stream[schema.PlaceMention]{schema.PlaceMentions.Name, record.PlaceMention}
	dateMentionRows  = stream[schema.DateMention]{schema.DateMentions.Name, record.DateMention}
)
