package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// surely is added to the score of a style that is to be the only one: no passage outweighs it.
const surely = 1000

// writeNames writes the names that a network finds in a treebank's words in one style, a word and its IOB tag a line.
func writeNames(n *network, style int, treebank, out string) error {
	sentences, err := readTreebank(treebank, map[string]*sentence{})
	if err != nil {
		return err
	}
	n.gateBias.w[style] += surely
	r := neural.NewReader(n.export())
	n.gateBias.w[style] -= surely
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	for _, s := range sentences {
		readings := make([]neural.Reading, len(s.forms))
		r.Read([][]string{s.forms}, readings)
		for i, x := range readings {
			fmt.Fprintf(w, "%s\t%s\n", s.forms[i], iobTag(x.Name))
		}
		fmt.Fprintln(w)
	}
	return errors.Join(w.Flush(), file.Close())
}

// iobKinds are the types of names in IOB files; peoples are no names in the style that releases use.
var iobKinds = [text.Miscellaneous + 1]string{text.Person: "PER", text.Organisation: "ORG", text.Location: "LOC", text.Nationality: "MISC", text.Miscellaneous: "MISC"}

func iobTag(tag neural.NameTag) string {
	switch {
	case tag == 0:
		return "O"
	case tag.Opens():
		return "B-" + iobKinds[tag.Kind()]
	}
	return "I-" + iobKinds[tag.Kind()]
}
