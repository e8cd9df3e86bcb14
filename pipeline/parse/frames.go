package parse

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// appendFrames appends those of the frames, whose words count from the first of the passage, that lie among a part's: at is its first
// word's number and first its first token's. It returns the frames of later parts.
func appendFrames(d *text.Document, frames []neural.Frame, at int, p text.Sentence) (rest []neural.Frame) {
	toToken := p.First - at
	for len(frames) > 0 && frames[0].Predicate+toToken < p.Last {
		f := text.Frame{Predicate: frames[0].Predicate + toToken, Happened: frames[0].Happened}
		for _, a := range frames[0].Args {
			first, last := extent(d.Tokens, a.Word+toToken, f.Predicate, p)
			f.Args = append(f.Args, text.Argument{Role: a.Role, Head: a.Word + toToken, First: first, Last: last})
		}
		f.Standings = slices.Clone(frames[0].Standings)
		for i := range f.Standings {
			f.Standings[i].Token += toToken
		}
		d.Frames = append(d.Frames, f)
		frames = frames[1:]
	}
	return frames
}

// extent is the phrase of an argument's head: the words around it that hang on it, without what leads down to the predicate ("the man who
// left" has the man alone leave) and without punctuation at its ends.
func extent(tokens []text.Token, head, predicate int, p text.Sentence) (first, last int) {
	if head == predicate {
		return head, head + 1
	}
	without := childToward(tokens, head, predicate)
	first, last = head, head+1
	for first > p.First && hangs(tokens, first-1, head, without) {
		first--
	}
	for last < p.Last && hangs(tokens, last, head, without) {
		last++
	}
	for first < head && tokens[first].Tag == text.PUNCT {
		first++
	}
	for last > head+1 && tokens[last-1].Tag == text.PUNCT {
		last--
	}
	return first, last
}

// childToward is the dependent of a word that is or governs another, -1 where there is none.
func childToward(tokens []text.Token, word, other int) int {
	for at := other; at >= 0; at = tokens[at].Head {
		if tokens[at].Head == word {
			return at
		}
	}
	return -1
}

// hangs tells whether a word is below a head, but not as or below another word.
func hangs(tokens []text.Token, word, head, without int) bool {
	for at := word; at >= 0 && at != without; at = tokens[at].Head {
		if at == head {
			return true
		}
	}
	return false
}
