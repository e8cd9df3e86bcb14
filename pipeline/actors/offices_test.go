package actors

import (
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline/text"
)

// whoIs is the id of the actor whom words mean; "" for nobody.
func whoIs(d *text.Document, words string) string {
	if m := mentionOf(d, words); m != nil {
		return d.Actors[m.Ref].ID
	}
	return ""
}

func dated(t *testing.T, day string) time.Time {
	t.Helper()
	when, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

// Who holds an office, and what a name is worth, is asked of the article's day.
func TestTermsOfOffice(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ day, text, words, id, code string }{
		{"2010-03-01", "The French president visited Rome.", "The French president", "fra.person.nicolas_sarkozy", "FRAGOV"},
		{"2014-03-01", "The French president visited Rome.", "The French president", "fra.person.francois_hollande", "FRAGOV"},
		{"2019-03-01", "The French president visited Rome.", "The French president", "fra.person.emmanuel_macron", "FRAGOV"},
		{"1700-03-01", "The French president visited Rome.", "The French president", "fra.gov.president", "FRAGOV"},
		{"2010-03-01", "Angela Merkel visited Rome.", "Angela Merkel", "deu.person.angela_merkel", "DEUGOV"},
		{"2024-03-01", "Angela Merkel visited Rome.", "Angela Merkel", "deu.person.angela_merkel", "DEUELI"},
		{"2010-03-01", "Former Chancellor Angela Merkel visited Rome.", "Former Chancellor Angela Merkel", "deu.person.angela_merkel", "DEUELI"},
		{"2010-03-01", "The German chancellor criticised Greece.", "The German chancellor", "deu.person.angela_merkel", "DEUGOV"},
		{"2022-03-01", "The German chancellor criticised Greece.", "The German chancellor", "deu.person.olaf_scholz", "DEUGOV"},
		{"2022-03-01", "A former German chancellor criticised Greece.", "A former German chancellor", "deu.eli", "DEUELI"},
		{"2022-03-01", "German chancellors have often criticised Greece.", "German chancellors", "deu.gov", "DEUGOV"},
	} {
		d := readDated(t, all, c.text, dated(t, c.day))
		m := mentionOf(d, c.words)
		if m == nil || d.Actors[m.Ref].ID != c.id || d.Actors[m.Ref].CAMEO != c.code {
			t.Errorf("%s: %q: %q is %+v, not %s with %s", c.day, c.text, c.words, m, c.id, c.code)
		}
	}
}

// A text without a date is of the days when those whom it calls by an office held it.
func TestDayOfOffices(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ text, words, code string }{
		{"Afghan President Hamid Karzai met elders. The Taliban shelled Kabul.", "The Taliban", "AFGREB"},
		{"German Chancellor Angela Merkel called President Sarkozy. The French president agreed.", "The French president", "FRAGOV"},
		{"President Bush met Prime Minister Tony Blair. The British prime minister praised Angela Merkel.", "The British prime minister", "GBRGOV"},
		{"Former president George W. Bush spoke. The Taliban closed schools.", "The Taliban", "AFGGOV"},
		{"Hamid Karzai met elders. The Taliban closed schools.", "The Taliban", "AFGGOV"},
	} {
		d := readDated(t, all, c.text, time.Time{})
		if m := mentionOf(d, c.words); m == nil || d.Actors[m.Ref].CAMEO != c.code {
			t.Errorf("%q: %q is %+v, not %s", c.text, c.words, m, c.code)
		}
	}
}

// Ministries and institutions of any country are made of its name and what they deal with, whether listed or not; those who head them are others.
func TestMinistriesNobodyLists(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ text, words, id, kind, parent string }{
		{"The Togolese health ministry warned hospitals.", "The Togolese health ministry", "tgo.gov.health_ministry", "government", "tgo.gov"},
		{"Togo's Ministry of Health warned hospitals.", "Togo's Ministry of Health", "tgo.gov.health_ministry", "government", "tgo.gov"},
		{"The agriculture ministry of Bhutan warned farmers.", "The agriculture ministry of Bhutan", "btn.gov.agriculture_ministry", "government", "btn.gov"},
		{"Bhutan's agriculture minister warned farmers.", "Bhutan's agriculture minister", "btn.gov.agriculture_minister", "person", "btn.gov.agriculture_ministry"},
		{"Togo's deputy health minister warned hospitals.", "Togo's deputy health minister", "tgo.gov", "government", "tgo"},
		{"Police in Lomé, Togo, arrested a baker on Monday. The interior ministry defended the raid.", "The interior ministry", "tgo.gov.interior_ministry", "government", "tgo.gov"},
		{"Bhutan's parliament passed the bill.", "Bhutan's parliament", "btn.leg", "organisation", "btn"},
		{"A court in Bhutan jailed a monk.", "A court in Bhutan", "btn.jud", "organisation", "btn"},
		{"The Bhutanese army closed a road.", "The Bhutanese army", "btn.mil", "organisation", "btn"},
		{"The Fijian government banned a paper.", "The Fijian government", "fji.gov", "government", "fji"},
	} {
		d := readText(t, all, c.text)
		m := mentionOf(d, c.words)
		if m == nil {
			t.Errorf("%q: nobody at %q: %v", c.text, c.words, lines(d))
			continue
		}
		if a := d.Actors[m.Ref]; a.ID != c.id || a.Kind != c.kind || a.ParentID != c.parent {
			t.Errorf("%q is %s, a %s under %s, not %s, a %s under %s", c.words, a.ID, a.Kind, a.ParentID, c.id, c.kind, c.parent)
		}
	}
}

// Bodies that no list has are told by the words of their names, and keep their ids under shorter ones.
func TestBodiesByPattern(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ text, words, id, sector, kind string }{
		{"The Lake Chad Liberation Front attacked a barracks in Chad.", "The Lake Chad Liberation Front", "tcd.group.lake_chad_liberation_front", "REB", "armed_group"},
		{"The Lake Renewal Party won a seat in Peru.", "The Lake Renewal Party", "per.org.lake_renewal_party", "PTY", "organisation"},
		{"The Peru Tea Growers Association sued a bank in Lima.", "The Peru Tea Growers Association", "per.org.peru_tea_growers_association", "AGR", "organisation"},
		{"Fighters of the Lake Chad Liberation Front attacked a barracks in Chad.", "Fighters of the Lake Chad Liberation Front", "tcd.group.lake_chad_liberation_front", "REB", "armed_group"},
	} {
		d := readText(t, all, c.text)
		m := mentionOf(d, c.words)
		if m == nil {
			t.Errorf("%q: nobody at %q: %v", c.text, c.words, lines(d))
			continue
		}
		if a := d.Actors[m.Ref]; a.ID != c.id || a.Sector != c.sector || a.Kind != c.kind {
			t.Errorf("%q is %s, %q, %s; not %s, %q, %s", c.words, a.ID, a.Sector, a.Kind, c.id, c.sector, c.kind)
		}
	}
}

// Short forms: initials, a bracketed abbreviation, the last name, the first of East Asian names.
func TestShortForms(t *testing.T) {
	all := stages(t)
	for _, c := range []struct{ text, short, id string }{
		{"The Ghana Potters Guild (GPG) sued a bank in Accra. On Monday the GPG lost.", "On Monday ... the GPG", "gha.org.ghana_potters_guild"},
		{"Lawyer Ama Boateng was arrested in Ghana. Ms. Boateng denied it.", "Ms. Boateng", "gha.person.ama_boateng"},
		{"Xi Jinping flew to Lima. Xi met farmers.", "Xi", "chn.person.xi_jinping"},
		{"Lawyer Ama Boateng met lawyer Kofi Mensah in Ghana. Mensah praised Boateng.", "Mensah", "gha.person.kofi_mensah"},
		{"Lawyer Ama Boateng met lawyer Kofi Mensah in Ghana. Mensah praised Boateng.", "praised ... Boateng", "gha.person.ama_boateng"},
		{"The African Union condemned the coup in Gabon. The AU sent a team.", "The AU", "org.african_union"},
	} {
		d := readText(t, all, c.text)
		if got := whoIs(d, c.short); got != c.id {
			t.Errorf("%q: %q is %q, not %q: %v", c.text, c.short, got, c.id, lines(d))
		}
	}
}
