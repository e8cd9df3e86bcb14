package actors

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// markQuotes notes which tokens stand in quoted speech. A quotation that is never closed ends with its paragraph.
func (a *article) markQuotes() {
	a.quotedAt = make([]bool, len(a.Tokens))
	open := false
	for t := range a.Tokens {
		if open && t > 0 && strings.Contains(a.Text[a.tok(t-1).End:a.tok(t).Start], "\n\n") {
			open = false
		}
		switch a.tok(t).Form {
		case `"`:
			open = !open
		case "“", "``":
			open = true
		case "”", "''":
			open = false
		default:
			a.quotedAt[t] = open
		}
	}
}

// addSpeakers adds the pronouns of the first person in quoted speech, which stand for who is quoted.
func (a *article) addSpeakers() {
	said := len(a.mentions)
	for t := range a.Tokens {
		if !a.quotedAt[t] || !firstPerson[lower(a.tok(t).Form)] || a.tok(t).Tag != text.PRON {
			continue
		}
		if i := a.speakerOf(t, said); i >= 0 {
			m := &a.mentions[i]
			a.mentions = append(a.mentions, mention{first: t, last: t + 1, head: t, candidate: -1, kind: "pronoun", refs: m.refs, why: bySpeaker, confidence: surePronoun})
		}
	}
}

var firstPerson = text.WordSet("i we")

// speakerOf is the mention of who says the words at a token: the subject of a verb of saying in its sentence, or within the
// quotation's reach before or behind; -1 for nobody told.
func (a *article) speakerOf(t, said int) int {
	sentence := a.tok(t).Sentence
	for _, near := range []int{0, -1, 1, -2} {
		s := sentence + near
		if s < 0 || s >= len(a.Sentences) {
			continue
		}
		best := -1
		for i := a.firstMention(s, said); i < said && a.tok(a.mentions[i].head).Sentence == s; i++ {
			if m := &a.mentions[i]; !a.quotedAt[m.head] && a.says(m.head) && (best < 0 || m.head < t) {
				best = i
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// firstMention is the first mention of a sentence or a later one.
func (a *article) firstMention(sentence, said int) int {
	low, high := 0, said
	for low < high {
		if mid := (low + high) / 2; a.tok(a.mentions[mid].head).Sentence < sentence {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// says tells whether a noun is the subject of a verb of saying.
func (a *article) says(head int) bool {
	role, verb := a.role(head)
	return role == text.Nsubj && verb >= 0 && sayingVerbs[a.Lemma(verb)]
}

var sayingVerbs = text.WordSet(`say tell add state write tweet declare announce explain claim argue note insist warn stress ask reply respond comment remark admit
	confirm deny continue conclude post observe acknowledge recall exclaim report read promise vow urge suggest describe call predict`)
