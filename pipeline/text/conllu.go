package text

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// nerTypes are the types of names in MISC's NER; nationalities are kept apart, as OntoNotes does.
var nerTypes = [...]string{NoName: "", Person: "PER", Organisation: "ORG", Location: "LOC", Nationality: "GPE", Miscellaneous: "MISC"}

// WriteCoNLLU writes the document's sentences in the CoNLL-U format, https://universaldependencies.org/format.html.
// MISC holds SpaceAfter=No, TokenRange=start:end in Unicode code points of the document's text, NER=B-PER and the like, and of a
// predicate Frame=Y, Happened=0.75 (-1 to 1) and Args=ARG0:3;ARG1:7, its arguments with their head words' numbers.
// Comments "# actor = 0:5 tur.gov called so before" say whom the words of the sentence mean, and why.
// Every sentence is written as a tree: a word without a head in its sentence hangs on the first such word, the root.
func WriteCoNLLU(w io.Writer, d *Document) error {
	c := conlluWriter{Writer: bufio.NewWriter(w), document: d, offsets: NewOffsets(d.Held(), d.Edits), names: d.Names, frames: d.Frames}
	id := d.Article.InputID
	if id == "" {
		id = d.Article.ID
	}
	id = strings.ToValidUTF8(strings.Join(strings.FieldsFunc(id, blank), " "), "\uFFFD")
	c.line("# newdoc id = ", id)
	for i := range d.Sentences {
		c.sentence(id, i)
	}
	return c.Flush()
}

type conlluWriter struct {
	*bufio.Writer
	document *Document
	offsets  *Offsets
	names    []Name  // those that do not end before the current token
	frames   []Frame // those that are not before the current token
}

func (c *conlluWriter) line(parts ...string) {
	for _, part := range parts {
		c.WriteString(part)
	}
	c.WriteByte('\n')
}

// sentence writes sentence i of the document.
func (c *conlluWriter) sentence(id string, i int) {
	s := c.document.Sentences[i]
	c.line("# sent_id = ", id, "-", strconv.Itoa(i+1))
	c.text(s)
	c.actors(i)
	root := s.First
	for j := s.First; j < s.Last; j++ {
		if !inside(s, c.document.Tokens[j].Head) {
			root = j
			break
		}
	}
	for j := s.First; j < s.Last; {
		end := j + 1
		for end < s.Last && c.document.Tokens[end].Joined {
			end++
		}
		if end > j+1 {
			c.joined(s, j, end)
		}
		for first := j; j < end; j++ {
			c.token(s, j, root, end == first+1)
		}
	}
	c.WriteByte('\n')
}

// actors writes whom the sentence speaks of, and why its words mean them: "# actor = 0:5 tur.gov.foreign_minister called so before".
func (c *conlluWriter) actors(sentence int) {
	all := c.document.ActorMentions
	from, _ := slices.BinarySearchFunc(all, c.document.Sentences[sentence].Start, func(m ActorMention, start int) int { return m.Start - start })
	for i := from; i < len(all) && all[i].Start < c.document.Sentences[sentence].End; i++ {
		if m := &all[i]; m.Ref >= 0 {
			start, end := c.offsets.Points(m.Span)
			c.line("# actor = ", strconv.Itoa(start), ":", strconv.Itoa(end), " ", c.document.Actors[m.Ref].ID, " ", m.Why)
		}
	}
}

func inside(s Sentence, token int) bool { return s.First <= token && token < s.Last }

// text writes the comment that holds the sentence, with one space wherever the document has white space.
func (c *conlluWriter) text(s Sentence) {
	c.WriteString("# text = ")
	for j := s.First; j < s.Last; j++ {
		if j > s.First && !c.touches(j-1) {
			c.WriteByte(' ')
		}
		c.WriteString(field(c.document.Tokens[j].Form))
	}
	c.WriteByte('\n')
}

// touches tells whether token j+1 follows token j without a space.
func (c *conlluWriter) touches(j int) bool {
	tokens := c.document.Tokens
	return j+1 < len(tokens) && tokens[j+1].Start == tokens[j].End
}

// joined writes the line of the multiword token made of the tokens first to end.
func (c *conlluWriter) joined(s Sentence, first, end int) {
	span := Span{c.document.Tokens[first].Start, c.document.Tokens[end-1].End}
	c.line(strconv.Itoa(first-s.First+1), "-", strconv.Itoa(end-s.First), "\t", field(c.document.Slice(span)),
		"\t_\t_\t_\t_\t_\t_\t_\t", c.misc(span, c.touches(end-1), ""))
}

// token writes the line of token j; alone tells that it is a word by itself.
func (c *conlluWriter) token(s Sentence, j, root int, alone bool) {
	t := &c.document.Tokens[j]
	head, rel := t.Head-s.First+1, t.Rel
	switch {
	case j == root:
		head, rel = 0, Root
	case !inside(s, t.Head):
		head = root - s.First + 1
	}
	if j != root && (rel == NoRel || rel == Root) {
		rel = Dep
	}
	c.line(strconv.Itoa(j-s.First+1), "\t", field(t.Form), "\t", field(t.Lemma), "\t", t.Tag.String(), "\t_\t", t.Feats.String(),
		"\t", strconv.Itoa(head), "\t", rel.String(), "\t_\t", c.misc(t.Span, alone && c.touches(j), c.frame(s, j)+c.ner(j)))
}

// misc is the MISC column, its keys in alphabetic order; read are those that come first, each with a bar after it.
func (c *conlluWriter) misc(span Span, touching bool, read string) string {
	var after string
	if touching {
		after = "SpaceAfter=No|"
	}
	start, end := c.offsets.Points(span)
	return read + after + "TokenRange=" + strconv.Itoa(start) + ":" + strconv.Itoa(end)
}

// frame are the keys Args, Frame and Happened of token j with a bar after each, "" where the token is no predicate.
func (c *conlluWriter) frame(s Sentence, j int) string {
	for len(c.frames) > 0 && c.frames[0].Predicate < j {
		c.frames = c.frames[1:]
	}
	if len(c.frames) == 0 || c.frames[0].Predicate != j {
		return ""
	}
	var args []string
	for _, a := range c.frames[0].Args {
		if inside(s, a.Head) {
			args = append(args, a.Role.String()+":"+strconv.Itoa(a.Head-s.First+1))
		}
	}
	out := "Frame=Y|Happened=" + strconv.FormatFloat(c.frames[0].Happened, 'f', 2, 64) + "|"
	if len(args) > 0 {
		return "Args=" + strings.Join(args, ";") + "|" + out
	}
	return out
}

// ner is the NER key of token j with a bar after it, "" where the token is in no name.
func (c *conlluWriter) ner(j int) string {
	for len(c.names) > 0 && c.names[0].Last <= j {
		c.names = c.names[1:]
	}
	if len(c.names) == 0 || j < c.names[0].First || c.names[0].Kind == NoName {
		return ""
	}
	position := "I-"
	if j == c.names[0].First {
		position = "B-"
	}
	return "NER=" + position + nerTypes[c.names[0].Kind] + "|"
}

// field is a word as a column may hold it: valid UTF-8 without white space at its ends, line ends and tabs, "_" where there is none.
func field(word string) string {
	if strings.ContainsFunc(word, blank) {
		word = strings.Join(strings.FieldsFunc(word, blank), "\u00a0")
	}
	if word == "" {
		return "_"
	}
	return strings.ToValidUTF8(word, "\uFFFD")
}

func blank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
