package events

import (
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
)

// TestWordsKeepToOneSense reads "strike" as what the article tells elsewhere.
func TestWordsKeepToOneSense(t *testing.T) {
	coder := newTestCoder(t)
	for _, c := range []struct{ text, want string }{
		{"Dockers in Piraeus went on strike on Monday. The strike began at noon.", "143 143"},
		{"Nurses in Harare began a strike over pay. The strike in Bulawayo continued.", "1433 143"},
		{"Teachers in Lima walked off the job. A strike in Cusco followed.", "143 143"},
		{"Israeli jets bombed Gaza. The strike began at noon.", "195 190"},
		{"Dockers in Piraeus went on strike. Israel launched a strike on Gaza.", "143 190"},
	} {
		d := reading.Read(t, c.text)
		if err := coder.Coder.Apply(d); err != nil {
			t.Fatal(err)
		}
		var codes []string
		for i := range d.EventMentions {
			if m := &d.EventMentions[i]; !m.Reading.Learned {
				codes = append(codes, m.CAMEO)
			}
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}
