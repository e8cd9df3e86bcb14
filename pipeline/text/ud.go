package text

import (
	"slices"
	"strings"
)

// Tag is a universal part of speech (UPOS).
type Tag uint8

// The 17 universal parts of speech, https://universaldependencies.org/u/pos/.
const (
	NoTag Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var tagNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

func (t Tag) String() string { return tagNames[t] }

// IsContent tells a word that means something by itself, names aside.
func (t Tag) IsContent() bool { return t == NOUN || t == VERB || t == ADJ || t == ADV }

// TagNames are the names of all tags, by their numbers.
func TagNames() []string { return tagNames[:] }

// ParseTag is the tag of a UPOS name, NoTag for any other string.
func ParseTag(name string) Tag { return Tag(max(0, index(tagNames[:], name))) }

// Rel is a relation of Universal Dependencies, with the subtypes that English treebanks use.
type Rel uint8

// The relations of Universal Dependencies 2, https://universaldependencies.org/en/dep/.
const (
	NoRel Rel = iota
	Root
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjPass
	CsubjOuter
	Dep
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjPass
	NsubjOuter
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
)

var relNames = [...]string{"_", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass",
	"case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "csubj:outer", "dep",
	"det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
	"nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:pass", "nsubj:outer", "nummod", "obj", "obl", "obl:agent",
	"obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"}

func (r Rel) String() string { return relNames[r] }

// RelNames are the names of all relations, by their numbers.
func RelNames() []string { return relNames[:] }

// ParseRel is the relation of a UD name; a subtype not listed falls back to its base ("obl:tmod" to "obl"), any other string to NoRel.
func ParseRel(name string) Rel {
	for {
		if i := index(relNames[:], name); i >= 0 {
			return Rel(i)
		}
		cut := -1
		for i := range name {
			if name[i] == ':' {
				cut = i
			}
		}
		if cut < 0 {
			return NoRel
		}
		name = name[:cut]
	}
}

// Base is the relation without its subtype.
func (r Rel) Base() Rel { return baseRels[r] }

var baseRels = func() (bases [len(relNames)]Rel) {
	for i, name := range relNames {
		for j := range name {
			if name[j] == ':' {
				name = name[:j]
				break
			}
		}
		bases[i] = Rel(index(relNames[:], name))
	}
	return bases
}()

func index(names []string, name string) int {
	for i, n := range names {
		if n == name {
			return i
		}
	}
	return -1
}

// Feats is a set of morphological features.
type Feats uint32

// The features that later stages ask for, https://universaldependencies.org/en/feat/.
const (
	Past Feats = 1 << iota // Tense
	Pres
	Fin // VerbForm
	Inf
	Part
	Ger
	Ind // Mood
	Imp
	Sub
	Pass // Voice
	Sing // Number
	Plur
	First // Person
	Second
	Third
	Nom // Case
	Acc
	Masc // Gender
	Fem
	Neut
	Cmp // Degree
	Sup
	PersonalPron // PronType
	RelativePron
	InterrogativePron
	DemonstrativePron
	Possessive  // Poss=Yes
	Reflexive   // Reflex=Yes
	NegPolarity // Polarity=Neg
	Card        // NumType
	Ord
)

var featNames = [...]string{"Tense=Past", "Tense=Pres", "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part", "VerbForm=Ger",
	"Mood=Ind", "Mood=Imp", "Mood=Sub", "Voice=Pass", "Number=Sing", "Number=Plur", "Person=1", "Person=2", "Person=3",
	"Case=Nom", "Case=Acc", "Gender=Masc", "Gender=Fem", "Gender=Neut", "Degree=Cmp", "Degree=Sup",
	"PronType=Prs", "PronType=Rel", "PronType=Int", "PronType=Dem", "Poss=Yes", "Reflex=Yes", "Polarity=Neg", "NumType=Card", "NumType=Ord"}

// Has tells whether all of the given features are set.
func (f Feats) Has(all Feats) bool { return f&all == all }

// Spellings keeps what features are as a FEATS column, for who asks again and again: a document has few kinds of words. It is for one
// goroutine.
type Spellings map[Feats]string

// Of is the features as String has them.
func (s Spellings) Of(f Feats) string {
	spelled, ok := s[f]
	if !ok {
		spelled = f.String()
		s[f] = spelled
	}
	return spelled
}

// String is the FEATS column: the features in alphabetic order, joined by bars, "_" where there are none. Values of one
// attribute are joined by commas ("PronType=Int,Rel").
func (f Feats) String() string {
	if f == 0 {
		return "_"
	}
	var column []byte
	attribute := ""
	for _, i := range sortedFeats {
		if f&(1<<i) == 0 {
			continue
		}
		name, value, _ := strings.Cut(featNames[i], "=")
		if name == attribute {
			column = append(append(column, ','), value...)
			continue
		}
		if attribute != "" {
			column = append(column, '|')
		}
		column = append(column, featNames[i]...)
		attribute = name
	}
	return string(column)
}

// sortedFeats are the features' bits in the order of the FEATS column.
var sortedFeats = func() (order [len(featNames)]int) {
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order[:], func(a, b int) int {
		return strings.Compare(strings.ToLower(featNames[a]), strings.ToLower(featNames[b]))
	})
	return order
}()

// ParseFeats reads CoNLL-U's FEATS column; features not listed above are left out.
func ParseFeats(column string) (f Feats) {
	for start := 0; start <= len(column); {
		end := start
		for end < len(column) && column[end] != '|' {
			end++
		}
		if i := index(featNames[:], column[start:end]); i >= 0 {
			f |= 1 << i
		}
		start = end + 1
	}
	return f
}
