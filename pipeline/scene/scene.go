// Package scene tells when and where the events of an article happened.
//
// It takes a Document with its dates, places, actors and coded event mentions, and sets of each mention the date and the place
// with what they stand on: the words of the event itself, what the article told before, its dateline, or those who take part.
// The coder calls it once a document is coded.
package scene

import (
	"fmt"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// The bases of places (schema.PlaceBases).
const (
	explicit   = "explicit"
	carried    = "scene"
	byDateline = "dateline"
	bySeat     = "actor"
	nowhere    = "none"
)

// Apply sets date and place of the document's event mentions, in order of the text.
func Apply(d *text.Document) error {
	r, err := newReader(d)
	if err != nil {
		return err
	}
	for i := range d.EventMentions {
		r.setWhen(&d.EventMentions[i])
	}
	r.setPlaces()
	return nil
}

// reader reads the dates and places of one document.
type reader struct {
	*syntax.Tree
	published schema.Day
	gaz       *gazetteer.Gazetteer
	spots     []spot
	sites     []siting         // by event mention
	located   map[string][]int // by country the spots where something happened, in order of the text
	frame     frame
	entered   map[string]int  // index in Places of a country, by its code
	shares    []share         // of countries in the places that the article speaks of
	inTitle   map[string]bool // countries
	deedNouns map[int]bool    // tokens that tell of deeds
	only      onlyDay
	headings  []*text.Date // under which what follows was published on their days
}

func newReader(d *text.Document) (*reader, error) {
	gaz, err := gazetteer.Embedded()
	if err != nil {
		return nil, fmt.Errorf("find the places of events: %w", err)
	}
	r := &reader{Tree: syntax.Of(d), published: d.Article.PublishedDay(), gaz: gaz, sites: make([]siting, len(d.EventMentions)), entered: map[string]int{}}
	r.frame = r.frameOf()
	r.spots, r.shares, r.headings = r.spotsOf(), r.speaksOf(), r.headingsOf()
	r.located, r.inTitle, r.deedNouns = r.locatedSpots(), r.titled(), r.deedNounsOf()
	r.only = r.onlyDayOf()
	return r, nil
}

func (r *reader) deedNounsOf() map[int]bool {
	nouns := map[int]bool{}
	for i := range r.EventMentions {
		if m := &r.EventMentions[i]; isDeed(m) {
			if t := r.trigger(m); t >= 0 && !r.IsVerbal(t) {
				nouns[t] = true
			}
		}
	}
	return nouns
}

// trigger is the token that the mention hangs on.
func (r *reader) trigger(m *text.EventMention) int {
	if m.Reading.Trigger >= 0 && m.Reading.Trigger < len(r.Tokens) && m.Reading.Trigger != 0 {
		return m.Reading.Trigger
	}
	return r.HeadOf(m.Trigger)
}

// climb bounds every walk up the tree: deeper embeddings are rarer than parser errors.
const climb = 8
