package lexicon

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// PETRARCH's dictionaries, as its documentation and TABARI's manual describe them:
//
//	NAME_WITH_UNDERSCORES [CODE] # comment          actors
//	+SYNONYM
//		[CODE <YYMMDD] [CODE >YYYYMMDD] [CODE date-date]
//
//	PHRASE {IRREGULAR_PLURAL} [~CODE] or [CODE~]    agents
//	!MARK! = WORD, WORD
//
// Comments stand between <!-- and -->, or from # or ; to the end of a line.

// dictionary is what has been read of one.
type dictionary struct {
	actors []Entity
	agents []Agent
	marks  map[string][]string
}

var (
	longComment = regexp.MustCompile(`(?s)<!.*?-->`)
	comment     = regexp.MustCompile(`[#;].*`)
)

// loadPETRARCH reads a dictionary of actors or of agents.
func (x *Lexicon) loadPETRARCH(data string) error {
	data = longComment.ReplaceAllStringFunc(data, func(words string) string { return strings.Repeat("\n", strings.Count(words, "\n")) })
	r, number, read := dictionary{marks: map[string][]string{}}, 0, (*dictionary).actorLine
	if strings.Contains(data, "~") {
		read = (*dictionary).agentLine
	}
	for line := range strings.Lines(data) {
		number++
		line = strings.TrimSpace(comment.ReplaceAllString(line, ""))
		name, words, isMark := strings.Cut(line, "=")
		var err error
		switch {
		case strings.Contains(line, "<!"):
			err = fmt.Errorf("a comment is never closed")
		case line == "":
		case line[0] == '!' && isMark:
			for word := range strings.SplitSeq(words, ",") {
				r.marks[strings.TrimSpace(name)] = append(r.marks[strings.TrimSpace(name)], phrase(word))
			}
		default:
			err = read(&r, line)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
	}
	for _, e := range r.actors {
		x.addPETRARCHActor(e)
	}
	for _, a := range r.agents {
		x.addAgent(a, AgentSense)
	}
	return nil
}

// actorLine reads a name, a synonym of the last name or further codes of it.
func (r *dictionary) actorLine(line string) error {
	words, codes := line, ""
	if cut := strings.IndexByte(line, '['); cut >= 0 {
		words, codes = line[:cut], line[cut:]
	}
	words, isSynonym := strings.CutPrefix(words, "+")
	name := phrase(words)
	switch {
	case isSynonym && len(r.actors) == 0:
		return fmt.Errorf("a synonym without a name before it")
	case line[0] == '[' && len(r.actors) == 0:
		return fmt.Errorf("a code without a name before it")
	case line[0] == '[':
	case Slug(name) == "":
		return fmt.Errorf("an actor needs a name")
	case isSynonym:
		last := &r.actors[len(r.actors)-1]
		last.aliases = append(last.aliases, name)
	default:
		r.actors = append(r.actors, Entity{Name: name})
	}
	return r.actors[len(r.actors)-1].addCodes(codes)
}

// phrase is the words of a name written with underscores.
func phrase(words string) string {
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == '_' || r == ' ' || r == '\t' }), " ")
}

// addCodes adds the terms of bracketed codes. The last term that covers a day wins: the default stands before every dated code, the first listed
// of these last.
func (e *Entity) addCodes(codes string) error {
	for codes = strings.TrimSpace(codes); codes != ""; codes = strings.TrimSpace(codes) {
		code, rest, closed := strings.Cut(codes[1:], "]")
		if codes[0] != '[' || !closed {
			return fmt.Errorf("%q is no code in brackets", codes)
		}
		t, err := codeTerm(code)
		if err != nil {
			return err
		}
		at := 0
		for t.dated() && at < len(e.Terms) && !e.Terms[at].dated() {
			at++
		}
		e.Terms, codes = slices.Insert(e.Terms, at, t), rest
	}
	return nil
}

// restriction is a code with the days on which it holds.
var restriction = regexp.MustCompile(`^\s*([^<>\s]*)\s*(?:<\s*([^\s>]*)\s*>?|>\s*([^\s<]*)\s*<?|([^\s-]+)\s*-\s*([^\s-]+))?\s*$`)

// codeTerm reads "AZEGOV", "AZEGOV >031031", "AZEELI <19930624", "AZEGOV 930624-031031" and "<910625", which leaves the
// name without a code until that day.
func codeTerm(code string) (t Term, err error) {
	m := restriction.FindStringSubmatch(code)
	switch {
	case strings.TrimSpace(code) == "":
		return t, fmt.Errorf("empty brackets")
	case m == nil:
		return t, fmt.Errorf("%q has no date restriction: use CODE <date, CODE >date or CODE date-date", code)
	}
	if t.CAMEO = strings.ToUpper(m[1]); isNullCode(t.CAMEO) {
		t.CAMEO = ""
	}
	t.Country, t.Sectors = splitCAMEO(t.CAMEO)
	before, from, to := m[2], m[3]+m[4], m[5]
	if from != "" {
		t.from, err = dictionaryDay(from)
	}
	if err == nil && before+to != "" {
		t.to, err = dictionaryDay(before + to)
	}
	switch {
	case err != nil:
	case before != "":
		t.to-- // the day itself no longer
	case to != "" && t.to < t.from:
		err = fmt.Errorf("%q ends before it begins", code)
	}
	return t, err
}

// isNullCode tells the codes that stand for no code: [---], [+++], [###].
func isNullCode(code string) bool { return strings.Trim(code, "-+#") == "" }

// dictionaryDay is the day of YYYYMMDD or YYMMDD. Years of two digits to 30 are of this century, as PETRARCH reads them.
func dictionaryDay(s string) (schema.Day, error) {
	digits := s
	if len(s) == len("060102") {
		if digits = "19" + s; s[:2] <= "30" {
			digits = "20" + s
		}
	}
	day, err := time.Parse("20060102", digits)
	if err != nil {
		return 0, fmt.Errorf("%q is no day of the calendar: use YYYYMMDD or YYMMDD", s)
	}
	return schema.DayOf(day), nil
}

// cameoSectors are the role codes of CAMEO that PLOVER calls by another name.
var cameoSectors = map[string]string{"MED": "JRN", "HLH": "MED", "CIV": "CVL", "INS": "REB", "SEP": "REB", "RAD": "UAF", "HRI": "SOC", "NGM": "NGO",
	"SET": "CVL", "DEV": "SOC", "ENV": "SOC", "INT": "IGO", "PKO": "IGO", "AMN": "NGO", "IRC": "NGO", "EEC": "EUR"}

// codeWidth is the length of the parts of a CAMEO actor code.
const codeWidth = 3

// splitCAMEO reads the country and the PLOVER sectors out of a CAMEO actor code: AZEGOV, IGOEEU, PALREBHMS. Parts that
// PLOVER does not know (parties, faiths, a made-up country) stay in the code alone.
func splitCAMEO(code string) (country string, sectors []string) {
	for i := 0; i+codeWidth <= len(code); i += codeWidth {
		part := code[i : i+codeWidth]
		if _, ok := schema.CountryByAlpha3(part); ok && i == 0 {
			country = part
		} else if other := cameoSectors[part]; other != "" {
			sectors = Joined(sectors, []string{other})
		} else if sectorNouns[part] != "" {
			sectors = Joined(sectors, []string{part})
		}
	}
	return country, sectors
}

// addPETRARCHActor adds an actor of a dictionary. One whose only code is a country is that country.
func (x *Lexicon) addPETRARCHActor(e Entity) {
	if len(e.Terms) == 0 {
		e.Terms = []Term{{}}
	}
	e.coded = true
	first := &e.Terms[0]
	switch i, isCountry := x.byCode[first.CAMEO]; {
	case len(e.Terms) > 1:
		e.Kind = "person"
	case isCountry && !first.dated():
		x.addUserPhrases(&e, CountrySense, i)
		return
	default:
		e.Kind = KindOf(first.Sectors, "organisation")
	}
	x.addUserEntity(e)
}

// agentForm is PHRASE {PLURAL} [~CODE].
var agentForm = regexp.MustCompile(`^([^\[{]*)(?:\{([^}]*)\}\s*)?\[\s*([^\]]*?)\s*\]`)

func (r *dictionary) agentLine(line string) error {
	m := agentForm.FindStringSubmatch(line)
	switch {
	case m == nil:
		return fmt.Errorf("an agent needs a code in brackets: PHRASE {PLURAL} [~CODE]")
	case !strings.Contains(m[3], "~"):
		return fmt.Errorf("the code of an agent needs a ~ where the actor's code goes")
	case Slug(m[1]) == "":
		return fmt.Errorf("an agent needs a phrase")
	}
	code := strings.ToUpper(m[3])
	a := Agent{User: true, Person: true, Institution: true, prefixed: strings.HasSuffix(code, "~"), cameo: strings.Trim(code, "~ ")}
	if isNullCode(a.cameo) {
		a.cameo = ""
	}
	_, a.Sectors = splitCAMEO(a.cameo)
	for _, p := range append(r.expand(m[1]), r.expand(m[2])...) {
		if a.phrase = strings.ToLower(phrase(p)); Slug(a.phrase) != "" {
			r.agents = append(r.agents, a)
		}
	}
	return nil
}

// maxExpansions bounds the phrases that the marks of one line make.
const maxExpansions = 256

// expand puts every word of its marks into a phrase: CONGRESS!PERSON! is CONGRESSMAN, CONGRESSWOMEN ...
func (r *dictionary) expand(words string) (all []string) {
	before, rest, open := strings.Cut(words, "!")
	mark, rest, closed := strings.Cut(rest, "!")
	if !open || !closed {
		return []string{words}
	}
	for _, word := range r.marks["!"+mark+"!"] {
		for _, tail := range r.expand(rest) {
			if len(all) < maxExpansions {
				all = append(all, before+word+tail)
			}
		}
	}
	return all
}

// Coded is the actor of a user's agent, whose code goes beside the country's.
func (x *Lexicon) Coded(country string, a *Agent) schema.Actor {
	code := country + a.cameo
	if a.prefixed {
		code = a.cameo + country
	}
	var parts []string
	for part := range slices.Chunk([]byte(code), codeWidth) {
		parts = append(parts, Slug(string(part)))
	}
	id := strings.Join(parts, ".")
	if id == "" {
		id = Slug(a.phrase)
	}
	return schema.Actor{ID: id, Name: strings.TrimSpace(country + " " + a.phrase), Country: country, CAMEO: code}
}
