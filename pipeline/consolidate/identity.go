// Package consolidate makes events, actors and places of what many articles say of them: it takes the rows of single
// articles in any order and gives the tables of a release in a fixed one, in bounded memory.
package consolidate

import (
	"strconv"

	"github.com/dateline-data/dateline/schema"
)

// MentionID is the id of a mention: a hash of its article, what it is a mention of, and its spans.
func MentionID(letter byte, articleID, kind string, spans ...schema.Extent) string {
	parts := []string{articleID, kind}
	for _, s := range spans {
		parts = append(parts, strconv.Itoa(s.Start), strconv.Itoa(s.End))
	}
	return schema.ID(letter, parts...)
}
