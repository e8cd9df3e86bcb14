package main

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Treebanks with entities in the Entity key of MISC (Zeldes et al., as in UD English GUM) teach names too. An entity is a whole
// phrase, named or not, and nests: its name is what stands around its head.

// entityKinds maps the types of entities to kinds of names; of the others, times are no names.
var entityKinds = map[string]text.NameKind{"person": text.Person, "organization": text.Organisation, "place": text.Location,
	"abstract": text.Miscellaneous, "event": text.Miscellaneous, "object": text.Miscellaneous, "animal": text.Miscellaneous,
	"plant": text.Miscellaneous, "substance": text.Miscellaneous}

// entity is a phrase: words [from, to) of a sentence.
type entity struct {
	id, kind string
	from, to int
}

// entityReader collects the entities of a sentence, which open and close within it: "(4-person-...(5-place-...)" and "4)".
type entityReader struct {
	open, done []entity
}

// read reads the Entity key of word i, if it has one.
func (r *entityReader) read(misc string, i int) {
	for key := range strings.SplitSeq(misc, "|") {
		value, ok := strings.CutPrefix(key, "Entity=")
		for ok && value != "" {
			if value[0] == '(' {
				value = r.begin(value[1:], i)
				continue
			}
			var id string
			id, value, _ = strings.Cut(value, ")")
			r.end(id, i)
		}
	}
}

func (r *entityReader) begin(value string, i int) (rest string) {
	n := strings.IndexAny(value, "()")
	if n < 0 {
		n = len(value)
	}
	fields := append(strings.Split(value[:n], "-"), "", "")
	r.open = append(r.open, entity{id: fields[0], kind: fields[1], from: i})
	if rest = value[n:]; strings.HasPrefix(rest, ")") {
		r.end(fields[0], i)
		rest = rest[1:]
	}
	return rest
}

func (r *entityReader) end(id string, i int) {
	for k := len(r.open) - 1; k >= 0; k-- {
		if e := r.open[k]; e.id == id {
			e.to = i + 1
			r.done = append(r.done, e)
			r.open = slices.Delete(r.open, k, k+1)
			return
		}
	}
}

// nameEntities marks the names of the entities, the shortest first: a longer name takes what it holds. Proper nouns and capitalised
// adjectives that are in none of them stay unknown, and so do peoples.
func (s *sentence) nameEntities(entities []entity) {
	s.names = make([]neural.NameTag, len(s.forms))
	for i := range s.forms {
		if s.proper(i) && !titles[s.forms[i]] {
			s.names[i] = unknownName
		}
	}
	slices.SortStableFunc(entities, func(a, b entity) int { return (a.to - a.from) - (b.to - b.from) })
	for _, e := range entities {
		from, to := s.nameWithin(e)
		kind, known := entityKinds[e.kind]
		switch {
		case from >= to || s.cutsName(from, to):
		case !known:
			clear(s.names[from:to])
		case kind != text.Person || s.penn[to-1] != "NNPS":
			neural.MarkName(s.names[from:to], kind)
		}
	}
}

// proper tells whether word i is a proper noun, or an adjective that looks like one.
func (s *sentence) proper(i int) bool {
	return s.tags[i] == text.PROPN || strings.HasPrefix(s.penn[i], "NNP") || s.tags[i] == text.ADJ && i > 0 && startsUpper(s.forms[i])
}

// nameWithin is the run of proper nouns around the entity's head, with the particles between them.
func (s *sentence) nameWithin(e entity) (from, to int) {
	head := -1
	for i := e.from; i < e.to && head < 0; i++ {
		if h := s.heads[i]; h < e.from || h >= e.to {
			head = i
		}
	}
	if head < 0 || s.tags[head] != text.PROPN || !startsUpper(s.forms[head]) {
		return 0, 0
	}
	from, to = head, head+1
	for from > e.from && s.inName(from-1, e.kind) {
		from--
	}
	for to < e.to && s.inName(to, e.kind) {
		to++
	}
	for from < to && !startsUpper(s.forms[from]) || from < to-1 && titles[s.forms[from]] {
		from++
	}
	for to > from && (!startsUpper(s.forms[to-1]) && s.tags[to-1] != text.NUM && s.tags[to-1] != text.PROPN) {
		to--
	}
	return from, to
}

// inName tells whether word i may stand within a name of a kind.
func (s *sentence) inName(i int, kind string) bool {
	return s.proper(i) || particles[s.forms[i]] || kind != "person" && prepositions[s.forms[i]]
}

// cutsName tells whether a name that is marked already begins or ends within [from, to) but does not lie wholly in it.
func (s *sentence) cutsName(from, to int) bool {
	return s.inside(from) || to < len(s.names) && s.inside(to)
}

// inside tells whether word i goes on with a name that is marked already.
func (s *sentence) inside(i int) bool {
	return s.names[i] != 0 && s.names[i] != unknownName && !s.names[i].Opens()
}

func startsUpper(form string) bool { return form != "" && 'A' <= form[0] && form[0] <= 'Z' }

// particles stand between the proper nouns of one name.
var particles = wordSet("the & - – de del della di da du la le van von der den al el bin ibn")

// prepositions stand in the names of all but persons.
var prepositions = wordSet("of for")

// titles before a person's name are no part of it.
var titles = wordSet("Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Prof. Professor President Senator Sen. Representative Rep. General Gen. Colonel Captain Sir Lord Lady Justice Judge Minister Secretary Governor Mayor Sgt. Lt.")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
