package lexicon

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// wideSlot is from how many words on a slot's nouns are a class, which says little of each.
const wideSlot = 40

// knownWords is what the patterns say of each lemma wherever it stands in them, for words in patterns that nobody wrote down: the types of
// the events that it triggers or that its patterns ask for it in, and the effects it has on what it governs.
func (l *Lexicon) knownWords() map[string][]string {
	known := map[string][]string{}
	type asked struct {
		filler int
		says   string
	}
	noted := map[asked]bool{}
	for _, senses := range l.Senses {
		for lemma, all := range senses {
			for _, s := range all {
				if s.User {
					continue // the network has not seen the user's own
				}
				says := cmp.Or(Plover(s.Code), "none")
				known[lemma] = append(known[lemma], says)
				if word := strings.Split(lemma, "_"); len(word) > 1 {
					known[word[0]] = append(known[word[0]], "in "+says)
				}
				for i := range s.Slots {
					sl := &s.Slots[i]
					if len(sl.Nouns) > wideSlot || noted[asked{sl.filler, says}] {
						continue
					}
					noted[asked{sl.filler, says}] = true
					for noun := range sl.Nouns {
						known[noun] = append(known[noun], "with "+says)
					}
				}
			}
		}
	}
	for key, all := range l.Governors {
		lemma, _, _ := strings.Cut(strings.TrimPrefix(key, "n:"), "_")
		for _, g := range all {
			known[lemma] = append(known[lemma], "makes "+string(g.Effect))
		}
	}
	for lemma := range known {
		slices.Sort(known[lemma])
		known[lemma] = slices.Clip(slices.Compact(known[lemma]))
	}
	return known
}

// askedWords is the union of the nouns of all slots and selections.
func (l *Lexicon) askedWords() text.Words {
	asked := text.Words{}
	for _, s := range l.Selections {
		maps.Copy(asked, s.Among)
		maps.Copy(asked, s.Except)
	}
	for _, s := range l.fillers {
		maps.Copy(asked, s.Nouns)
	}
	return asked
}
