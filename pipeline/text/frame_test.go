package text

import "testing"

func TestRoleNamesGoBothWays(t *testing.T) {
	for r := NoRole; r < Roles; r++ {
		if got := ParseRole(r.String()); got != r {
			t.Errorf("%s is read as %s", r, got)
		}
	}
	if ParseRole("C-ARG1") != NoRole || Arg2.String() != "ARG2" || ArgTmp.String() != "ARGM-TMP" {
		t.Error("a role has another's name")
	}
}

func TestFrameAtFindsPredicates(t *testing.T) {
	d := &Document{Frames: []Frame{{Predicate: 2, Args: []Argument{{Role: Arg1, Head: 4}, {Role: Arg1, Head: 7}}}, {Predicate: 5}}}
	if f := d.FrameAt(5); f == nil || f.Predicate != 5 || d.FrameAt(3) != nil || d.FrameAt(9) != nil {
		t.Fatal("finds other frames")
	}
	if a, ok := d.FrameAt(2).Arg(Arg1); !ok || a.Head != 4 {
		t.Errorf("the first argument is %v", a)
	}
	if _, ok := d.FrameAt(2).Arg(Arg0); ok {
		t.Error("an argument that is not there")
	}
}
