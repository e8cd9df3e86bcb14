package actors

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

// mentionOf is the mention of some words, the first that begins at or behind those said to come before it; nil for none.
func mentionOf(d *text.Document, words string) *text.ActorMention {
	before, words, ok := strings.Cut(words, "... ")
	from := 0
	if !ok {
		words = before
	} else {
		from = strings.Index(d.Text, before)
	}
	for i := range d.ActorMentions {
		if m := &d.ActorMentions[i]; m.Start >= from && d.Slice(m.Span) == words {
			return m
		}
	}
	return nil
}

// Every rule of whom a phrase means has cases in which it speaks, and others, close to them, in which it must not.
func TestRules(t *testing.T) {
	all := stages(t)
	for _, c := range []struct {
		rule             link
		text, words, who string // who is the actor's id; "" for nobody
	}{
		{byLexicon, "Hezbollah fired rockets at Israel.", "Hezbollah", "group.hezbollah"},
		{byLexicon, "Uganda closed its border with Rwanda.", "Uganda", "uga"},
		{byNation, "Several Ukrainians were arrested in Minsk.", "Several Ukrainians", "ukr.cvl"},
		{byNation, "Witnesses condemned the Turkish airstrike.", "Turkish", "tur"},
		{byNewName, "Lawyer Ama Boateng was arrested in Ghana on Monday.", "Lawyer Ama Boateng", "gha.person.ama_boateng"},
		{byNewName, "The Ghana Potters Guild sued the government.", "The Ghana Potters Guild", "gha.org.ghana_potters_guild"},
		{byName, "Lawyer Ama Boateng was arrested in Ghana. Boateng denied the charges.", "Boateng", "gha.person.ama_boateng"},
		{byName, "Lawyer Ama Boateng was arrested in Ghana. Ama Boateng denied the charges.", ". ... Ama Boateng", "gha.person.ama_boateng"},
		{byNewName, "Lawyer Ama Boateng was arrested in Ghana. Kofi Mensah denied the charges.", "Kofi Mensah", "gha.person.kofi_mensah"},
		{byFamily, "Swedish Prime Minister Kristersson visited Uppsala.", "Swedish Prime Minister Kristersson", "swe.person.ulf_kristersson"},
		{byInitials, "The Ghana Potters Guild sued a bank in Accra. GPG lost the case.", "GPG", "gha.org.ghana_potters_guild"},
		{byApposition, "Ama Boateng, a lawyer, was arrested in Accra.", "a lawyer", "gha.person.ama_boateng"},
		{byApposition, "The lawyer, Ama Boateng, was arrested in Accra.", "The lawyer", "gha.person.ama_boateng"},
		{byOwner, "A spokesman for Hezbollah denied it.", "A spokesman for Hezbollah", "group.hezbollah"},
		{byOwner, "A NATO official denied it.", "A NATO official", "org.nato"},
		{byWords, "A spokesman for the Ugandan police denied it.", "the Ugandan police", ""},
		{byWords, "Ugandan farmers blocked a road.", "Ugandan farmers", "uga.agr"},
		{byWords, "The parliament of Bavaria rejected the bill.", "The parliament of Bavaria", "deu.leg.bavaria"},
		{bySum, "Peru and Chile met in Lima. The two countries signed a treaty.", "The two countries", "per"},
		{bySum, "Hamas met Fatah in Cairo. Both groups signed a deal.", "Both groups", "group.hamas"},
		{byNoun, "Ugandan rebels shelled a town in Congo. The rebels left on Tuesday.", "The rebels", "uga.reb"},
		{byNoun, "Boko Haram raided a market. The group left on Tuesday.", "The group", "group.boko_haram"},
		{byPossessor, "Uganda is at war. Its army crossed the border of Kenya on Monday.", "Its army", "uga.mil"},
		{byScene, "Floods hit Uganda. Soldiers rescued families.", "Soldiers", "uga.mil"},
		{byScene, "Police in Lima, Peru, arrested a man. A judge freed him.", "A judge", "per.jud"},
		{byAntecedent, "Uganda closed the border. It accused Rwanda.", "It", "uga"},
		{byAntecedent, "Rebels attacked Goma. They burned houses.", "They", "cod.reb"},
		{bySpeaker, `"We reject the plan," Uganda said.`, "We", "uga"},
	} {
		d := readText(t, all, c.text)
		m := mentionOf(d, c.words)
		switch {
		case m == nil:
			if c.who != "" {
				t.Errorf("%q: nobody at %q", c.text, c.words)
			}
		case c.who == "":
			if d.Actors[m.Ref].ID == "" {
				t.Errorf("%q: an actor without an id", c.text)
			}
		case d.Actors[m.Ref].ID != c.who || m.Why != string(c.rule):
			t.Errorf("%q: %q is %s by %q, not %s by %q", c.text, c.words, d.Actors[m.Ref].ID, m.Why, c.who, c.rule)
		}
	}
}

// What a rule must not do: close to its cases, but somebody else is meant, or nobody.
func TestRulesKeepToTheirCases(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ why, text, words, not string }{
		{"another person of the same first name", "Lawyer Ama Boateng met Ama Owusu in Accra.", "Ama Owusu", "gha.person.ama_boateng"},
		{"a person and a body in apposition", "Ama Boateng, the parliament and a bank were named.", "the parliament", "gha.person.ama_boateng"},
		{"followers of a person are not the person", "Supporters of Ama Boateng marched in Accra.", "Supporters of Ama Boateng", "gha.person.ama_boateng"},
		{"who acts on two sides is none of them", "Peru met Chile in Lima. Bolivia urged both countries to talk.", "both countries", "bol"},
		{"a group that is described is none spoken of", "Boko Haram raided a market. The group of tourists left.", "The group of tourists", "group.boko_haram"},
		{"a woman is no he", "Lawyer Queen Mary was held. He denied it.", "He", "gbr.person.mary"},
		{"subject and object of one verb are two", "Uganda accused it of murder.", "it", "uga"},
		{"nobody visits the own country", "Peru's minister called off a trip to Togo on Monday. She had planned to visit the country for a week.", "the country", "per"},
		{"nor invades it", "Peru warned Togo on Monday. Peru then invaded the country.", "the country", "per"},
		{"it of the weather", "Uganda is wet. It is raining in Kampala.", "It", "rwa"},
		{"a country backed by another is not that other's", "Turkish-backed fighters entered a town in Syria.", "Turkish-backed fighters", "tur.reb"},
		{"who has left is no holder of the office", "A former president of France visited Rome.", "A former president of France", "fra.person.emmanuel_macron"},
		{"a body of many countries is not the scene's", "Floods hit Uganda. Peacekeepers of the United Nations came.", "the United Nations", "uga.igo"},
	} {
		d := readText(t, all, c.text)
		if m := mentionOf(d, c.words); m != nil && d.Actors[m.Ref].ID == c.not {
			t.Errorf("%s: %q is %s by %q", c.why, c.words, c.not, m.Why)
		}
	}
}

// The scene is what the text speaks of around a bare description: each hint decides between two countries that all else leaves equal.
func TestHints(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ why, text, words, country string }{
		{"place of the clause", "Police in Uganda arrested a teacher. In Rwanda, soldiers freed a singer.", "soldiers", "RWA"},
		{"share of the article", "Uganda, Uganda and again Uganda: the papers speak of Uganda, and once of Peru. Nobody slept. Nobody ate. Nobody sang. Nobody danced. Nobody left. Nobody came. Nobody cared. Police came.", "Police", "UGA"},
		{"last place", "Teachers in Kampala went home on Monday. A court in Lima freed a singer on Tuesday. Officers guarded the door.", "Officers", "PER"},
		{"sentence before", "Ministers met in Kampala. Ministers met in Lima. The police kept order.", "The police", "PER"},
		{"same sector before", "Peruvian nurses met Ugandan soldiers. The army rested.", "The army", "UGA"},
		{"not what backs them", "Russian-backed rebels held a town in Mali. Soldiers fled.", "Soldiers", "MLI"},
	} {
		d := readText(t, all, c.text)
		if m := mentionOf(d, c.words); m == nil {
			t.Errorf("%s: nobody at %q", c.why, c.words)
		} else if got := d.Actors[m.Ref].Country; got != c.country {
			t.Errorf("%s: %q is of %s, not %s", c.why, c.words, got, c.country)
		}
	}
}

// lines says in words what a document's actors are.
func lines(d *text.Document) (out []string) {
	for _, m := range d.ActorMentions {
		out = append(out, fmt.Sprintf("%d:%d %d %s %s %v", m.Start, m.End, m.Head, m.Kind, d.Actors[m.Ref].ID, m.Confidence))
	}
	for _, a := range d.Actors {
		out = append(out, fmt.Sprintf("%+v", a))
	}
	return out
}

var reports = []string{
	"Ugandan rebels attacked a village in eastern Congo on Monday, killing twelve. The army said that it had repelled them. President Felix Tshisekedi, who visited Goma, urged the United Nations to act.",
	"France and Germany proposed a plan. Both countries want a ceasefire. Their foreign ministers met in Rome, and an Italian official praised them.",
	`"We will not leave," said Ama Boateng, a lawyer for the Ghana Potters Guild. Police in Accra had arrested her brother. He denied the charges.`,
	"The Turkish-backed fighters and troops loyal to the Syrian government exchanged fire near Aleppo. Its governor, a former general, blamed Hezbollah.",
}

// Nothing of a document stays in the stage: whatever it has read before, and how often, a text's actors are the same.
func TestOrderDecidesNothing(t *testing.T) {
	all := stages(t)
	var first [][]string
	for _, r := range reports {
		first = append(first, lines(readText(t, all, r)))
	}
	for i := len(reports) - 1; i >= 0; i-- {
		d := readText(t, all, reports[i])
		if err := all[len(all)-1].Apply(d); err != nil { // once more over its own output
			t.Fatal(err)
		}
		if got := lines(d); !slices.Equal(got, first[i]) {
			t.Errorf("%q is read otherwise the second time:\n%s\n%s", reports[i], strings.Join(first[i], "\n"), strings.Join(got, "\n"))
		}
	}
}

// A mention lies in one sentence with its head in it, and who is spoken of has a chain of parents that ends.
func TestMentionsAndParents(t *testing.T) {
	all := stages(t)
	for _, words := range append(reports, strings.Join(reports, " "), strings.Join(reports, "\n\n")) {
		d := readText(t, all, words)
		checkMentions(t, d)
		parents := map[string]string{}
		for _, a := range d.Actors {
			if _, twice := parents[a.ID]; twice {
				t.Errorf("%s stands there twice", a.ID)
			}
			parents[a.ID] = a.ParentID
		}
		for _, m := range d.ActorMentions {
			s := d.Sentences[m.Sentence]
			if m.Start < s.Start || m.End > s.End || m.Head < s.First || m.Head >= s.Last || d.Tokens[m.Head].Start < m.Start || d.Tokens[m.Head].End > m.End {
				t.Errorf("%q with the head %q leaves its sentence", d.Slice(m.Span), d.Tokens[m.Head].Form)
			}
			if m.Why == "" {
				t.Errorf("no reason for %q", d.Slice(m.Span))
			}
		}
		for id := range parents {
			for steps, at := 0, id; at != ""; steps++ {
				next, known := parents[at]
				if !known || steps > len(parents) {
					t.Errorf("the parents of %s end in %q after %d steps", id, at, steps)
					break
				}
				at = next
			}
		}
	}
}

// A name that is not told of twice is one actor under all its forms, with those as aliases and no own name among them.
func TestAliases(t *testing.T) {
	d := readText(t, stages(t), "Lawyer Ama Boateng was arrested in Ghana. Boateng denied it. Ms. Boateng sued. Ama Boateng won.")
	i := slices.IndexFunc(d.ActorMentions, func(m text.ActorMention) bool { return strings.HasSuffix(d.Slice(m.Span), "Ama Boateng") })
	if i < 0 {
		t.Fatal("nobody is found")
	}
	a := d.Actors[d.ActorMentions[i].Ref]
	if a.Name != "Ama Boateng" || slices.Contains(a.Aliases, a.Name) || !slices.Contains(a.Aliases, "Boateng") {
		t.Errorf("%q with the aliases %q", a.Name, a.Aliases)
	}
	for _, m := range d.ActorMentions {
		if strings.Contains(d.Slice(m.Span), "Boateng") && d.Actors[m.Ref].ID != a.ID {
			t.Errorf("%q is %s", d.Slice(m.Span), d.Actors[m.Ref].ID)
		}
	}
}
