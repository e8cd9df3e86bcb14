package ingest

import (
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
		if told, isForeign := err.(foreign); (err == nil) != want || isForeign && told.code == "" {
			t.Errorf("%q: %v", text, err)
		}
		if err != nil && !strings.Contains(err.Error(), "only English is coded") {
			t.Error(err)
		}
	}
}
