package text

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func FuzzSegmenter(f *testing.F) {
	for _, seed := range []string{
		"", "Don't! It can't be: U.S. troops, $50,000 (or so) …", "DAMASCUS, Dec. 8 (Reuters) - Rebels said so.\n\nNo stop\n• item",
		"http://example.com/a(b)?c=d) 'tis '90s a@b.org \xff\xfe", "'ve've've've n't''s -- --- ... ?! wouldn't've", "السلام عليكم. 你好。世界！",
	} {
		f.Add(seed)
	}
	segmenter := NewSegmenter()
	f.Fuzz(func(t *testing.T, text string) {
		d := &Document{Text: text}
		if err := segmenter.Apply(d); err != nil {
			t.Fatal(err)
		}
		checkSegments(t, d)
	})
}

// checkSegments checks what holds for any text: tokens ascend, have their text's form and leave out nothing but space and
// boilerplate; sentences hold all tokens in order.
func checkSegments(t *testing.T, d *Document) {
	t.Helper()
	end := 0
	for i, token := range d.Tokens {
		if token.Start < end || token.Empty() || token.End > len(d.Text) {
			t.Fatalf("token %d spans %v after %d in %q", i, token.Span, end, d.Text)
		}
		if token.Form != d.Slice(token.Span) || token.Head != -1 {
			t.Fatalf("token %d is %+v in %q", i, token, d.Text)
		}
		if token.Joined && token.Start != end {
			t.Fatalf("token %d is joined to none in %q", i, d.Text)
		}
		checkSpace(t, d.Text[end:token.Start])
		end = token.End
	}
	checkSpace(t, d.Text[end:])
	next := 0
	for i, sentence := range d.Sentences {
		if sentence.First != next || sentence.Last <= next {
			t.Fatalf("sentence %d is %+v, expected to start at token %d in %q", i, sentence, next, d.Text)
		}
		next = sentence.Last
		if sentence.Start != d.Tokens[sentence.First].Start || sentence.End != d.Tokens[next-1].End {
			t.Fatalf("sentence %d is %+v in %q", i, sentence, d.Text)
		}
		for _, token := range d.Tokens[sentence.First:next] {
			if token.Sentence != i {
				t.Fatalf("token %+v is not in sentence %d in %q", token, i, d.Text)
			}
		}
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d tokens, %d in sentences of %q", len(d.Tokens), next, d.Text)
	}
}

var known = newBoilerplate()

func checkSpace(t *testing.T, gap string) {
	t.Helper()
	for i := 0; i < len(gap); {
		c, size := classAt(gap, i)
		if c != space {
			if slices.ContainsFunc(strings.Split(gap, "\n"), known.holds) || known.holds(gap) || len(known.own(gap, 0, len(gap))) == 0 {
				return
			}
			t.Fatalf("left out %q", gap)
		}
		i += size
	}
}

// articles are the fixtures' articles, which are news of all kinds.
func articles(tb testing.TB) (texts []string) {
	tb.Helper()
	paths, err := filepath.Glob("../../fixtures/articles/*.txt")
	if err != nil || len(paths) == 0 {
		tb.Fatal("no articles in fixtures: ", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

func BenchmarkSegmenter(b *testing.B) {
	texts := articles(b)
	segmenter := NewSegmenter()
	b.SetBytes(int64(len(strings.Join(texts, ""))))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			if err := segmenter.Apply(&Document{Text: text}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// TestSegmenterOnOddTexts runs over long texts of one kind: each would take minutes if any part of the segmenter looked at it twice a character.
func TestSegmenterOnOddTexts(t *testing.T) {
	const size = 1 << 18
	segmenter := NewSegmenter()
	for _, unit := range []string{"a", "A", "1", "-", "'", "\"", ".", ")", "(", "/", "@", ":", "_", "\n", "\t", "\x00", "\xff", "é", "中", "🎉", "🇦", "\u200d", "\u0301",
		"a-", "a.", "1,", "1-", "'s", "n't", "a'", "a@", "a.b@", "http://", "www.", ".)", ". \"", "!?", "[1]", "A\n", "a b\n", "U.S.", "A. ", "Mr. ", ":) ", "PARIS - ", "(AP) ", "’", "…"} {
		d := &Document{Text: strings.Repeat(unit, size/len(unit))}
		if err := segmenter.Apply(d); err != nil {
			t.Fatal(err)
		}
		checkSegments(t, d)
	}
}

// TestLongestSentence cuts what has no stops, and leaves long sentences that have one.
func TestLongestSentence(t *testing.T) {
	transcript := strings.Repeat("the police arrested twelve men and ", 100)
	long := strings.Repeat("the police arrested twelve men and ", 40) + "left."
	for text, want := range map[string][]int{
		transcript:                 {250, 250, 100},
		long:                       {242},
		long + " They came back. ": {242, 4},
	} {
		d := &Document{Text: text}
		if err := NewSegmenter().Apply(d); err != nil {
			t.Fatal(err)
		}
		checkSegments(t, d)
		var got []int
		for _, s := range d.Sentences {
			got = append(got, s.Last-s.First)
		}
		if !slices.Equal(got, want) {
			t.Errorf("sentences of %v tokens, want %v: %.40s", got, want, text)
		}
	}
}
