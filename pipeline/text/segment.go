package text

// Segmenter divides a document's text into sentences and tokens as Universal Dependencies' English treebanks do.
// Lines of boilerplate are passed over.
type Segmenter struct{ boilerplate *boilerplate }

// NewSegmenter returns a Segmenter, which any number of goroutines may share.
func NewSegmenter() *Segmenter { return &Segmenter{newBoilerplate()} }

// What tokens and sentences take in English text, with the space after them, rounded down.
const (
	bytesPerToken    = 5
	bytesPerSentence = 80
)

// Apply fills the document's Sentences, Tokens and Dateline.
func (g *Segmenter) Apply(d *Document) error {
	s := scanner{text: d.Text, tokens: make([]Token, 0, len(d.Text)/bytesPerToken+8)}
	d.Sentences, d.Dateline = make([]Sentence, 0, len(d.Text)/bytesPerSentence+8), Dateline{}
	width := wrapWidth(d.Text)
	for start := 0; start < len(d.Text); {
		end := stretch(d.Text, start, width)
		for _, own := range g.boilerplate.own(d.Text, start, g.boilerplate.cut(d.Text, start, end)) {
			first := len(s.tokens)
			s.scan(own.Start, own.End)
			s.divide(d, first)
		}
		start = end
	}
	d.Tokens = s.tokens
	return nil
}
