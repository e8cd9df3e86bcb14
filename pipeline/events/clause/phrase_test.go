package clause_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/text"
)

// TestPhrases reads what a noun phrase is called, without what only describes it or stands beside it.
func TestPhrases(t *testing.T) {
	for _, c := range []struct{ sentence, word, want string }{
		{"The two old bridges collapsed.", "bridges", "The two old bridges"},
		{"The governor of the northern province resigned.", "governor", "The governor of the northern province"},
		{"Malawi's finance minister resigned.", "minister", "Malawi's finance minister"},
		{"The villagers who had fled returned.", "villagers", "The villagers"},
		{"The pilots arrested in May confessed.", "pilots", "The pilots"},
		{"The barracks near the river burned.", "barracks", "The barracks"},
		{"Miners and dockers marched.", "Miners", "Miners and dockers"},
		{"The general, a veteran of two wars, resigned.", "general", "The general"},
		{"The plan to tax bread failed.", "plan", "The plan"},
		{"Police freed about 40 sailors on Monday.", "sailors", "40 sailors"},
		{"As many as 40 nurses were hurt.", "nurses", "40 nurses"},
		{"Police freed at least three sailors.", "sailors", "three sailors"},
		{"The leaders of Chad, Niger and Mali met.", "leaders", "The leaders of Chad, Niger and Mali"},
		{"Critics of the king were jailed.", "king", "the king"},
	} {
		s := reading.Sentence(t, c.sentence)
		if got := s.Slice(s.Phrase(reading.Word(t, s, c.word))); got != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
}

// TestGrades judges who can act: somebody named, people, a pronoun, nobody; a phrase is as good as its best part.
func TestGrades(t *testing.T) {
	for _, c := range []struct {
		sentence, word string
		alone, phrase  text.Grade
	}{
		{"Uruguay apologised.", "Uruguay", text.NamedActor, text.NamedActor},
		{"They apologised.", "They", text.Pronoun, text.Pronoun},
		{"The bridge collapsed.", "bridge", text.NoActor, text.NoActor},
		{"Hundreds of teachers marched.", "Hundreds", text.NoActor, text.NamedActor},
		{"Hundreds of trees fell.", "Hundreds", text.NoActor, text.NoActor},
		{"The roof of the ministry fell.", "roof", text.NoActor, text.NoActor},
	} {
		s := reading.Sentence(t, c.sentence)
		w := reading.Word(t, s, c.word)
		if alone, phrase := s.Grade(w), s.GradeOfPhrase(w); alone != c.alone || phrase != c.phrase {
			t.Errorf("%s: %s is %v, its phrase %v; want %v and %v", c.sentence, c.word, alone, phrase, c.alone, c.phrase)
		}
	}
}

// TestMembers lists the noun phrases of a coordination, and nothing that is no noun phrase.
func TestMembers(t *testing.T) {
	for _, c := range []struct{ sentence, word, want string }{
		{"Nepal, Bhutan and Laos signed.", "Nepal", "Nepal Bhutan Laos"},
		{"Nepal signed and Laos waited.", "Nepal", "Nepal"},
		{"Nurses with doctors marched.", "Nurses", "Nurses"},
		{"Nurses or doctors marched.", "Nurses", "Nurses doctors"},
	} {
		s := reading.Sentence(t, c.sentence)
		var got []string
		for _, m := range s.Members(reading.Word(t, s, c.word)) {
			got = append(got, s.Tokens[m].Form)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
}

// TestSubjects finds who does it through clauses that leave it out, and how it was found.
func TestSubjects(t *testing.T) {
	for _, c := range []struct{ sentence, verb, want string }{
		{"The nurses marched and chanted.", "chanted", "nurses conjunct"},
		{"The nurses marched and the doctors chanted.", "chanted", "doctors active"},
		{"The guards who beat the nurses fled.", "beat", "guards relative"},
		{"The nurses whom the guards beat fled.", "beat", "guards active"},
		{"Burundi wants to join the bloc.", "join", "Burundi control"},
		{"Burundi persuaded Rwanda to join the bloc.", "join", "Rwanda control"},
		{"Burundi promised Rwanda to join the bloc.", "join", "Burundi control"},
		{"The army's decision to shell the port angered Lima.", "shell", "army control"},
		{"The governor made a promise to free the nurses.", "free", "governor control"},
		{"Marching to the palace, the nurses chanted.", "Marching", "nurses participle"},
		{"Seen from the hill, the nurses waved.", "Seen", "nurses participle"},
		{"The police dispersed the crowd after firing into the air.", "firing", "police participle"},
	} {
		s := reading.Sentence(t, c.sentence)
		subj, path := s.SurfaceSubject(reading.Word(t, s, c.verb), 0)
		got := "- " + path
		if subj >= 0 {
			got = s.Tokens[subj].Form + " " + path
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
}

// TestKeys lists what the lexicon may know a word by, the most specific first.
func TestKeys(t *testing.T) {
	for _, c := range []struct{ sentence, word, want string }{
		{"Ghana called off the visit.", "called", "call_off call"},
		{"Rebels carried the raid out.", "carried", "carry_out carry"},
		{"Ghana called the visit a success.", "called", "call"},
		{"The union began a hunger strike.", "strike", "hunger_strike strike"},
		{"The king declared a state of emergency.", "state", "state_of_emergency state"},
		{"A letter containing explosives arrived.", "letter", "contain_ letter_of_explosive letter"},
		{"Parcels filled with powder arrived.", "Parcels", "fill_ parcel_of_powder parcel"},
		{"A letter containing a vow arrived.", "letter", "contain_ letter_of_vow letter"},
		{"A letter praising the king arrived.", "letter", "praise_ letter"},
		{"Police used tear gas.", "gas", "tear_gas gas"},
		{"The suspect pleaded guilty.", "pleaded", "plead_guilty"},
	} {
		s := reading.Sentence(t, c.sentence)
		w := reading.Word(t, s, c.word)
		keys := s.PredicateOf(w).Keys
		if s.Tokens[w].Tag == text.NOUN {
			keys = s.NounKeys(w)
		}
		if got := strings.Join(keys, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
}

// TestWordsWithoutPredicate asks for the predicate of what can be no trigger.
func TestWordsWithoutPredicate(t *testing.T) {
	s := reading.Sentence(t, "They bombed the camp on 4 March.")
	for _, word := range []string{"They", "the", "on", "4", "March", "."} {
		if p := s.PredicateOf(reading.Word(t, s, word)); p != nil {
			t.Errorf("%s has a predicate: %+v", word, p)
		}
	}
	bombed := reading.Word(t, s, "bombed")
	if p := s.PredicateOf(bombed); p == nil || p != s.PredicateOf(bombed) {
		t.Error("a predicate is read once")
	}
	if s.PredicateAt(-1) != nil || s.PredicateOf(s.End) != nil {
		t.Error("no word has a predicate outside of the sentence")
	}
}

// TestHeadlinePassives reads a participle behind its subject as a passive where it can be one.
func TestHeadlinePassives(t *testing.T) {
	for _, c := range []struct{ sentence, verb, want string }{
		{"Two ministers sacked in Lima on Monday.", "sacked", "- > ministers"},
		{"Nine soldiers wounded as rebels advance in Mali.", "wounded", "- > soldiers"},
		{"Two nurses shot dead after Zambia bombed a port.", "shot", "- > nurses"},
		{"Nine soldiers killed rebels in Mali.", "killed", "none"},
		{"Nine soldiers were killed in Mali.", "killed", "none"},
		{"Nine soldiers decided to leave.", "decided", "none"},
		{"Nine soldiers kill in Mali.", "kill", "none"},
		{"Nine trees fell in Mali.", "fell", "none"},
	} {
		s := reading.Sentence(t, c.sentence)
		got := "none"
		if p := s.HeadlinePassive(s.PredicateOf(reading.Word(t, s, c.verb))); p != nil {
			got, _, _ = strings.Cut(show(s, p), ",")
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
}

// TestOwn tells phrases that belong to whom the sentence speaks of.
func TestOwn(t *testing.T) {
	for sentence, own := range map[string]bool{"Kenya withdrew its troops.": true, "Kenya withdrew the troops.": false} {
		s := reading.Sentence(t, sentence)
		if s.IsOwn(reading.Word(t, s, "troops")) != own {
			t.Errorf("%s: own %t", sentence, !own)
		}
	}
}

// TestStatesOfPlaces takes the state whose land a phrase names, where it is an actor of the text.
func TestStatesOfPlaces(t *testing.T) {
	for _, c := range []struct{ sentence, word, want string }{
		{"Peru shelled the capital, Santiago, and Chile protested.", "capital", "[CHL]"},
		{"Peru shelled Chilean positions, and Chile protested.", "positions", "[CHL]"},
		{"Peru shelled the harbour of Antofagasta, and Chile protested.", "harbour", "[CHL]"},
		{"Peru shelled a harbour, and Chile protested.", "harbour", "[]"},
	} {
		s := reading.Sentence(t, c.sentence)
		got := []string{}
		for _, a := range s.StateOf(reading.Word(t, s, c.word)) {
			got = append(got, s.Actors[a].Country)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, want %s", c.sentence, got, c.want)
		}
	}
}

// TestWhoIsInAThing looks for the actor along a thing's links; who owns it comes before where it is, and of the owner's own links, only those.
func TestWhoIsInAThing(t *testing.T) {
	for _, c := range []struct{ sentence, word, inside, owner string }{
		{"The Greek consulate's gate in Izmir burned.", "gate", "consulate", "consulate"},
		{"A warehouse in Basra burned.", "warehouse", "Basra", "-"},
		{"Fees imposed by Ghana rose.", "Fees", "Ghana", "Ghana"},
		{"A tent burned.", "tent", "-", "-"},
	} {
		s := reading.Sentence(t, c.sentence)
		w := reading.Word(t, s, c.word)
		var got []string
		for _, a := range []int{s.ActorIn(w), s.ActorAlong(w, clause.OwnerLinks, 0)} {
			if a < 0 {
				got = append(got, "-")
			} else {
				got = append(got, s.Tokens[a].Form)
			}
		}
		if !slices.Equal(got, []string{c.inside, c.owner}) {
			t.Errorf("%s: in it and owning it %v, want %s and %s", c.sentence, got, c.inside, c.owner)
		}
	}
}
