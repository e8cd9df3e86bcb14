package neural

import (
	"slices"
	"testing"
)

// listed gives keys of words in the order and form of Vocabulary.Rare and Usage.Keys, and each word's place among them.
func listed(key func(string) uint32, words ...string) (distances []uint32, sorted []string) {
	slices.SortFunc(words, func(a, b string) int { return int(int64(key(a)) - int64(key(b))) })
	last := uint32(0)
	for _, w := range words {
		distances = append(distances, key(w)-last)
		last = key(w)
	}
	return distances, words
}

func TestVocabularyFindsFrequentAndRareWords(t *testing.T) {
	v := Vocabulary{Keys: []uint32{WordKey("the"), WordKey("army")}, Form: []uint16{1, 0}, Forms: 1}
	rare, sorted := listed(WordKey, "zsombor", "rolonda", "kronik")
	v.Rare = rare
	for i := range sorted {
		v.Near = append(v.Near, uint16(10+i))
	}
	if err := v.Index(); err != nil {
		t.Fatal(err)
	}
	row := func(word string) int32 { return v.rows.find(hash(vectorSeed, []byte(word))) }
	for i, word := range sorted {
		if got := row(word); got != int32(12+i) || v.formRow(got) != -1 || v.rankRow(got) != rareRow {
			t.Errorf("%s has row %d, form %d, rank %d", word, got, v.formRow(got), v.rankRow(got))
		}
	}
	if row("army") != 1 || v.FormRow("the") != 0 || v.FormRow("army") != -1 || row("unheard") != -1 {
		t.Errorf("army %d, the %d, unheard %d", row("army"), v.FormRow("the"), row("unheard"))
	}
	v.Keys = append(v.Keys, v.Keys[0])
	if v.Index() == nil {
		t.Error("two words with one key")
	}
}

func TestUsageTellsSpellingsApart(t *testing.T) {
	var u Usage
	var sorted []string
	u.Keys, sorted = listed(FormKey, "chelsea", "Chelsea")
	for _, word := range sorted {
		u.Class = append(u.Class, map[string]uint16{"chelsea": UsageOf(5, 0), "Chelsea": UsageOf(700, 12)}[word])
	}
	if err := u.Index(); err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string][2]int32{"chelsea": {5, 0}, "Chelsea": {700, 12}, "CHELSEA": {UsageClasses - 1, int32(HashedRows[DegreeSlot]) - 1}} {
		if class, degree := u.find(word); class != want[0] || degree != want[1] {
			t.Errorf("%s has class %d and degree %d", word, class, degree)
		}
	}
}
