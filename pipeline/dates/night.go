package dates

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// nightDeeds are the nouns before which "overnight" dates what they name; before others it only describes them: "an overnight bus".
var nightDeeds = text.WordSet(`raid strike airstrike attack assault shelling bombardment bombing barrage clash fighting battle shooting ambush
	explosion blast fire blaze operation search crackdown sweep protest riot unrest violence incursion storm rain flood crash vote session
	talk talks meeting decision`)

// figures are the verbs of what changes or lasts "overnight" as a figure of speech, or a custom of every night.
var figures = text.WordSet("become turn change transform solve fix happen build grow stay sleep camp park accommodate host run open")

// nightRule reads "overnight", "overnight into Friday", "Thursday night into Friday", "in the night to Sunday", "during the night", and at the
// head of a sentence "In the night".
func (s *scanner) nightRule(i int) expression {
	e := build(nightForm, i, i+1)
	e.day, e.part = noWeekday, nightPart
	switch {
	case s.says(i, "overnight") && s.tells(i) && s.datesNight(i):
	case s.is(i, weekday) && s.says(i+1, "night") && s.leadsToWeekday(i+2):
		e.last = i + 2
	case s.says(i, "the") && s.says(i+1, "night") && s.says(i-1, "in", "during"):
		e.last = i + 2
		if s.says(i-1, "in") && !s.leadsToWeekday(e.last) && !(i == 1 && s.says(e.last, ",")) {
			return expression{}
		}
	default:
		return expression{}
	}
	if s.leadsToWeekday(e.last) {
		e.day, e.last = s.words[e.last+1].n, e.last+2
	} else if s.is(e.last, weekday) && !s.is(e.last+1, partOfDay) { // "overnight Tuesday"
		return expression{}
	}
	return e
}

// leadsToWeekday tells "into Friday", "to Friday" behind the words for a night.
func (s *scanner) leadsToWeekday(i int) bool {
	return s.says(i, "into", "to") && s.is(i+1, weekday) && !s.is(i+2, partOfDay)
}

// datesNight tells "overnight" that says when something happened from "an overnight success", "stays open overnight".
func (s *scanner) datesNight(i int) bool {
	t := &s.tokens[i]
	h := t.Head - s.first
	if t.Head < 0 || h < 0 || h >= len(s.tokens) {
		return true
	}
	head := &s.tokens[h]
	lemma := strings.ToLower(head.Lemma)
	if head.Tag == text.NOUN && h > i {
		return nightDeeds[lemma]
	}
	return !figures[lemma]
}

// tells tells a sentence of what has happened or will from one of what is so every night.
func (s *scanner) tells(i int) bool {
	for k := range s.tokens {
		if s.tokens[k].Feats.Has(text.Past) {
			return true
		}
	}
	return s.futureAt(i)
}

// night is that before the day of publication, or the coming one for a future; beside a weekday that which leads into it. A night lies on two
// days, and the text doesn't tell which.
func (r *resolver) night(e *expression) meaning {
	day := r.published
	switch {
	case e.day != noWeekday:
		into := *e
		into.part = -1
		into.form = weekdayForm
		day = r.weekday(&into).start
	case r.explicit && r.at-r.sentence <= carry: // "On June 3, 1944 ... overnight"
		day = r.spoken.start + 1
	case r.tense > 0 && r.published != 0:
		day++
	}
	if day == 0 {
		return unresolved
	}
	return relative(interval{day - 1, day}, (day-1).String()+partSuffix(e))
}

// dawnRule reads the hours before the sun is up: "before dawn", "at daybreak", "in the early hours".
func (s *scanner) dawnRule(i int) expression {
	switch {
	case s.is(i, sunrise) && s.says(i-1, "before", "at", "around", "since", "until") && !s.says(i+1, "of", "raid", "prayer", "prayers"):
		return build(dawnForm, i, i+1)
	case s.says(i, "the") && s.says(i-1, "in", "during") && s.says(i+1, "early", "small", "wee", "predawn", "pre-dawn") && s.says(i+2, "hours"):
		return build(dawnForm, i, i+3)
	}
	return expression{}
}

// newsDays is how far back a day lies that the sentences before have told news of.
const newsDays = 31

// dawn is that of the day of the news told before, or of the day of publication; of a future nobody knows which.
func (r *resolver) dawn(e *expression) meaning {
	day := r.published
	if s := r.spoken; s.start != 0 && s.start == s.end && r.at-r.sentence <= carry && (day == 0 || s.end <= day && day-s.end <= newsDays) {
		day = s.start
	}
	if day == 0 || r.tense >= 0 {
		return meaning{value: "TMO", basis: "none"}
	}
	return relative(oneDay(day), day.String()+"TMO")
}
