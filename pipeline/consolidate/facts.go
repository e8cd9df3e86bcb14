package consolidate

import (
	"cmp"
	"slices"
)

// A text that repeats another but for its facts is no copy of it: a bulletin of the same kind is written every day. Facts
// are names, numbers and days; each is told by the words around it, so that "arrested 14 students in Sucre" and "arrested 27
// students in Oruro" are seen to disagree, and a text that leaves a paragraph out, or adds a byline, is not.

// Fact is a name or number of a text, hashed, with the words around it.
type Fact struct{ Around, Said uint32 }

const (
	// maxFacts bounds the facts kept of a text: those with the smallest hashes, which are the same ones in a copy.
	maxFacts = 100
	// maxReplaced is how many facts of a copy may be others: a correction mends one.
	maxReplaced = 1
)

// Facts are the facts of a text to compare with those of others: each context once, and none that says two things.
func Facts(all []Fact) []Fact {
	slices.SortFunc(all, func(a, b Fact) int { return cmp.Or(cmp.Compare(a.Around, b.Around), cmp.Compare(a.Said, b.Said)) })
	all = slices.Compact(all)
	var kept []Fact
	for i, f := range all {
		twice := i > 0 && all[i-1].Around == f.Around || i+1 < len(all) && all[i+1].Around == f.Around
		if !twice && len(kept) < maxFacts {
			kept = append(kept, f)
		}
	}
	return kept
}

// replaced counts the facts that two texts tell differently in the same words.
func replaced(a, b []Fact) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch cmp.Compare(a[i].Around, b[j].Around) {
		case -1:
			i++
		case 1:
			j++
		default:
			if a[i].Said != b[j].Said {
				n++
			}
			i, j = i+1, j+1
		}
	}
	return n
}

// repeats tells whether an article is a copy of another: it says the same in nearly the same words. One fact may be mended
// on the day of publication; on another day it is other news.
func repeats(a, b *member) bool {
	if resemblance(a.Signature, b.Signature) < minResemblance {
		return false
	}
	n := replaced(a.Facts, b.Facts)
	return n == 0 || n <= maxReplaced && a.day() == b.day()
}

// day is the day of publication, empty where unknown.
func (m *member) day() string {
	if m.Order[0] == '~' {
		return ""
	}
	return m.Order[:len("2006-01-02")]
}
