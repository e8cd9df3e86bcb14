package consolidate

import "github.com/dateline-data/dateline/schema"

// families are the types among which reports are compared: what one report calls by another type of the family may still
// be the same happening.
var families = map[string]string{
	"ASSAULT": "force", "COERCE": "force", "PROTEST": "force", "MOBILIZE": "force", "SANCTION": "force",
	"ACCUSE": "words", "REQUEST": "words", "REJECT": "words", "THREATEN": "words",
	"AGREE": "accord", "CONSULT": "accord", "SUPPORT": "accord", "CONCEDE": "accord", "COOPERATE": "accord", "AID": "accord", "RETREAT": "accord",
}

// Family is the family of an event's type: events of two families are never one.
func Family(eventType string) string { return families[eventType] }

// deeds are what was done, by CAMEO code, where it is told apart more finely than by type; the longest prefix holds.
var deeds = map[string]string{
	"171": "damage", "1711": "seize", "033": "pledge", "172": "restrict", "173": "arrest", "174": "expel", "175": "repress", "18": "attack", "181": "abduct", "19": "attack", "191": "block", "192": "seize", "20": "attack",
	"161": "break", "116": "convict", "163": "embargo", "166": "expel", "114": "complain", "115": "sue", "09": "investigate", "057": "sign", "144": "block", "145": "riot", "143": "strike",
	"0831": "resign", "084": "release",
}

func deedOf(c *schema.Code) string {
	for n := min(4, len(c.CAMEO)); n >= 2; n-- {
		if deed, ok := deeds[c.CAMEO[:n]]; ok {
			return deed
		}
	}
	return c.Type
}

// kindredDeeds are pairs of deeds that reports tell one happening as: a raid is told by the pupils it took, a pledge by the
// money that came.
var kindredDeeds = func() map[[2]string]bool {
	pairs := map[[2]string]bool{}
	for _, p := range [][2]string{
		{"attack", "abduct"}, {"attack", "repress"}, {"attack", "damage"}, {"attack", "riot"}, {"attack", "seize"}, {"abduct", "seize"}, {"abduct", "damage"}, {"abduct", "arrest"},
		{"riot", "repress"}, {"riot", "PROTEST"}, {"strike", "PROTEST"}, {"block", "PROTEST"},
		{"embargo", "restrict"}, {"embargo", "SANCTION"}, {"expel", "SANCTION"}, {"break", "SANCTION"}, {"break", "expel"}, {"restrict", "COERCE"},
		{"riot", "block"}, {"riot", "strike"}, {"strike", "block"}, {"convict", "SANCTION"}, {"convict", "COERCE"}, {"ACCUSE", "sue"}, {"complain", "sue"}, {"sign", "pledge"}, {"sign", "RETREAT"}, {"arrest", "seize"},
		{"sign", "AGREE"}, {"sign", "COOPERATE"}, {"pledge", "AID"}, {"pledge", "AGREE"}, {"pledge", "COOPERATE"}, {"damage", "seize"}, {"AGREE", "COOPERATE"}, {"AID", "COOPERATE"}, {"CONCEDE", "RETREAT"}, {"AGREE", "CONCEDE"}, {"AGREE", "RETREAT"},
	} {
		pairs[p], pairs[[2]string{p[1], p[0]}] = true, true
	}
	return pairs
}()

func areKindred(a, b string) bool { return kindredDeeds[[2]string{a, b}] }
