package text

import (
	"cmp"
	"slices"
)

// Frame is a predicate of a sentence, a verb, event noun, participle or adjective, with its arguments.
type Frame struct {
	Predicate int     // token
	Happened  float64 // did it happen, or will it: -1 surely not, 0 unsure, 1 surely (White et al. 2016, "Universal Decompositional Semantics")
	Args      []Argument
	Standings []Standing // of words near the predicate in the tree, in their order
}

// Argument is who or what plays a role in a frame: Document.Tokens[First:Last], which hold Head.
type Argument struct {
	Role              Role
	Head, First, Last int
}

// Arg is the first argument in a role.
func (f *Frame) Arg(role Role) (Argument, bool) {
	for _, a := range f.Args {
		if a.Role == role {
			return a, true
		}
	}
	return Argument{}, false
}

// FrameAt is the frame whose predicate is a token, nil where there is none.
func (d *Document) FrameAt(token int) *Frame {
	i, ok := slices.BinarySearchFunc(d.Frames, token, func(f Frame, token int) int { return cmp.Compare(f.Predicate, token) })
	if !ok {
		return nil
	}
	return &d.Frames[i]
}

// Role is what an argument is to its predicate, in PropBank's terms (Palmer, Gildea and Kingsbury 2005). A word that goes on with or
// refers back to an argument (C-ARG1, R-ARG0: "the man who left") has the argument's role.
type Role uint8

// PropBank's roles: numbered ones, which each predicate defines (ARG0 mostly who does it, ARG1 whom it befalls, ARG2 to whom, from
// what or what it becomes), and ARGM, which all predicates share.
const (
	NoRole Role = iota
	Arg0
	Arg1
	Arg2
	Arg3
	Arg4
	Arg5
	ArgAdj // adjectival
	ArgAdv // adverbial
	ArgCau // cause
	ArgCom // with whom
	ArgCxn // construction: "more ... than"
	ArgDir // direction
	ArgDis // discourse
	ArgExt // extent
	ArgGol // goal
	ArgLoc // place
	ArgLvb // light verb: the "make" of "make a decision"
	ArgMnr // manner
	ArgMod // modal
	ArgNeg // negation
	ArgPrd // secondary predication
	ArgPrp // purpose
	ArgPrr // the noun of a light verb
	ArgTmp // time
	Roles  // the number of roles
)

var roleNames = [...]string{"_", "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5", "ARGM-ADJ", "ARGM-ADV", "ARGM-CAU", "ARGM-COM", "ARGM-CXN",
	"ARGM-DIR", "ARGM-DIS", "ARGM-EXT", "ARGM-GOL", "ARGM-LOC", "ARGM-LVB", "ARGM-MNR", "ARGM-MOD", "ARGM-NEG", "ARGM-PRD", "ARGM-PRP",
	"ARGM-PRR", "ARGM-TMP"}

func (r Role) String() string { return roleNames[r] }

// ParseRole is the role of a PropBank name, NoRole for any other string.
func ParseRole(name string) Role { return Role(max(0, index(roleNames[:], name))) }
