package main

import (
	"fmt"
	"regexp"
	"strings"
)

// measure is a row of the table: a gold set, the script that holds rows against it, and how its figures are told.
type measure struct {
	what, gold string
	script     string   // in the folder of scripts
	files      []string // in the folder of gold sets
	text       string   // with %s for each figure
	figures    []string // what stands before each figure in the script's last lines
}

var measures = []measure{
	{"events in whole articles", "20 articles read by hand, 201 events", "readings.py", []string{"readings"},
		"found %s, with their type %s, with both sides %s; of the rows %s have the type, %s both sides too", []string{"found", "type", "right", "precision", "clean"}},
	{"reports of one event", "12 invented running stories, 97 reports", "stories.py", []string{"stories.jsonl"},
		"B-cubed F1 %s; pairs precision %s, recall %s", []string{"B3 P # R # F1", "links P", "links P # R"}},
	{"events: PLOVER type", "Hu et al. 2024, 1,026 sentences", "relations.py", []string{"events/relations.jsonl"},
		"macro F1 %s; with source and target %s", []string{"root F1", "triple"}},
	{"events: source, target", "Multi-CoPED, 1,153 sentences", "source_target.py", []string{"events/source_target.jsonl"},
		"F1 %s, %s", []string{"source P # R # F1", "target P # R # F1"}},
	{"places", "Local-Global Lexicon", "places.py", []string{"places/lgl.jsonl"},
		"found %s, right names %s, within 161 km %s", []string{"recall", "precision", "acc@161"}},
	{"time expressions", "GUM", "dates.py", []string{"dates/gum_dates.jsonl"},
		"spans F1 %s, values right %s", []string{"span P # R # F1", "value accuracy"}},
	{"semantic roles", "PropBank, EWT test", "srl.py", []string{"srl/ewt-test.jsonl", "treebank/en_ewt-test.conllu"},
		"predicates F1 %s, arguments %s, of nouns %s", []string{"predicates P # R # F1", "args P # R # F1", "nouns P # R # F1"}},
	{"names (exact, typed)", "Groningen Meaning Bank test", "names.py", []string{"names/gmb-test.conll"}, "F1 %s", []string{"all P # R # F1"}},
	{"names (exact, typed)", "Wikigold test", "names.py", []string{"names/wikigold-test.conll"}, "F1 %s", []string{"all P # R # F1"}},
	{"names (exact, typed)", "Universal NER, EWT test", "names.py", []string{"names/uner-ewt-test.conll"}, "F1 %s", []string{"all P # R # F1"}},
	{"tags, dependencies", "UD English EWT test", "parse.py", []string{"treebank/en_ewt-test.conllu"}, "UPOS %s, LAS %s", []string{"UPOS", "LAS"}},
	{"tags, dependencies", "UD English GUM test", "parse.py", []string{"treebank/en_gum-test.conllu"}, "UPOS %s, LAS %s", []string{"UPOS", "LAS"}},
}

const number = `(\d*\.\d+)`

// scores tells a script's figures as the table has them: three digits behind the point and none before it.
func (m *measure) scores(output string) (string, error) {
	args := make([]any, len(m.figures))
	for i, name := range m.figures {
		pattern := strings.ReplaceAll(regexp.QuoteMeta(name), "#", number)
		pattern = `(?:^|\s)` + strings.ReplaceAll(pattern, " ", `\s+`) + `\s+` + number
		all := regexp.MustCompile(pattern).FindAllStringSubmatch(output, -1)
		if all == nil {
			return "", fmt.Errorf("%s: no %q in its output", m.script, name)
		}
		last := all[len(all)-1]
		var value float64
		if _, err := fmt.Sscan(last[len(last)-1], &value); err != nil {
			return "", fmt.Errorf("%s: %s: %w", m.script, name, err)
		}
		args[i] = strings.TrimPrefix(fmt.Sprintf("%.3f", value), "0")
	}
	return fmt.Sprintf(m.text, args...), nil
}
