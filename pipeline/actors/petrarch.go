package actors

import (
	"fmt"
	"slices"
	"strconv"
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

// petrarchReader holds what has been read of a dictionary up to a line.
type petrarchReader struct {
	x       *lexicon
	actors  []entity
	agents  []agent
	marks   map[string][]string
	comment bool // inside <!-- -->
	isAgent bool
}

// loadPETRARCH reads an actor or an agent dictionary.
func (x *lexicon) loadPETRARCH(data string) error {
	r := petrarchReader{x: x, marks: map[string][]string{}, isAgent: strings.Contains(data, "~")}
	number := 0
	for line := range strings.Lines(data) {
		number++
		if err := r.line(r.strip(line)); err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
	}
	if r.comment {
		return fmt.Errorf("line %d: a comment is never closed", number)
	}
	for _, e := range r.actors {
		x.addPETRARCHActor(e)
	}
	for _, a := range r.agents {
		x.addAgent(a, agentSense)
	}
	return nil
}

// strip leaves out comments: <!-- to -->, # and ; to the end of the line.
func (r *petrarchReader) strip(line string) string {
	var out strings.Builder
	for line != "" {
		if r.comment {
			end := strings.Index(line, "-->")
			if end < 0 {
				return out.String()
			}
			line, r.comment = line[end+len("-->"):], false
			continue
		}
		start := strings.Index(line, "<!")
		if start < 0 {
			out.WriteString(line)
			break
		}
		out.WriteString(line[:start])
		line, r.comment = line[start:], true
	}
	kept := out.String()
	if cut := strings.IndexAny(kept, "#;"); cut >= 0 {
		kept = kept[:cut]
	}
	return strings.TrimRight(kept, " \t\r\n")
}

func (r *petrarchReader) line(line string) error {
	switch trimmed := strings.TrimSpace(line); {
	case trimmed == "":
		return nil
	case strings.HasPrefix(trimmed, "!") && strings.Contains(trimmed, "="):
		name, words, _ := strings.Cut(trimmed, "=")
		for word := range strings.SplitSeq(words, ",") {
			r.marks[strings.TrimSpace(name)] = append(r.marks[strings.TrimSpace(name)], phrase(word))
		}
		return nil
	case r.isAgent:
		return r.agentLine(trimmed)
	case strings.HasPrefix(trimmed, "["):
		if len(r.actors) == 0 {
			return fmt.Errorf("a code without a name before it")
		}
		return r.codes(trimmed)
	case strings.HasPrefix(trimmed, "+"):
		if len(r.actors) == 0 {
			return fmt.Errorf("a synonym without a name before it")
		}
		name, codes := splitCodes(trimmed[1:])
		if slug(name) == "" {
			return fmt.Errorf("a synonym without words")
		}
		last := &r.actors[len(r.actors)-1]
		last.aliases = append(last.aliases, name)
		return r.codes(codes)
	default:
		name, codes := splitCodes(trimmed)
		if slug(name) == "" {
			return fmt.Errorf("an actor needs a name")
		}
		r.actors = append(r.actors, entity{name: name})
		return r.codes(codes)
	}
}

// splitCodes parts a line's name from its bracketed codes.
func splitCodes(line string) (name, codes string) {
	if cut := strings.IndexByte(line, '['); cut >= 0 {
		return phrase(line[:cut]), line[cut:]
	}
	return phrase(line), ""
}

// phrase is the words of a name written with underscores.
func phrase(words string) string {
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == '_' || r == ' ' || r == '\t' }), " ")
}

// codes adds the terms of a line's bracketed codes to the last actor.
func (r *petrarchReader) codes(codes string) error {
	last := &r.actors[len(r.actors)-1]
	for codes = strings.TrimSpace(codes); codes != ""; codes = strings.TrimSpace(codes) {
		end := strings.IndexByte(codes, ']')
		if codes[0] != '[' || end < 0 {
			return fmt.Errorf("%q is no code in brackets", codes)
		}
		t, err := codeTerm(codes[1:end])
		if err != nil {
			return err
		}
		// The last term that covers a day wins: the default stands before every dated code, the first listed of these last.
		at := 0
		for t.dated() && at < len(last.terms) && !last.terms[at].dated() {
			at++
		}
		last.terms = slices.Insert(last.terms, at, t)
		codes = codes[end+1:]
	}
	return nil
}

// codeTerm reads "AZEGOV", "AZEGOV >031031", "AZEELI <19930624", "AZEGOV 930624-031031" and "<910625", which leaves the
// name without a code until that day.
func codeTerm(code string) (t term, err error) {
	when := ""
	code = strings.TrimSpace(code)
	if cut := strings.IndexAny(code, "<> \t"); cut >= 0 {
		code, when = code[:cut], strings.TrimSpace(code[cut:])
	}
	if code = strings.ToUpper(strings.TrimSpace(code)); code == "" && when == "" {
		return t, fmt.Errorf("empty brackets")
	}
	if isNullCode(code) {
		code = ""
	}
	t.cameo = code
	t.country, t.sectors = splitCAMEO(code)
	switch {
	case when == "":
	case when[0] == '<':
		t.to, err = dictionaryDay(strings.Trim(when[1:], " <>"))
		t.to-- // the day itself no longer
	case when[0] == '>':
		t.from, err = dictionaryDay(strings.Trim(when[1:], " <>"))
	default:
		from, to, ok := strings.Cut(when, "-")
		if !ok {
			return t, fmt.Errorf("%q is no date restriction: use <date, >date or date-date", when)
		}
		if t.from, err = dictionaryDay(strings.TrimSpace(from)); err == nil {
			t.to, err = dictionaryDay(strings.TrimSpace(to))
		}
		if err == nil && t.to < t.from {
			err = fmt.Errorf("%q ends before it begins", when)
		}
	}
	return t, err
}

// isNullCode tells the codes that stand for no code: [---], [+++], [###].
func isNullCode(code string) bool { return code != "" && strings.Trim(code, "-+#") == "" }

// centuryPivot is the last two-digit year that PETRARCH reads as one of this century.
const centuryPivot = 30

// dictionaryDay is the day of YYYYMMDD or YYMMDD.
func dictionaryDay(s string) (schema.Day, error) {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != len("20060102") && len(s) != len("060102") {
		return 0, fmt.Errorf("%q is no date: use YYYYMMDD or YYMMDD", s)
	}
	year, month, day := n/10000, n/100%100, n%100
	if len(s) == len("060102") {
		if year > centuryPivot {
			year += 1900
		} else {
			year += 2000
		}
	}
	d := schema.NewDay(year, time.Month(month), day)
	if when := d.Time(); int(when.Month()) != month || when.Day() != day {
		return 0, fmt.Errorf("%q is no day of the calendar", s)
	}
	return d, nil
}

// cameoSectors are the role codes of CAMEO that PLOVER calls by another name.
var cameoSectors = map[string]string{"MED": "JRN", "HLH": "MED", "CIV": "CVL", "INS": "REB", "SEP": "REB", "RAD": "UAF", "HRI": "SOC", "NGM": "NGO",
	"SET": "CVL", "DEV": "SOC", "ENV": "SOC", "INT": "IGO", "PKO": "IGO", "AMN": "NGO", "IRC": "NGO", "EEC": "EUR", "LEG": "LEG", "EDU": "EDU"}

// codeWidth is the length of the parts of a CAMEO actor code.
const codeWidth = 3

// splitCAMEO reads the country and the PLOVER sectors out of a CAMEO actor code: AZEGOV, IGOEEU, PALREBHMS. Parts that
// PLOVER does not know (parties, faiths, a made-up country) stay in the code alone.
func splitCAMEO(code string) (country string, sectors []string) {
	for i := 0; i+codeWidth <= len(code); i += codeWidth {
		part := code[i : i+codeWidth]
		if _, ok := schema.CountryByAlpha3(part); ok && i == 0 {
			country = part
			continue
		}
		sector, ok := cameoSectors[part]
		if !ok && sectorNouns[part] != "" {
			sector, ok = part, true
		}
		if ok {
			sectors = withSector(sectors, []string{sector})
		}
	}
	return country, sectors
}

// addPETRARCHActor adds an actor of a dictionary. One whose only code is a country is that country.
func (x *lexicon) addPETRARCHActor(e entity) {
	if len(e.terms) == 0 {
		e.terms = []term{{}}
	}
	e.coded = true
	first := e.terms[0]
	i, isCountry := x.byCode[first.cameo]
	if isCountry && len(e.terms) == 1 && !first.dated() {
		for _, name := range append([]string{e.name}, e.aliases...) {
			x.phrases.add(name, sense{kind: countrySense, caps: userCasing(name), user: true, ref: int32(i)})
		}
		return
	}
	e.kind = "organisation"
	if len(e.terms) > 1 {
		e.kind = "person"
	} else if len(first.sectors) > 0 {
		e.kind = kindOfSector(first.sectors, "organisation")
	}
	x.addUserEntity(e)
}

// agentLine reads PHRASE {PLURAL} [~CODE].
func (r *petrarchReader) agentLine(line string) error {
	cut := strings.IndexByte(line, '[')
	end := strings.IndexByte(line, ']')
	if cut < 0 || end < cut {
		return fmt.Errorf("an agent needs a code in brackets")
	}
	code := strings.ToUpper(strings.TrimSpace(line[cut+1 : end]))
	words, plural := line[:cut], ""
	if open := strings.IndexByte(words, '{'); open >= 0 {
		close := strings.IndexByte(words, '}')
		if close < open {
			return fmt.Errorf("a plural's brace is never closed")
		}
		plural, words = words[open+1:close], words[:open]
	}
	a := agent{user: true, person: true, institution: true, prefixed: strings.HasSuffix(code, "~"), cameo: strings.TrimSpace(strings.Trim(code, "~"))}
	if !strings.Contains(code, "~") {
		return fmt.Errorf("the code of an agent needs a ~ where the actor's code goes")
	}
	if isNullCode(a.cameo) {
		a.cameo = ""
	}
	_, a.sectors = splitCAMEO(a.cameo)
	for _, p := range append(r.expand(words), r.expand(plural)...) {
		if a.phrase = strings.ToLower(phrase(p)); slug(a.phrase) != "" {
			r.agents = append(r.agents, a)
		}
	}
	if slug(words) == "" {
		return fmt.Errorf("an agent needs a phrase")
	}
	return nil
}

// maxExpansions bounds the phrases that the marks of one line make.
const maxExpansions = 256

// expand puts every word of its marks into a phrase: CONGRESS!PERSON! is CONGRESSMAN, CONGRESSWOMEN ...
func (r *petrarchReader) expand(words string) []string {
	open := strings.IndexByte(words, '!')
	if open < 0 {
		return []string{words}
	}
	length := strings.IndexByte(words[open+1:], '!')
	if length < 0 {
		return []string{words}
	}
	mark := words[open : open+length+2]
	all := make([]string, 0, len(r.marks[mark]))
	for _, word := range r.marks[mark] {
		for _, rest := range r.expand(words[open+len(mark):]) {
			if len(all) < maxExpansions {
				all = append(all, words[:open]+word+rest)
			}
		}
	}
	return all
}
