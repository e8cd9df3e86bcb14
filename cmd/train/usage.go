package main

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
)

// readUsage reads the Brown clusters and probabilities of the limit most frequent spellings of the package in a folder.
func readUsage(folder string, limit int) (*neural.Usage, error) {
	u := &neural.Usage{}
	if folder == "" {
		return u, u.Index()
	}
	var clusters map[string]int
	var logs map[string]float64
	if err := readLookup(folder, "en_lexeme_cluster.json.gz", &clusters); err != nil {
		return nil, err
	}
	if err := readLookup(folder, "en_lexeme_prob.json.gz", &logs); err != nil {
		return nil, err
	}
	words := slices.SortedFunc(maps.Keys(clusters), func(a, b string) int { return cmp.Or(cmp.Compare(logs[b], logs[a]), cmp.Compare(a, b)) })
	words = words[:min(limit, len(words))]
	slices.SortFunc(words, func(a, b string) int { return cmp.Compare(neural.FormKey(a), neural.FormKey(b)) })
	numbers := number(clusters)
	if len(numbers) >= neural.UsageClasses {
		return nil, fmt.Errorf("read word use from %s: %d clusters are more than %d", folder, len(numbers), neural.UsageClasses-1)
	}
	last := uint32(0)
	for i, word := range words {
		key := neural.FormKey(word)
		if i > 0 && key == last {
			continue
		}
		u.Keys = append(u.Keys, key-last)
		u.Class = append(u.Class, neural.UsageOf(numbers[clusters[word]], degree(word, logs)))
		last = key
	}
	return u, u.Index()
}

// number gives the clusters numbers from 0 on.
func number(clusters map[string]int) map[int]int {
	ids := map[int]int{}
	for _, id := range clusters {
		ids[id] = 0
	}
	for i, id := range slices.Sorted(maps.Keys(ids)) {
		ids[id] = i
	}
	return ids
}

// rarest is the logarithm of the probability of words that are not listed: a little less than the least that is.
const rarest = -20

// degree is how much more often the word is spelled so than in lower case: 0 for a word in lower case, otherwise 1 to 16 by factors of e, 9 where
// both are as frequent.
func degree(word string, logs map[string]float64) int {
	lower := neural.Lower(word)
	if lower == word {
		return 0
	}
	other, ok := logs[lower]
	if !ok {
		other = rarest
	}
	return 1 + int(min(15, max(0, math.Round(logs[word]-other+8))))
}

func readLookup(folder, name string, into any) error {
	path := filepath.Join(folder, "data", name)
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read word use: %w", err)
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("read word use from %s: %w", path, err)
	}
	if err := json.NewDecoder(packed).Decode(into); err != nil {
		return fmt.Errorf("read word use from %s: %w", path, err)
	}
	return nil
}
