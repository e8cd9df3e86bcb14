package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
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
	style   int  // of the names, an index into data.styles
	guessed bool // the names are a machine's: they do not count in style weights, and those of trees teach no style
	hasTree bool

	frames     []frame                         // nil where the corpus has none
	predicates [neural.PredicateStyles][]uint8 // by word; nil where no style's answers are known
	happened   []happening
	tells      []telling
}

// unsure is the tag of a word in a file of machines' names of which they disagree.
const unsure = "?"

// unknownName is the tag of a word of which a corpus does not say whether it is in a name.
const unknownName = neural.NameTag(255)

// readTreebank reads the syntactic words of a CoNLL-U file.
func readTreebank(path string, byID map[string]*sentence) ([]*sentence, error) {
	var out []*sentence
	s := &sentence{hasTree: true}
	var entities entityReader
	hasEntities := false
	err := eachSentenceLine(path, func(line string) error {
		if line == "" {
			if len(s.forms) > 0 {
				out = append(out, s)
			}
			if hasEntities {
				s.nameEntities(entities.done)
			}
			s, entities = &sentence{hasTree: true}, entityReader{}
			return nil
		}
		if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
			byID[id] = s
		}
		hasEntities = hasEntities || strings.HasPrefix(line, "# global.Entity")
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
		s.penn = append(s.penn, strings.TrimPrefix(c[4], "_"))
		s.feats = append(s.feats, text.ParseFeats(c[5]))
		s.heads = append(s.heads, head-1)
		s.rels = append(s.rels, text.ParseRel(c[7]))
		entities.read(c[9], len(s.forms)-1)
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
// Its sentences are divided into words anew, as the pipeline divides them; a name that begins or ends within a word takes all of it.
func readNames(path string) ([]*sentence, error) {
	var out []*sentence
	var s tagged
	err := eachSentenceLine(path, func(line string) error {
		c := strings.Fields(line)
		if len(c) < 2 {
			divided, err := s.divide()
			out = append(out, divided...)
			s = tagged{}
			return err
		}
		penn := ""
		if len(c) == 3 {
			penn = c[1]
		}
		s.add(c[0], penn, c[len(c)-1])
		return nil
	})
	return out, err
}

// readTokenNames reads an IOB file with its own words.
func readTokenNames(path string, use func(forms []string, names []neural.NameTag)) error {
	var forms, iob []string
	return eachSentenceLine(path, func(line string) error {
		if c := strings.Fields(line); len(c) >= 2 {
			forms, iob = append(forms, c[0]), append(iob, c[len(c)-1])
			return nil
		}
		if len(forms) > 0 {
			names := make([]neural.NameTag, len(forms))
			eachName(iob, func(kind text.NameKind, from, to int) { neural.MarkName(names[from:to], kind) })
			for i, tag := range iob {
				if tag == unsure {
					names[i] = unknownName
				}
			}
			use(forms, names)
			forms, iob = nil, nil
		}
		return nil
	})
}

// eachName goes over the names of IOB tags.
func eachName(iob []string, use func(kind text.NameKind, from, to int)) {
	for i := 0; i < len(iob); {
		kind, end := kindOf(iob[i]), i+1
		for end < len(iob) && kind != text.NoName && iob[end][0] == 'I' && iob[end][2:] == iob[i][2:] {
			end++
		}
		if kind != text.NoName {
			use(kind, i, end)
		}
		i = end
	}
}

// tagged is one sentence of a name corpus as text, with what its tokens are tagged with.
type tagged struct {
	text  string
	words []text.Span
	penn  []string
	iob   []string
}

func (s *tagged) add(form, penn, iob string) {
	if s.text != "" {
		s.text += " "
	}
	s.words = append(s.words, text.Span{Start: len(s.text), End: len(s.text) + len(form)})
	s.text += form
	s.penn, s.iob = append(s.penn, penn), append(s.iob, iob)
}

// divide gives the sentences and words that the pipeline reads in the text.
func (s *tagged) divide() ([]*sentence, error) {
	d := &text.Document{Article: &schema.Article{}, Text: s.text}
	if err := text.NewSegmenter().Apply(d); err != nil {
		return nil, err
	}
	tags := make([]neural.NameTag, len(d.Tokens))
	eachName(s.iob, func(kind text.NameKind, from, to int) {
		name := text.Span{Start: s.words[from].Start, End: s.words[to-1].End}
		if first, last := overlapping(d.Tokens, name); first < last {
			neural.MarkName(tags[first:last], kind)
		}
	})
	var out []*sentence
	for _, sentence := range d.Sentences {
		if sentence.First < sentence.Last {
			out = append(out, s.part(d.Tokens[sentence.First:sentence.Last], tags[sentence.First:sentence.Last]))
		}
	}
	return out, nil
}

// overlapping are the tokens that share a byte with a span.
func overlapping(tokens []text.Token, span text.Span) (first, last int) {
	for first < len(tokens) && tokens[first].End <= span.Start {
		first++
	}
	for last = first; last < len(tokens) && tokens[last].Start < span.End; {
		last++
	}
	return first, last
}

// part is the sentence of some tokens; Penn tags stay where the corpus has the same token.
func (s *tagged) part(tokens []text.Token, names []neural.NameTag) *sentence {
	out := &sentence{names: names}
	at := 0
	for _, t := range tokens {
		for at < len(s.words) && s.words[at].Start < t.Start {
			at++
		}
		penn := ""
		if at < len(s.words) && s.words[at] == t.Span {
			penn = s.penn[at]
		}
		out.forms, out.penn = append(out.forms, t.Form), append(out.penn, penn)
	}
	return out
}

func kindOf(tag string) text.NameKind {
	if len(tag) < 3 {
		return text.NoName
	}
	return nameKinds[strings.ToLower(tag[2:])]
}

// eachSentenceLine calls f with each line of a file and with an empty one at its end.
func eachSentenceLine(path string, f func(string) error) error {
	if err := eachLine(path, f); err != nil {
		return err
	}
	return f("")
}

// eachLine calls f with each line of a file.
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
	return nil
}
