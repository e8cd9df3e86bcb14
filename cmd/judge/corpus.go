package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// corpus finds the articles that verdicts speak of.
type corpus struct {
	articles  map[string]schema.Article
	sentences []string // of the Groningen Meaning Bank
}

// article is that of an id.
func (c *corpus) article(id string) (a schema.Article, err error) {
	span, isBank := strings.CutPrefix(id, bankPrefix)
	if !isBank {
		if a, ok := c.articles[id]; ok {
			return a, nil
		}
		return a, fmt.Errorf("no article %s in the files of -articles", id)
	}
	from, to, _ := strings.Cut(span, "-")
	first, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || first < 0 || end > len(c.sentences) || first >= end {
		return a, fmt.Errorf("no sentences %s in the file of -bank, which holds %d", id, len(c.sentences))
	}
	return schema.Article{InputID: id, Text: strings.Join(c.sentences[first:end], "\n\n")}, nil
}

// bankPrefix opens the ids of runs of sentences: gmb-FROM-TO, counted from 0, TO exclusive.
const bankPrefix = "gmb-"

// readArticles adds the articles of a file of JSON lines.
func (c *corpus) readArticles(path string) error {
	return readLines(path, func(line string) error {
		var a struct{ ID, Title, Text, Published_at string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			return err
		}
		published, _ := time.Parse(time.DateOnly, a.Published_at[:min(len(a.Published_at), len(time.DateOnly))])
		c.articles[a.ID] = schema.Article{InputID: a.ID, Title: a.Title, Text: a.Text, PublishedAt: published}
		return nil
	})
}

// privateGenres open the ids of the documents of UD English EWT in which nothing is news.
var privateGenres = []string{"reviews-", "answers-"}

// readPrivate adds the documents of a treebank's private genres, and returns their readings: no event in any.
func (c *corpus) readPrivate(path string) (readings []*reading, err error) {
	id := ""
	err = readLines(path, func(line string) error {
		if name, isDocument := strings.CutPrefix(line, "# newdoc id = "); isDocument {
			if id = ""; slices.ContainsFunc(privateGenres, func(genre string) bool { return strings.HasPrefix(name, genre) }) {
				id = name
				readings = append(readings, &reading{article: id, isPrivate: true})
			}
		}
		if sentence, isText := strings.CutPrefix(line, "# text = "); isText && id != "" {
			a := c.articles[id]
			c.articles[id] = schema.Article{InputID: id, Text: strings.TrimSpace(a.Text + " " + sentence)}
		}
		return nil
	})
	return readings, err
}

// readBank reads the sentences of a file of tokens, one a line, with a blank line behind each sentence.
func (c *corpus) readBank(path string) error {
	var tokens []string
	flush := func() {
		if len(tokens) > 0 {
			c.sentences = append(c.sentences, running(tokens))
		}
		tokens = tokens[:0]
	}
	err := readLines(path, func(line string) error {
		if word, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); word != "" {
			tokens = append(tokens, strings.Fields(word)[0])
		} else {
			flush()
		}
		return nil
	})
	flush()
	return err
}

// running writes tokens as running text: no space before closing marks and clitics, nor inside quotation marks, nor behind "(" and "$".
func running(tokens []string) string {
	var b strings.Builder
	quoted, glued := false, true
	for _, t := range tokens {
		space := !glued && !leans(t)
		glued = t == "(" || t == "$"
		if t == `"` {
			if quoted {
				space = false
			} else {
				glued = true
			}
			quoted = !quoted
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t)
	}
	return b.String()
}

// leans tells whether a token stands right behind the one before it.
func leans(t string) bool {
	switch t {
	case ".", ",", ";", ":", "!", "?", ")", "%", "'":
		return true
	case "''":
		return false
	}
	return t[0] == '\'' && len(t) <= 3 || strings.EqualFold(t, "n't")
}

func readLines(path string, read func(string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for n := 1; s.Scan(); n++ {
		if err := read(s.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}
