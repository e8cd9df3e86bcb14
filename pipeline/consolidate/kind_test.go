package consolidate

import (
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
	} {
		if got := kindWeight(&c.a, &c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}
