package scene

import (
	_ "embed"

	"github.com/dateline-data/dateline/pipeline/text"
)

// institution is where an organisation of several states sits, or where one of its missions serves.
type institution struct {
	country   string // alpha-3
	isMission bool   // which acts there, while a headquarters only speaks and decides there
}

//go:embed institutions.tsv
var institutionsTSV string

// institutions are those of the actor lexicon by id, as they were seated last; those that sit in several countries are left out.
var institutions = func() map[string]institution {
	table := map[string]institution{}
	for cells := range text.Rows("institutions.tsv", institutionsTSV, 3) {
		table[cells[0]] = institution{cells[1], cells[2] == "mission"}
	}
	return table
}()

// sitsIn is the country from which an institution speaks and decides or, for a mission, where it acts; "" where it tells nothing of the event.
func (r *reader) sitsIn(actor int, m *text.EventMention) string {
	a := &r.Actors[actor]
	at, ok := institutions[a.ID]
	if !ok && a.Country == "" {
		at, ok = institutions[a.ParentID]
	}
	if ok && (at.isMission || speaksFromSeat(m)) {
		return at.country
	}
	return ""
}

// speaksFromSeat tells the words and decrees that are made at a desk; talks are held anywhere.
func speaksFromSeat(m *text.EventMention) bool {
	return atHome[m.Type] && m.Type != "MOBILIZE" || m.Type == "AGREE" || isDecree(m)
}
