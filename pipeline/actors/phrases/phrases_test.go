package phrases

import (
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

func TestExtents(t *testing.T) {
	for _, c := range []struct{ why, sentence, heart, want string }{
		{"article and nationality", "the/DET/det/3 Kenyan/ADJ/amod/3 police/NOUN/nsubj/4 fled/VERB", "police", "the Kenyan police"},
		{"no verb before it", "fearing/VERB/advcl/4 rebels~rebel+/NOUN/obj/1 villagers~villager+/NOUN/nsubj/4 fled/VERB", "villagers", "villagers"},
		{"owner", "the/DET/det/2 city/NOUN/nmod:poss/4 's/PART/case/2 mayor/NOUN/nsubj/5 resigned/VERB", "mayor", "the city's mayor"},
		{"whose of a pronoun", "his/PRON/nmod:poss/2 lawyer/NOUN/nsubj/3 appealed/VERB", "lawyer", "his lawyer"},
		{"no pronoun that hangs elsewhere", "saw/VERB him/PRON/obj/1 soldiers~soldier+/NOUN/obj/1", "soldiers", "soldiers"},
		{"two nationalities", "Turkish/ADJ/amod/4 and/CCONJ/cc/3 Syrian/ADJ/conj/1 soldiers~soldier+/NOUN/nsubj/5 met/VERB", "soldiers", "Turkish and Syrian soldiers"},
		{"no conjunct of another noun", "tanks~tank+/NOUN/nsubj/4 and/CCONJ/cc/3 soldiers~soldier+/NOUN/conj/1 came/VERB", "soldiers", "soldiers"},
		{"participle", "armed/VERB/amod/2 rebels~rebel+/NOUN/nsubj/3 came/VERB", "rebels", "armed rebels"},
		{"tail of the head", "police/NOUN/nsubj/5 of/ADP/case/4 the/DET/det/4 capital/NOUN/nmod/1 fired/VERB", "police", "police of the capital"},
		{"no tail of the verb", "police/NOUN/nsubj/2 fired/VERB at/ADP/case/4 students~student+/NOUN/obl/2", "police", "police"},
		{"tail up to its clause", "rebels~rebel+/NOUN/nsubj/6 in/ADP/case/3 Goma/PROPN/nmod/1 ,/PUNCT/punct/1 though/SCONJ/mark/6 left/VERB", "rebels", "rebels in Goma"},
		{"hyphen", "ex/ADJ/amod/3 -/PUNCT/punct/1 soldiers~soldier+/NOUN/nsubj/4 came/VERB", "soldiers", "ex-soldiers"},
	} {
		a := build(t, c.sentence)
		p := phraseOf(t, a, c.heart)
		if p == nil {
			t.Errorf("%s: %q is no phrase", c.why, c.heart)
		} else if got := a.Spelled(p.Start, max(p.End, p.Last)); got != c.want {
			t.Errorf("%s: %q, not %q", c.why, got, c.want)
		}
	}
}

func TestTitles(t *testing.T) {
	for _, c := range []struct{ why, sentence, name, want, office string }{
		{"office and nationality", "Peruvian/ADJ/amod/2 president/NOUN/nmod:desc/3 Ana/PROPN/nsubj/5 Quispe/PROPN/flat/3 spoke/VERB", "Ana Quispe", "Peruvian president Ana Quispe", "president"},
		{"courtesy", "Mr./NOUN/nmod:desc/2 Quispe/PROPN/nsubj/3 spoke/VERB", "Quispe", "Mr. Quispe", ""},
		{"former", "former/ADJ/amod/2 minister/NOUN/nmod:desc/3 Ana/PROPN/nsubj/5 Quispe/PROPN/flat/3 spoke/VERB", "Ana Quispe", "former minister Ana Quispe", ""},
		{"whose office", "Hamas/PROPN/nmod:poss/3 's/PART/case/1 leader/NOUN/nmod:desc/4 Omar/PROPN/nsubj/6 Said/PROPN/flat/4 spoke/VERB", "Omar Said", "Hamas's leader Omar Said", ""},
		{"a portfolio", "the/DET/det/2 Minister/PROPN/nmod:desc/5 of/ADP/case/4 Education/PROPN/nmod/2 Ana/PROPN/nsubj/7 Quispe/PROPN/flat/5 spoke/VERB", "Ana Quispe", "the Minister of Education Ana Quispe", "education_minister"},
		{"no plural that is told something", "told/VERB reporters~reporter+/NOUN/iobj/1 Ana/PROPN/nsubj/5 Quispe/PROPN/flat/3 left/VERB/ccomp/1", "Ana Quispe", "Ana Quispe", ""},
		{"no body", "Ministry/PROPN/nsubj/2 thanked/VERB Ana/PROPN/obj/2 Quispe/PROPN/flat/3", "Ana Quispe", "Ana Quispe", ""},
		{"an adjective that may be a rank", "a/DET/det/3 major/ADJ/amod/3 Quispe/PROPN/obj/4 showed/VERB", "Quispe", "Quispe", ""},
	} {
		a := build(t, c.sentence, name(t, c.name, text.Person))
		p := phraseOf(t, a, c.name)
		if p == nil || p.Kind != Person {
			t.Errorf("%s: %q is no person", c.why, c.name)
			continue
		}
		if got := a.Spelled(p.Start, p.Last); got != c.want {
			t.Errorf("%s: %q, not %q", c.why, got, c.want)
		}
		if got := a.Describe(p).Office; c.office != "" && got != c.office {
			t.Errorf("%s: office %q", c.why, got)
		}
	}
}

func TestDescriptions(t *testing.T) {
	const came = " came/VERB"
	for _, c := range []struct{ why, sentence, heart, want string }{
		{"noun alone", "soldiers~soldier+/NOUN/nsubj/2" + came, "soldiers", "organisation - MIL"},
		{"nationality", "Kenyan/ADJ/amod/2 soldiers~soldier+/NOUN/nsubj/3" + came, "soldiers", "organisation KEN MIL"},
		{"country behind", "soldiers~soldier+/NOUN/nsubj/4 from/ADP/case/3 Chad/PROPN/nmod/1" + came, "soldiers", "organisation TCD MIL"},
		{"two countries", "Turkish/ADJ/amod/4 and/CCONJ/cc/3 Syrian/ADJ/conj/1 soldiers~soldier+/NOUN/nsubj/5" + came, "soldiers", "organisation TUR+SYR MIL"},
		{"two countries behind", "ministers~minister+/NOUN/nsubj/6 of/ADP/case/3 Peru/PROPN/nmod/1 and/CCONJ/cc/5 Chile/PROPN/conj/3" + came, "ministers", "government PER+CHL GOV"},
		{"a word before gives the sector", "rebel/NOUN/compound/2 commanders~commander+/NOUN/nsubj/3" + came, "commanders", "armed_group - REB"},
		{"no longer in office", "a/DET/det/3 former/ADJ/amod/3 judge/NOUN/nsubj/4" + came, "judge", "group - ELI"},
		{"who backs them is not whose they are", "US/PROPN/compound/3 -/PUNCT/punct/1 backed/VERB/amod/4 militiamen~militiaman+/NOUN/nsubj/5" + came, "militiamen", "armed_group - PRM"},
		{"who leads them is", "Saudi/ADJ/compound/3 -/PUNCT/punct/1 led/VERB/amod/4 troops~troop+/NOUN/nsubj/5" + came, "troops", "organisation SAU MIL"},
		{"a base of others' in a country", "a/DET/det/2 base/NOUN/nsubj/5 in/ADP/case/4 Iraq/PROPN/nmod/2" + came, "base", "organisation - MIL"},
		{"a people", "Syrians~Syrian+/PROPN/nsubj/2" + came, "Syrians", "group SYR CVL"},
		{"a country", "Chad/PROPN/nsubj/2" + came, "Chad", "state TCD -"},
		{"militants of a country are its rebels", "Malian/ADJ/amod/2 militants~militant+/NOUN/nsubj/3" + came, "militants", "armed_group MLI REB"},
		{"others are armed", "militants~militant+/NOUN/nsubj/2" + came, "militants", "armed_group - UAF"},
	} {
		a := build(t, c.sentence)
		p := phraseOf(t, a, c.heart)
		if p == nil {
			t.Errorf("%s: %q is no phrase", c.why, c.heart)
			continue
		}
		d := a.Describe(p)
		got := d.Kind + " " + orDash(strings.Join(append([]string{d.Country}, d.Others...), "+")) + " " + orDash(strings.Join(d.Sectors, "+"))
		if got != c.want {
			t.Errorf("%s: %s, not %s", c.why, got, c.want)
		}
	}
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func TestOwners(t *testing.T) {
	for _, c := range []struct {
		why, sentence, heart, country, sector string
		speaksFor                             bool
	}{
		{"who speaks for a body", "a/DET/det/2 spokesman/NOUN/nsubj/5 for/ADP/case/4 NATO/PROPN/nmod/2 spoke/VERB", "spokesman", "", "IGO", true},
		{"fighters of a group", "Boko/PROPN/compound/3 Haram/PROPN/flat/1 gunmen~gunman+/NOUN/nsubj/4 came/VERB", "gunmen", "NGA", "UAF", true},
		{"what is a body's and is struck", "they/PRON/nsubj/2 shelled~shell/VERB NATO/PROPN/nmod:poss/5 's/PART/case/3 compound/NOUN/obj/2", "compound", "", "IGO", true},
		{"lawyers of a group", "Hamas/PROPN/nmod:poss/3 's/PART/case/1 farmers~farmer+/NOUN/nsubj/4 came/VERB", "farmers", "PSE", "AGR", false},
	} {
		a := build(t, c.sentence)
		p := phraseOf(t, a, c.heart)
		d := a.Describe(p)
		if d.Owner == nil {
			t.Errorf("%s: no owner", c.why)
			continue
		}
		if d.Country != c.country || len(d.Sectors) == 0 || d.Sectors[0] != c.sector || a.SpeaksFor(d) != c.speaksFor {
			t.Errorf("%s: owner %v, %q %v, speaks for it: %v", c.why, d.Owner, d.Country, d.Sectors, a.SpeaksFor(d))
		}
		if a.IsPart(d.Owner) != c.speaksFor && c.speaksFor {
			t.Errorf("%s: the owner is no part of it", c.why)
		}
	}
}

func TestCountriesAct(t *testing.T) {
	for _, c := range []struct {
		why, sentence, country string
		want                   bool
		more                   []with
	}{
		{"subject", "Chad/PROPN/nsubj/2 protested/VERB", "Chad", true, nil},
		{"object", "they/PRON/nsubj/2 accused/VERB Chad/PROPN/obj/2", "Chad", true, nil},
		{"place", "they/PRON/nsubj/2 met/VERB in/ADP/case/4 Chad/PROPN/obl/2", "Chad", false, nil},
		{"whom somebody deals with", "they/PRON/nsubj/2 dealt/VERB with/ADP/case/4 Chad/PROPN/obl/2", "Chad", true, nil},
		{"of a deed", "the/DET/det/2 invasion/NOUN/nsubj/5 of/ADP/case/4 Chad/PROPN/nmod/2 failed/VERB", "Chad", true, []with{deed(t, "invasion")}},
		{"of a thing", "the/DET/det/2 east/NOUN/nsubj/5 of/ADP/case/4 Chad/PROPN/nmod/2 flooded/VERB", "Chad", false, nil},
		{"a capital that speaks", "Ankara/PROPN/nsubj/2 denied/VERB it/PRON/obj/2", "Ankara", true, nil},
		{"a capital that is visited", "they/PRON/nsubj/2 visited~visit/VERB Ankara/PROPN/obj/2", "Ankara", false, nil},
		{"a capital that is angered", "they/PRON/nsubj/2 angered~anger/VERB Ankara/PROPN/obj/2", "Ankara", true, nil},
		{"a capital named beside one that acts", "Baku/PROPN/nsubj/4 and/CCONJ/cc/3 Ankara/PROPN/conj/1 agreed~agree/VERB", "Ankara", true, nil},
		{"pressure on a capital", "pressure/NOUN/nsubj/4 on/ADP/case/3 Ankara/PROPN/nmod/1 grew~grow/VERB", "Ankara", true, []with{deed(t, "pressure")}},
		{"an attack on a capital", "attack/NOUN/nsubj/4 on/ADP/case/3 Ankara/PROPN/nmod/1 failed~fail/VERB", "Ankara", false, []with{deed(t, "attack")}},
		{"Europe acts", "Europe/PROPN/nsubj/2 protested/VERB", "Europe", true, nil},
		{"Europe as a place", "they/PRON/nsubj/2 met/VERB in/ADP/case/4 Europe/PROPN/obl/2", "Europe", false, nil},
	} {
		a := build(t, c.sentence, c.more...)
		if p := phraseOf(t, a, c.country); p == nil || a.Acts(p) != c.want {
			t.Errorf("%s: %v does not act as it should", c.why, p)
		}
	}
}

func TestApposition(t *testing.T) {
	for _, c := range []struct {
		why, sentence, noun string
		kind                text.NameKind
		want                bool
	}{
		{"by the tree", "Ana/PROPN/nsubj/7 Quispe/PROPN/flat/1 ,/PUNCT/punct/5 the/DET/det/5 minister/NOUN/appos/1 ,/PUNCT/punct/5 spoke/VERB", "minister", text.Person, true},
		{"not of several", "Ana/PROPN/nsubj/7 Quispe/PROPN/flat/1 ,/PUNCT/punct/5 two/NUM/nummod/5 farmers~farmer+/NOUN/appos/1 ,/PUNCT/punct/5 spoke/VERB", "farmers", text.Person, false},
		{"not of a person and a body", "Ana/PROPN/nsubj/7 Quispe/PROPN/flat/1 ,/PUNCT/punct/5 the/DET/det/5 parliament/NOUN/appos/1 ,/PUNCT/punct/5 spoke/VERB", "parliament", text.Person, false},
	} {
		a := build(t, c.sentence, name(t, "Ana Quispe", c.kind))
		p := phraseOf(t, a, c.noun)
		if got := p != nil && p.Partner != nil && p.Partner == phraseOf(t, a, "Ana Quispe") && p.Partner.Partner == p; got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}

// The same words have one meaning or another by the day, by the places that the gazetteer knows and by the names around them.
func TestNamesByWhatStandsBeside(t *testing.T) {
	georgia := schema.Place{Name: "Georgia", Country: "USA", Precision: "admin1", FeatureClass: "A", FeatureCode: "ADM1"}
	for _, c := range []struct {
		why, sentence, words, want string
		more                       []with
	}{
		{"an abbreviation of then", "the/DET/det/2 RAF/PROPN/nsubj/3 attacked/VERB a/DET/det/5 base/NOUN/obj/3 in/ADP/case/7 Germany/PROPN/nmod/5", "RAF", "DEU", []with{day(1985)}},
		{"an abbreviation of now", "the/DET/det/2 RAF/PROPN/nsubj/3 attacked/VERB a/DET/det/5 base/NOUN/obj/3", "RAF", "GBR", []with{day(2010)}},
		{"a country", "Georgia/PROPN/nsubj/2 protested/VERB", "Georgia", "GEO", nil},
		{"a state of the same name", "Georgia/PROPN/nsubj/2 voted/VERB", "Georgia", "none", []with{place(t, "Georgia", georgia)}},
		{"a party of a country spoken of", "the/DET/det/3 Labour/PROPN/compound/3 Party/PROPN/nsubj/4 won/VERB in/ADP/case/6 Britain/PROPN/obl/4", "Labour Party", "GBR", nil},
		{"a party of one that is not", "the/DET/det/3 Labour/PROPN/compound/3 Party/PROPN/nsubj/4 won/VERB in/ADP/case/6 Malta/PROPN/obl/4", "Labour Party", "", nil},
		{"a family name that is a city", "Ana/PROPN/nsubj/3 Paris/PROPN/flat/1 sang/VERB | Paris/PROPN/nsubj/2 left/VERB", "Paris left", "none", []with{name(t, "Ana Paris", text.Person)}},
		{"a part of a place's name", "rebels~rebel+/NOUN/nsubj/2 left/VERB Abu/PROPN/obj/2 Zabad/PROPN/flat/3", "Zabad", "none",
			[]with{name(t, "Zabad", text.Person), place(t, "Abu Zabad", schema.Place{Name: "Abu Zabad", Country: "SDN", FeatureClass: "P"})}},
		{"a name of its own", "rebels~rebel+/NOUN/nsubj/2 seized~seize/VERB Zabad/PROPN/obj/2", "Zabad", "", []with{name(t, "Zabad", text.Person)}},
	} {
		a := build(t, c.sentence, c.more...)
		got := "none"
		if p := phraseOf(t, a, c.words); p != nil {
			got = a.Describe(p).Country
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.why, got, c.want)
		}
	}
}

func TestRecognisedNames(t *testing.T) {
	const said = " spoke/VERB"
	for _, c := range []struct {
		why, sentence, name string
		kind                text.NameKind
		want                string
		as                  Kind
	}{
		{"titles are no part", "Senator/PROPN/compound/2 Ana/PROPN/nsubj/4 Quispe/PROPN/flat/2" + said, "Senator Ana Quispe", text.Person, "Ana Quispe", Person},
		{"somebody's office is no part", "NASA/PROPN/compound/2 Administrator/PROPN/compound/3 Ana/PROPN/nsubj/5 Quispe/PROPN/flat/3" + said, "NASA Administrator Ana Quispe", text.Person, "Ana Quispe", Person},
		{"no more than an office", "U.S./PROPN/compound/2 Senator/PROPN/nsubj/3" + said, "Senator", text.Person, "Senator", Common},
		{"a nationality belongs to a body", "the/DET/det/4 Peruvian/ADJ/amod/4 Potters/PROPN/compound/4 Guild/PROPN/nsubj/5" + said, "the Peruvian Potters Guild", text.Organisation, "Peruvian Potters Guild", Body},
		{"a ministry is a common noun", "the/DET/det/4 Peruvian/ADJ/amod/4 Foreign/PROPN/compound/4 Ministry/PROPN/nsubj/5" + said, "the Peruvian Foreign Ministry", text.Organisation, "Foreign Ministry", Common},
	} {
		a := build(t, c.sentence, name(t, c.name, c.kind))
		p := phraseOf(t, a, c.want)
		if p == nil || p.Kind != c.as || a.Spelled(p.First, p.Last) != c.want {
			t.Errorf("%s: %+v", c.why, p)
		}
	}
}

func TestCommonNouns(t *testing.T) {
	for _, c := range []struct {
		why, sentence, noun string
		want                bool
		more                []with
	}{
		{"people", "farmers~farmer+/NOUN/nsubj/2 came/VERB", "farmers", true, nil},
		{"what kind of thing", "a/DET/det/3 police/NOUN/compound/3 helmet/NOUN/nsubj/4 burned/VERB", "police", false, nil},
		{"whose deed", "a/DET/det/3 police/NOUN/compound/3 raid/NOUN/nsubj/4 failed/VERB", "police", true, []with{deed(t, "raid")}},
		{"a bank that acts", "a/DET/det/2 bank/NOUN/nsubj/3 sued/VERB him/PRON/obj/3", "bank", true, nil},
		{"a bank that is a place", "they/PRON/nsubj/2 robbed/VERB a/DET/det/4 bank/NOUN/obj/2", "bank", false, nil},
		{"a bank of a nation", "they/PRON/nsubj/2 sued/VERB Libyan/ADJ/amod/4 banks~bank+/NOUN/obj/2", "banks", true, nil},
		{"so many killed", "blasts~blast+/NOUN/nsubj/2 killed~kill/VERB twelve/NUM/obj/2", "twelve", true, nil},
		{"so many counted", "he/PRON/nsubj/2 counted~count/VERB twelve/NUM/obj/2", "twelve", false, nil},
		{"those who fight, read as an adjective", "the/DET/det/2 military/ADJ/nsubj/3 fired/VERB", "military", true, nil},
		{"an adjective", "military/ADJ/amod/2 rule/NOUN/nsubj/3 ended/VERB", "military", false, nil},
		{"a captain of soldiers", "the/DET/det/2 captain/NOUN/nsubj/3 fired/VERB a/DET/det/5 shot/NOUN/obj/3", "captain", true, nil},
		{"a captain of players", "the/DET/det/2 captain/NOUN/nsubj/3 praised/VERB the/DET/det/6 rugby/NOUN/compound/6 coach/NOUN/obj/3", "captain", false, nil},
		{"players", "the/DET/det/2 squad/NOUN/nsubj/3 lost/VERB the/DET/det/6 league/NOUN/compound/6 match/NOUN/obj/3", "squad", false, nil},
		{"an officer at a game", "the/DET/det/2 sergeant/NOUN/nsubj/3 left/VERB a/DET/det/6 hockey/NOUN/compound/6 match/NOUN/obj/3", "sergeant", true, nil},
		{"a bus that is bombed", "rebels~rebel+/NOUN/nsubj/2 bombed~bomb/VERB a/DET/det/4 bus/NOUN/obj/2", "bus", true, nil},
		{"a bus that is taken", "they/PRON/nsubj/2 boarded~board/VERB a/DET/det/4 bus/NOUN/obj/2", "bus", false, nil},
		{"a bus that is late", "a/DET/det/2 bus/NOUN/nsubj/3 came/VERB", "bus", false, nil},
		{"a market that is attacked", "the/DET/det/2 attack/NOUN/nsubj/6 on/ADP/case/5 a/DET/det/5 market/NOUN/nmod/2 failed/VERB", "market", true, nil},
		{"a market where somebody is attacked", "the/DET/det/2 attack/NOUN/nsubj/6 in/ADP/case/5 a/DET/det/5 market/NOUN/nmod/2 failed/VERB", "market", false, nil},
		{"the second thing that is bombed", "they/PRON/nsubj/2 bombed~bomb/VERB homes~home+/NOUN/obj/2 and/CCONJ/cc/5 shops~shop+/NOUN/conj/3", "shops", true, nil},
		{"those of whom a clause tells", "those/PRON/nsubj/4 who/PRON/nsubj/3 fled~flee/VERB/acl:relcl/1 spoke/VERB", "those", true, nil},
		{"those of whom none tells", "those/PRON/nsubj/2 came/VERB", "those", false, nil},
		{"so many of something", "they/PRON/nsubj/2 killed~kill/VERB twelve/NUM/obj/2 of/ADP/case/5 cows/NOUN/nmod/3", "twelve", false, nil},
	} {
		a := build(t, c.sentence, c.more...)
		if got := phraseOf(t, a, c.noun) != nil; got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}

func TestPlacesNameCountriesAndRegions(t *testing.T) {
	bavaria := schema.Place{Name: "Bavaria", Country: "DEU", Precision: "admin1", FeatureClass: "A", FeatureCode: "ADM1"}
	a := build(t, "the/DET/det/2 parliament/NOUN/nsubj/5 of/ADP/case/4 Bavaria/PROPN/nmod/2 voted/VERB", place(t, "Bavaria", bavaria))
	if d := a.Describe(phraseOf(t, a, "parliament")); d.Country != "DEU" || d.Region != "Bavaria" {
		t.Errorf("country %q, region %q", d.Country, d.Region)
	}
	berlin := schema.Place{Name: "Berlin", Country: "DEU", Precision: "city", FeatureClass: "P", FeatureCode: "PPLC"}
	a = build(t, "police/NOUN/nsubj/4 in/ADP/case/3 Berlin/PROPN/nmod/1 fired/VERB", place(t, "Berlin", berlin))
	if d := a.Describe(phraseOf(t, a, "police")); d.Country != "DEU" || d.Region != "" {
		t.Errorf("country %q, region %q of a seat of government", d.Country, d.Region)
	}
}

// Whatever stands before or behind a sentence, its phrases stay in it, hearts lie in phrases, and partners are two.
func TestPhrasesStayInTheirSentence(t *testing.T) {
	one := "the/DET/det/2 president/NOUN/nsubj/5 of/ADP/case/4 Peru/PROPN/nmod/2 accused/VERB Chilean/ADJ/amod/7 soldiers~soldier+/NOUN/obj/5"
	two := "Hamas/PROPN/compound/2 fighters~fighter+/NOUN/nsubj/5 ,/PUNCT/punct/4 militants~militant+/NOUN/appos/2 fired/VERB"
	for _, sentences := range []string{one, two, one + " | " + two, two + " | " + one, one + " | " + one} {
		a := build(t, sentences)
		if len(a.Phrases) == 0 {
			t.Fatalf("no phrases in %q", a.Text)
		}
		for i, p := range a.Phrases {
			first, last := a.SentenceOf(p.Head)
			switch {
			case p.Index != i, i > 0 && a.Phrases[i-1].Head > p.Head:
				t.Errorf("%q is out of order", a.Spelled(p.First, p.Last))
			case p.Start < first, p.Start > p.First, p.First > p.Head, p.Head >= p.Last, max(p.End, p.Last) > last:
				t.Errorf("%+v leaves its sentence or its own words", *p)
			case p.Partner != nil && p.Partner.Partner != p, p.Partner == p, p.holder == p:
				t.Errorf("%+v stands beside itself", *p)
			}
		}
	}
}
