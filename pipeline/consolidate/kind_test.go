package consolidate

import (
	"math"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestKindWeight(t *testing.T) {
	for _, c := range []struct {
		what string
		a, b schema.Code
		want float64
	}{
		{"a deed of which two are seldom told in a story", schema.Code{Type: "RETREAT", CAMEO: "0831"}, schema.Code{Type: "RETREAT", CAMEO: "0831"}, sameRare},
		{"one of every day", schema.Code{Type: "ACCUSE", CAMEO: "111"}, schema.Code{Type: "ACCUSE", CAMEO: "111"}, sameCode},
		{"two types that were learned", schema.Code{Type: "ACCUSE", CAMEO: "11"}, schema.Code{Type: "ACCUSE", CAMEO: "11"}, sameRoot},
		{"one that was learned", schema.Code{Type: "ACCUSE", CAMEO: "11"}, schema.Code{Type: "ACCUSE", CAMEO: "111"}, sameRoot},
		{"one that was learned, of a deed of its own", schema.Code{Type: "COERCE", CAMEO: "17"}, schema.Code{Type: "COERCE", CAMEO: "173"}, sameRoot},
		{"an arrest and the sentence", schema.Code{Type: "COERCE", CAMEO: "173"}, schema.Code{Type: "SANCTION", CAMEO: "116"}, math.Inf(-1)},
		{"money promised and sent", schema.Code{Type: "AGREE", CAMEO: "0331"}, schema.Code{Type: "AID", CAMEO: "071"}, kindred},
		{"a truce told as what was signed", schema.Code{Type: "RETREAT", CAMEO: "0871"}, schema.Code{Type: "AGREE", CAMEO: "057"}, kindred},
		{"a raid told by whom it took", schema.Code{Type: "ASSAULT", CAMEO: "190"}, schema.Code{Type: "ASSAULT", CAMEO: "181"}, violent},
		{"an arrest and a killing", schema.Code{Type: "COERCE", CAMEO: "173"}, schema.Code{Type: "ASSAULT", CAMEO: "180"}, math.Inf(-1)},
	} {
		if got := kindWeight(&c.a, &c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}
