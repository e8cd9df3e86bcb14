package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// tree makes a document of one sentence from words with the numbers of their heads, 0 for the root.
func tree(words string) *text.Document {
	d := &text.Document{}
	for i, word := range strings.Fields(words) {
		form, rest, _ := strings.Cut(word, "/")
		head := 0
		fmt.Sscan(rest, &head)
		t := text.Token{Form: form, Head: head - 1, Tag: text.X}
		if form == "," || form == "." {
			t.Tag = text.PUNCT
		}
		t.Start = i
		d.Tokens = append(d.Tokens, t)
	}
	return d
}

func TestFramesHaveTheirArgumentsPhrases(t *testing.T) {
	for _, c := range []struct {
		words           string
		predicate, head int
		want            string
	}{
		{"The/2 army/3 shelled/0 two/5 towns/3 ./3", 2, 4, "two towns"},
		{"The/2 man/6 who/4 left/2 yesterday/4 called/0", 3, 1, "The man"},
		{"The/2 man/7 who/4 wanted/2 to/6 leave/4 called/0", 5, 1, "The man"},
		{"The/2 man/6 who/4 left/2 yesterday/4 called/0", 5, 1, "The man who left yesterday"},
		{"the/2 arrest/0 of/6 two/6 young/6 men/2 by/9 the/9 police/2", 1, 5, "of two young men"},
		{"Protesters/4 ,/1 angry/1 marched/0", 3, 0, "Protesters , angry"},
		{"It/2 fell/0 ,/5 he/5 said/2 ./2", 4, 1, "It fell"},
		{"attackers/0", 0, 0, "attackers"},
	} {
		d := tree(c.words)
		frames := []neural.Frame{{Predicate: c.predicate, Happened: 0.5, Args: []neural.Argument{{Role: text.Arg0, Word: c.head}}}}
		if rest := appendFrames(d, frames, 0, text.Sentence{First: 0, Last: len(d.Tokens)}); len(rest) > 0 || len(d.Frames) != 1 {
			t.Fatalf("%s: %d frames, %d left", c.words, len(d.Frames), len(rest))
		}
		a := d.Frames[0].Args[0]
		var got []string
		for _, token := range d.Tokens[a.First:a.Last] {
			got = append(got, token.Form)
		}
		if strings.Join(got, " ") != c.want || a.Head != c.head || a.Role != text.Arg0 {
			t.Errorf("%s: got %q, want %q", c.words, strings.Join(got, " "), c.want)
		}
	}
}

func TestFramesGoToTheirPart(t *testing.T) {
	d := tree("a/0 b/1 c/0 d/3")
	frames := []neural.Frame{{Predicate: 1}, {Predicate: 2, Args: []neural.Argument{{Role: text.Arg1, Word: 3}}}}
	rest := appendFrames(d, frames, 0, text.Sentence{First: 0, Last: 2})
	if len(rest) != 1 || len(d.Frames) != 1 || d.Frames[0].Predicate != 1 {
		t.Fatalf("the first part has the frames %v, %v left", d.Frames, rest)
	}
	if rest = appendFrames(d, rest, 2, text.Sentence{First: 2, Last: 4}); len(rest) != 0 || d.Frames[1].Predicate != 2 || d.Frames[1].Args[0].Head != 3 {
		t.Errorf("the second part has the frames %v, %v left", d.Frames, rest)
	}
}

// frames writes each frame that has arguments as predicate(ARG0 head, ...); auxiliaries are predicates without.
func frames(d *text.Document) string {
	var out []string
	for _, f := range d.Frames {
		var args []string
		for _, a := range f.Args {
			args = append(args, a.Role.String()+" "+d.Tokens[a.Head].Form)
		}
		if len(args) > 0 {
			out = append(out, d.Tokens[f.Predicate].Form+"("+strings.Join(args, ", ")+")")
		}
	}
	return strings.Join(out, " ")
}

func TestApplyReadsFrames(t *testing.T) {
	a := annotator(t)
	for sentence, want := range map[string]string{
		"Soldiers arrested three students .":                    "arrested(ARG0 Soldiers, ARG1 students)",
		"The bridge was destroyed by rebels .":                  "destroyed(ARG1 bridge, ARG0 rebels)",
		"The president promised to sign the treaty .":           "promised(ARG0 president, ARG1 sign) sign(ARG0 president, ARG1 treaty)",
		"The table is in the kitchen beside the small window .": "is(ARG1 table, ARG2 kitchen)",
	} {
		d := document(sentence)
		if err := a.Apply(d); err != nil {
			t.Fatal(err)
		}
		if got := frames(d); got != want {
			t.Errorf("%s\n got %s\nwant %s", sentence, got, want)
		}
	}
}

func TestApplyTellsWhatHappened(t *testing.T) {
	a := annotator(t)
	happened := func(sentence, word string) float64 {
		d := document(sentence)
		if err := a.Apply(d); err != nil {
			t.Fatal(err)
		}
		for _, f := range d.Frames {
			if d.Tokens[f.Predicate].Form == word {
				return f.Happened
			}
		}
		t.Fatalf("%s: no frame of %q", sentence, word)
		return 0
	}
	plain := happened("The army attacked the village on Monday .", "attacked")
	denied := happened("The army did not attack the village on Monday .", "attack")
	feared := happened("Residents feared that the army might attack the village .", "attack")
	if plain < 0.5 || denied > plain-0.5 || feared > plain-0.5 {
		t.Errorf("attacked %.2f, did not attack %.2f, might attack %.2f", plain, denied, feared)
	}
}
