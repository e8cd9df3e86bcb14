package ingest

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
		if got, changed := mendText(garble(text, as)); got != text || !changed {
			t.Errorf("%s: got  %s\nwant %s", name, got, text)
		}
	}
	articles, _ := readInputs(t, Options{}, strings.NewReader(`{"title":"`+garble(text, charmap.Windows1252)+`","text":"`+garble(garble(text, charmap.Windows1252), charmap.Windows1252)+`"}`), "-")
	if len(articles) != 1 || articles[0].Text != text || articles[0].Title != text {
		t.Errorf("read twice: %+v", articles)
	}
	if got, _ := mendText(garble("Peace 😀 at last", charmap.Windows1252)); got != "Peace 😀 at last" {
		t.Errorf("an emoji: %s", got)
	}
	if got, _ := mendText("â€œWe stay,â€ he said. â€œNo.â€\ufffd"); got != "“We stay,” he said. “No.”" {
		t.Errorf("quotes that lost a byte: %s", got)
	}
	// What is right stays, and so does what may be.
	for _, right := range []string{
		"“We stay,” said the owner of the “café’” in Åre… É", "‘the café’”", "“SÃO JOÃ”", "L’ÎLE DE BEAUTÉ – TÂ»", "Ã", "Ã x", "MÂ “", "voilâ…”", "the letter “Â”", "Malmö–Umeå’s", "naïve—ÄÖÜ", "ð’", "10 Å — 20 Å", "", "ASCII alone",
	} {
		if got, changed := mendText(right); got != right || changed {
			t.Errorf("mended %q to %q", right, got)
		}
	}
}

func FuzzMend(f *testing.F) {
	f.Add("â€™ Ã© ðŸ˜€")
	f.Add("â€")
	f.Add("\xc3\xc3â")
	f.Fuzz(func(t *testing.T, s string) {
		mended, changed := mendText(s)
		if changed == (mended == s) || utf8.ValidString(s) && !utf8.ValidString(mended) || len(mended) > len(s) {
			t.Errorf("mendText(%q) = %q, %v", s, mended, changed)
		}
	})
}
