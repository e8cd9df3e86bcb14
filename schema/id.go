package schema

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strconv"
)

// idEncoding is lower-case base32 without padding: safe in file names, URLs and case-blind systems.
var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// idLength is the number of base32 characters of a hash in an id: 80 bits, a one in ten million chance of a
// collision among half a billion rows.
const idLength = 16

// The letters that ids begin with.
const (
	ArticleLetter      = 'a'
	EventLetter        = 'e'
	EventMentionLetter = 'm'
	ActorLetter        = 'c'
	ActorMentionLetter = 'n'
	PlaceLetter        = 'p'
	PlaceMentionLetter = 'q'
	DateMentionLetter  = 'd'
	ReadingLetter      = 'r' // of what was read from an article; in no table
)

// ID is a letter and 16 base32 characters of a SHA-256 over the parts. Each part is hashed with its length, so that
// ("ab", "c") and ("a", "bc") differ.
func ID(letter byte, parts ...string) string {
	h := sha256.New()
	var size [8]byte
	for _, p := range parts {
		binary.LittleEndian.PutUint64(size[:], uint64(len(p)))
		h.Write(size[:])
		h.Write([]byte(p))
	}
	return string(letter) + idEncoding.EncodeToString(h.Sum(nil))[:idLength]
}

// MentionID is the id of a mention: a hash of its article, what it is a mention of, and its spans.
func MentionID(letter byte, articleID, kind string, spans ...Extent) string {
	parts := []string{articleID, kind}
	for _, s := range spans {
		parts = append(parts, strconv.Itoa(s.Start), strconv.Itoa(s.End))
	}
	return ID(letter, parts...)
}

// EventID is the id of the event that a mention is the first to report.
func EventID(m *EventMention) string { return ID(EventLetter, m.ID) }
