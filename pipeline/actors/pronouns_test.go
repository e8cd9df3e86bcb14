package actors

import (
	"testing"
)

// A pronoun takes up who agrees with it in number, sex and kind, the subject before the object, the nearer before the further.
func TestPronouns(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ why, text, pronoun, id string }{
		{"a woman", "Lawyer Ama Boateng met Queen Letizia in Accra. She praised the potters.", "She", "gha.person.ama_boateng"},
		{"a king is no she", "Queen Letizia met King Felipe in Madrid. She left early.", "She", "esp.person.letizia"},
		{"a queen is no he", "King Felipe met Queen Letizia in Madrid. He left early.", "He", "esp.person.felipe_vi"},
		{"a man by his noun", "A policeman shot a woman in Accra. He fled.", "He", "gha.cop"},
		{"ahead to the subject", "During her visit to Lima, Ama Boateng met farmers.", "her", "per.person.ama_boateng"},
		{"a state", "Uganda closed the border. It accused Rwanda.", "It", "uga"},
		{"a state is no he", "Lawyer Ama Boateng sued Uganda. He lost.", "He", "uga.person.ama_boateng"},
		{"the object of a fate", "Police arrested lawyer Ama Boateng in Ghana. She was charged on Monday.", "She", "gha.person.ama_boateng"},
		{"one subject before one object", "Uganda warned Rwanda. It closed the border.", "It", "uga"},
		{"the nearer", "Uganda warned Rwanda. Burundi closed the border. It called for talks.", "It", "bdi"},
		{"a group in the plural", "Ugandan rebels attacked a village in Congo. They burned houses.", "They", "uga.reb"},
		{"of two that are linked, both", "Peru and Chile signed a treaty. They will share a port.", "They", "per"},
		{"a person is no they", "Ugandan rebels freed lawyer Ama Boateng. They left.", "They", "uga.reb"},
		{"whose", "Uganda lost a battle. Its soldiers fled.", "Its", "uga"},
		{"itself is who acts", "Uganda blamed itself.", "itself", "uga"},
		{"him is not who acts", "Lawyer Ama Boateng was held. Kofi Mensah freed him.", "him", "person.ama_boateng"},
		{"nobody is near", "Uganda closed the border. Snow fell. Birds sang. Trees bloomed. It was accused.", "It", ""},
	} {
		d := readText(t, all, c.text)
		if got := whoIs(d, c.pronoun); got != c.id {
			t.Errorf("%s: %q: %q is %q, not %q", c.why, c.text, c.pronoun, got, c.id)
		}
	}
}

// A number alone counts those of whom the sentence told the same before, or people.
func TestOthers(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ text, words, id string }{
		{"A blast in Lima killed a nun and injured three others.", "three others", "per.rel"},
		{"Rebels in Mali freed two nurses and kidnapped six others.", "six others", "mli.med"},
		{"In Togo one soldier was killed and two were wounded.", "two", "tgo.mil"},
		{"Soldiers in Fiji shot at a crowd and arrested two others.", "two others", "fji.cvl"},
		{"A blast in Lima killed twelve.", "twelve", "per.cvl"},
	} {
		d := readText(t, all, c.text)
		if got := whoIs(d, c.words); got != c.id {
			t.Errorf("%q: %q is %q, not %q: %.400v", c.text, c.words, got, c.id, lines(d))
		}
	}
}

// In a quotation "we" and "I" are who says it, and outside of one they are nobody.
func TestSpeakers(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ why, text, pronoun, id string }{
		{"behind the quotation", `"We will close the border," Uganda said.`, "We", "uga"},
		{"before it", `Uganda said: "We will close the border."`, "We", "uga"},
		{"one human being", `"I will sue," said Ama Boateng, a lawyer in Ghana.`, "I", "gha.person.ama_boateng"},
		{"a body by its spokesman", `"We reject it," said a spokesman for Hezbollah.`, "We", "group.hezbollah"},
		{"nobody's words", "We reject it, and Uganda does too.", "We", ""},
	} {
		d := readText(t, all, c.text)
		if got := whoIs(d, c.pronoun); got != c.id {
			t.Errorf("%s: %q: %q is %q, not %q", c.why, c.text, c.pronoun, got, c.id)
		}
	}
}

// A bare description is of the country in which its sentence happens; one that names its country is of that.
func TestSceneOfBareWords(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ text, words, id string }{
		{"Floods hit Fiji on Monday. The government closed schools.", "The government", "fji.gov"},
		{"Floods hit Fiji on Monday. The Togolese government sent tents.", "The Togolese government", "tgo.gov"},
		{"Thousands marched in Lima on Monday. Police fired tear gas.", "Police", "per.cop"},
		{"Thousands marched in Lima on Monday. In La Paz, soldiers fired tear gas.", "soldiers", "bol.mil"},
		{"Opposition lawmakers in Fiji walked out. The speaker closed the session.", "Opposition lawmakers in Fiji", "fji.opp"},
		{"A mine collapsed in Peru. Doctors treated survivors.", "Doctors", "per.med"},
		{"The United Nations urged restraint in Togo. The government agreed.", "The government", "tgo.gov"},
		{"The government resigned.", "The government", "gov"},
		{"Floods hit Fiji on Monday. Officials of the World Bank arrived.", "Officials of the World Bank", "org.world_bank"},
		{"In Italy, the pontiff met pilgrims. The Vatican was silent.", "the pontiff", "vat.rel"},
		{"U.S. officials said two Marines were killed in Iraq.", "two Marines", "usa.mil"},
		{"Peruvian marines landed in Fiji.", "Peruvian marines", "per.mil"},
		{"ACCRA, Ghana (Wire) - Troops attacked a town in Mali on Monday.", "Troops", "mli.mil"},
	} {
		d := readText(t, all, c.text)
		if got := whoIs(d, c.words); got != c.id {
			t.Errorf("%q: %q is %q, not %q: %.300v", c.text, c.words, got, c.id, lines(d))
		}
	}
}

// An apposition is whom it stands beside, and gives a name what it does not say itself.
func TestAppositions(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ text, words, id, code string }{
		{"Ama Boateng, a Ghanaian judge, sued a bank.", "Ama Boateng", "gha.person.ama_boateng", "GHAJUD"},
		{"Ama Boateng, the health minister of Togo, sued a bank.", "Ama Boateng", "tgo.person.ama_boateng", "TGOGOV"},
		{"Ama Boateng, a former health minister of Togo, sued a bank.", "Ama Boateng", "tgo.person.ama_boateng", "TGOELI"},
		{"Togolese farmer Ama Boateng sued a bank.", "Togolese farmer Ama Boateng", "tgo.person.ama_boateng", "TGOAGR"},
		{"The rebel commander, Ama Boateng, fled to Togo.", "The rebel commander", "tgo.person.ama_boateng", "TGOREB"},
		{"Ama Boateng sued a bank in Lima.", "Ama Boateng", "per.person.ama_boateng", "PERCVL"},
		{"The Black Falcons, a militia in Togo, burned a bank.", "The Black Falcons", "tgo.group.black_falcons", "TGOPRM"},
	} {
		d := readText(t, all, c.text)
		m := mentionOf(d, c.words)
		if m == nil || d.Actors[m.Ref].ID != c.id || d.Actors[m.Ref].CAMEO != c.code {
			t.Errorf("%q: %q is not %s with %s: %.400v", c.text, c.words, c.id, c.code, lines(d))
		}
	}
}
