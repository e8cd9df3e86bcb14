package ingest

import (
	"errors"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// TestShortLanguages tells of texts too short for trigrams whether their words are English: names alone tell nothing.
func TestShortLanguages(t *testing.T) {
	for text, want := range map[string]bool{
		"La policía detuvo a doce manifestantes en Lima el lunes.": false,
		"Polizei nimmt in Hamburg zwölf Demonstranten fest.":       false,
		"Des soldats tuent trois civils près de Gao.":              false,
		"Polisi menangkap mahasiswa di Jakarta kemarin.":           false,
		"Rebellen doden soldaten bij Goma. Het leger sloeg terug.": false,
		"Ejército israelí bombardea Gaza.":                         false,
		"Israel strikes Lebanon":                                   true,
		"Boko Haram frees schoolgirls near Chibok":                 true,
		"Xi Jinping, Joko Widodo, Luiz Inácio Lula da Silva":       true,
		"Rio de Janeiro: police raid favela, seize rifles":         true,
		"Shelling.": true,
		"Presidente Nicolás Maduro expels envoy of Trinidad and Tobago": true,
		"Polémica: \"Politie arresteert\" banner angers Dutch judges":   true,
	} {
		a := &schema.Article{Text: text}
		err := tellLanguage(a)
		told := foreign{}
		if isForeign := errors.As(err, &told); (err == nil) != want || isForeign && told.code == "" {
			t.Errorf("%q: %v", text, err)
		}
		if err != nil && !strings.Contains(err.Error(), "only English is coded") {
			t.Error(err)
		}
	}
}

// TestMixedLanguages tells a text in two languages by which has more of it; passages may be of many short paragraphs.
func TestMixedLanguages(t *testing.T) {
	english := "Police arrested twelve people near the harbour on Monday, the mayor said, and the road to the airport was closed for most of the day.\n\n" +
		"The union of dockers will meet the government on Friday to discuss wages, a spokesman told reporters outside the ministry.\n\n"
	const englishCode = "en"
	notice := "We use cookies on this site to give you the best experience, and by using it you agree to our terms, which you can read at any time on the page that is linked below. You can withdraw your consent.\n\n"
	for name, c := range map[string]struct{ foreign, code string }{
		"German": {"Der Präsident unterzeichnete am Montag in Berlin ein Abkommen mit den Vertretern der Nachbarstaaten.\n\nDie Polizei nahm in Hamburg zwölf Demonstranten fest, die eine Brücke blockiert hatten.\n\n" +
			"Der Innenminister verurteilte die Gewalt und kündigte härtere Strafen an, wie ein Sprecher erklärte.\n\n", "de"},
		"Spanish": {"El presidente del Perú se reunió con su homólogo de Chile en Lima el lunes, y los dos gobiernos firmaron un acuerdo sobre la frontera, dijo el ministro.\n\nLos sindicatos anunciaron una huelga general para el viernes en todo el país.\n\n", "es"},
		"French":  {"La police a arrêté douze manifestants à Montréal lundi, a déclaré le maire de la ville.\n\nLes manifestants ont bloqué un pont pendant trois heures, et le gouvernement a condamné leurs actions dans un communiqué.\n\n", "fr"},
	} {
		for text, want := range map[string]string{
			notice + strings.Repeat(c.foreign, 3):                       c.code,
			english + strings.Repeat(c.foreign, 4):                      c.code,
			strings.Repeat(english, 2) + c.foreign:                      englishCode,
			c.foreign + strings.Repeat(english, 3):                      englishCode,
			strings.Repeat(english, 2) + "\n" + c.foreign[:60] + "\n\n": englishCode,
		} {
			a := &schema.Article{Text: text}
			if err := tellLanguage(a); a.Language != want || (err == nil) != (want == englishCode) {
				t.Errorf("%s: %s, %v, want %s:\n%.300s", name, a.Language, err, want, text)
			}
		}
	}
	results := strings.Repeat("Rafael Nadal ESP d. Roger Federer SUI 6-4 7-5\nNovak Djokovic SRB d. Juan Martin del Potro ARG 6-2 6-1\n", 20) + "\n" + english
	if a := (&schema.Article{Text: results}); tellLanguage(a) != nil {
		t.Error("a list of names is taken for another language")
	}
}
