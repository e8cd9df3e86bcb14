package neural

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// The lookups that make up a word's representation. Each has a table of its own; affixes and shapes are hashed into theirs
// (Weinberger et al. 2009, "Feature hashing for large scale multitask learning").
const (
	FormSlot = iota // the form in lower case, where training data had it often enough
	PrefixSlot
	Suffix2Slot
	Suffix3Slot
	Suffix4Slot
	ShapeSlot  // letter case, digits and punctuation, with the position and the casing of the sentence
	RankSlot   // how frequent the word is in general text; row 0 for words without a vector
	UsageSlot  // the class of the word's use
	DegreeSlot // how much the word goes with its capitals
	Slots
)

// HashedRows is the number of rows of each slot's table, a power of two; 0 for the table of forms, which is as long as Vocabulary.Forms.
var HashedRows = [Slots]int{0, 4096, 2048, 4096, 8192, 1024, 32, UsageClasses, 32}

// Word is what the network is told of one word.
type Word struct {
	Rows   [Slots]int32 // row of each table, -1 for none
	Vector int32        // row of the word vectors, or -1
	Key    uint64       // names all of the above: words with the same key have the same rows
}

// casing is how a sentence uses capitals: where all letters or none are capitals, or each word begins with one, capitals say little.
type casing uint8

const (
	mixedCase casing = iota
	allCapitals
	noCapitals
	headline
)

// minCasingWords is the fewest words of letters that tell a sentence's casing.
const minCasingWords = 3

// headlineShare is the share of long words with a capital (the first aside) from which a sentence counts as a headline.
const headlineShare = 0.8

// longWord is the length in bytes from which a headline's words begin with a capital; articles and prepositions are shorter.
const longWord = 4

func sentenceCasing(forms []string) casing {
	letters, upper, lower, long, capital := 0, 0, 0, 0, 0
	for i, form := range forms {
		c := form[:min(1, len(form))]
		if c == "" || !isLetter(c[0]) {
			continue
		}
		letters++
		first, rest := isUpper(c[0]), hasLower(form)
		if !rest && first && len(form) > 1 {
			upper++
		}
		if !first && rest {
			lower++
		}
		if i > 0 && len(form) >= longWord {
			long++
			if first && rest {
				capital++
			}
		}
	}
	switch {
	case letters < minCasingWords:
		return mixedCase
	case lower == 0 && 2*upper > letters:
		return allCapitals
	case lower == letters:
		return noCapitals
	case long >= minCasingWords && float64(capital) >= headlineShare*float64(long):
		return headline
	}
	return mixedCase
}

func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func hasLower(s string) bool {
	for i := range len(s) {
		if 'a' <= s[i] && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// plain maps typographic variants to the character that the treebanks and word vectors have.
var plain = map[rune]rune{
	'‘': '\'', '’': '\'', 'ʼ': '\'', '`': '\'', '´': '\'',
	'“': '"', '”': '"', '„': '"', '«': '"', '»': '"',
	'‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-',
	' ': ' ',
}

// maxForm is the number of bytes of a word that are looked at; longer ones are junk or addresses.
const maxForm = 64

// Featurizer turns sentences into Words; its buffers serve from call to call, so each goroutine needs its own.
type Featurizer struct {
	Vocabulary *Vocabulary
	Usage      *Usage
	lower      []byte
}

// Apply reads the words of one sentence into dst, which has the same length.
func (f *Featurizer) Apply(forms []string, dst []Word) {
	style := sentenceCasing(forms)
	start := true
	for i, form := range forms {
		f.word(form, style, start, &dst[i])
		start = start && !startsWord(form)
	}
}

// startsWord tells whether a token has a letter or digit: the first such token of a sentence is where capitals are owed to position.
func startsWord(form string) bool {
	for _, r := range form {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

func (f *Featurizer) word(form string, style casing, start bool, w *Word) {
	if len(form) > maxForm {
		form = form[:maxForm]
	}
	shape := shapeSeed + uint64(style)*2
	if start {
		shape++
	}
	shape = f.lowerCase(form, shape)
	low := f.lower
	vectorKey := hash(vectorSeed, low)
	w.Vector = f.Vocabulary.rows.find(vectorKey)
	w.Rows[FormSlot] = int32(f.Vocabulary.formRow(w.Vector))
	for i, c := range low {
		if '0' <= c && c <= '9' {
			low[i] = '0'
		}
	}
	w.Rows[UsageSlot], w.Rows[DegreeSlot] = f.Usage.find(form)
	w.Key = mix(hash(formSeed, low) ^ uint64(w.Rows[UsageSlot]+w.Rows[DegreeSlot]*UsageClasses)<<20 ^ shape*0x9e3779b97f4a7c15 ^ uint64(w.Vector+1)<<40)
	w.set(PrefixSlot, hash(prefixSeed, low[:prefixEnd(low, 3)]))
	w.set(Suffix2Slot, hash(suffixSeed, low[suffixStart(low, 2):]))
	w.set(Suffix3Slot, hash(suffixSeed, low[suffixStart(low, 3):]))
	w.set(Suffix4Slot, hash(suffixSeed, low[suffixStart(low, 4):]))
	w.set(ShapeSlot, mix(shape))
	w.Rows[RankSlot] = f.Vocabulary.rankRow(w.Vector)
}

func (w *Word) set(slot int, h uint64) { w.Rows[slot] = int32(h & uint64(HashedRows[slot]-1)) }

// rareRow is the row of the ranks of words that share a vector.
const rareRow = 31

// rankRow is 0 for an unknown word and otherwise grows with the logarithm of the word's rank.
func (v *Vocabulary) rankRow(vector int32) int32 {
	if int(vector) >= len(v.Keys) {
		return rareRow
	}
	return int32(bits.Len32(uint32(vector + 1)))
}

// lowerCase puts the form in lower case into f.lower and hashes its shape: upper case X, lower case x, digits d, other characters
// as they are, runs longer than two cut to two.
func (f *Featurizer) lowerCase(form string, shape uint64) uint64 {
	f.lower = f.lower[:0]
	last, run := rune(0), 0
	for _, r := range form {
		if r >= utf8.RuneSelf {
			if p, ok := plain[r]; ok {
				r = p
			}
		}
		low, class := r, r
		switch {
		case 'a' <= r && r <= 'z':
			class = 'x'
		case 'A' <= r && r <= 'Z':
			low, class = r|0x20, 'X'
		case '0' <= r && r <= '9':
			class = 'd'
		case r < utf8.RuneSelf:
		case unicode.IsUpper(r):
			low, class = unicode.ToLower(r), 'X'
		case unicode.IsLetter(r):
			class = 'x'
		case unicode.IsDigit(r):
			class = 'd'
		}
		f.lower = utf8.AppendRune(f.lower, low)
		if class == last {
			run++
		} else {
			last, run = class, 1
		}
		if run <= 2 {
			shape = (shape ^ uint64(class)) * fnvPrime
		}
	}
	return shape
}

func prefixEnd(s []byte, runes int) int {
	i := 0
	for ; runes > 0 && i < len(s); runes-- {
		_, n := utf8.DecodeRune(s[i:])
		i += n
	}
	return i
}

func suffixStart(s []byte, runes int) int {
	i := len(s)
	for ; runes > 0 && i > 0; runes-- {
		_, n := utf8.DecodeLastRune(s[:i])
		i -= n
	}
	return i
}

// Seeds keep the hashes of different slots apart.
const (
	formSeed   = 0xcbf29ce484222325
	prefixSeed = formSeed + 1<<32
	suffixSeed = formSeed + 2<<32
	shapeSeed  = formSeed + 3<<32
	vectorSeed = formSeed + 4<<32
	usageSeed  = formSeed + 5<<32
	pathSeed   = formSeed + 6<<32
	fnvPrime   = 0x100000001b3
)

// hash is FNV-1a with a final mix, so that the low bits may serve as a row.
func hash(seed uint64, s []byte) uint64 {
	for _, c := range s {
		seed = (seed ^ uint64(c)) * fnvPrime
	}
	return mix(seed)
}

func hashString(seed uint64, s string) uint64 {
	for i := range len(s) {
		seed = (seed ^ uint64(s[i])) * fnvPrime
	}
	return mix(seed)
}

// mix is the finaliser of MurmurHash3.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// Lower is a form as the vocabulary knows it: in lower case, with plain quotes and dashes.
func Lower(form string) string {
	var f Featurizer
	f.lowerCase(form[:min(len(form), maxForm)], shapeSeed)
	return string(f.lower)
}
