package text

// Segmenter divides a document's text into sentences and tokens as Universal Dependencies' English treebanks do.
type Segmenter struct{}

// NewSegmenter returns a Segmenter, which any number of goroutines may share.
func NewSegmenter() *Segmenter { return &Segmenter{} }

// bytesPerToken is what a token and the space after it take in English text, rounded down.
const bytesPerToken = 5

// Apply fills the document's Sentences, Tokens and Dateline.
func (*Segmenter) Apply(d *Document) error {
	s := scanner{text: d.Text, tokens: make([]Token, 0, len(d.Text)/bytesPerToken+8)}
	d.Sentences, d.Dateline = d.Sentences[:0], Dateline{}
	width := wrapWidth(d.Text)
	for start := 0; start < len(d.Text); {
		end := stretch(d.Text, start, width)
		first := len(s.tokens)
		s.scan(start, end)
		s.divide(d, first)
		start = end
	}
	d.Tokens = s.tokens
	return nil
}
