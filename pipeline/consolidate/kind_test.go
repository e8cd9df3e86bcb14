package consolidate

import (
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestKindHint(t *testing.T) {
	for _, c := range []struct {
		what string
		a, b schema.Code
		want hint
	}{
		{"a deed of which two are seldom told in a story", schema.Code{Type: "RETREAT", CAMEO: "0831"}, schema.Code{Type: "RETREAT", CAMEO: "0831"}, kindRare},
		{"one of every day", schema.Code{Type: "ACCUSE", CAMEO: "111"}, schema.Code{Type: "ACCUSE", CAMEO: "111"}, kindCode},
		{"two types that were learned", schema.Code{Type: "ACCUSE", CAMEO: "11"}, schema.Code{Type: "ACCUSE", CAMEO: "11"}, kindRoot},
		{"one that was learned", schema.Code{Type: "ACCUSE", CAMEO: "11"}, schema.Code{Type: "ACCUSE", CAMEO: "111"}, kindRoot},
		{"one that was learned, of a deed of its own", schema.Code{Type: "COERCE", CAMEO: "17"}, schema.Code{Type: "COERCE", CAMEO: "173"}, kindRoot},
		{"an arrest and the sentence", schema.Code{Type: "COERCE", CAMEO: "173"}, schema.Code{Type: "SANCTION", CAMEO: "116"}, kindOther},
		{"money promised and sent", schema.Code{Type: "AGREE", CAMEO: "0331"}, schema.Code{Type: "AID", CAMEO: "071"}, kindKindred},
		{"a truce told as what was signed", schema.Code{Type: "RETREAT", CAMEO: "0871"}, schema.Code{Type: "AGREE", CAMEO: "057"}, kindKindred},
		{"a raid told by whom it took", schema.Code{Type: "ASSAULT", CAMEO: "190"}, schema.Code{Type: "ASSAULT", CAMEO: "181"}, kindViolent},
		{"a protest lodged and an accusation", schema.Code{Type: "ACCUSE", CAMEO: "114"}, schema.Code{Type: "ACCUSE", CAMEO: "112"}, kindOther},
		{"a protest lodged and an envoy summoned", schema.Code{Type: "ACCUSE", CAMEO: "114"}, schema.Code{Type: "ACCUSE", CAMEO: "114"}, kindRare},
		{"an arrest and a killing", schema.Code{Type: "COERCE", CAMEO: "173"}, schema.Code{Type: "ASSAULT", CAMEO: "180"}, kindOther},
	} {
		if got := kindHint(&c.a, &c.b); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, meanings[got].name, meanings[c.want].name)
		}
	}
}
