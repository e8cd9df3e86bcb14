package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/events/report"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

func trim(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), "\n", " + ") }

func mentions(t *testing.T, sentence string) (*text.Document, []text.EventMention) {
	s := reading.Sentence(t, sentence)
	return s.Document, report.MentionsOf(s, report.AllSteps(), nil)
}

// TestFlags reads the four flags of the first event: negated, future, hypothetical, historical.
func TestFlags(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"Kenya bombed the camp.", "[]"},
		{"Kenya did not bomb the camp.", "[negated]"},
		{"Kenya never bombed the camp.", "[negated]"},
		{"Nobody bombed the camp.", "no event"},
		{"Kenya will bomb the camp.", "[future]"},
		{"Kenya won't bomb the camp.", "[negated future]"},
		{"Kenya may bomb the camp.", "[hypothetical]"},
		{"Kenya would have bombed the camp.", "[hypothetical]"},
		{"Kenya would bomb the camp.", "[future]"},
		{"Kenya had bombed the camp.", "[historical]"},
		{"Reuters said that Kenya had bombed the camp.", "[]"},
		{"If Kenya bombs the camp, the talks will fail.", "[hypothetical]"},
		{"Unless Kenya bombs the camp, the talks will fail.", "[hypothetical]"},
		{"Kenya sent troops to bomb the camp.", "[]"},
		{"Kenya could bomb the camp and shell the port.", "[hypothetical]"},
		{"Had Norway attacked Bergen, Russia would have invaded Oslo.", "[hypothetical]"},
		{"No arrests were made by police.", "[negated]"},
		{"Police must free the editor.", "[hypothetical]"},
		{"Without arresting anybody, police left.", "no event"},
	} {
		_, ms := mentions(t, c.sentence)
		got := "no event"
		if len(ms) > 0 {
			got = flags(ms[0].Flags)
		}
		if got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}

func flags(f schema.Flags) string {
	names := []string{}
	for _, x := range []struct {
		set  bool
		name string
	}{{f.Negated, "negated"}, {f.Future, "future"}, {f.Hypothetical, "hypothetical"}, {f.Historical, "historical"}} {
		if x.set {
			names = append(names, x.name)
		}
	}
	return "[" + strings.Join(names, " ") + "]"
}

// TestTolls reads the counts of people of the first event: dead, injured, arrested, crowd, each least..most.
func TestTolls(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"Rebels killed 12 villagers.", "[dead 12..12]"},
		{"Rebels killed at least 12 villagers.", "[dead 12..]"},
		{"Rebels killed up to 12 villagers.", "[dead ..12]"},
		{"Rebels killed more than 1,200 villagers.", "[dead 1200..]"},
		{"Rebels killed dozens of villagers.", "[dead 24..99]"},
		{"Rebels killed two dozen villagers.", "[dead 24..24]"},
		{"Rebels killed a soldier.", "[dead 1..1]"},
		{"Rebels killed twenty-one soldiers.", "[dead 21..21]"},
		{"Rebels killed two hundred and thirty villagers.", "[dead 230..230]"},
		{"Between 40 and 60 villagers were killed by rebels.", "[dead 40..60]"},
		{"Rebels killed 40 to 60 villagers.", "[dead 40..60]"},
		{"Rebels killed five policemen and two civilians.", "[dead 7..7]"},
		{"Rebels attacked a village, killing nine people.", "[dead 9..9]"},
		{"Rebels attacked a village, wounding nine people.", "[injured 9..9]"},
		{"Police arrested 30 protesters.", "[arrested 30..30]"},
		{"About 5,000 people protested against the king in Manama.", "[crowd 5000..5000]"},
		{"Tens of thousands of people protested against the king.", "[crowd 20000..99999]"},
		{"Rebels killed the villagers.", "[]"},
		{"Rebels killed several villagers.", "[dead 3..9]"},
		{"Nearly 70 villagers were killed by rebels.", "[dead ..70]"},
		{"Police arrested Amina Sow.", "[arrested 1..1]"},
		{"Rebels killed 1.5 million villagers.", "[dead 1500000..1500000]"},
	} {
		_, ms := mentions(t, c.sentence)
		got := "no event"
		if len(ms) > 0 {
			got = tolls(ms[0].Toll)
		}
		if got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}

func tolls(toll schema.Toll) string {
	var parts []string
	for _, x := range []struct {
		name string
		r    schema.Range
	}{{"dead", toll.Dead}, {"injured", toll.Injured}, {"arrested", toll.Arrested}, {"crowd", toll.Crowd}} {
		if x.r != (schema.Range{}) {
			parts = append(parts, fmt.Sprintf("%s %s..%s", x.name, bound(x.r.Low), bound(x.r.High)))
		}
	}
	return "[" + strings.Join(parts, " ") + "]"
}

func bound(o schema.Opt[int]) string {
	if !o.OK {
		return ""
	}
	return fmt.Sprint(o.V)
}

// TestGovernors reads what governing words make of an event: its code, sides and flags.
func TestGovernors(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"Chad promised to help Niger.", "AGREE 033: Chad > Niger []"},
		{"Chad refused to help Niger.", "REJECT 122: Chad > Niger []"},
		{"Chad threatened to invade Niger.", "THREATEN 1384: Chad > Niger []"},
		{"Chad promised not to attack Niger.", "AGREE 0356: Chad > Niger []"},
		{"Chad urged Niger to release the miners.", "REQUEST 1053: Chad > Niger []"},
		{"Chad accused Niger of attacking its troops.", "ACCUSE 1123: Chad > Niger [] + ASSAULT 190: Niger > its troops [hypothetical] told"},
		{"Chad will visit Niger.", "AGREE 036: Chad > Niger [future]"},
		{"Chad will not help Niger.", "REJECT 122: Chad > Niger []"},
		{"Chad said that Niger must release the miners.", "REQUEST 1053: Chad > Niger []"},
		{"Chad called for talks with Niger.", "REQUEST 026: Chad > Niger []"},
		{"Chad plans to invade Niger.", "THREATEN 1384: Chad > Niger [future]"},
		{"Chad denied attacking Niger.", "REJECT 120: Chad >  [] + ASSAULT 190: Chad > Niger [hypothetical] told"},
		{"Chad condemned the attack on Niger.", "ACCUSE 111: Chad > Niger [] + ASSAULT 190:  > Niger [] told"},
		{"Chad managed to free the miners.", "AID 073: Chad > the miners []"},
		{"Chad carried out an air strike on Niger.", "ASSAULT 195: Chad > Niger []"},
		{"Chad failed to reach an agreement with Niger.", "REJECT 120: Chad > Niger []"},
		{"Chad was expected to release the miners.", "AGREE 0353: Chad > the miners [future]"},
		{"Chad ordered its troops to attack Niger.", "ASSAULT 190: Chad > Niger []"},
	} {
		d, ms := mentions(t, c.sentence)
		got := ""
		for _, m := range ms {
			got += strings.TrimSpace(fmt.Sprintf("%s %s: %s > %s %s %s", m.Type, m.CAMEO, d.Slice(m.Source), d.Slice(m.Target), flags(m.Flags), m.Reading.Doubt)) + "\n"
		}
		if got = trim(got); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}

// TestAttribution reads who says so.
func TestAttribution(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"Kenya bombed the camp, the ministry said.", "the ministry said."},
		{"The ministry said that Kenya bombed the camp.", "The ministry said."},
		{"According to officials, Kenya bombed the camp.", "According to officials."},
		{"Kenya reportedly bombed the camp.", "reportedly."},
		{"Kenya bombed the camp.", "."},
		{"Kenya said it bombed the camp.", "."},
	} {
		d, ms := mentions(t, c.sentence)
		got := "no event"
		for _, m := range ms {
			got = d.Slice(m.Attribution) + "."
		}
		if got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}

// TestContexts reads what an event is about beside its type.
func TestContexts(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"Kenya deployed tanks.", "military."},
		{"Farmers protested against the election in Kisumu.", "election."},
		{"Kenya and Uganda signed a trade agreement.", "diplomatic economic."},
		{"Kenya expelled the diplomat.", "diplomatic."},
	} {
		_, ms := mentions(t, c.sentence)
		got := "no event"
		for _, m := range ms {
			got = strings.Join(m.Contexts, " ") + "."
		}
		if got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}
