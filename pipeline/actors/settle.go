package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// settle draws the conclusions from what a phrase says: the owner's country and sector, the office left.
func (a *article) settle(c *candidate, f *description) {
	if f.owner >= 0 && f.entity < 0 {
		a.inherit(f)
	}
	if f.former && f.kind == "person" || f.former && f.agent != nil && f.agent.person {
		f.sectors = leftOffice(f.sectors)
	}
	if c.kind == bodyCandidate && f.agent == nil {
		f.sectors = nil
	}
	if c.kind == bodyCandidate || c.kind == nounCandidate && a.tok(c.head).Tag == text.PROPN {
		s, sure := a.namedSectors(c.first, c.last)
		if sure || s != nil && c.kind == bodyCandidate && (len(f.sectors) == 0 || f.sectors[0] == "UNK" || f.agent != nil && !f.agent.institution) {
			f.sectors = s
		}
	}
	if f.country != "" && f.entity < 0 {
		f.sectors = f.nationalSectors()
	}
	f.kind = a.kindOf(c, f)
}

// nationalSectors are the sectors of somebody of whom only a country is told: a country's delegation speaks for its government, its militants
// are its rebels, its peacekeepers its soldiers.
func (f *description) nationalSectors() []string {
	if f.agent == nil || f.agent.national.from == "" || first(f.sectors) != f.agent.national.from || f.agent.national.to == "GOV" && f.owner >= 0 {
		return f.sectors
	}
	return []string{f.agent.national.to}
}

// inherit takes over from the owner what the phrase itself leaves open.
func (a *article) inherit(f *description) {
	o := a.describe(f.owner)
	if f.country == "" {
		f.country = o.country
	}
	if f.agent == nil {
		return
	}
	unsaid := len(f.sectors) == 0 || f.sectors[0] == "UNK"
	switch {
	case f.agent.neutral && (unsaid || o.kind != "person" && !(fights(f.sectors) && !fights(o.sectors))) && len(o.sectors) > 0 && !f.modified():
		f.sectors = o.sectors
	case unsaid && len(o.sectors) > 0:
		f.sectors = o.sectors
	}
}

// modified tells whether a word before the noun has already said its sector.
func (f *description) modified() bool {
	return f.agent != nil && !slices.Equal(f.sectors, f.agent.sectors)
}

// speaksFor tells whether somebody without a name stands for the owner: a spokesman for NATO, Hamas fighters. Followers
// of a person do not.
func (a *article) speaksFor(f *description) bool {
	if f.owner < 0 || f.agent == nil || f.agent.user || f.former {
		return false
	}
	o := a.describe(f.owner)
	if f.office != "" {
		return false
	}
	if o.kind == "person" {
		return false
	}
	same := len(o.sectors) > 0 && len(f.sectors) > 0 && o.sectors[0] == f.sectors[0]
	return f.agent.neutral || same || fights(f.sectors) && fights(o.sectors)
}

// officials are the sectors whose people join the elites when they leave.
var officials = []string{"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "PRE"}

// leftOffice are the sectors of somebody who no longer is what the noun says.
func leftOffice(sectors []string) []string {
	if len(sectors) == 0 || slices.Contains(officials, sectors[0]) {
		return []string{"ELI"}
	}
	return sectors
}

// kindOf is the schema's kind of an actor as a phrase describes it.
func (a *article) kindOf(c *candidate, f *description) string {
	switch {
	case f.entity >= 0 || c.kind == personCandidate:
		return f.kind
	case c.kind == nationCandidate:
		return "group"
	case c.kind == bodyCandidate:
		return kindOfSector(f.sectors, "organisation")
	case f.agent == nil:
		return "group"
	case f.agent.state:
		return "state"
	case f.office != "" && f.agent.person:
		return "person"
	case f.office != "":
		return "government"
	}
	return kindOfSector(f.sectors, "group")
}

// sectorKinds are the kinds of the actors that a country's sector makes up.
var sectorKinds = map[string]string{"GOV": "government", "MIL": "organisation", "COP": "organisation", "SPY": "organisation", "LEG": "organisation",
	"JUD": "organisation", "PTY": "organisation", "REB": "armed_group", "PRM": "armed_group", "UAF": "armed_group", "IGO": "organisation",
	"UNO": "organisation", "NGO": "organisation", "BUS": "organisation", "MNC": "organisation", "PRE": "government", "JRN": "organisation"}

func kindOfSector(sectors []string, otherwise string) string {
	if len(sectors) > 0 {
		if kind, ok := sectorKinds[sectors[0]]; ok && !(otherwise == "organisation" && kind == "government") {
			return kind
		}
	}
	return otherwise
}

// first is the most specific of some sectors; "" for none.
func first(sectors []string) string {
	if len(sectors) == 0 {
		return ""
	}
	return sectors[0]
}

func stateID(alpha3 string) string { return strings.ToLower(alpha3) }

// current is what an entity is on the article's day. Somebody who has left the last office known by then is one of the
// elites; who has not yet entered it has no sector.
func (a *article) current(e *entity) term {
	if now := a.termOf(e); now != nil {
		return *now
	}
	if e.coded && a.day != 0 {
		return term{}
	}
	t := e.terms[len(e.terms)-1]
	if e.kind != "person" {
		return t
	}
	left := false
	for i := range e.terms {
		left = left || a.day != 0 && e.terms[i].to != 0 && e.terms[i].to < a.day
	}
	switch {
	case a.day == 0:
		if !sameSectors(e.terms) {
			t.sectors = nil
		}
	case left:
		t.sectors = leftOffice(t.sectors)
		t.title = ""
	default:
		t.sectors, t.title = nil, ""
	}
	return t
}

func sameSectors(terms []term) bool {
	for i := range terms {
		if !slices.Equal(terms[i].sectors, terms[0].sectors) {
			return false
		}
	}
	return true
}

// termOf is the term that covers the article's day, the highest listed last winning; nil where none does.
func (a *article) termOf(e *entity) *term {
	if a.day == 0 {
		for i := len(e.terms) - 1; i >= 0; i-- {
			if e.terms[i].to == 0 {
				return &e.terms[i]
			}
		}
		return nil
	}
	for i := len(e.terms) - 1; i >= 0; i-- {
		if e.terms[i].covers(a.day) {
			return &e.terms[i]
		}
	}
	return nil
}
