// Package consolidate makes events, actors and places of what many articles say of them: it takes the rows of single
// articles in any order and gives the tables of a release in a fixed one, in bounded memory.
package consolidate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// EventID is the id of the event that a mention reports: a hash of its type, flags, actors, date and place. Reports
// that say too little to tell one such event from another (see isDistinct) are kept apart by article.
func EventID(e *schema.Event, articleID string) string {
	parts := []string{
		e.Type, flagLetters(e.Flags),
		strings.Join(slices.Sorted(slices.Values(e.Source.IDs)), " "),
		strings.Join(slices.Sorted(slices.Values(e.Target.IDs)), " "),
		e.Start.String(), e.End.String(), e.Where.PlaceID,
	}
	if !isDistinct(e) {
		parts = append(parts, articleID)
	}
	return schema.ID(schema.EventLetter, parts...)
}

// longestInterval is the number of days up to which a date tells one event from the next of its kind: two reports of an
// arrest "in March" by the same police are seldom of the same arrest, two of one "on Tuesday" mostly are.
const longestInterval = 7

// isDistinct tells whether reports of different articles that agree in all of it can be taken for one event: the day or
// week must be known, and two of source, target and place.
func isDistinct(e *schema.Event) bool {
	known := 0
	for _, is := range []bool{len(e.Source.IDs) > 0, len(e.Target.IDs) > 0, e.Where.PlaceID != ""} {
		if is {
			known++
		}
	}
	return known >= 2 && e.Start != 0 && e.End != 0 && int(e.End-e.Start) < longestInterval
}

func flagLetters(f schema.Flags) string {
	letters := []byte("----")
	for i, is := range []bool{f.Negated, f.Future, f.Hypothetical, f.Historical} {
		if is {
			letters[i] = "nfyh"[i]
		}
	}
	return string(letters)
}

// MentionID is the id of a mention: a hash of its article, what it is a mention of, and its spans.
func MentionID(letter byte, articleID, kind string, spans ...schema.Extent) string {
	parts := []string{articleID, kind}
	for _, s := range spans {
		parts = append(parts, strconv.Itoa(s.Start), strconv.Itoa(s.End))
	}
	return schema.ID(letter, parts...)
}
