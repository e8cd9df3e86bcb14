package main

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// frame is a predicate of a sentence with its arguments.
type frame struct {
	predicate int
	args      []argument
}

// argument is words [from, to) of a sentence. Its head is -1 where the corpus does not name it.
type argument struct {
	role     text.Role
	head     int
	from, to int
}

// unknownRole is the role of an argument that has one, though not known which.
const unknownRole = text.Roles

// happening tells of a predicate whether it happened: -1 surely not, 1 surely.
type happening struct {
	predicate int
	happened  float32
}

// What is known of a word: whether it is a predicate.
const (
	noPredicate = iota
	isPredicate
	unknownPredicate
)

// roles are the numbers of all words' roles, NoRole for most; -1 marks words that may be heads of arguments of unknown roles. heads is a
// tree of the sentence, which tells the heads of arguments that have none.
func (f *frame) roles(heads []int) []int {
	out := make([]int, len(heads))
	for _, a := range f.args {
		head := a.head
		if head < 0 {
			head = headWithin(heads, a.from, a.to)
		}
		switch {
		case head >= len(heads):
		case a.role != unknownRole:
			out[head] = int(a.role)
		case out[head] == int(text.NoRole):
			out[head] = -1
		}
	}
	return out
}

// headWithin is the first word of [from, to) whose head lies outside.
func headWithin(heads []int, from, to int) int {
	for i := from; i < to; i++ {
		if heads[i] < from || heads[i] >= to {
			return i
		}
	}
	return from
}

// addRoles reads PropBank's frames of a treebank's sentences (JSON lines of sent_id, tokens and predicates) into these.
func addRoles(path string, of map[string]*sentence) error {
	type row struct {
		ID         string `json:"sent_id"`
		Tokens     []string
		Predicates []struct {
			Token int
			Args  []struct {
				Role             string
				Start, End, Head int
			}
		}
	}
	return eachJSON(path, func(r *row) error {
		s := of[r.ID]
		if s == nil || len(s.forms) != len(r.Tokens) {
			return nil
		}
		s.frames, s.predicates[neural.PropBankStyle] = []frame{}, make([]uint8, len(s.forms))
		for _, p := range r.Predicates {
			f := frame{predicate: p.Token}
			for _, a := range p.Args {
				role := text.ParseRole(strings.TrimPrefix(strings.TrimPrefix(a.Role, "C-"), "R-"))
				if role != text.NoRole {
					f.args = append(f.args, argument{role, a.Head, a.Start, a.End})
				}
			}
			s.frames = append(s.frames, f)
			s.predicates[neural.PropBankStyle][p.Token] = isPredicate
		}
		return nil
	})
}

// addHappened reads UDS's answers whether predicates of a treebank's sentences happened (JSON lines of sent_id, token and happened).
func addHappened(path string, of map[string]*sentence) error {
	type row struct {
		ID       string `json:"sent_id"`
		Token    int
		Word     string
		Happened float32
	}
	return eachJSON(path, func(r *row) error {
		if s := withWord(of, r.ID, r.Token, r.Word); s != nil {
			s.happened = append(s.happened, happening{r.Token, r.Happened})
		}
		return nil
	})
}

// withWord is the sentence of an id if the word at a token is as given, else nil: it may have been divided into other words.
func withWord(of map[string]*sentence, id string, token int, word string) *sentence {
	if s := of[id]; s != nil && token < len(s.forms) && s.forms[token] == word {
		return s
	}
	return nil
}

// readEventNouns reads QANom (JSON lines of text, target, is_verbal, roles with questions and answers, and split, of which train counts):
// nouns that are events or are not, with those of their roles that the questions tell.
func readEventNouns(path string) ([]*sentence, error) {
	type row struct {
		Split, Text string
		Target      [2]int
		IsVerbal    bool `json:"is_verbal"`
		Roles       []struct {
			Question string
			Answers  [][2]int
		}
	}
	var out []*sentence
	of := map[string]*passage{}
	err := eachJSON(path, func(r *row) error {
		if r.Split != "train" {
			return nil
		}
		p := of[r.Text]
		if p == nil {
			var err error
			if p, err = divide(r.Text); err != nil {
				return err
			}
			of[r.Text] = p
			out = append(out, p.sentences...)
		}
		s, first, last := p.words(r.Target)
		if s == nil || last != first+1 {
			return nil
		}
		if !r.IsVerbal {
			s.predicates[neural.EventNounStyle][first] = noPredicate
			return nil
		}
		s.predicates[neural.EventNounStyle][first] = isPredicate
		f := frame{predicate: first}
		for _, q := range r.Roles {
			for _, a := range q.Answers {
				if other, from, to := p.words(a); other == s {
					f.args = append(f.args, argument{askedRole(q.Question), -1, from, to})
				}
			}
		}
		s.frames = append(s.frames, f)
		return nil
	})
	return slices.DeleteFunc(out, func(s *sentence) bool { return len(s.forms) == 0 }), err
}

// askedRole is the role that a question of QANom asks for: "Who attacked someone?" for who does it, "Who was attacked?" and "What did
// someone attack?" for whom it befalls. Other questions leave it open: "Who died?" asks for one who does nothing, and what follows a
// preposition has roles that each verb numbers by itself.
func askedRole(question string) text.Role {
	words := strings.Fields(strings.ToLower(strings.TrimSuffix(question, "?")))
	if len(words) < 2 {
		return unknownRole
	}
	last := words[len(words)-1]
	whoWhat := words[0] == "who" || words[0] == "what"
	switch {
	case words[0] == "when":
		return text.ArgTmp
	case !whoWhat || askPrepositions[last]:
		return unknownRole
	case slices.ContainsFunc(words[1:], func(w string) bool { return passives[w] }):
		if len(words) == 3 || len(words) == 4 && words[2] == "be" || len(words) == 4 && words[2] == "been" {
			return text.Arg1
		}
		return unknownRole
	case askAuxiliaries[words[1]] && len(words) > 3 && indefinites[words[2]]:
		if len(words) == 4 {
			return text.Arg1
		}
		return unknownRole
	case indefinites[last]:
		return text.Arg0
	}
	return unknownRole
}

var (
	askPrepositions = wordSet("to for from with about on in at of by against into over as under after through between towards toward around")
	passives        = wordSet("was were is are been be being")
	askAuxiliaries  = wordSet("did does do will would can could might may should must has have had didn't doesn't won't")
	indefinites     = wordSet("someone something")
)

// eachJSON calls f with each line of a file of JSON lines.
func eachJSON[T any](path string, f func(*T) error) error {
	return eachLine(path, func(line string) error {
		row := new(T)
		if err := json.Unmarshal([]byte(line), row); err != nil {
			return err
		}
		return f(row)
	})
}
