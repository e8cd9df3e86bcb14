package text

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// Lines that sites put between the paragraphs of an article stay in its text, so that offsets hold, but are no sentences.

//go:embed boilerplate.tsv
var boilerplateTable string

// longestBoilerplate is the length in bytes above which a paragraph is the article's, however it begins.
const longestBoilerplate = 300

// boilerplate tells the lines that are none of the article's.
type boilerplate struct {
	lines, labels map[string]bool
	openings      map[string][]*beginning // by their first words
}

// beginning is a pattern for lines, compiled when a line with its first word is met.
type beginning struct {
	pattern string
	once    sync.Once
	re      *regexp.Regexp
}

// credit is a list of names to the end of a line: of people, places and papers.
const credit = `(?-i:(?:\s*(?:[\p{Lu}@][\p{L}.'’/-]*|and|in|at|of|by|from|for|with|the|via|additional|further|reporting|editing|writing|staff|agencies|writers?|correspondents?|bureau|[\d;,&/|()©.:-]+))+)$`

func (o *beginning) matches(line string) bool {
	o.once.Do(func() {
		o.re = regexp.MustCompile(`(?is)^(?:` + strings.ReplaceAll(o.pattern, "{credit}", credit) + `)`)
	})
	return o.re.MatchString(line)
}

func newBoilerplate() *boilerplate {
	b := &boilerplate{map[string]bool{}, map[string]bool{}, map[string][]*beginning{}}
	for row := range strings.Lines(boilerplateTable) {
		kind, rest, _ := strings.Cut(strings.TrimRight(row, "\n"), "\t")
		switch kind {
		case "line", "label":
			for words := range strings.SplitSeq(rest, "|") {
				map[string]map[string]bool{"line": b.lines, "label": b.labels}[kind][words] = true
			}
		case "opening":
			words, pattern, _ := strings.Cut(rest, "\t")
			o := &beginning{pattern: pattern}
			for word := range strings.FieldsSeq(words) {
				b.openings[word] = append(b.openings[word], o)
			}
		}
	}
	return b
}

// cut is where the article's own words in a stretch of running text end: at its start where all of it is boilerplate, before a
// credit in brackets that ends it, else at its end.
func (b *boilerplate) cut(text string, start, end int) int {
	line := strings.TrimSpace(text[start:end])
	if len(line) <= longestBoilerplate && b.holds(line) {
		return start
	}
	if !strings.HasSuffix(line, ")") && !strings.HasSuffix(line, ";") {
		return end
	}
	if i := strings.LastIndexByte(text[start:end], '('); i > 0 && end-start-i <= longestBoilerplate && b.holds(strings.TrimSpace(text[start+i:end])) {
		return start + i
	}
	return end
}

// holds tells whether a line is boilerplate.
func (b *boilerplate) holds(line string) bool {
	line = strings.TrimFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '©' && r != '.' })
	first := line
	if i := strings.IndexFunc(line, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		first = line[:i]
	}
	if strings.HasPrefix(line, "©") {
		first = "©"
	}
	for _, o := range b.openings[strings.ToLower(first)] {
		if o.matches(line) && !entryHead.MatchString(line) {
			return true
		}
	}
	if label, _, ok := strings.Cut(line[:min(len(line), longestLabel)], ":"); ok && b.labels[plain(label)] {
		return true
	}
	return len(line) < longestLine && b.lines[plain(line)] || byline(line) || agencyCredit(line)
}

// entryHead is the line above an entry of a live blog: what stands below it needs its time.
var entryHead = regexp.MustCompile(`^(?i:posted at) \d{1,2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?(?:,? \d{1,2} [A-Z][a-z]+(?: \d{4})?)?$`)

const (
	longestLabel = 32 // more than the bytes of any label
	longestLine  = 64 // and of any line
)

// plain is a line in small letters, with plain apostrophes and no marks at its end.
func plain(line string) string {
	line = strings.TrimRightFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })
	return strings.ReplaceAll(strings.ToLower(line), "’", "'")
}

// byline tells whether a line names its authors alone: "By Ana Lima and Joe Park, Meridian Wire". Names of days and months are none.
func byline(line string) bool {
	if len(line) < len("by ") || !strings.EqualFold(line[:len("by ")], "by ") {
		return false
	}
	words := strings.Fields(line)
	if len(words) < 3 || len(words) > longestByline || strings.HasSuffix(line, ".") {
		return false
	}
	names := 0
	for i, word := range words[1:] {
		bare := strings.Trim(word, ",.|/")
		switch {
		case find(calendar, strings.TrimSuffix(bare, ".")), strings.HasSuffix(word, ",") && i == 0:
			return false // "By Friday", "By then,", "By January, Rebels ..."
		case startsUpper(bare):
			names++
		case bare != "" && bare != "and" && bare != "in" && bare != "for" && bare != "of" && bare != "the":
			return false
		}
	}
	return names > 1
}

// longestByline is the words of three authors and their paper.
const longestByline = 14

// agencies are what credits of pictures end or begin with.
var agencies = map[string]bool{"Getty Images": true, "AP": true, "AP Photo": true, "AFP": true, "Reuters": true, "REUTERS": true, "EPA": true, "EPA-EFE": true, "Xinhua": true,
	"Shutterstock": true, "Anadolu": true, "Anadolu Agency": true, "Bloomberg": true, "Handout": true, "Alamy": true, "PA": true, "PA Wire": true, "PA Images": true, "UPI": true, "TASS": true}

// agencyCredit tells whether a line is the credit of a picture: names with a stroke or "via" between them, one of which is an
// agency's: "Ana Lima/AP Photo", "AFP via Getty Images".
func agencyCredit(line string) bool {
	if len(line) > longestCredit || strings.HasSuffix(line, ".") || !agencies[line] && !strings.Contains(line, "/") && !strings.Contains(line, " via ") {
		return false
	}
	parts := strings.Split(strings.ReplaceAll(line, " via ", "/"), "/")
	found := agencies[line]
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if part == "" || !startsUpper(part) || len(strings.Fields(part)) > 4 {
			return false
		}
		found = found || len(parts) > 1 && agencies[part]
	}
	return found
}

// longestCredit is the length in bytes of a credit's names.
const longestCredit = 80
