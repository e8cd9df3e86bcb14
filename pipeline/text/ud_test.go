package text

import "testing"

func TestFeatsString(t *testing.T) {
	for _, column := range []string{"_", "Voice=Pass", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs"} {
		if got := ParseFeats(column).String(); got != column {
			t.Errorf("ParseFeats(%q).String() = %q", column, got)
		}
	}
}
