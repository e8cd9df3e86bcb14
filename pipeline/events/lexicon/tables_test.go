package lexicon

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// loaded is the lexicon of some patterns over the least tables, some of these replaced.
func loaded(t *testing.T, patterns string, replaced map[string]string) *Lexicon {
	t.Helper()
	files := tables(patterns)
	for name, content := range replaced {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	l, err := Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestTableErrorsNameFileAndLine breaks a line of each table that is no file of patterns.
func TestTableErrorsNameFileAndLine(t *testing.T) {
	for _, c := range []struct{ file, content, want string }{
		{"classes.tsv", "attack\traid\nfood\n", "classes.tsv:2: expected 2 columns"},
		{"classes.tsv", "attack\traid\nblow\t@atack|punch\n", "classes.tsv:2: no class @atack above"},
		{"people.tsv", "people\n", "people.tsv:1: expected 2 columns"},
		{"complement.tsv", "# effects\nreject\trefuse\n", "complement.tsv:2: expected 3 columns (effect, lemmas, forms)"},
		{"outcomes.tsv", "reject\t07\n", "outcomes.tsv:1: expected 3 columns"},
		{"outcomes.tsv", "reject\t07\t122\nreject\t08\t1299\n", `outcomes.tsv:2: "1299" is no CAMEO code`},
		{"outcomes.tsv", "reject\t77\t122\n", `outcomes.tsv:1: "77" is no CAMEO code`},
		{"contexts.tsv", "military\ttank\tgun\n", "contexts.tsv:1: expected 2 columns (value, lemmas)"},
		{"toll.tsv", "dead\n", "toll.tsv:1: expected 2 columns (value, lemmas)"},
		{"refine.tsv", "15\tpeacekeeper\n", "refine.tsv:1: expected 3 columns"},
		{"refine.tsv", "15\tpeacekeeper\t0749\n", `refine.tsv:1: "0749" is no CAMEO code`},
		{"selection.tsv", "173\tX\tperson\n", "selection.tsv:1: expected 3 columns (code prefixes, S or T, what may stand there)"},
		{"selection.tsv", "173\tP\tperson\n", "selection.tsv:1: expected 3 columns"},
		{"selection.tsv", "\n173\tT\tperson|@crook\n", "selection.tsv:2: no class @crook"},
	} {
		files := tables("")
		files[c.file] = &fstest.MapFile{Data: []byte(c.content)}
		_, err := Load(files, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: error %v, want %q", c.file, c.content, err, c.want)
		}
	}
	files := tables("")
	delete(files, "toll.tsv")
	if _, err := Load(files, nil); err == nil || !strings.Contains(err.Error(), "toll.tsv") {
		t.Errorf("without a table: error %v, want one that names it", err)
	}
}

// TestUserPatterns puts the user's own files behind the embedded ones: later in order, marked, and no knowledge of the network's.
func TestUserPatterns(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	good, more := write("good.tsv", "# mine\r\n040\tS yodel (at T)\r\n"), write("more.tsv", "--\tS yodel\n")
	l, err := Load(tables("190\tS yodel T\n"), []string{good, more})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range l.Senses[text.VerbTrigger]["yodel"] {
		got = append(got, fmt.Sprintf("%d %q %t", s.Order, s.Code, s.User))
	}
	if want := []string{`0 "190" false`, `1 "040" true`, `2 "" true`}; !slices.Equal(got, want) {
		t.Errorf("senses %q, want %q", got, want)
	}
	if known := l.Known["yodel"]; !slices.Equal(known, []string{"ASSAULT"}) {
		t.Errorf("known of the verb: %q, want the embedded sense alone", known)
	}
	bad := write("bad.tsv", "040\tS yodel\n\n040\tS yodel @choir\n")
	for file, want := range map[string]string{bad: bad + ":3: no class @choir", filepath.Join(dir, "none.tsv"): "none.tsv"} {
		if _, err := Load(tables(""), []string{good, file}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// TestSlotsOfPatterns writes out the slots of a pattern: where each stands, what may fill it, "?" for an optional one.
func TestSlotsOfPatterns(t *testing.T) {
	where := map[position]string{Subject: "subj", Object: "obj", Second: "second", oblique: "obl", Clause: "clause", Modifier: "mod"}
	show := func(sl Slot) string {
		s := where[sl.At]
		if sl.Preps != nil {
			s += " " + strings.Join(sl.Preps, "|")
		}
		s += ":" + sl.Role.String() + strings.Join(sorted(sl.Nouns), "|")
		for _, mark := range []struct {
			set  bool
			sign string
		}{{sl.any, "*"}, {sl.None, "-"}, {sl.Optional, "?"}} {
			if mark.set {
				s += mark.sign
			}
		}
		return s
	}
	for _, c := range []struct{ pattern, want string }{
		{"S shell T", "subj:S, obj:T"},
		{"T fear S", "subj:T, obj:S"},
		{"@attack kill T", "subj:raid|strike, obj:T"},
		{"S grant T loan", "subj:S, obj:T, second:loan"},
		{"S march (on|to P)", "subj:S, obl on|to:P?"},
		{"S march (on P) with T", "subj:S, obl on:P?, obl with:T"},
		{"S withdraw - (from P)", "subj:S, obj:-, obl from:P?"},
		{"S vow to @do", "subj:S, clause to:*"},
		{"S accuse T of *", "subj:S, obj:T, obl of:*"},
		{"S free soldier|T", "subj:S, obj:Tsoldier"},
		{"S be in P", "subj:S, obl in:P"},
		{"n: S @attack on T", "mod:S, obl on:T"},
		{"n: peace @talks (between S)", "mod:peace, obl between:S?"},
	} {
		p, err := parsePattern(c.pattern, map[string]text.Words{"attack": text.WordSet("raid strike"), "talks": text.WordSet("talk")}, map[string]Slot{})
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		var got []string
		for _, sl := range p.slots {
			got = append(got, show(sl))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.pattern, s, c.want)
		}
	}
}

// TestTriggersOfPatterns reads under which words a pattern is found, and as which kind.
func TestTriggersOfPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern string
		kind    text.TriggerKind
		want    string
	}{
		{"S shell|pound T", text.VerbTrigger, "shell pound"},
		{"S call_off @talks", text.VerbTrigger, "call_off"},
		{"S be in P", text.PredicateTrigger, "be"},
		{"S be angry|cross at T", text.PredicateTrigger, "angry cross"},
		{"S be in talk|contact with T", text.PredicateTrigger, "talk_in contact_in"},
		{"S be in_favour of T", text.PredicateTrigger, "favour_in"},
		{"n: @attack|ambush on T", text.NounTrigger, "raid strike ambush"},
		{"n: peace talk with T", text.NounTrigger, "talk"},
	} {
		p, err := parsePattern(c.pattern, map[string]text.Words{"attack": text.WordSet("raid strike"), "talks": text.WordSet("talk")}, map[string]Slot{})
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
		} else if got := strings.Join(p.lemmas, " "); got != c.want || p.kind != c.kind {
			t.Errorf("%s: %s of kind %v, want %s of %v", c.pattern, got, p.kind, c.want, c.kind)
		}
	}
}

// TestAttributesOfSenses reads the third column.
func TestAttributesOfSenses(t *testing.T) {
	l := loaded(t, "190\tS raid T\tmode=aerial ctx=military|crime ctx=economic weak\n057\tS sign (with T)\trecip hist\n190\tS plot\tfuture hyp neg\n", nil)
	raid, sign, plot := l.Senses[text.VerbTrigger]["raid"][0], l.Senses[text.VerbTrigger]["sign"][0], l.Senses[text.VerbTrigger]["plot"][0]
	if raid.Mode != "aerial" || !slices.Equal(raid.Contexts, []string{"military", "crime", "economic"}) || !raid.Weak || raid.Recip {
		t.Errorf("raid: %+v", raid)
	}
	if !sign.Recip || sign.Weak || sign.Flags != (schema.Flags{Historical: true}) {
		t.Errorf("sign: %+v", sign)
	}
	if plot.Flags != (schema.Flags{Future: true, Hypothetical: true, Negated: true}) {
		t.Errorf("plot: %+v", plot)
	}
}

// TestSensesSayWhatTheyTake asks a sense for its sides and for its name in a rule, where only the alternative of the text is kept.
func TestSensesSayWhatTheyTake(t *testing.T) {
	l := loaded(t, "190\tS shell|pound T|@people (from|off P)\n040\tT receive (S)\n", nil)
	pound, receive := l.Senses[text.VerbTrigger]["pound"][0], l.Senses[text.VerbTrigger]["receive"][0]
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"rule", pound.Rule(), "190/pound: S pound T|@people (from|off P)"},
		{"name", pound.Name(), "190 pound"},
		{"place behind from", pound.Takes(PlaceRole, "from"), true},
		{"place behind off", pound.Takes(PlaceRole, "off"), true},
		{"place behind on", pound.Takes(PlaceRole, "on"), false},
		{"target behind from", pound.Takes(TargetRole, "from"), false},
		{"place may lack", pound.IsOptional(PlaceRole), true},
		{"target may lack", pound.IsOptional(TargetRole), false},
		{"source may lack", receive.IsOptional(SourceRole), true},
		{"no place to lack", receive.IsOptional(PlaceRole), false},
		{"wants a source", WantsSource(receive), true},
		{"wants none", WantsSource(loaded(t, "190\tT perish\n", nil).Senses[text.VerbTrigger]["perish"][0]), false},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

// TestClassesAddUp lets a class hold another one and grow by another line.
func TestClassesAddUp(t *testing.T) {
	l := loaded(t, "", map[string]string{"classes.tsv": "attack\traid\nviolence\t@attack|riot\nattack\tambush\n"})
	for class, want := range map[string]string{"attack": "ambush raid", "violence": "raid riot"} {
		if got := strings.Join(sorted(l.Classes[class]), " "); got != want {
			t.Errorf("@%s: %s, want %s", class, got, want)
		}
	}
	if !l.IsPeople("rebel") || l.IsPeople("tank") {
		t.Error("people are those of people.tsv alone")
	}
}

// TestOutcomes takes the line of the longest prefix of the governed code.
func TestOutcomes(t *testing.T) {
	l := loaded(t, "", map[string]string{"outcomes.tsv": "agree\t03\t030\nagree\t07\t033\nagree\t073\t0333\nplan\t15\t138\nplan\t0831\t--\nagree\t083\t034\nappeal\t08\t105\ncommand\t19\t19\n"})
	for _, c := range []struct {
		effect text.Effect
		code   string
		want   string
	}{
		{AgreeEffect, "070", "033"},
		{AgreeEffect, "073", "0333"},
		{AgreeEffect, "0731", "0333"},
		{AgreeEffect, "190", ""},
		{AgreeEffect, "15", ""},
		{PlanEffect, "150", "138"},  // its own line
		{PlanEffect, "073", "0333"}, // as if agreed
		{PlanEffect, "0831", ""},    // said to leave it
		{AgreeEffect, "0831", "034"},
		{"command", "194", "19"},
		{"command", "084", "105"}, // as if asked for
		{AppealEffect, "194", ""},
		{DenyEffect, "070", ""},
	} {
		out, ok := l.Outcome(c.effect, c.code)
		if ok != (c.want != "") || ok && out != c.want {
			t.Errorf("%s of %s: %q %t, want %q", c.effect, c.code, out, ok, c.want)
		}
	}
}

func TestLightVerbsCarryNouns(t *testing.T) {
	l := loaded(t, "", map[string]string{"complement.tsv": "light\tlaunch|carry_out\tobj,with\nreject\trefuse\tobj\n"})
	for _, c := range []struct {
		keys []string
		form string
		want bool
	}{
		{[]string{"launch"}, "obj", true},
		{[]string{"launch"}, "with", true},
		{[]string{"launch"}, "subj", false},
		{[]string{"carry_out", "carry"}, "obj", true},
		{[]string{"carry"}, "obj", false},
		{[]string{"refuse"}, "obj", false},
	} {
		if got := l.Carries(c.keys, c.form); got != c.want {
			t.Errorf("%q carries a noun as %s: %t", c.keys, c.form, got)
		}
	}
}

// TestSelectionsOfFamilies reads one line for several families, as what may stand on a side or as what may not.
func TestSelectionsOfFamilies(t *testing.T) {
	l := loaded(t, "", map[string]string{"selection.tsv": "17,18\tT\tsomebody|@attack|ship\n11\tS\t!@attack|storm\n"})
	var got []string
	for _, s := range l.Selections {
		got = append(got, fmt.Sprintf("%s %s %t %t %v %v", s.Prefix, s.Side, s.Somebody, s.Person, sorted(s.Among), sorted(s.Except)))
	}
	want := []string{"17 T true false [raid ship strike] []", "18 T true false [raid ship strike] []", "11 S false false [] [raid storm strike]"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestKnownWords gathers what patterns and governing words say of a lemma, wherever it stands in them; wide classes say nothing.
func TestKnownWords(t *testing.T) {
	var wide []string
	for i := range wideSlot + 1 {
		wide = append(wide, fmt.Sprintf("crop%c%c", 'a'+i/26, 'a'+i%26))
	}
	l := loaded(t, "190\tS shell T\n040\tS call_off @talks\n--\tS shell peanut\n190\tS burn @crop\n",
		map[string]string{"classes.tsv": "talks\ttalk\ncrop\t" + strings.Join(wide, "|") + "\n", "complement.tsv": "reject\trefuse_to|n:talk\tto\n"})
	for lemma, want := range map[string]string{
		"shell": "ASSAULT, none", "call_off": "CONSULT", "call": "in CONSULT", "talk": "makes reject, with CONSULT",
		"peanut": "with none", "refuse": "makes reject", "cropaa": "", "burn": "ASSAULT",
	} {
		if got := strings.Join(l.Known[lemma], ", "); got != want {
			t.Errorf("%s: %q, want %q", lemma, got, want)
		}
	}
}

// TestFamiliesOfCodes draws the lines between families of events where they are near each other.
func TestFamiliesOfCodes(t *testing.T) {
	for _, c := range []struct {
		name    string
		of      func(string) bool
		in, out string
	}{
		{"conflict", IsConflict, "141 150 163 173 195 204", "138 130 112 087"},
		{"judgement", IsJudgement, "111 1123 120 1246", "100 130 090"},
		{"asking", AsksFor, "020 026 1053", "030 120"},
		{"concerning a noun", ConcernsNoun, "040 073 112 0841 173 190", "015 036 087 154"},
		{"befalling people", BefallsPeople, "173 174 182", "171 175 190"},
	} {
		for code := range strings.FieldsSeq(c.in) {
			if !c.of(code) {
				t.Errorf("%s is %s", code, c.name)
			}
		}
		for code := range strings.FieldsSeq(c.out) {
			if c.of(code) {
				t.Errorf("%s is not %s", code, c.name)
			}
		}
	}
	for _, c := range []struct {
		code, lemma string
		want        bool
	}{{"1711", "seize", true}, {"173", "arrest", false}, {"143", "boycott", true}, {"143", "strike", false}, {"194", "shell", true}, {"196", "break", false}, {"120", "veto", true}, {"0841", "return", true}, {"0353", "return", false}} {
		if got := StrikesThings(&Sense{Code: c.code, Lemma: c.lemma}); got != c.want {
			t.Errorf("%s %s strikes things: %t", c.code, c.lemma, got)
		}
	}
}
