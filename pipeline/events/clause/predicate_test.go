package clause_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
)

// TestPredicates reads triggers with their arguments: "subject > object, path | preposition:word ...".
func TestPredicates(t *testing.T) {
	for _, c := range []struct{ sentence, trigger, want string }{
		{"Kenya bombed the camp.", "bombed", "Kenya > camp, active"},
		{"The camp was bombed by Kenya.", "bombed", "Kenya > camp, passive | by:Kenya"},
		{"The camp was bombed on Friday.", "bombed", "- > camp, passive | on:Friday"},
		{"The rebels who shelled Aleppo fled.", "shelled", "rebels > Aleppo, relative"},
		{"The town that rebels shelled fell.", "shelled", "rebels > town, active"},
		{"Iran promised to release the sailors.", "release", "Iran > sailors, control"},
		{"Iran asked Oman to release the sailors.", "release", "Oman > sailors, control"},
		{"Iran was ordered to release the sailors.", "release", "Iran > sailors, control"},
		{"Soldiers stormed the palace and arrested the president.", "arrested", "Soldiers > president, conjunct"},
		{"Accused of spying, the envoy left Moscow.", "left", "envoy > Moscow, active | that...Accused"},
		{"A man arrested in May confessed.", "arrested", "- > man, participle passive | in:May"},
		{"Peru issued a statement condemning the coup.", "condemning", "Peru > coup, control"},
		{"Ten Afghans were deported from Germany on Friday.", "deported", "Germany > Afghans, passive | on:Friday"},
		{"Ten Afghans were deported from the airport by Germany.", "deported", "Germany > Afghans, passive | from:airport | by:Germany"},
		{"Mali was expelled from the African Union.", "expelled", "Union > Mali, passive"},
		{"Ten Afghans were rescued from Libya.", "rescued", "- > Afghans, passive | from:Libya"},
		{"Kenya won a promise from Ethiopia to free the crew.", "free", "Ethiopia > crew, control"},
		{"A pledge by Norway to fund the school failed.", "fund", "Norway > school, control"},
		{"Kenya made a promise to free the crew.", "free", "Kenya > crew, control"},
		{"Iran dismissed German threats to bomb Shiraz.", "bomb", "German > Shiraz, control"},
		{"Norway put pressure on Chad to free the crew.", "free", "Chad > crew, control"},
		{"The mayor of Oslo conceded to demands from the Harbour Association to block the bridge.", "block", "Association > bridge, control"}, // the infinitive hangs in the phrase that is asked for its doer
		{"Norway sent an appeal to Denmark to free the fishermen.", "free", "Denmark > fishermen, control"},
		{"An operation aimed at defeating the rebels began.", "operation", "- > -, noun | light began | against:rebels"},
		{"Chad was given weapons by France.", "given", "France > weapons, passive | to Chad | by:France"},
		{"Turkey called off the talks.", "called", "Turkey > talks, active"},
		{"Police handed over three hostages.", "handed", "Police > hostages, active"},
		{"Officers arrested more than 100 people.", "arrested", "Officers > people, active"},
		{"Police arrested between 40 and 60 people.", "arrested", "Police > people, active"},
		{"Togo mediated between two armies.", "mediated", "Togo > -, active | between:armies"},
		{"Guards arrested surgeon Helen Marsh.", "arrested", "Guards > Helen, active"},
		{"The strike comes after police arrested a union leader.", "arrested", "police > leader, active"},
		{"Poland is opposed to the treaty.", "opposed", "Poland > -, active | to:treaty"},
		{"Vietnam was angry at China.", "angry", "Vietnam > -, active | at:China"},
		{"Ghana and Togo are in talks.", "talks", "Ghana > -, active | in:talks"},
		{"Israel's raid on Jenin killed four.", "raid", "- > -, noun | light killed | on:Jenin"},
		{"Israel carried out a raid on Jenin.", "raid", "Israel > -, carried noun | light carried | on:Jenin"},
		{"A raid on Jenin by Israel began.", "raid", "- > -, noun | light began | on:Jenin | by:Israel"},
		{"Sudan faces an attack.", "attack", "- > -, noun | light faces | undergoer Sudan"},
		{"An attack carried out by rebels failed.", "attack", "- > -, noun | by:rebels"},
		{"A plan to invade Laos failed.", "plan", "- > -, noun | to...invade"},
		{"In a telephone call with Biden, Macron agreed.", "call", "Macron > -, occasion | with:Biden"},
		{"Japan decided on a series of strikes.", "series", "- > -, noun | of:strikes"},
	} {
		s := reading.Sentence(t, c.sentence)
		p := s.PredicateOf(reading.Word(t, s, c.trigger))
		if got := show(s, p); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}

func show(s *clause.Sentence, p *clause.Predicate) string {
	word := func(t int) string {
		if t < 0 {
			return "-"
		}
		return s.Tokens[t].Form
	}
	parts := []string{fmt.Sprintf("%s > %s, %s", word(p.Subj), word(p.Obj), p.Path)}
	for _, x := range []struct {
		name string
		tok  int
	}{{"to", p.Iobj}, {"as", p.Comp}, {"light", p.Light}, {"undergoer", p.Undergoer}} {
		if x.tok >= 0 {
			parts = append(parts, x.name+" "+word(x.tok))
		}
	}
	for _, o := range p.Obls {
		parts = append(parts, o.Prep+":"+word(o.Tok))
	}
	for _, o := range p.Clauses {
		parts = append(parts, o.Prep+"..."+word(o.Tok))
	}
	return strings.Join(parts, " | ")
}

// TestSharedObjects gives a verb the object of those that it is coordinated with, where only they stand between.
func TestSharedObjects(t *testing.T) {
	for _, c := range []struct{ sentence, verb, want string }{
		{"Rebels kidnapped, tortured and killed a reporter.", "kidnapped", "reporter"},
		{"Police beat and arrested the dockers.", "beat", "dockers"},
		{"Police arrived in Goma and arrested the dockers.", "arrived", "none"},
		{"Police arrested the dockers and beat the monks.", "arrested", "none"},
		{"Police arrested the dockers and left.", "left", "none"},
	} {
		s := reading.Sentence(t, c.sentence)
		got := "none"
		if p := s.SharedObject(s.PredicateOf(reading.Word(t, s, c.verb))); p != nil {
			got = s.Tokens[p.Obj].Form
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
}

// TestParties reads who a phrase stands for: its words, how surely they act, and the countries of its actors.
func TestParties(t *testing.T) {
	for _, c := range []struct{ sentence, word, want string }{
		{"The president of Peru resigned.", "president", "The president of Peru | 3 PER/GOV"},
		{"France and Germany signed a treaty.", "France", "France and Germany | 3 FRA/ DEU/"},
		{"Israel's raid killed four.", "raid", "Israel | 3 ISR/"},
		{"Russian artillery hit Kherson.", "artillery", "Russian artillery | 3 RUS/"},
		{"Protesters gathered.", "Protesters", "Protesters | 3 /CVL"},
		{"He resigned.", "He", "He | 1"},
		{"The bridge collapsed.", "bridge", "The bridge | 0"},
		{"Dozens of protesters gathered.", "Dozens", "Dozens of protesters | 3 /CVL"},
		{"The proposal of the Greek government failed.", "proposal", "the Greek government | 3 GRC/GOV"},
		{"Missiles fired by Hezbollah hit Haifa.", "Missiles", "Hezbollah | 3 LBN/REB"},
		{"Britain, France and Italy met.", "Britain", "Britain, France and Italy | 3 GBR/ FRA/ ITA/"},
		{"The embassy in Kabul closed.", "embassy", "The embassy | 3 AFG/GOV"},
		{"The prime minister of the Netherlands, Mark Rutte, apologised.", "minister", "The prime minister of the Netherlands | 3 NLD/GOV"},
	} {
		s := reading.Sentence(t, c.sentence)
		p := s.PartyOf(reading.Word(t, s, c.word))
		got := fmt.Sprintf("%s | %d", s.Slice(p.Span), p.Grade)
		for _, a := range p.Actors {
			got += " " + s.Actors[a].Country + "/" + s.Actors[a].Sector
		}
		if got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.sentence, got, c.want)
		}
	}
}

// TestSidesOfAThing tells whose a thing is, where it stands, and what it is by itself.
func TestSidesOfAThing(t *testing.T) {
	s := reading.Sentence(t, "Rebels condemned the attack by Chad on a church in Gao.")
	attack := reading.Word(t, s, "attack")
	if p := s.DoneBy(attack); s.Slice(p.Span) != "Chad" {
		t.Errorf("done by %q, want Chad", s.Slice(p.Span))
	}
	if p := s.Struck(reading.Word(t, s, "church")); s.Slice(p.Span) != "a church" {
		t.Errorf("struck %q, want a church", s.Slice(p.Span))
	}
	for _, c := range []struct{ sentence, word, want string }{
		{"Police seized weapons belonging to Hezbollah.", "weapons", "weapons LBN/REB"},
		{"Rioters burned shops owned by Chinese traders.", "shops", "shops CHN/BUS"},
		{"Rioters burned tyres near Accra.", "tyres", "tyres"},
	} {
		s := reading.Sentence(t, c.sentence)
		p := s.Owned(reading.Word(t, s, c.word))
		got := s.Slice(p.Span)
		for _, a := range p.Actors {
			got += " " + s.Actors[a].Country + "/" + s.Actors[a].Sector
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
	if p := s.PartyOf(-1); p.Tok != clause.Nobody.Tok {
		t.Errorf("no word stands for %v", p)
	}
}

// TestNamedPronouns takes a pronoun's words from its antecedent in the sentence.
func TestNamedPronouns(t *testing.T) {
	for _, c := range []struct{ sentence, pronoun, want string }{
		{"Iran said it would leave the treaty.", "it", "Iran"},
		{"The minister said he would resign.", "he", "The minister"},
		{"We will leave.", "We", "We"},
	} {
		s := reading.Sentence(t, c.sentence)
		if p := s.Named(s.AsParty(reading.Word(t, s, c.pronoun))); s.Slice(p.Span) != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, s.Slice(p.Span), c.want)
		}
	}
}

// TestPredicatesThatAskBack reads each predicate first of sentences in which the doer of one is looked for below itself.
func TestPredicatesThatAskBack(t *testing.T) {
	for _, sentence := range []string{
		"Trouble may come from attempts to fool the guards put in place to watch the docks.",
		"The premier got a promise from efforts made to free the monks.",
		"Gains result from plans to seize the mines opened by firms told to leave.",
	} {
		first := reading.Sentence(t, sentence)
		for w := range first.Tokens {
			reading.Sentence(t, sentence).PredicateOf(w)
		}
	}
}
