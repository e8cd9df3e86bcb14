package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// sentence is one training or test sentence: with a tree, with names, or both.
type sentence struct {
	forms   []string
	tags    []text.Tag
	feats   []text.Feats
	heads   []int // index of the head, -1 for the root
	rels    []text.Rel
	penn    []string // Penn Treebank tags, where the corpus has them
	names   []neural.NameTag
	hasTree bool
}

// readTreebank reads the syntactic words of a CoNLL-U file.
func readTreebank(path string) ([]*sentence, error) {
	var out []*sentence
	s := &sentence{hasTree: true}
	err := eachLine(path, func(line string) error {
		if line == "" {
			if len(s.forms) > 0 {
				out = append(out, s)
			}
			s = &sentence{hasTree: true}
			return nil
		}
		c := strings.Split(line, "\t")
		if line[0] == '#' || strings.ContainsAny(c[0], "-.") {
			return nil
		}
		if len(c) != 10 {
			return fmt.Errorf("%d columns instead of 10: %q", len(c), line)
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return fmt.Errorf("head: %w", err)
		}
		s.forms = append(s.forms, c[1])
		s.tags = append(s.tags, text.ParseTag(c[3]))
		s.penn = append(s.penn, c[4])
		s.feats = append(s.feats, text.ParseFeats(c[5]))
		s.heads = append(s.heads, head-1)
		s.rels = append(s.rels, text.ParseRel(c[7]))
		return nil
	})
	return out, err
}

// nameKinds maps the types of the name corpora to ours; other types (times, quantities, weapons) are not names.
var nameKinds = map[string]text.NameKind{
	"per": text.Person, "person": text.Person,
	"org": text.Organisation, "organisation": text.Organisation, "organization": text.Organisation,
	"loc": text.Location, "location": text.Location, "geo": text.Location,
	"gpe": text.Nationality, "nationality": text.Nationality,
	"misc": text.Miscellaneous, "eve": text.Miscellaneous, "art": text.Miscellaneous,
}

// readNames reads an IOB1 or IOB2 file: the token in the first column, the name's tag in the last, perhaps a Penn tag between.
func readNames(path string) ([]*sentence, error) {
	var out []*sentence
	var tags []string
	s := &sentence{}
	err := eachLine(path, func(line string) error {
		c := strings.Fields(line)
		if len(c) < 2 {
			if len(s.forms) > 0 {
				s.names = bilou(tags)
				out = append(out, s)
			}
			s, tags = &sentence{}, nil
			return nil
		}
		s.forms = append(s.forms, c[0])
		if len(c) == 3 {
			s.penn = append(s.penn, c[1])
		}
		tags = append(tags, c[len(c)-1])
		return nil
	})
	return out, err
}

// bilou turns IOB tags into our kinds with Begin, Inside, Last and Unit (Ratinov and Roth 2009).
func bilou(iob []string) []neural.NameTag {
	out := make([]neural.NameTag, len(iob))
	for i := 0; i < len(iob); {
		kind := kindOf(iob[i])
		end := i + 1
		for end < len(iob) && kind != text.NoName && iob[end][0] == 'I' && iob[end][2:] == iob[i][2:] {
			end++
		}
		if kind != text.NoName {
			neural.MarkName(out[i:end], kind)
		}
		i = end
	}
	return out
}

func kindOf(tag string) text.NameKind {
	if len(tag) < 3 {
		return text.NoName
	}
	return nameKinds[strings.ToLower(tag[2:])]
}

// eachLine calls f with each line of a file and with an empty one at its end.
func eachLine(path string, f func(string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if err := f(lines.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return f("")
}
