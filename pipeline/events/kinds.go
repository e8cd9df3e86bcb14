package events

import (
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// The CAMEO roots and codes that the coder treats by themselves.
const (
	statementRoot  = "01"  // make public statement: no event in PLOVER
	agreeRoot      = "03"  // express intent to cooperate
	consultRoot    = "04"  // consult: meetings, visits, calls and talks
	mediateCode    = "045" // mediate
	cooperateRoot  = "06"  // engage in material cooperation
	aidRoot        = "07"  // provide aid
	yieldRoot      = "08"  // yield
	deescalateCode = "087" // de-escalate military engagement
	protestRoot    = "14"  // protest
	mobilizeRoot   = "15"  // exhibit force posture: troops that are deployed by nobody named act themselves
)

// root is the two-digit root of a CAMEO code.
func root(code string) string { return code[:min(2, len(code))] }

// plover is the PLOVER event of a CAMEO code.
func plover(code string) string {
	if e, ok := schema.LookupCAMEO(code); ok {
		return e.Type
	}
	return ""
}

// isConflict tells material conflict, which is news even where nobody in it is named.
func isConflict(code string) bool { return root(code) >= "14" }

// isJudgement tells events that pass judgement on what somebody did: accusations and rejections.
func isJudgement(code string) bool { return root(code) == "11" || root(code) == "12" }

// isCooperative tells agreements, talks, cooperation, aid and yielding: they are between people, but for things returned.
func isCooperative(code string) bool {
	switch root(code) {
	case "03", "04", "06", "07", "08":
		return !strings.HasPrefix(code, "084")
	}
	return false
}

// asksFor tells appeals and demands.
func asksFor(code string) bool { return root(code) == "02" || root(code) == "10" }

// concernsNoun tells events that befall whoever the pattern names by a noun; elsewhere the noun is sent, given or withdrawn.
func concernsNoun(code string) bool {
	switch root(code) {
	case "02", consultRoot, aidRoot, "10", "11", "12", protestRoot, "17", "18", "19":
		return true
	}
	return strings.HasPrefix(code, "084")
}

// strikesThings tells events whose target may be a thing that the pattern names: a plan refused, an election boycotted, a ship seized or returned.
func strikesThings(s *sense) bool {
	code := s.code
	switch root(code) {
	case "11", "12":
		return true
	case protestRoot:
		return strings.HasPrefix(s.lemma, "boycott")
	case "18", "19", "20":
		return !strings.HasPrefix(code, "196") // the ceasefire that is broken
	}
	return strings.HasPrefix(code, "171") || strings.HasPrefix(code, "084")
}

// befallsPeople tells what is done to human beings: arrests, deportations, violence against persons.
func befallsPeople(code string) bool { return code == "173" || code == "174" || root(code) == "18" }
