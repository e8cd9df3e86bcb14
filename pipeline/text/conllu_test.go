package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
)

func TestWriteCoNLLU(t *testing.T) {
	d := &Document{Article: &schema.Article{ID: "a1", InputID: "news\n1"}, Text: "Erdoğan didn't\ngo."}
	if err := NewSegmenter().Apply(d); err != nil {
		t.Fatal(err)
	}
	d.Names = []Name{{First: 0, Last: 1, Kind: Person}}
	for i, w := range []struct {
		tag  Tag
		head int
		rel  Rel
	}{{PROPN, 3, Nsubj}, {AUX, 3, Aux}, {PART, 3, Advmod}, {VERB, -1, Root}, {PUNCT, 3, Punct}} {
		token := &d.Tokens[i]
		token.Tag, token.Head, token.Rel = w.tag, w.head, w.rel
		token.Lemma = Lemma(token.Form, w.tag, 0)
	}
	d.Tokens[3].Feats = Inf
	d.Frames = []Frame{{Predicate: 3, Happened: -0.75, Args: []Argument{{Role: Arg0, Head: 0, Last: 1}, {Role: ArgNeg, Head: 2, First: 2, Last: 3}}}}
	want := strings.ReplaceAll(`# newdoc id = news 1
# sent_id = news 1-1
# text = Erdoğan didn't go.
1 Erdoğan Erdoğan PROPN _ _ 4 nsubj _ NER=B-PER|TokenRange=0:7
2-3 didn't _ _ _ _ _ _ _ TokenRange=8:14
2 did do AUX _ _ 4 aux _ TokenRange=8:11
3 n't not PART _ _ 4 advmod _ TokenRange=11:14
4 go go VERB _ VerbForm=Inf 0 root _ Args=ARG0:1;ARGM-NEG:3|Frame=Y|Happened=-0.75|SpaceAfter=No|TokenRange=15:17
5 . . PUNCT _ _ 4 punct _ TokenRange=17:18

`, " ", "\t")
	for _, comment := range []string{"# newdoc id = news 1", "# sent_id = news 1-1", "# text = Erdoğan didn't go."} {
		want = strings.Replace(want, strings.ReplaceAll(comment, " ", "\t"), comment, 1)
	}
	var out strings.Builder
	if err := WriteCoNLLU(&out, d); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
}

// FuzzWriteCoNLLU checks what every UD tool asks of a file: ten columns, ids in sequence, one root a sentence, heads inside it.
func FuzzWriteCoNLLU(f *testing.F) {
	f.Add("It's over. They're \u2028gone\xff!\n\nWho?", 3)
	f.Add("a b c", -7)
	segmenter := NewSegmenter()
	f.Fuzz(func(t *testing.T, text string, head int) {
		d := &Document{Article: &schema.Article{InputID: text}, Text: text}
		if err := segmenter.Apply(d); err != nil {
			t.Fatal(err)
		}
		for i := range d.Tokens {
			d.Tokens[i].Lemma = d.Text[:min(len(d.Text), i)]
		}
		for i, s := range d.Sentences { // hang all on one word, inside the sentence or not
			root := s.First + i%(s.Last-s.First)
			for j := s.First; j < s.Last; j++ {
				d.Tokens[j].Head = root
			}
			d.Tokens[root].Head = head
			if head == root {
				d.Tokens[root].Head = -1
			}
		}
		var out strings.Builder
		if err := WriteCoNLLU(&out, d); err != nil {
			t.Fatal(err)
		}
		if !utf8.ValidString(out.String()) {
			t.Fatalf("not valid UTF-8: %q", out.String())
		}
		for block := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\n\n"), "\n\n") {
			checkBlock(t, block)
		}
	})
}

func checkBlock(t *testing.T, block string) {
	t.Helper()
	words, roots := 0, 0
	for line := range strings.SplitSeq(block, "\n") {
		if strings.HasPrefix(line, "# ") || line == "" {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 10 {
			t.Fatalf("%d columns in %q", len(columns), line)
		}
		for _, column := range columns {
			if column == "" || strings.ContainsAny(column, "\t\r\x1c\x1d\x1e\v\f\u0085\u2028\u2029") {
				t.Fatalf("column %q in %q", column, line)
			}
		}
		if strings.Contains(columns[0], "-") {
			continue
		}
		words++
		if columns[6] == "0" {
			roots++
		}
		if (columns[6] == "0") != (columns[7] == "root") {
			t.Fatalf("head and relation disagree in %q", line)
		}
	}
	if words > 0 && roots != 1 {
		t.Fatalf("%d roots in\n%s", roots, block)
	}
}
