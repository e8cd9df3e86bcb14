package lexicon

import (
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// The CAMEO roots and codes that the coder treats by themselves.
const (
	StatementRoot  = "01"  // make public statement: no event in PLOVER
	AgreeRoot      = "03"  // express intent to cooperate
	ConsultRoot    = "04"  // consult: meetings, visits, calls and talks
	MediateCode    = "045" // mediate
	CooperateRoot  = "06"  // engage in material cooperation
	AidRoot        = "07"  // provide aid
	YieldRoot      = "08"  // yield
	DeescalateCode = "087" // de-escalate military engagement
	ComplainCode   = "114" // complain officially: the protest that is lodged is no rally
	RejectRoot     = "12"  // reject: words that refuse are learned together with their "not"
	ProtestRoot    = "14"  // protest
	ArrestCode     = "173" // arrest, detain
	MobilizeRoot   = "15"  // exhibit force posture: troops that are deployed by nobody named act themselves
)

// Root is the two-digit root of a CAMEO code.
func Root(code string) string { return code[:min(2, len(code))] }

// Plover is the PLOVER event of a CAMEO code.
func Plover(code string) string {
	if e, ok := schema.LookupCAMEO(code); ok {
		return e.Type
	}
	return ""
}

// IsConflict tells material conflict, which is news even where nobody in it is named.
func IsConflict(code string) bool { return Root(code) >= "14" }

// IsJudgement tells events that pass judgement on what somebody did: accusations and rejections.
func IsJudgement(code string) bool { return Root(code) == "11" || Root(code) == "12" }

// AsksFor tells appeals and demands.
func AsksFor(code string) bool { return Root(code) == "02" || Root(code) == "10" }

// ConcernsNoun tells events that befall whoever the pattern names by a noun; elsewhere the noun is sent, given or withdrawn.
func ConcernsNoun(code string) bool {
	switch Root(code) {
	case "02", ConsultRoot, AidRoot, "10", "11", "12", ProtestRoot, "17", "18", "19":
		return true
	}
	return strings.HasPrefix(code, "084")
}

// StrikesThings tells events whose target may be a thing that the pattern names: a plan refused, an election boycotted, a ship seized or returned.
func StrikesThings(s *Sense) bool {
	code := s.Code
	switch Root(code) {
	case "11", "12":
		return true
	case ProtestRoot:
		return strings.HasPrefix(s.Lemma, "boycott")
	case "18", "19", "20":
		return !strings.HasPrefix(code, "196") // the ceasefire that is broken
	}
	return strings.HasPrefix(code, "171") || strings.HasPrefix(code, "084")
}

// BefallsPeople tells what is done to human beings: arrests, deportations, violence against persons.
func BefallsPeople(code string) bool {
	return code == ArrestCode || code == "174" || Root(code) == "18"
}
