package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

// wideSlot is from how many words on a slot's nouns are a class, which says little of each.
const wideSlot = 40

// knownWords is what the patterns say of each lemma wherever it stands in them, for words in patterns that nobody wrote down: the types of
// the events that it triggers or that its patterns ask for it in, and the effects it has on what it governs.
func (l *Lexicon) knownWords() map[string][]string {
	known := map[string][]string{}
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
					if len(s.Slots[i].Nouns) > wideSlot {
						continue
					}
					for noun := range s.Slots[i].Nouns {
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
