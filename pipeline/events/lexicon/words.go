package lexicon

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Prepositions open obliques in patterns and in sentences.
var Prepositions = List("preposition")

// lists are those of words.tsv by their names; numbers are, by kind and words, the least and most that words stand for.
var lists, Numbers = readWords()

// List is a list of words.tsv, which has it: a name that it lacks is a fault of the program.
func List(name string) text.Words {
	if lists[name] == nil {
		panic("event lexicon: no list " + name)
	}
	return lists[name]
}

func readWords() (map[string]text.Words, map[string]map[string][2]int) {
	lists, numbers := map[string]text.Words{}, map[string]map[string][2]int{}
	err := readEmbedded(Embedded, wordsFile, func(_ int, cells []string) error {
		lists[cells[0]] = text.Words{}
		for w := range strings.SplitSeq(cells[1], "|") {
			lists[cells[0]][w] = true
		}
		return nil
	})
	if err == nil {
		err = readEmbedded(Embedded, numbersFile, func(_ int, cells []string) error {
			low, err := strconv.Atoi(cells[2])
			if err != nil {
				return err
			}
			high, err := strconv.Atoi(cells[3])
			if numbers[cells[0]] == nil {
				numbers[cells[0]] = map[string][2]int{}
			}
			numbers[cells[0]][cells[1]] = [2]int{low, high}
			return err
		})
	}
	if err != nil {
		panic(fmt.Sprint("embedded ", err))
	}
	return lists, numbers
}
