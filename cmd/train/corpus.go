package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/text"
)

// blocks calls add with the tab- or space-separated columns of each run of lines between blank ones.
func blocks(path string, add func(rows [][]string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var rows [][]string
	flush := func() error {
		defer func() { rows = nil }()
		if rows == nil {
			return nil
		}
		return add(rows)
	}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "-DOCSTART-"):
		case strings.TrimSpace(line) == "":
			err = flush()
		case strings.Contains(line, "\t"):
			rows = append(rows, strings.Split(line, "\t"))
		default:
			rows = append(rows, strings.Fields(line))
		}
		if err != nil {
			return fmt.Errorf("%s: the sentence before line %d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return flush()
}

// readTreebank reads the syntactic words of CoNLL-U; multiword and empty tokens are passed over.
func readTreebank(path string) (sentences []parse.Gold, err error) {
	err = blocks(path, func(rows [][]string) error {
		var g parse.Gold
		for _, row := range rows {
			if len(row) != 10 {
				return fmt.Errorf("%d columns, want 10", len(row))
			}
			if strings.ContainsAny(row[0], "-.") {
				continue
			}
			head, err := strconv.Atoi(row[6])
			if err != nil {
				return fmt.Errorf("HEAD: %w", err)
			}
			g.Tokens = append(g.Tokens, text.Token{Form: row[1], Tag: text.ParseTag(row[3]), Feats: text.ParseFeats(row[5]),
				Head: head - 1, Rel: text.ParseRel(row[7])})
		}
		sentences = append(sentences, g)
		return nil
	})
	return sentences, err
}

// kinds folds the types of name corpora; those not listed (times, quantities, weapons) are not names.
var kinds = map[string]text.NameKind{
	"PER": text.Person, "PERSON": text.Person,
	"ORG": text.Organisation, "ORGANISATION": text.Organisation, "ORGANIZATION": text.Organisation,
	"LOC": text.Location, "LOCATION": text.Location, "GEO": text.Location, "GPE": text.Location,
	"NAT": text.Miscellaneous, "MISC": text.Miscellaneous, "ART": text.Miscellaneous, "EVE": text.Miscellaneous,
	"NATIONALITY": text.Nationality,
}

// readNames reads IOB1 or IOB2: form first, label last, a Penn tag between them if there are three columns.
// Nationalities that a corpus labels as places (gpe) or as miscellaneous are told apart by kindOf.
func readNames(path string, demonyms map[string]bool) (sentences []parse.Gold, err error) {
	err = blocks(path, func(rows [][]string) error {
		var g parse.Gold
		open, openType := -1, ""
		for i := 0; i <= len(rows); i++ {
			label := "O"
			if i < len(rows) {
				label = strings.ToUpper(rows[i][len(rows[i])-1])
				g.Tokens = append(g.Tokens, text.Token{Form: rows[i][0]})
			}
			if open >= 0 && (label[0] != 'I' || label[2:] != openType) {
				if kind := kindOf(rows[open:i], openType, demonyms); kind != text.NoName {
					g.Names = append(g.Names, text.Name{First: open, Last: i, Kind: kind})
				}
				open = -1
			}
			if label != "O" && open < 0 {
				open, openType = i, label[2:]
			}
		}
		sentences = append(sentences, g)
		return nil
	})
	return sentences, err
}

// kindOf is the kind of a name; demonyms grows by what a corpus labels gpe and tags as adjective or common noun.
func kindOf(rows [][]string, label string, demonyms map[string]bool) text.NameKind {
	kind := kinds[label]
	last := rows[len(rows)-1]
	if label == "GPE" && len(last) == 3 && (last[1] == "JJ" || last[1] == "NNS" || last[1] == "NNPS" || last[1] == "NN") {
		demonyms[last[0]] = true
		return text.Nationality
	}
	if kind == text.Miscellaneous && demonyms[last[0]] && len(rows) == 1 {
		return text.Nationality
	}
	return kind
}
