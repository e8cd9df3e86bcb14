// Package places puts the place names of an article on the map.
//
// It takes the names that the parser found, looks them up in the gazetteer, and chooses for each the place meant, all
// of them together: by the size of the places that bear the name, by what the text says beside it ("Paris, Texas"), by
// the dateline and the outlet, and by how near the other places spoken of are. A name has one meaning in an article
// unless the text itself tells two apart. It gives text.Document's PlaceMentions and Places.
//
// The method follows the work on toponym resolution since Leidner (2007) and Lieberman et al. (2010): population priors,
// containment and proximity within the document, local outlets.
package places

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Options says what the resolver knows beyond the embedded gazetteer. The zero value is ready for use.
type Options struct {
	UserFile string // CSV file of the user's own places, see LoadUserFile; empty for none
}

// Resolver is the stage that resolves place names. It may be used by several goroutines at once.
type Resolver struct{ gaz *gazetteer.Gazetteer }

// New makes a Resolver of the embedded gazetteer and the user's places over it.
func New(options Options) (*Resolver, error) {
	gaz, err := gazetteer.Embedded()
	if err != nil {
		return nil, err
	}
	if options.UserFile != "" {
		own, err := LoadUserFile(options.UserFile)
		if err != nil {
			return nil, err
		}
		if gaz, err = gaz.With(own); err != nil {
			return nil, fmt.Errorf("%s: %w", options.UserFile, err)
		}
	}
	return &Resolver{gaz}, nil
}

// Apply fills the document's PlaceMentions, in order of the text, and Places, in order of first mention. Words that
// name a place which the gazetteer does not know, or none of whose bearers fits the article, have the Ref -1.
func (r *Resolver) Apply(d *text.Document) error {
	s := spotter{gaz: r.gaz, doc: syntax.Of(d), covered: make([]bool, len(d.Tokens))}
	s.spot()
	groups := r.group(s.mentions)
	r.resolve(d, groups)
	r.ownSeats(&s)
	d.Places, d.PlaceMentions = nil, nil
	slices.SortStableFunc(s.mentions, func(a, b *mention) int { return cmp.Compare(a.first, b.first) })
	index := map[gazetteer.Ref]int{}
	for _, m := range s.mentions {
		row := text.PlaceMention{Span: m.span, Sentence: d.Tokens[m.first].Sentence, Ref: -1, Metonym: m.metonym, Demonym: m.demonym, Confidence: m.confidence}
		if g := m.group; g != nil && g.best >= 0 {
			place := g.candidates[g.best].ref
			ref, ok := index[place]
			if !ok {
				ref = len(d.Places)
				index[place] = ref
				d.Places = append(d.Places, r.gaz.Place(place))
			}
			row.Ref = ref
			row.Confidence *= g.candidates[g.best].p
		}
		d.PlaceMentions = append(d.PlaceMentions, row)
	}
	return nil
}
