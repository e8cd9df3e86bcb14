package parse

import (
	"strings"
	"sync"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// document splits words at blanks; each line is a sentence.
func document(lines string) *text.Document {
	d := &text.Document{Text: lines}
	start := 0
	for line := range strings.SplitAfterSeq(lines, "\n") {
		first, at := len(d.Tokens), start
		for form := range strings.FieldsSeq(line) {
			at += strings.Index(lines[at:], form)
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: at, End: at + len(form)}, Form: form, Sentence: len(d.Sentences)})
			at += len(form)
		}
		d.Sentences = append(d.Sentences, text.Sentence{Span: text.Span{Start: start, End: start + len(line)}, First: first, Last: len(d.Tokens)})
		start += len(line)
	}
	return d
}

func annotator(t testing.TB) *Annotator {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// heads writes each token as form/TAG/relation>head.
func heads(d *text.Document) string {
	var out []string
	for _, token := range d.Tokens {
		head := "-"
		if token.Head >= 0 {
			head = d.Tokens[token.Head].Form
		}
		out = append(out, token.Form+"/"+token.Tag.String()+"/"+token.Rel.String()+">"+head)
	}
	return strings.Join(out, " ")
}

func TestApplyReadsPlainSentences(t *testing.T) {
	a := annotator(t)
	for sentence, want := range map[string]string{
		"Soldiers arrested three students .":           "Soldiers/NOUN/nsubj>arrested arrested/VERB/root>- three/NUM/nummod>students students/NOUN/obj>arrested ./PUNCT/punct>arrested",
		"The bridge was destroyed by rebels .":         "The/DET/det>bridge bridge/NOUN/nsubj:pass>destroyed was/AUX/aux:pass>destroyed destroyed/VERB/root>- by/ADP/case>rebels rebels/NOUN/obl:agent>destroyed ./PUNCT/punct>destroyed",
		"She did not sign the agreement .":             "She/PRON/nsubj>sign did/AUX/aux>sign not/PART/advmod>sign sign/VERB/root>- the/DET/det>agreement agreement/NOUN/obj>sign ./PUNCT/punct>sign",
		"They praised the nurse who saved the child .": "They/PRON/nsubj>praised praised/VERB/root>- the/DET/det>nurse nurse/NOUN/obj>praised who/PRON/nsubj>saved saved/VERB/acl:relcl>nurse the/DET/det>child child/NOUN/obj>saved ./PUNCT/punct>praised",
	} {
		d := document(sentence)
		if err := a.Apply(d); err != nil {
			t.Fatal(err)
		}
		if got := heads(d); got != want {
			t.Errorf("%s\n got %s\nwant %s", sentence, got, want)
		}
	}
}

func TestApplyFindsNames(t *testing.T) {
	d := document("Police in Kenya said on Monday that Angela Merkel had met French officials .\nThe United Nations condemned the attack in Baghdad .")
	if err := annotator(t).Apply(d); err != nil {
		t.Fatal(err)
	}
	kinds := [...]string{"", "PER", "ORG", "LOC", "NAT", "MISC"}
	var got []string
	for _, n := range d.Names {
		got = append(got, d.Slice(n.Span)+"/"+kinds[n.Kind])
		if n.Confidence < .5 || n.Confidence > 1 {
			t.Errorf("%s has confidence %f", d.Slice(n.Span), n.Confidence)
		}
	}
	want := "Kenya/LOC Angela Merkel/PER French/NAT United Nations/ORG Baghdad/LOC"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

// checkTrees fails unless every sentence is one tree within its bounds.
func checkTrees(t *testing.T, d *text.Document) {
	t.Helper()
	for _, s := range d.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			token := d.Tokens[i]
			if (token.Head < 0) != (token.Rel == text.Root) || token.Tag == text.NoTag || token.Rel == text.NoRel {
				t.Fatalf("token %d of %q: %+v", i, d.Text, token)
			}
			steps := 0
			for at := i; at >= 0; at = d.Tokens[at].Head {
				if steps++; at < s.First || at >= s.Last || steps > s.Last-s.First {
					t.Fatalf("token %d of %q does not reach the root", i, d.Text)
				}
			}
			if token.Head < 0 {
				roots++
			}
		}
		if roots != 1 && s.First < s.Last {
			t.Fatalf("%d roots in %q", roots, d.Text)
		}
	}
}

// checkNames fails unless the names ascend and each lies within one sentence.
func checkNames(t *testing.T, d *text.Document) {
	t.Helper()
	end := 0
	for _, n := range d.Names {
		if n.First < end || n.Last <= n.First || n.Last > len(d.Tokens) || n.Kind == text.NoName || n.Kind > text.Miscellaneous {
			t.Fatalf("name %+v after %d of %q", n, end, d.Text)
		}
		if n.Start != d.Tokens[n.First].Start || n.End != d.Tokens[n.Last-1].End || d.Tokens[n.First].Sentence != d.Tokens[n.Last-1].Sentence {
			t.Fatalf("name %+v of %q", n, d.Text)
		}
		if !(n.Confidence >= 0 && n.Confidence <= 1) {
			t.Fatalf("name %+v of %q", n, d.Text)
		}
		end = n.Last
	}
}

// TestApplyOnOddTexts runs over long texts of one kind: each would take minutes if the time grew faster than the text.
func TestApplyOnOddTexts(t *testing.T) {
	const size = 1 << 14
	a, s := annotator(t), text.NewSegmenter()
	for _, unit := range []string{strings.Repeat("x", 1<<20), "7", "\"", "' ", "“", ")", "- ", "\x00 ", "\xff", "\u202e ", "中", "مرحبا ", "Здравствуй ", "🎉 ", "A ", "THE ARMY SHELLED ", "the Army and ",
		"New York ", "Mr. ", "and and ", ", ", "https://a.b/c ", "A\n"} {
		d := &text.Document{Article: &schema.Article{}, Text: strings.Repeat(unit, max(1, size/len(unit)))}
		if err := s.Apply(d); err != nil {
			t.Fatal(err)
		}
		if err := a.Apply(d); err != nil {
			t.Fatal(err)
		}
		checkTrees(t, d)
		checkNames(t, d)
	}
}

func FuzzApply(f *testing.F) {
	f.Add("One .\n\nTwo words")
	f.Add("\" \" \" ' ' ALL CAPITALS 1,000 \x00 \xff\xfe Ünïcödé 東京")
	f.Add(strings.Repeat("( ", 300))
	a := annotator(f)
	f.Fuzz(func(t *testing.T, lines string) {
		d := document(lines)
		if err := a.Apply(d); err != nil {
			t.Fatal(err)
		}
		checkTrees(t, d)
		checkNames(t, d)
	})
}

func TestApplyIsTheSameInManyGoroutines(t *testing.T) {
	a := annotator(t)
	lines := "The president of Chile will visit Spain next week , a spokesman said .\nProtesters blocked roads ."
	alone := document(lines)
	if err := a.Apply(alone); err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 20 {
				d := document(lines)
				if err := a.Apply(d); err != nil || heads(d) != heads(alone) || len(d.Names) != len(alone.Names) {
					t.Errorf("got %s, %v", heads(d), err)
				}
			}
		})
	}
	wait.Wait()
}

func TestLongSentencesAreReadInParts(t *testing.T) {
	d := document(strings.Repeat("The army shelled the town , the rebels shelled the port , ", 60) + "and nobody won .")
	if err := annotator(t).Apply(d); err != nil {
		t.Fatal(err)
	}
	checkTrees(t, d)
	verbs := 0
	for _, token := range d.Tokens {
		if token.Form == "shelled" && token.Tag == text.VERB {
			verbs++
		}
	}
	if verbs != 120 {
		t.Errorf("%d of 120 verbs found", verbs)
	}
}

func TestNewRefusesTruncation(t *testing.T) {
	whole := embedded
	defer func() { embedded = whole }()
	for _, size := range []int{0, 20, len(whole) / 2, len(whole) - 100} {
		embedded = whole[:size]
		if _, err := New(); err == nil {
			t.Errorf("read a model of %d bytes out of %d", size, len(whole))
		}
	}
}

// BenchmarkApply reads few different words, so the model stays in the processor's caches: compare it with itself only.
// Running text is read several times slower.
func BenchmarkApply(b *testing.B) {
	a := annotator(b)
	lines := strings.Repeat("The foreign minister of Ghana , who arrived in Geneva on Tuesday , said his government would not sign the treaty .\n"+
		"At least 14 people were killed and dozens wounded when a bomb exploded near a market in northern Nigeria , police said .\n", 20)
	d := document(lines)
	b.ReportAllocs()
	for b.Loop() {
		d.Names = d.Names[:0]
		if err := a.Apply(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		annotator(b)
	}
}
