package ingest

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestEncodings(t *testing.T) {
	const (
		western = "“We stay,” the café owner in Bogotá said — and São Paulo’s mayor paid 30 €."
		latin   = "El señor Peña volvió a Cádiz. The café owner said nothing."
		russian = "Президент подписал договор в Москве в понедельник, сообщило правительство."
	)
	for _, c := range []struct {
		name, text string
		encoding   encoding.Encoding
	}{
		{"UTF-8", western, encoding.Nop},
		{"UTF-16 with mark", western, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16 big-endian with mark", western, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16", western, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"UTF-16 big-endian", western, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"Windows-1252", western, charmap.Windows1252},
		{"Latin-1", latin, charmap.ISO8859_1},
		{"Windows-1251", russian, charmap.Windows1251},
		{"KOI8-R", russian, charmap.KOI8R},
	} {
		data, err := c.encoding.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(decode(bufio.NewReaderSize(bytes.NewReader(data), peekSize))); err != nil || string(got) != c.text {
			t.Errorf("%s: got %q, %v", c.name, got, err)
		}
	}
}

func TestCountUTF8(t *testing.T) {
	for in, want := range map[string][2]int{"abc": {0, 0}, "é—x": {2, 0}, "\xe1b": {0, 1}, "é\xff\xfe": {1, 2}, "a\xe2\x80": {0, 0}, "": {0, 0}} {
		if sequences, faults := countUTF8([]byte(in)); [2]int{sequences, faults} != want {
			t.Errorf("countUTF8(%q) = %d, %d, want %v", in, sequences, faults, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	const german = "Der Präsident unterzeichnete am Montag in Berlin ein Abkommen mit den Vertretern der Nachbarstaaten. Die Regierung teilte mit, dass die Verhandlungen über die Grenze und den Handel in der nächsten Woche fortgesetzt werden sollen, wie ein Sprecher erklärte.\n"
	const french = "Le président a signé lundi à Paris un accord avec les représentants des pays voisins. Le gouvernement a annoncé que les négociations sur la frontière et le commerce allaient reprendre la semaine prochaine, selon un porte-parole du ministère."
	const english = "The president signed an agreement with the envoys of the neighbouring states in Vienna on Monday. The government said that the talks about the border and about trade would go on next week, according to a spokesman of the ministry.\n"
	for _, c := range []struct{ text, given, language, rejected string }{
		{german, "", "", "de"},
		{german, "en", "", "de"},
		{french, "", "", "fr"},
		{strings.Repeat(german, 200), "", "", "de"},
		{english, "", "en", ""},
		{english, "de", "en", ""},
		{strings.Repeat(english, 200), "", "en", ""},
		{"Der Präsident trat zurück.", "", "", "und"},
		{"Der Präsident trat zurück.", "de-AT", "", "de"},
		{"Troops left.", "en_US", "en", ""},
		{"Troops left.", "not a language", "", ""},
	} {
		articles, rejects := readInputs(t, Options{Defaults: schemaArticle(c.given)}, strings.NewReader(c.text), "-")
		switch {
		case c.rejected != "" && (len(rejects) != 1 || rejects[0].Language != c.rejected || !strings.Contains(rejects[0].Reason, c.rejected)):
			t.Errorf("%.30q given as %q: rejects %v, want %s", c.text, c.given, rejects, c.rejected)
		case c.rejected == "" && (len(articles) != 1 || articles[0].Language != c.language):
			t.Errorf("%.30q given as %q: %v %v, want %s", c.text, c.given, articles, rejects, c.language)
		}
	}
}
