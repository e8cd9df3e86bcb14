package phrases

import (
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// dayOfOffices is a day on which most of those whom a text without a date calls by an office held it, the middle of such days: where President
// Bush met President Karzai, the Taliban are rebels. 0 where that may be today, or nobody tells.
func (a *Article) dayOfOffices() schema.Day {
	tenures := a.tenures()
	var best [2]schema.Day
	most := 0
	for _, t := range tenures {
		common, holds := [2]schema.Day{t[0], 0}, 0
		for _, o := range tenures {
			if o[0] > t[0] || o[1] != 0 && o[1] < t[0] {
				continue
			}
			holds++
			if o[1] != 0 && (common[1] == 0 || o[1] < common[1]) {
				common[1] = o[1]
			}
		}
		if holds > most || holds == most && common[0] > best[0] {
			best, most = common, holds
		}
	}
	if best[1] == 0 {
		return 0
	}
	return best[0] + (best[1]-best[0])/2
}

// tenures are the first and last days of the offices that a text gives to those whom it names, by their names or family names.
func (a *Article) tenures() (all [][2]schema.Day) {
	seen := map[string]bool{}
	for _, title := range a.nounAt {
		if title == nil || title.Office == "" || title.Former || title.last >= len(a.Tokens) || title.first > 0 && formerWords[a.lower(title.first-1)] {
			continue
		}
		holders := a.Lexicon.Family(a.lower(title.last))
		if p := a.phraseAt[title.last]; p != nil && p.Kind == Known {
			holders = []int{p.Ref}
		} else if p != nil || a.Tok(title.last).Tag != text.PROPN {
			continue
		}
		for _, e := range holders {
			if id := a.Lexicon.Entities[e].ID; !seen[id] {
				seen[id] = true
				all = append(all, a.Lexicon.Entities[e].Tenures(title.Office)...)
			}
		}
	}
	return all
}
