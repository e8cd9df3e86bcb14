package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// garble reads a text's UTF-8 as another encoding, and bytes that this does not have as browsers do.
func garble(text string, as *charmap.Charmap) string {
	var b strings.Builder
	for _, octet := range []byte(text) {
		if r := as.DecodeByte(octet); r != utf8.RuneError {
			b.WriteRune(r)
		} else {
			b.WriteRune(rune(octet))
		}
	}
	return b.String()
}

func TestMend(t *testing.T) {
	const text = "“We stay,” said Slobodan Milošević’s envoy in Málaga — São Paulo, İzmir, Ålesund and Škoda paid 30 € (£25), 10\u00a0% more… Élodie’s café’s “Óscar” – naïve Łódź, Čapek, ½ of it."
	for name, as := range map[string]*charmap.Charmap{"Windows-1252": charmap.Windows1252, "Latin-1": charmap.ISO8859_1} {
		if got, edits := Mend(garble(text, as)); got != text || edits == nil {
			t.Errorf("%s: got  %s\nwant %s", name, got, text)
		}
	}
	twice := garble(garble(text, charmap.Windows1252), charmap.Windows1252)
	got, edits := Mend(twice)
	if got != text {
		t.Errorf("read twice:\ngot  %s\nwant %s", got, text)
	}
	at := strings.Index(text, "Łódź")
	if held := NewOffsets(twice, edits).Slice(Span{at, at + len("Łódź")}); held != garble(garble("Łódź", charmap.Windows1252), charmap.Windows1252) {
		t.Errorf("Łódź leads back to %q", held)
	}
	if got, _ := Mend("Marks &amp; Spencer&#8217;s &lt;b&gt; & co; R&D; &notanentity;"); got != "Marks & Spencer’s <b> & co; R&D; &notanentity;" {
		t.Errorf("entities: %s", got)
	}
	if got, _ := Mend(garble("Peace 😀 at last", charmap.Windows1252)); got != "Peace 😀 at last" {
		t.Errorf("an emoji: %s", got)
	}
	if got, _ := Mend("â€œWe stay,â€ he said. â€œNo.â€\ufffd"); got != "“We stay,” he said. “No.”" {
		t.Errorf("quotes that lost a byte: %s", got)
	}
	// What is right stays, and so does what may be.
	for _, right := range []string{
		"“We stay,” said the owner of the “café’” in Åre… É", "‘the café’”", "“SÃO JOÃ”", "L’ÎLE DE BEAUTÉ – TÂ»", "Ã", "Ã x", "MÂ “", "voilâ…”", "the letter “Â”", "Malmö–Umeå’s", "naïve—ÄÖÜ", "ð’", "10 Å — 20 Å", "", "ASCII alone",
	} {
		if got, edits := Mend(right); got != right || edits != nil {
			t.Errorf("mended %q to %q", right, got)
		}
	}
}

// TestOffsetsOfMended reads every word of a mended text back from the text that the input held.
func TestOffsetsOfMended(t *testing.T) {
	const held = "Itâ€™s Ankara &amp; Tbilisi, not MÃ¡laga, âœ“ says “Élodie”."
	mended, edits := Mend(held)
	if mended != "It’s Ankara & Tbilisi, not Málaga, âœ“ says “Élodie”." {
		t.Fatal(mended)
	}
	o := NewOffsets(held, edits)
	for word, want := range map[string]string{"It’s": "Itâ€™s", "Ankara": "Ankara", "& Tbilisi": "&amp; Tbilisi", "Málaga": "MÃ¡laga", "Élodie": "Élodie"} {
		at := strings.Index(mended, word)
		start, end := o.Points(Span{at, at + len(word)})
		if got := string([]rune(held)[start:end]); got != want || o.Slice(Span{at, at + len(word)}) != want {
			t.Errorf("%s: %q and %q, want %q", word, got, o.Slice(Span{at, at + len(word)}), want)
		}
	}
}

func FuzzMend(f *testing.F) {
	f.Add("â€™ Ã© ðŸ˜€ &amp; &#x41;")
	f.Add("â€")
	f.Add("\xc3\xc3â")
	f.Fuzz(func(t *testing.T, s string) {
		mended, edits := Mend(s)
		if (edits != nil) == (mended == s) && mended != s || utf8.ValidString(s) && !utf8.ValidString(mended) {
			t.Errorf("Mend(%q) = %q, %v", s, mended, edits)
		}
		if utf8.ValidString(s) {
			last := len(edits) - 1 // words taken away behind the last word belong to none
			if last >= 0 && edits[last].Now == 0 && edits[last].At == len(mended) {
				return
			}
			if got := NewOffsets(s, edits).Slice(Span{0, len(mended)}); got != s {
				t.Errorf("all of %q leads back to %q", s, got)
			}
		}
	})
}
