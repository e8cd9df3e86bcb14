package neural

import "github.com/dateline-data/dateline/pipeline/text"

// NameTag says where in which kind of name a token stands: 0 outside, otherwise 4*(kind-1) + place + 1.
type NameTag uint8

// The places within a name.
const (
	beginName = iota
	insideName
	lastName
	unitName
	namePlaces
)

// NameTags is the number of name tags.
const NameTags = 1 + namePlaces*int(text.Miscellaneous)

func nameTag(kind text.NameKind, place int) NameTag {
	return NameTag(1 + namePlaces*(int(kind)-1) + place)
}

// Kind is the kind of the name that the token belongs to.
func (t NameTag) Kind() text.NameKind {
	if t == 0 {
		return text.NoName
	}
	return text.NameKind(1 + (int(t)-1)/namePlaces)
}

// Opens tells whether a name begins at the token.
func (t NameTag) Opens() bool {
	return t != 0 && (t.place() == beginName || t.place() == unitName)
}

func (t NameTag) place() int { return (int(t) - 1) % namePlaces }

// continues tells whether the name goes on after the token.
func (t NameTag) continues() bool {
	return t != 0 && t.place() <= insideName
}

// MarkName writes the tags of a name over all of the given tokens.
func MarkName(tags []NameTag, kind text.NameKind) {
	last := len(tags) - 1
	if last == 0 {
		tags[0] = nameTag(kind, unitName)
		return
	}
	tags[0] = nameTag(kind, beginName)
	for i := 1; i < last; i++ {
		tags[i] = nameTag(kind, insideName)
	}
	tags[last] = nameTag(kind, lastName)
}

// follows tells whether tag b may come after tag a: a name that is open goes on in its kind, others do not.
func follows(a, b NameTag) bool {
	if a.continues() {
		return b != 0 && !b.Opens() && b.Kind() == a.Kind()
	}
	return b == 0 || b.Opens()
}

// never is the score of what cannot be.
const never = float32(-1e30)

// allowed[b] lists the tags that may come before tag b.
var allowed = func() (before [NameTags][]NameTag) {
	for b := range NameTag(NameTags) {
		for a := range NameTag(NameTags) {
			if follows(a, b) {
				before[b] = append(before[b], a)
			}
		}
	}
	return before
}()

// NameDecoder finds the best sequence of tags that nest well; its buffers serve from call to call.
type NameDecoder struct {
	best [2][NameTags]float32
	from [][NameTags]NameTag
}

// Decode puts the sequence with the greatest sum of scores (NameTags a token) into out: Viterbi's algorithm.
func (d *NameDecoder) Decode(scores []float32, out []NameTag) {
	n := len(out)
	if n == 0 {
		return
	}
	if cap(d.from) < n {
		d.from = make([][NameTags]NameTag, n)
	}
	d.from = d.from[:n]
	for i := range n {
		now, before := &d.best[i&1], &d.best[1-i&1]
		for tag := range NameTag(NameTags) {
			score, from := never, NameTag(0)
			if i == 0 {
				if follows(0, tag) {
					score = 0
				}
			} else {
				for _, a := range allowed[tag] {
					if before[a] > score {
						score, from = before[a], a
					}
				}
			}
			now[tag], d.from[i][tag] = score+scores[i*NameTags+int(tag)], from
		}
	}
	last, top := NameTag(0), never
	for tag, score := range d.best[(n-1)&1] {
		if !NameTag(tag).continues() && score > top {
			last, top = NameTag(tag), score
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = last
		last = d.from[i][last]
	}
}
