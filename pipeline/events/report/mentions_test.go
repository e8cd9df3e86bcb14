package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

// mentionCase is a sentence with what is wanted of its events.
type mentionCase struct{ sentence, want string }

// checkMentions writes each event of each sentence by show, " + " between them.
func checkMentions(t *testing.T, cases []mentionCase, show func(d *text.Document, m *text.EventMention) string) {
	t.Helper()
	for _, c := range cases {
		d, ms := mentions(t, c.sentence)
		parts := []string{}
		for i := range ms {
			parts = append(parts, show(d, &ms[i]))
		}
		if got := strings.Join(parts, " + "); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}

// TestTriggers quotes the words that tell of the event: the verb with its particle and what the sense asks for by name, as far as they stand
// near each other.
func TestTriggers(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Malawi bombed the harbour.", "bombed"},
		{"Malawi called off the talks with Zambia.", "called off the talks"},
		{"Malawi imposed sanctions on Zambia.", "imposed sanctions"},
		{"Malawi carried out an air strike on Zambia.", "carried out an air strike"},
		{"Malawi and Zambia signed a treaty.", "signed a treaty"},
		{"The harbour was bombed by Malawi.", "bombed"},
		{"Malawi is angry at Zambia.", "angry"},
		{"Malawi's raid on Zambia angered Togo.", "raid"},
	}, func(d *text.Document, m *text.EventMention) string { return d.Slice(m.Trigger) })
}

// TestKinds tells of every event by what kind of word it is told, how its subject was found, and whether its clause is passive.
func TestKinds(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Malawi bombed Zambia.", "verb active false"},
		{"Zambia was bombed by Malawi.", "verb passive true"},
		{"Malawi is angry at Zambia.", "predicate active false"},
		{"Malawi launched an attack on Zambia.", "verb active false"},
		{"The raid by Malawi on Zambia began.", "noun noun false"},
		{"Malawi shelled the port and bombed the airport.", "verb active false + verb conjunct false"},
	}, func(d *text.Document, m *text.EventMention) string {
		return fmt.Sprintf("%s %s %t", m.Reading.Kind, m.Reading.Path, m.Reading.Passive)
	})
}

// TestSides reads who does it to whom through passives, relative clauses, control, possession and what is only understood.
func TestSides(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Malawi arrested the envoy of Zambia.", "173 Malawi > the envoy of Zambia"},
		{"The envoy of Zambia was arrested by Malawi.", "173 Malawi > The envoy of Zambia"},
		{"The envoy of Zambia was arrested.", "173  > The envoy of Zambia"},
		{"Malawi, which had bombed Zambia, apologised to Togo.", "195 Malawi > Zambia + 055 Malawi > Togo"},
		{"Malawi and Zambia held talks.", "040 Malawi > Zambia"},
		{"Malawi held talks with Zambia.", "040 Malawi > Zambia"},
		{"Malawi bombed a barracks in Zambia.", "195 Malawi > a barracks"},
		{"Malawi imposed sanctions on Zambia and expelled its envoy.", "163 Malawi > Zambia + 161 Malawi > its envoy"},
		{"Malawian forces shelled Zambian villages.", "194 Malawian forces > Zambian villages"},
		{"Malawi carried out an air strike, killing nine villagers.", "195 Malawi > nine villagers"},
		{"In Malawi, workers went on strike.", "143 workers > Malawi"},
	}, func(d *text.Document, m *text.EventMention) string {
		return fmt.Sprintf("%s %s > %s", m.CAMEO, d.Slice(m.Source), d.Slice(m.Target))
	})
}

// TestStatesOfPlaces gives a place to its state as the target, unless the state's own people act there: rebels excepted.
func TestStatesOfPlaces(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Russian forces shelled Kharkiv.", "UKR"},
		{"Ukrainian forces shelled Kharkiv.", "nobody"},
		{"Syrian troops bombed Aleppo.", "nobody"},
		{"Turkish troops bombed Aleppo.", "SYR"},
		{"Syrian rebels bombed Aleppo.", "SYR"},
		{"Kenyan soldiers attacked Mombasa.", "nobody"},
	}, func(d *text.Document, m *text.EventMention) string {
		if len(m.Targets) == 0 {
			return "nobody"
		}
		return d.Actors[m.Targets[0]].Country
	})
}

// TestSeveralInTheSameWords puts all whom one phrase names on its side, and between them what they do with each other.
func TestSeveralInTheSameWords(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Danish and Mexican police arrested a Peruvian singer.", "[DNK MEX] > [PER]"},
		{"Israeli and Palestinian negotiators held talks.", "[ISR PSE] > [PSE]"},
		{"The presidents of Chad and Niger met on Sunday.", "[TCD NER] > [NER]"},
		{"Kenya jailed Iranian and Syrian diplomats.", "[KEN] > [IRN SYR]"},
		{"Turkish and Greek ministers praised Malta.", "[TUR GRC] > [MLT]"},
	}, func(d *text.Document, m *text.EventMention) string {
		countries := func(actors []int) (all []string) {
			for _, a := range actors {
				all = append(all, d.Actors[a].Country)
			}
			return all
		}
		return fmt.Sprint(countries(m.Sources), " > ", countries(m.Targets))
	})
}

// TestMutual marks what both sides do; what one does to the other is not mutual, nor is it when it is refused.
func TestMutual(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Malawi and Zambia signed a treaty.", "SUPPORT true"},
		{"Malawi signed a treaty with Zambia.", "SUPPORT true"},
		{"Malawi bombed Zambia.", "ASSAULT false"},
		{"Malawi sent aid to Zambia.", "AID false"},
		{"Malawi and Zambia will not meet.", "REJECT false"},
		{"Malawi and Zambia will sign a treaty.", "AGREE true"},
	}, func(d *text.Document, m *text.EventMention) string { return fmt.Sprintf("%s %t", m.Type, m.Mutual) })
}

// TestDoubts names the rule for which a reader may not call an event reported; none speaks of plain news.
func TestDoubts(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Malawi bombed Zambia.", "bombed"},
		{"In the film, Malawi bombs Zambia.", ""},
		{"Malawi beat Zambia 3-1 in Lusaka.", ""},
		{"The raid on Zambia angered Togo.", "raid alone"},
		{"Togo criticised the attack on Zambia.", "criticised the attack + attack told"},
	}, func(d *text.Document, m *text.EventMention) string {
		return strings.TrimSpace(d.Slice(m.Trigger) + " " + string(m.Reading.Doubt))
	})
}

// TestQuantities reads numbers in all the ways that people are counted.
func TestQuantities(t *testing.T) {
	for phrase, want := range map[string]string{
		"a nurse":                            "[dead 1..1]",
		"no nurses":                          "[dead 0..0]",
		"nine nurses":                        "[dead 9..9]",
		"1,500 nurses":                       "[dead 1500..1500]",
		"three thousand nurses":              "[dead 3000..3000]",
		"a hundred nurses":                   "[dead 100..100]",
		"two million nurses":                 "[dead 2000000..2000000]",
		"one hundred and five nurses":        "[dead 105..105]",
		"fifty-two nurses":                   "[dead 52..52]",
		"between 20 and 30 nurses":           "[dead 20..30]",
		"between five and ten nurses":        "[dead 5..10]",
		"20 to 30 nurses":                    "[dead 20..30]",
		"more than 20 nurses":                "[dead 20..]",
		"over 20 nurses":                     "[dead 20..]",
		"fewer than 20 nurses":               "[dead ..20]",
		"up to 20 nurses":                    "[dead ..20]",
		"20 or more nurses":                  "[dead 20..]",
		"hundreds of nurses":                 "[dead 200..999]",
		"three dozen nurses":                 "[dead 36..36]",
		"two nurses, four guards and a monk": "[dead 7..7]",
		"two nurses and the guards":          "[dead 2..2]",
		"nurses":                             "[]",
		"2.5 nurses":                         "[]",
		"Helen Marsh":                        "[dead 1..1]",
	} {
		sentence := "Rebels killed " + phrase + "."
		_, ms := mentions(t, sentence)
		got := "no event"
		if len(ms) > 0 {
			got = tolls(ms[0].Toll)
		}
		if got != want {
			t.Errorf("%s %s, want %s", sentence, got, want)
		}
	}
}

// TestTollsGoToTheirEvent gives each count to the event that it belongs to, and to none that cannot have it.
func TestTollsGoToTheirEvent(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Police arrested between 100 and 150 farmers.", "173 [arrested 100..150]"},
		{"Rebels killed nine nurses and wounded 20.", "180 [dead 9..9 injured 20..20]"},
		{"An air strike by Malawi killed nine villagers and wounded 20 others.", "195 [dead 9..9 injured 20..20]"},
		{"Malawi shelled Zambia, killing nine villagers and injuring 20.", "194 [dead 9..9 injured 20..20]"},
		{"Police arrested 15 farmers during a protest in Lusaka.", "173 [arrested 15..15] + alone"},
		{"Four people died when Malawi bombed Zambia.", "195 [dead 4..4]"},
		{"Rebels attacked Zambia, with 12 deaths and 30 injuries.", "190 [dead 12..12 injured 30..30]"},
		{"Some 300 soldiers attacked Zambia.", "190 []"},
		{"Some 300 farmers marched against the mayor.", "141 [crowd 300..300]"},
		{"Malawi sent aid to the families of nine nurses.", "073 []"},
		{"Malawi praised 20 nurses.", "051 []"},
	}, func(d *text.Document, m *text.EventMention) string {
		if m.Reading.Doubt != "" {
			return string(m.Reading.Doubt)
		}
		return m.CAMEO + " " + tolls(m.Toll)
	})
}

// TestConditions tells what is only thought of from what has happened, and duties from deeds.
func TestConditions(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Malawi bombed Zambia because it was angry.", "ASSAULT []"},
		{"Malawi might bomb Zambia.", "ASSAULT [hypothetical]"},
		{"Malawi would bomb Zambia if Togo helped.", "THREATEN [future hypothetical] + AID [hypothetical]"},
		{"Malawi is going to bomb Zambia.", "THREATEN [future]"},
		{"Malawi has not bombed Zambia.", "ASSAULT [negated]"},
		{"Malawi neither bombed nor shelled Zambia.", "ASSAULT [negated] + ASSAULT [negated]"},
		{"No soldier bombed Zambia.", "ASSAULT [negated]"},
		{"During a drill, Malawian commandos stormed a ferry.", "MOBILIZE [] + ASSAULT [hypothetical]"},
		{"Malawi said Zambia must withdraw its troops.", "REQUEST []"},
		{"Malawi went on to annex Zambia.", "COERCE []"},
	}, func(d *text.Document, m *text.EventMention) string { return m.Type + " " + flags(m.Flags) })
}

// TestSpeakers quotes who says so with the verb where they stand together, and finds the actor behind it.
func TestSpeakers(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"Malawi bombed the harbour, Zambia said.", "Zambia said / ZMB"},
		{"Zambia said Malawi had bombed the harbour.", "Zambia said / ZMB"},
		{"According to Zambia, Malawi bombed the harbour.", "According to Zambia / ZMB"},
		{"Malawi allegedly bombed the harbour.", "allegedly /"},
		{"Malawi said it had bombed the harbour.", " /"},
	}, func(d *text.Document, m *text.EventMention) string {
		by := d.Slice(m.Attribution) + " /"
		if m.AttributionActor >= 0 {
			by += " " + d.Actors[m.AttributionActor].Country
		}
		return by
	})
}
