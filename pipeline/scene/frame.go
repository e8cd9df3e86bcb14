package scene

import "github.com/dateline-data/dateline/pipeline/text"

// frame is what the dateline tells of the whole article.
type frame struct {
	date     *text.Date // nil where it has none
	place    int        // index into Document.Places, or -1
	sentence int        // that it opens
}

func (r *reader) frameOf() frame {
	f := frame{place: -1}
	for i := range r.Dates {
		if d := &r.Dates[i]; r.Dateline.Contains(d.Span) && d.Start != 0 {
			f.date = d
			break
		}
	}
	for i := range r.PlaceMentions {
		if pm := &r.PlaceMentions[i]; pm.Ref >= 0 && r.Dateline.Place.Contains(pm.Span) {
			f.place = pm.Ref
			break
		}
	}
	for i := range r.Sentences {
		if r.Sentences[i].End > r.Dateline.Start {
			f.sentence = i
			break
		}
	}
	return f
}
