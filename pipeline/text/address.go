package text

import "strings"

// address is the end of the URL, e-mail address, domain or file name at i, or i where there is none.
func (s *scanner) address(i int) int {
	if i < s.searched {
		return i
	}
	dot, at, colon := -1, -1, -1
	j := i
scan:
	for ; j < s.end; j++ {
		switch c := s.text[j]; c {
		case '.':
			dot = j
		case '@':
			at = j
		case ':', '/':
			if strings.HasPrefix(s.text[j:s.end], "://") || c == ':' && s.text[i:j] == "mailto" {
				colon = j
			}
			break scan
		case '-', '_', '%', '+', '&':
		default:
			if !classOfByte(c).wordy() {
				break scan
			}
		}
	}
	s.searched = j
	switch {
	case colon >= 0 && asciiLetters(s.text[i:colon]):
		return s.trimAddress(i, s.spaceAfter(i))
	case at > i && at+1 < j:
		return s.trimAddress(i, j)
	case dot < 0:
		return i
	}
	host := s.trimAddress(i, j)
	if !s.domain(i, host) {
		return i
	}
	if s.byteAt(host) == '/' {
		return s.trimAddress(i, s.spaceAfter(i))
	}
	return host
}

// domain tells whether text[start:end] is a domain or a file name.
func (s *scanner) domain(start, end int) bool {
	name := s.text[start:end]
	if strings.HasPrefix(name, "www.") {
		return len(name) > len("www.")
	}
	i := strings.LastIndexByte(name, '.')
	if i <= 0 || i+1 == len(name) {
		return false
	}
	ending := name[i+1:]
	if find(topDomains, ending) && startsUpper(ending) == startsUpper(ending[len(ending)-1:]) {
		return true
	}
	return strings.Count(name, ".") >= 2 && longLabels(name)
}

// longLabels tells whether all parts of a dotted name are lower-case words of two letters or more, as those of news groups are.
func longLabels(name string) bool {
	for label := range strings.SplitSeq(name, ".") {
		if len(label) < 2 || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz-") != "" {
			return false
		}
	}
	return true
}

// spaceAfter is the end of the run of characters that are no spaces or brackets of a link, from i on.
func (s *scanner) spaceAfter(i int) int {
	for i < s.end {
		c, size := classAt(s.text, i)
		if c == space || s.text[i] == '<' || s.text[i] == '>' || s.text[i] == '"' {
			break
		}
		i += size
	}
	return i
}

// trailingMarks are no part of an address at its end.
const trailingMarks = ".,;:!?'\"]}*-&%+_”’»…"

// trimAddress takes the punctuation that follows an address off its end; closing brackets stay when the address opened one.
func (s *scanner) trimAddress(start, end int) int {
	address := s.text[start:end]
	marks := ")" + trailingMarks
	if strings.IndexByte(address, '(') >= 0 {
		marks = trailingMarks
	}
	return start + len(strings.TrimRight(address, marks))
}

func classOfByte(c byte) class {
	if c < 0x80 {
		return asciiClasses[c]
	}
	return lower
}

func asciiLetters(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
}
