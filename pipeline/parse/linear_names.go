package parse

import (
	"math"

	"github.com/dateline-data/dateline/pipeline/text"
)

// nameLabel says where a token stands in a name (BILOU): 'b'egin, 'i'nside, 'l'ast, 'u'nit, or 'o'utside.
type nameLabel struct {
	place byte
	kind  text.NameKind
}

var kindNames = [...]string{"_", "PER", "ORG", "LOC", "NAT", "MISC"}

func (l nameLabel) String() string { return string(l.place) + kindNames[l.kind] }

func parseNameLabel(label string) nameLabel {
	for kind, name := range kindNames {
		if label[1:] == name {
			return nameLabel{label[0], text.NameKind(kind)}
		}
	}
	return nameLabel{place: 'o'}
}

// follows tells whether l may come after the label before it; last is whether no token comes after.
func (l nameLabel) follows(before nameLabel, last bool) bool {
	if last && (l.place == 'b' || l.place == 'i') {
		return false
	}
	if before.place == 'b' || before.place == 'i' {
		return (l.place == 'i' || l.place == 'l') && l.kind == before.kind
	}
	return l.place != 'i' && l.place != 'l'
}

// bestName is the allowed label of the highest score, and its lead over the next allowed one.
func bestName(labels []nameLabel, scores []int32, before nameLabel, last bool) (top int, lead int32) {
	top, second := -1, -1
	for i, l := range labels {
		switch {
		case !l.follows(before, last):
		case top < 0 || scores[i] > scores[top]:
			top, second = i, top
		case second < 0 || scores[i] > scores[second]:
			second = i
		}
	}
	if second < 0 {
		return top, math.MaxInt32
	}
	return top, scores[top] - scores[second]
}

// forName gathers the features of token i's place in a name; names are known up to i.
func (f *features) forName(words []word, tags []text.Tag, names []nameLabel, i int) {
	f.reset()
	w, p, pp, n, nn := at(words, i), at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	t, t1, n1 := tagAt(tags, i), tagAt(tags, i-1), tagAt(tags, i+1)
	l1, l2 := labelAt(names[:i], i-1), labelAt(names[:i], i-2)
	f.spelling(w)
	f.add(l1)
	f.add(l1, l2)
	f.add(l1, w.lower)
	f.add(l1, w.form, n.lower)
	f.add(l1, w.shape)
	f.add(l1, w.capital, t)
	f.add(l1, w.suffix[2], w.capital)
	f.add(l1, p.lower)
	f.add(l1, p.lower, w.lower)
	f.add(l1, n.lower)
	f.add(l1, n.capital, n1, w.capital)
	f.add(p.lower)
	f.add(p.form, w.capital)
	f.add(pp.lower)
	f.add(pp.lower, p.lower)
	f.add(n.lower)
	f.add(n.form, w.capital)
	f.add(nn.lower)
	f.add(n.lower, nn.lower)
	f.add(p.lower, w.lower)
	f.add(w.lower, n.lower)
	f.add(p.lower, n.lower)
	f.add(p.shape, w.shape, n.shape)
	f.add(p.capital, w.capital, n.capital, at(words, i+2).capital)
	f.add(p.suffix[2], w.capital)
	f.add(n.suffix[2], w.capital)
	f.add(t1, t, n1)
	f.add(t)
	f.add(n1, w.suffix[2])
	f.add(at(words, i+3).lower, w.capital, n.capital)
	f.add(at(words, i-3).lower, w.capital)
}

func labelAt(names []nameLabel, i int) uint64 {
	if i < 0 {
		return 99
	}
	return uint64(names[i].place)<<8 | uint64(names[i].kind)
}
