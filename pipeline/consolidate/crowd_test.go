package consolidate

import (
	"fmt"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// given is aid of the United States to a state, told without a place on the day of publication.
func given(article, to string, change func(*Clues)) Report {
	return told(article, 4, func(m *schema.EventMention, c *Clues) {
		m.Event.Code = schema.Code{Type: "AID", CAMEO: "072", QuadClass: 2}
		m.Event.Where = schema.Where{}
		c.Sources = []Agent{{ID: "usa", Kind: "state", Country: "USA"}}
		c.Targets = nil
		if to != "" {
			c.Targets = []Agent{{ID: to, Kind: "state", Country: to}}
		}
		if change != nil {
			change(c)
		}
	})
}

func TestAidToTwoStates(t *testing.T) {
	long := func(c *Clues) { c.Story = words(1, 40) }
	if !linked(given("a", "JOR", long), given("b", "JOR", long)) {
		t.Error("aid to one state is told apart")
	}
	if linked(given("a", "JOR", long), given("b", "NIC", long)) {
		t.Error("aid to two states is joined")
	}
	var l Linker
	for i, to := range []string{"JOR", "", "NIC"} {
		r := given(fmt.Sprint("article", i), to, long)
		id, _ := linkOne(&l, &r)
		if first := given("article0", "JOR", long); i == 2 && id == schema.EventID(first.first()) {
			t.Error("a report without a target joins what two states were given")
		}
	}
}

func TestFewWordsAreNoStory(t *testing.T) {
	if got := storyLikeness(words(1, 8), words(1, 8)); got >= storyLikeness(words(1, 30), words(1, 30)) {
		t.Errorf("eight words in common are as like as thirty: %.2f", got)
	}
	if storyLikeness(nil, words(1, 8)) != 0 {
		t.Error("nothing is like something")
	}
}

// TestManyToChooseFrom links two reports that share little but a state, alone and among many events of that state.
func TestManyToChooseFrom(t *testing.T) {
	for others, want := range map[int]bool{0: true, 1000: false} {
		var l Linker
		for i := range others {
			r := given(fmt.Sprint("other", i), fmt.Sprintf("S%02d", i), func(c *Clues) { c.Story = words(uint32(1000*i+1000), 30) })
			linkOne(&l, &r)
		}
		a, b := given("a", "JOR", nil), given("b", "", nil)
		first, _ := linkOne(&l, &a)
		second, reason := linkOne(&l, &b)
		if got := first == second; got != want {
			t.Errorf("among %d others: linked %v (%s)", others, got, reason)
		}
	}
}

func words(from uint32, n int) (list []uint32) {
	for i := range n {
		list = append(list, from+uint32(i))
	}
	return list
}
