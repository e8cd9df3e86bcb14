// Package corpus finds the public articles that were read by hand, for the commands that learn from the readings: articles of Wikinews, runs of
// sentences of the Groningen Meaning Bank, and documents of UD English EWT. The texts themselves lie outside the repository.
package corpus

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/zstd"
)

// Corpus holds the articles by their ids. The zero value is empty.
type Corpus struct {
	articles  map[string]schema.Article
	sentences []string // of the Groningen Meaning Bank
}

// Article is that of an id: one of ReadArticles or ReadPrivate, or gmb-FROM-TO, the sentences of ReadBank from FROM to before TO, counted from
// 0 and joined by blank lines.
func (c *Corpus) Article(id string) (a schema.Article, err error) {
	if !strings.HasPrefix(id, BankPrefix) {
		if a, ok := c.articles[id]; ok {
			return a, nil
		}
		return a, fmt.Errorf("no article %s in the files of -articles", id)
	}
	first, end := Run(id)
	if end > len(c.sentences) || first >= end {
		return a, fmt.Errorf("no sentences %s in the file of -bank, which holds %d", id, len(c.sentences))
	}
	return schema.Article{InputID: id, Text: strings.Join(c.sentences[first:end], "\n\n")}, nil
}

// BankPrefix opens the ids of runs of sentences: gmb-FROM-TO, counted from 0, TO exclusive.
const BankPrefix = "gmb-"

// Run is what an id gmb-FROM-TO names: its first sentence and the one behind its last; 0 and 0 where it names none.
func Run(id string) (from, to int) {
	span, isBank := strings.CutPrefix(id, BankPrefix)
	first, end, _ := strings.Cut(span, "-")
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(end)
	if !isBank || err1 != nil || err2 != nil || from < 0 {
		return 0, 0
	}
	return from, to
}

// IsBank tells a run of sentences of the bank.
func IsBank(id string) bool { return strings.HasPrefix(id, BankPrefix) }

// bankGroup is how many sentences of the bank are held out together, so that a story cut in two is not on both sides.
const bankGroup = 45

// Group is what an article is held out with: sentences that stood beside each other, reports of one written story.
func Group(id string) string {
	if IsWritten(id) {
		return id[:strings.LastIndex(id, "-")]
	}
	if !IsBank(id) {
		return id
	}
	n, _ := Run(id)
	return BankPrefix + strconv.Itoa(n/bankGroup)
}

// writtenPrefix opens the ids of articles that were written to be learned from.
const writtenPrefix = "written-"

// IsWritten tells an article that was written to be learned from.
func IsWritten(id string) bool { return strings.HasPrefix(id, writtenPrefix) }

// Read reads files of articles and the bank.
func Read(articles []string, bank string) (*Corpus, error) {
	c := &Corpus{}
	for _, path := range articles {
		if err := c.ReadArticles(path); err != nil {
			return nil, err
		}
	}
	return c, c.ReadBank(bank)
}

// ReadArticles adds the articles of a file of JSON lines.
func (c *Corpus) ReadArticles(path string) error {
	return ReadLines(path, func(line string) error {
		var a struct{ ID, Title, Text, Published_at string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			return err
		}
		published, _ := time.Parse(time.DateOnly, a.Published_at[:min(len(a.Published_at), len(time.DateOnly))])
		c.add(schema.Article{InputID: a.ID, Title: a.Title, Text: a.Text, PublishedAt: published})
		return nil
	})
}

// privateGenres open the ids of the documents of UD English EWT in which nothing is news.
var privateGenres = []string{"reviews-", "answers-"}

func (c *Corpus) add(a schema.Article) {
	if c.articles == nil {
		c.articles = map[string]schema.Article{}
	}
	c.articles[a.InputID] = a
}

// ReadPrivate adds the documents of a treebank's private genres, and returns their ids.
func (c *Corpus) ReadPrivate(path string) (ids []string, err error) {
	id := ""
	err = ReadLines(path, func(line string) error {
		if name, isDocument := strings.CutPrefix(line, "# newdoc id = "); isDocument {
			if id = ""; slices.ContainsFunc(privateGenres, func(genre string) bool { return strings.HasPrefix(name, genre) }) {
				id = name
				ids = append(ids, id)
			}
		}
		if sentence, isText := strings.CutPrefix(line, "# text = "); isText && id != "" {
			c.add(schema.Article{InputID: id, Text: strings.TrimSpace(c.articles[id].Text + " " + sentence)})
		}
		return nil
	})
	return ids, err
}

// ReadBank reads the sentences of a file of tokens, one a line, with a blank line behind each sentence.
func (c *Corpus) ReadBank(path string) error {
	var tokens []string
	flush := func() {
		if len(tokens) > 0 {
			c.sentences = append(c.sentences, running(tokens))
		}
		tokens = tokens[:0]
	}
	err := ReadLines(path, func(line string) error {
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

// ReadLines gives the lines of a file, unpacked where its name ends in ".zst". Errors name the file and the line.
func ReadLines(path string, read func(string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if !strings.HasSuffix(path, ".zst") {
		return readLines(path, f, read)
	}
	z, err := zstd.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer z.Close()
	return readLines(path, z, read)
}

func readLines(path string, r io.Reader, read func(string) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	n := 1
	for ; s.Scan(); n++ {
		if err := read(s.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", path, n, err)
	}
	return nil
}
