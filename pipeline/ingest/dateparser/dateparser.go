// Package dateparser stands in for the module of this name, which go-htmldate links to read dates in 200 languages and which
// compiles its patterns for 0.2 s whenever a program starts. Ingest never asks for that search (SkipExtensiveSearch), so
// go.mod puts this package in its place.
package dateparser

import (
	"errors"
	"time"
)

// ParserType is a way of reading a date.
type ParserType uint8

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says where a date without a year lies.
type PreferredDateSource uint8

// Past is before now.
const Past PreferredDateSource = 1

// Configuration says how dates are read.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser reads dates.
type Parser struct{ ParserTypes []ParserType }

// Date is a date that was read.
type Date struct{ Time time.Time }

var errLeftOut = errors.New("the search for dates in other languages is left out of this program")

// Parse gives the zero Date and an error.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, errLeftOut }
