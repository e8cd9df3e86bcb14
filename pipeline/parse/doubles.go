package parse

import "github.com/dateline-data/dateline/pipeline/text"

// joinDoubles mends what no sentence has: two neighbouring common nouns with one relation to one head. The first describes
// the second ("opposition group"). The tokens are those of a document from first on.
func joinDoubles(tokens []text.Token, first int) {
	for i := 1; i < len(tokens); i++ {
		a, b := &tokens[i-1], &tokens[i]
		if a.Tag != text.NOUN || b.Tag != text.NOUN || a.Head != b.Head || a.Rel != b.Rel {
			continue
		}
		switch a.Rel.Base() {
		case text.Nsubj, text.Obj, text.Iobj, text.Obl, text.Nmod:
			a.Head, a.Rel = first+i, text.Compound
		}
	}
}
