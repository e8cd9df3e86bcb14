package text

import "testing"

func TestLemma(t *testing.T) {
	for _, c := range []struct {
		form  string
		tag   Tag
		feats string
		lemma string
	}{
		{"hoped", VERB, "Tense=Past|VerbForm=Fin", "hope"},
		{"hopped", VERB, "Tense=Past|VerbForm=Fin", "hop"},
		{"hoping", VERB, "Tense=Pres|VerbForm=Part", "hope"},
		{"hopping", VERB, "VerbForm=Ger", "hop"},
		{"Shelled", VERB, "Tense=Past|VerbForm=Part|Voice=Pass", "shell"},
		{"compelled", VERB, "Tense=Past|VerbForm=Part", "compel"},
		{"dying", VERB, "VerbForm=Ger", "die"},
		{"went", VERB, "Tense=Past|VerbForm=Fin", "go"},
		{"found", VERB, "Tense=Past|VerbForm=Fin", "find"},
		{"found", VERB, "VerbForm=Inf", "found"},
		{"lay", VERB, "Tense=Past|VerbForm=Fin", "lie"},
		{"lay", VERB, "VerbForm=Inf", "lay"},
		{"agreed", VERB, "Tense=Past|VerbForm=Fin", "agree"},
		{"succeed", VERB, "VerbForm=Inf", "succeed"},
		{"clashes", VERB, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "clash"},
		{"pass", VERB, "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin", "pass"},
		{"weaponising", VERB, "VerbForm=Ger", "weaponise"},
		{"deplatformed", VERB, "Tense=Past|VerbForm=Part", "deplatform"},
		{"said", VERB, "", "say"},
		{"is", AUX, "Tense=Pres|VerbForm=Fin", "be"},
		{"'s", AUX, "Tense=Pres|VerbForm=Fin", "be"},
		{"’ll", AUX, "VerbForm=Fin", "will"},
		{"'d", AUX, "VerbForm=Fin", "would"},
		{"'d", AUX, "Tense=Past|VerbForm=Fin", "have"},
		{"wo", AUX, "VerbForm=Fin", "will"},
		{"n't", PART, "Polarity=Neg", "not"},
		{"'s", PART, "", "'s"},
		{"na", PART, "", "to"},
		{"troops", NOUN, "Number=Ptan", "troops"},
		{"soldiers", NOUN, "Number=Plur", "soldier"},
		{"cities", NOUN, "Number=Plur", "city"},
		{"crises", NOUN, "Number=Plur", "crisis"},
		{"viruses", NOUN, "Number=Plur", "virus"},
		{"houses", NOUN, "Number=Plur", "house"},
		{"women", NOUN, "Number=Plur", "woman"},
		{"children", NOUN, "Number=Plur", "child"},
		{"taxis", NOUN, "Number=Plur", "taxi"},
		{"series", NOUN, "Number=Plur", "series"},
		{"news", NOUN, "Number=Sing", "news"},
		{"Attack", NOUN, "Number=Sing", "attack"},
		{"TV", NOUN, "Number=Sing", "TV"},
		{"NGOs", NOUN, "Number=Plur", "NGO"},
		{"OFFICIALS", NOUN, "Number=Plur", "official"},
		{"Syria", PROPN, "Number=Sing", "Syria"},
		{"Emirates", PROPN, "Number=Sing", "Emirates"},
		{"Palestinians", PROPN, "Number=Plur", "Palestinian"},
		{"Dec.", PROPN, "Number=Sing", "December"},
		{"syrian", ADJ, "Degree=Pos", "Syrian"},
		{"Deadly", ADJ, "Degree=Pos", "deadly"},
		{"deadliest", ADJ, "Degree=Sup", "deadly"},
		{"bigger", ADJ, "Degree=Cmp", "big"},
		{"larger", ADJ, "Degree=Cmp", "large"},
		{"worst", ADJ, "Degree=Sup", "bad"},
		{"more", ADJ, "Degree=Cmp", "more"},
		{"detained", ADJ, "Degree=Pos", "detained"},
		{"later", ADV, "Degree=Cmp", "late"},
		{"faster", ADV, "Degree=Cmp", "fast"},
		{"Their", PRON, "Person=3|Poss=Yes", "their"},
		{"them", PRON, "Person=3", "they"},
		{"her", PRON, "Person=3|Poss=Yes", "her"},
		{"her", PRON, "Case=Acc|Person=3", "she"},
		{"I", PRON, "Person=1", "I"},
		{"An", DET, "", "a"},
		{"those", DET, "PronType=Dem", "that"},
		{"50,000", NUM, "NumType=Card", "50000"},
		{"bn", NUM, "NumType=Card", "billion"},
		{"Three", NUM, "NumType=Card", "three"},
		{"XIV", NUM, "NumType=Card", "XIV"},
		{"”", PUNCT, "", "\""},
		{"—", PUNCT, "", "-"},
		{"Łódź", PROPN, "Number=Sing", "Łódź"},
		{"İstanbul", NOUN, "Number=Sing", "istanbul"},
		{"", NOUN, "", ""},
	} {
		if got := Lemma(c.form, c.tag, ParseFeats(c.feats)); got != c.lemma {
			t.Errorf("Lemma(%q, %v, %q) = %q, want %q", c.form, c.tag, c.feats, got, c.lemma)
		}
	}
}

func FuzzLemma(f *testing.F) {
	f.Add("Running", uint8(VERB), uint32(Ger))
	f.Add("’s", uint8(AUX), uint32(0))
	f.Fuzz(func(t *testing.T, form string, tag uint8, feats uint32) {
		tag %= uint8(X) + 1
		if lemma := Lemma(form, Tag(tag), Feats(feats)); (lemma == "") != (form == "") {
			t.Fatalf("Lemma(%q, %v, %v) = %q", form, Tag(tag), Feats(feats), lemma)
		}
	})
}

func BenchmarkLemma(b *testing.B) {
	words := []struct {
		form  string
		tag   Tag
		feats Feats
	}{{"said", VERB, Past | Fin}, {"officials", NOUN, Plur}, {"the", DET, 0}, {"Syria", PROPN, Sing}, {"negotiating", VERB, Pres | Part}, {"foreign", ADJ, 0}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		w := words[i%len(words)]
		Lemma(w.form, w.tag, w.feats)
	}
}
