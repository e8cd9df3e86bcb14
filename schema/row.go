// Package schema is the vocabulary of dateline: the rows and tables of a release, their ids, and the code lists
// (PLOVER, CAMEO, countries) that the rows speak in. It holds data and types alone and imports nothing of ours.
package schema

import (
	"slices"
	"time"
)

// Opt is a number that may be unknown. The zero Opt is unknown.
type Opt[T int | float64] struct {
	V  T
	OK bool
}

// Some is a known number.
func Some[T int | float64](v T) Opt[T] { return Opt[T]{v, true} }

// In all rows an empty string, a zero Day, a zero Time, a nil list and an Opt that is not OK stand for null.

// Article is a row of the articles table. Text is the article exactly as the input held it; every offset counts in it.
type Article struct {
	ID          string
	InputID     string // the caller's own id
	URL         string
	Title       string
	Outlet      string
	Author      string
	PublishedAt time.Time
	// PublishedOffset is how far the outlet's clock runs ahead of UTC, in minutes; unknown where the input gives no zone.
	PublishedOffset Opt[int]
	RetrievedAt     time.Time
	Language        string // ISO 639-1
	License         string
	WordCount       int
	SentenceCount   int
	EventCount      int
	TextSHA256      string
	DuplicateOf     string // article_id of the first article with nearly the same text
	InputPath       string
	Text            string
}

// PublishedDay is the day on which the article was published, on the outlet's own clock where that is known.
func (a *Article) PublishedDay() Day {
	if a.PublishedAt.IsZero() {
		return 0
	}
	return DayOf(a.publishedLocally())
}

// PublishedHour is the hour of the outlet's day at which the article was published, 0 to 23; not known without a zone, nor for a bare day.
func (a *Article) PublishedHour() (hour int, isKnown bool) {
	if a.PublishedAt.IsZero() || !a.PublishedOffset.OK {
		return 0, false
	}
	t := a.publishedLocally()
	return t.Hour(), t.Hour()+t.Minute()+t.Second() > 0
}

func (a *Article) publishedLocally() time.Time {
	return a.PublishedAt.In(time.FixedZone("", a.PublishedOffset.V*secondsPerMinute))
}

const secondsPerMinute = 60

// Flags are PLOVER's four auxiliary modes.
type Flags struct {
	Negated      bool // it did not happen
	Future       bool // announced, planned, promised
	Hypothetical bool // conditional, possible, feared
	Historical   bool // reported as background, not as news
}

// Range is a count known to lie between Low and High, both inclusive; either may be unknown.
type Range struct{ Low, High Opt[int] }

// Toll is what a report says of how many people an event touched.
type Toll struct{ Dead, Injured, Arrested, Crowd Range }

// Figures are the single numbers of people that stand best for what all reports of an event say.
type Figures struct{ Dead, Injured, Arrested, Crowd Opt[int] }

// Party is one side of an event: the first actor named, and all of them. Where the same unnamed people stand on both sides ("villagers
// attacked villagers"), the target has their name, kind, country and sector, and no id.
type Party struct {
	ActorID string
	Name    string
	Kind    string // ActorKinds
	Country string // ISO 3166-1 alpha-3
	Sector  string // PLOVER sector
	IDs     []string
}

// When is a calendar interval, both days inclusive, with how sharply it is known and from what.
type When struct {
	Start, End Day
	Precision  string // DatePrecisions
	Basis      string // DateBases
}

// Where is the place of an event.
type Where struct {
	PlaceID             string
	Name                string
	ASCIIName           string
	Country             string
	Admin1              string // name of the state or province
	Latitude, Longitude Opt[float64]
	Precision           string // PlacePrecisions
	Basis               string // PlaceBases
	// Within are the ids of the places that hold it, the nearest first: county, state, country. No column; what is near what is
	// asked when reports are compared.
	Within []string
}

// Holds tells whether other is the same place or lies in it.
func (w *Where) Holds(other *Where) bool {
	return w.PlaceID != "" && (w.PlaceID == other.PlaceID || slices.Contains(other.Within, w.PlaceID))
}

// Code is the kind of an event in PLOVER and CAMEO.
type Code struct {
	Type      string // PLOVER event
	Mode      string // PLOVER mode
	Contexts  []string
	CAMEO     string
	QuadClass int
	Goldstein Opt[float64]
}

// Event is a row of the events table: one thing that happened, as all its mentions together tell it.
type Event struct {
	ID string
	Code
	When
	Source, Target   Party
	IsMutual         bool // both sides did it, with or to each other
	Where            Where
	Flags            Flags
	Toll             Toll
	Best             Figures // of all reports together; mentions have none
	MentionCount     int
	ArticleCount     int
	OutletCount      int
	FirstPublishedAt time.Time
	LastPublishedAt  time.Time
	Confidence       float64
}

// Extent is a span of an article's text in Unicode code points, [Start, End). The zero Extent is null.
type Extent struct {
	Start, End int
	Text       string
}

// EventMention is a row of event_mentions: one report of an event, with the words it stands on. Event holds what this
// one mention says of the event, which is what Merge works on.
type EventMention struct {
	ID                 string
	ArticleID          string
	SentenceIndex      int
	Sentence           Extent
	Trigger            Extent
	SourceText         Extent
	TargetText         Extent
	WhereText          Extent
	WhenText           Extent
	AttributionActorID string
	AttributionText    string
	Rule               string
	MergeReason        string // why it was taken for a report of an event that another mention tells; empty for the first
	Confidence         float64
	Event              Event
	Outlet             string    // the article's source, or its URL's host
	PublishedAt        time.Time // of the article
	IsDuplicate        bool      // the article repeats another one and does not count
}

// Actor is a row of the actors table.
type Actor struct {
	ID               string
	Name             string
	Kind             string // ActorKinds
	Country          string // ISO 3166-1 alpha-3
	Sector           string // the first of Sectors
	Sectors          []string
	CAMEO            string // CAMEO actor code: AZEGOV, SYRREB
	ParentID         string // ministry -> government -> state
	WikidataID       string
	Aliases          []string
	MentionCount     int
	ArticleCount     int
	EventCount       int
	FirstPublishedAt time.Time
	LastPublishedAt  time.Time
}

// ActorMention is a row of actor_mentions.
type ActorMention struct {
	ID            string
	ActorID       string
	ArticleID     string
	SentenceIndex int
	Extent
	Kind       string // MentionKinds
	Confidence float64
}

// Place is a row of the places table.
type Place struct {
	ID                  string // geonames:NNN where GeoNames has the place
	Name                string
	ASCIIName           string
	FeatureClass        string // GeoNames feature class: A admin, P populated, H water, T terrain, L area, S spot
	FeatureCode         string // GeoNames feature code: PPLC, ADM1 ...
	Country             string // ISO 3166-1 alpha-3
	Admin1Code          string // GeoNames admin1 code
	Admin1Name          string
	Latitude, Longitude Opt[float64] // WGS 84 degrees
	Precision           string       // PlacePrecisions
	Within              []string     // ids of the places that hold it, the nearest first; no column
	Population          Opt[int]
	WikidataID          string
	MentionCount        int
	ArticleCount        int
	EventCount          int
}

// PlaceMention is a row of place_mentions.
type PlaceMention struct {
	ID            string
	PlaceID       string
	ArticleID     string
	SentenceIndex int
	Extent
	IsMetonym  bool
	Confidence float64
}

// DateMention is a row of date_mentions.
type DateMention struct {
	ID            string
	ArticleID     string
	SentenceIndex int
	Extent
	Kind  string // DateKinds
	Value string // TIMEX3 value
	When
}
