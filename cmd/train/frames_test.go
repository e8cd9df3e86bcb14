package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

func writeLines(t *testing.T, lines string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lines.jsonl")
	if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAddRolesJoinsContinuations(t *testing.T) {
	s := &sentence{forms: []string{"The", "man", "who", "left"}}
	other := &sentence{forms: []string{"Go"}}
	path := writeLines(t, `{"sent_id": "a", "tokens": ["The", "man", "who", "left"], "predicates": [{"token": 3, "args": [{"role": "ARG0", "start": 0, "end": 2, "head": 1}, {"role": "R-ARG0", "start": 2, "end": 3, "head": 2}, {"role": "ARGM-XYZ", "start": 0, "end": 1, "head": 0}]}]}
{"sent_id": "b", "tokens": ["Go", "on"], "predicates": []}
`)
	if err := addRoles(path, map[string]*sentence{"a": s, "b": other}); err != nil {
		t.Fatal(err)
	}
	if len(s.frames) != 1 || !slices.Equal(s.frames[0].roles([]int{1, 3, 3, -1}), []int{0, int(text.Arg0), int(text.Arg0), 0}) {
		t.Errorf("frames %v", s.frames)
	}
	if !slices.Equal(s.predicates[neural.PropBankStyle], []uint8{0, 0, 0, 1}) || other.frames != nil {
		t.Errorf("predicates %v, frames of other words %v", s.predicates, other.frames)
	}
}

func TestAddHappenedChecksWords(t *testing.T) {
	s := &sentence{forms: []string{"They", "left"}}
	path := writeLines(t, `{"sent_id": "a", "token": 1, "word": "left", "happened": 0.5}
{"sent_id": "a", "token": 0, "word": "left", "happened": 1}
`)
	if err := addHappened(path, map[string]*sentence{"a": s}); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(s.happened, []happening{{1, 0.5}}) {
		t.Errorf("happened %v", s.happened)
	}
}

func TestReadEventNounsFindsHeadsOfAnswers(t *testing.T) {
	path := writeLines(t, `{"split": "train", "text": "Angry crowds saw the arrest of two men.", "target": [21, 27], "is_verbal": true, "roles": [{"question": "Who was arrested?", "answers": [[31, 38]]}, {"question": "Why was someone arrested?", "answers": [[0, 12]]}]}
{"split": "train", "text": "Angry crowds saw the arrest of two men.", "target": [6, 12], "is_verbal": false, "roles": []}
{"split": "test", "text": "The attack failed.", "target": [4, 10], "is_verbal": true, "roles": []}
`)
	sentences, err := readEventNouns(path)
	if err != nil || len(sentences) != 1 {
		t.Fatalf("%d sentences, %v", len(sentences), err)
	}
	s := sentences[0]
	if p := s.predicates[neural.EventNounStyle]; p[1] != noPredicate || p[4] != isPredicate || p[0] != unknownPredicate {
		t.Errorf("predicates %v", p)
	}
	roles := s.frames[0].roles([]int{1, 2, -1, 4, 2, 7, 7, 4, 2})
	if !slices.Equal(roles, []int{0, -1, 0, 0, 0, 0, 0, int(text.Arg1), 0}) {
		t.Errorf("roles %v of %v", roles, s.forms)
	}
}

func TestAskedRole(t *testing.T) {
	for question, want := range map[string]text.Role{
		"Who attacked someone?":             text.Arg0,
		"What might damage something?":      text.Arg0,
		"Who was attacked?":                 text.Arg1,
		"What might be discussed?":          text.Arg1,
		"What did someone attack?":          text.Arg1,
		"When was someone attacked?":        text.ArgTmp,
		"Who died?":                         unknownRole,
		"What was someone attacked with?":   unknownRole,
		"What did someone talk about?":      unknownRole,
		"What did someone give to someone?": unknownRole,
		"Where did someone attack someone?": unknownRole,
		"How was someone attacked?":         unknownRole,
		"Why?":                              unknownRole,
	} {
		if got := askedRole(question); got != want {
			t.Errorf("%s asks for %d, want %d", question, got, want)
		}
	}
}

// TestHeadsOnlyLeavesTheRest trains names and frames and compares all else.
func TestHeadsOnlyLeavesTheRest(t *testing.T) {
	s := &sentence{hasTree: true, forms: []string{"Army", "attacked", "rebels"}, tags: []text.Tag{text.NOUN, text.VERB, text.NOUN}, feats: make([]text.Feats, 3),
		heads: []int{1, -1, 1}, rels: []text.Rel{text.Nsubj, text.Root, text.Obj}, penn: make([]string, 3),
		frames: []frame{{1, []argument{{text.Arg0, 0, 0, 1}, {text.Arg1, 2, 2, 3}}}}, happened: []happening{{1, -1}}}
	s.tells = []telling{{word: 1, event: 1, sided: true, nobody: [sides]float32{0, 1}, stands: map[int][sides]float32{0: {1, 0}, 2: {0, 1}}}, {word: 0}}
	s.tells[0].types[3] = 1
	s.predicates[neural.PropBankStyle] = []uint8{0, 1, 0}
	set := &data{styles: 1, trees: []*sentence{s}, named: []*sentence{toySentence(0, "officials", "met", "Boris")}}
	tr := toyTrainer(t, set)
	named := set.named[0]
	frames, names := s.frames, named.names
	s.frames, named.names = nil, nil
	for range 40 { // until the tree is learned, which tells what words are near the predicate
		tr.epoch(func(float64) float64 { return 0.01 })
	}
	s.frames, named.names = frames, names
	tr.headsOnly, tr.optimizer.params = true, tr.headParams()
	before := map[string][]float32{}
	for _, p := range tr.network.params() {
		before[p.name] = append(before[p.name], p.w...)
	}
	first := tr.epoch(func(float64) float64 { return 0.01 })
	var last loss
	for range 60 {
		last = tr.epoch(func(float64) float64 { return 0.01 })
	}
	if last.roles >= first.roles/2 || last.predicates >= first.predicates/2 || last.names >= first.names/2 || last.happened >= first.happened/2 ||
		last.tells >= first.tells/2 || last.stands >= first.stands/2 {
		t.Errorf("losses %v became %v", first, last)
	}
	after := map[string][]float32{}
	for _, p := range tr.network.params() {
		after[p.name] = append(after[p.name], p.w...)
	}
	for _, name := range []string{"project", "table", "ends", "arc", "rel", "tag", "form"} {
		if !slices.Equal(before[name], after[name]) {
			t.Errorf("%s changed", name)
		}
	}
	for _, name := range []string{"frames", "role", "predicate", "happened", "tells", "stands", "name"} {
		if slices.Equal(before[name], after[name]) {
			t.Errorf("%s stayed", name)
		}
	}
}

func TestAddTells(t *testing.T) {
	path := writeLines(t, `{"sent_id": "a", "token": 1, "word": "left", "tells": [0.9, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], "sides": [[-1, 0.1, 0.75], [0, 0.9, 0.25]]}
{"sent_id": "a", "token": 0, "word": "left", "tells": [0.9, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], "sides": []}
{"sent_id": "a", "token": 0, "word": "Troops", "tells": [0.25, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], "sides": []}`)
	s := &sentence{forms: []string{"Troops", "left"}}
	if err := addTells(path, map[string]*sentence{"a": s}); err != nil {
		t.Fatal(err)
	}
	if len(s.tells) != 2 || s.tells[0].word != 1 || !s.tells[0].sided || s.tells[0].nobody != [sides]float32{0.1, 0.75} || s.tells[0].stands[0] != [sides]float32{0.9, 0.25} {
		t.Errorf("read %+v", s.tells)
	}
	if s.tells[1].sided || s.tells[1].event != 0.25 || s.tells[1].types[6] != 1 {
		t.Errorf("read %+v", s.tells[1])
	}
	short := writeLines(t, `{"sent_id": "a", "token": 1, "word": "left", "tells": [0.9, 0]}`)
	if err := addTells(short, map[string]*sentence{"a": s}); err == nil {
		t.Error("two chances were taken")
	}
}
