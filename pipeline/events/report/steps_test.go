package report_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/events/report"
)

// stepCases are, for each step by its name, a sentence that is coded otherwise without it and a like one that is not.
var stepCases = []struct{ step, with, without string }{
	{"absorb", "Ghana promised to send food aid to Mali.", "Ghana bombed Mali."},
	{"accused", "Police arrested a plumber for the murder of two nurses.", "Police arrested a plumber."},
	{"addressed", "Ottawa called on Harare to free the editors.", "Spain freed the sailors."},
	{"alone", "Polish police detained 90 people during protests in Lodz.", "Police dispersed protesters in Lima."},
	{"aside", "The editor jailed by Egypt was released on Sunday.", "Egypt jailed the editor."},
	{"carrier", "The former mayor launched a fierce attack on the bishops.", "Rebels attacked the town."},
	{"condition", "If Rwanda attacks Burundi, Tanzania will retaliate.", "Dockers ended their strike on Monday."},
	{"contacted", "The Kenyan premier phoned the Dutch king to apologise for the raid.", "The Kenyan premier apologised to the Dutch king."},
	{"deed", "The rebels kidnapped nine nuns in an attack on Jos.", "Police detained nine nuns in a raid on Jos."},
	{"doer", "The Arab League demanded that the militia stop its attacks.", "Japan lifted its ban on fish."},
	{"expected", "The Danish premier is expected to visit Kenya in May.", "The Danish premier visited Kenya in May."},
	{"governed", "Peru vowed to release the detained miners.", "Latvia shared intelligence with Estonia."},
	{"implied", "The ministry of Togo bowed to the demands of the teachers.", "Ethiopian forces shelled Adwa."},
	{"means", "Three villagers were killed in a Turkish air strike.", "Turkey killed three villagers."},
	{"mishap", "Nine people were killed when a tunnel collapsed in Kenya.", "Nine people were killed when rebels attacked in Kenya."},
	{"modifier", "Israel's raid on Nablus left two Palestinians dead.", "A raid on Nablus left two Palestinians dead."},
	{"moved", "Troops were deployed in Nairobi.", "Kenya deployed troops in Nairobi."},
	{"news", "Two nurses fled after clashes.", "Russia bombed Odesa."},
	{"noun", "Ghana's president received the Togolese leader.", "Uganda released her."},
	{"owner", "The miners ended their blockade of the port.", "Italian police searched the bank."},
	{"pair", "Chile and Peru signed an agreement.", "Chile opened a new bridge."},
	{"place", "The Brazilian premier traveled to Quito for talks with Peruvian officials.", "Rwanda criticised Goma."},
	{"refine", "India and Japan held joint exercises in the Arabian Sea.", "India held exercises in the Arabian Sea."},
	{"score", "Ghana beat Togo 3-0 in Accra.", "Police beat protesters in Accra."},
	{"seized", "Iran seized a tanker in the Gulf.", "Iran seized Basra."},
	{"self", "The rebel government in Aden dissolved itself.", "The president dissolved parliament."},
	{"slot", "Peru offered to mediate between Chile and Bolivia.", "It rained in Ukraine."},
	{"split-sides", "Oman and Qatar agreed to hold talks on trade.", "Oman bombed Qatar."},
	{"state", "Serbia will invest in Zenica.", "Serbia bombed Bosnia."},
	{"subject", "Fiji vowed to expel the diplomats.", "The diplomats were expelled."},
	{"thing", "Sudan lifted the state of emergency.", "Sudan attacked Chad."},
	{"undergoer", "Venezuela faces sanctions from Canada.", "Canada imposed sanctions on Venezuela."},
	{"work", "In the novel, Chilean troops invade Bolivia.", "In the north, Chilean troops invaded Bolivia."},
}

func TestStepsSpeakWhereTheyShould(t *testing.T) {
	all := report.AllSteps()
	var named []string
	for _, c := range stepCases {
		named = append(named, c.step)
		without := all.Without(c.step)
		if code(t, c.with, all) == code(t, c.with, without) {
			t.Errorf("%s changes nothing: %s: %s", c.step, c.with, code(t, c.with, all))
		}
		if got := code(t, c.without, without); got != code(t, c.without, all) {
			t.Errorf("%s should not matter: %s: %s", c.step, c.without, got)
		}
	}
	names := slices.DeleteFunc(slices.Clone(all.Names()), func(name string) bool { return name == "spoken of" }) // of guesses: package events tests it
	if !slices.Equal(named, names) {
		t.Errorf("cases for %v\nsteps are  %v", named, names)
	}
}

// code is what a sentence is coded as.
func code(t *testing.T, sentence string, steps *report.Steps) (lines string) {
	s := reading.Sentence(t, sentence)
	for _, m := range report.MentionsOf(s, steps, nil) {
		lines += fmt.Sprintf("%s %s | %s > %s | %v %s %v %v %s\n", m.Type, m.CAMEO, s.Slice(m.Source), s.Slice(m.Target), m.Flags, m.Reading.Doubt, m.Sources, m.Targets, m.Rule)
	}
	return lines
}

// TestRuleNamesChoosers holds the rule of a mention to the choosers that found its sides.
func TestRuleNamesChoosers(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"Kenya bombed Somalia.", "195/bomb: S bomb T (active; source slot; target slot)"},
		{"Somalia was bombed by Kenya.", "195/bomb: S bomb T (passive; source slot; target slot)"},
		{"Israel's raid on Jenin killed four.", "190/raid: n: raid (on|against|at T) (by|from S) (noun; source modifier; target slot) + 180/kill: S kill T (active; source slot; target slot)"},
		{"Ethiopian forces withdrew from Adwa.", "0874/withdraw: S withdraw from|out_of P (active; source slot; target place)"},
		{"Poland will send tanks to Ukraine.", "plan future of 072/send: S send T @milaid (active; source slot; target slot)"},
		{"Japan refused to free the sailors.", "reject refuse of 0841/free: S free @captive|journalist|activist|pastor|employee|suspect (from *) (control; source subject; target governed)"},
		{"India and Japan held joint exercises.", "154/hold: S hold @exercise|live-fire_drill|live-fire_exercise|naval_drill|snap_drill|naval_manoeuvre|naval_maneuver|military_manoeuvre|military_maneuver|wargames|combat_drill|snap_exercise|snap_inspection (in|near|on|off|along|at|around|against|over P) (active; source slot; refined by joint; pair)"},
	} {
		got := ""
		for _, m := range report.MentionsOf(reading.Sentence(t, c.sentence), report.AllSteps(), nil) {
			got += m.Rule + "\n"
		}
		if got = trim(got); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}
