package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOffsets(t *testing.T) {
	for _, text := range []string{"", "plain ASCII", "Türkiye, Łódź — 北京 🎉", strings.Repeat("é🎉a", 500), strings.Repeat("a", 300) + "é"} {
		offsets := NewOffsets(text, nil)
		for i := range len(text) + 1 {
			if i < len(text) && !utf8.RuneStart(text[i]) {
				continue
			}
			if got, want := offsets.Point(i), utf8.RuneCountInString(text[:i]); got != want {
				t.Errorf("byte %d of %.20q is code point %d, want %d", i, text, got, want)
			}
		}
	}
}

func FuzzOffsets(f *testing.F) {
	f.Add("Türkiye 🎉\xff", 5)
	f.Fuzz(func(t *testing.T, text string, i int) {
		offsets := NewOffsets(text, nil)
		if i < 0 || i > len(text) {
			return
		}
		got := offsets.Point(i)
		if utf8.ValidString(text[:i]) && utf8.ValidString(text[i:]) && got != utf8.RuneCountInString(text[:i]) {
			t.Fatalf("byte %d of %q is code point %d", i, text, got)
		}
	})
}
