package places

import (
	"net/url"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Weights of what lies outside the text.
const (
	datelineWeight = 2.0 // the dateline's place speaks for the others twice
	outletWeight   = 2.5 // the town in the outlet's name
	domainWeight   = 1.0 // the country of its internet domain
	abroadShare    = 0.2 // of these weights, where the dateline lies in another country
)

// abroad lowers what the outlet says of where its news are, where the article's dateline says otherwise.
func (r *Resolver) abroad(d *text.Document, hints, groups []*group) {
	key := datelineKey(d)
	for _, g := range groups {
		if g.key != key || len(g.candidates) == 0 {
			continue
		}
		for _, hint := range hints {
			if len(hint.candidates) > 0 && hint.candidates[0].country != g.candidates[0].country {
				hint.weight *= abroadShare
			}
		}
	}
}

// dateline gives the dateline's place its weight.
func (r *Resolver) dateline(d *text.Document, groups []*group) {
	key := datelineKey(d)
	for _, g := range groups {
		if g.key == key {
			g.weight = datelineWeight
		}
	}
}

// datelineKey is the town of the dateline, "" where there is none.
func datelineKey(d *text.Document) string {
	town, _, _ := strings.Cut(d.Slice(d.Dateline.Place), ",") // "PEMBA, Mozambique"
	return gazetteer.Key(town)
}

// newspaperWords are what newspapers call themselves beside the name of their town.
var newspaperWords = strings.Fields(`newspapers newspaper chronicle telegraph independent democrat republican intelligencer observer dispatch
	sentinel examiner inquirer enquirer register reporter standard advertiser advocate enterprise messenger bulletin gazette tribune
	herald journal courier mercury monitor citizen express leader ledger beacon banner review record world argus times daily weekly
	local online media press today voice globe eagle pilot media news post mail star echo item live life info talk city town area area union sun
	day the my this is and in com net`)

// outlet gives what the outlet's name and domain say of where it is read, as names that have no mention.
func (r *Resolver) outlet(a *schema.Article) (hints []*group) {
	if a == nil {
		return nil
	}
	host, path := "", ""
	if u, err := url.Parse(a.URL); err == nil {
		host, path = strings.ToLower(u.Hostname()), strings.ToLower(u.Path)
	}
	labels := strings.Split(strings.TrimPrefix(host, "www."), ".")
	if country, ok := r.domainCountry(labels[len(labels)-1]); ok {
		hints = append(hints, &group{best: -1, weight: domainWeight, candidates: []candidate{{site: r.site(country)}}})
	}
	found := r.townIn(strings.ToLower(strings.ReplaceAll(a.Outlet, " ", "")))
	for _, label := range labels[:max(0, len(labels)-1)] {
		if found == nil {
			found = r.townIn(strings.ReplaceAll(label, "-", ""))
		}
	}
	if found != nil {
		hints = append(hints, found)
	}
	for segment := range strings.FieldsFuncSeq(path, func(c rune) bool { return c == '/' }) {
		if town, ok := strings.CutSuffix(strings.ReplaceAll(segment, "-", "_"), "_news"); ok {
			if g := r.townIn(strings.ReplaceAll(town, "_", "")); g != nil { // the outlet's pages for a town
				hints = append(hints, g)
			}
		}
	}
	return hints
}

// commonDomains are the country domains that the world uses for other things.
var commonDomains = map[string]bool{"tv": true, "io": true, "co": true, "me": true, "ai": true, "fm": true, "la": true, "cc": true, "ws": true, "to": true, "is": true, "eu": true}

func (r *Resolver) domainCountry(domain string) (gazetteer.Ref, bool) {
	if len(domain) != 2 || commonDomains[domain] {
		return gazetteer.None, false
	}
	if domain == "uk" {
		domain = "gb"
	}
	c, ok := schema.CountryByAlpha2(strings.ToUpper(domain))
	if !ok {
		return gazetteer.None, false
	}
	return r.gaz.CountryPlace(c.Alpha3)
}

// shortestTown is the fewest letters of a town's name that are read out of an outlet's: shorter ones are in many words.
const shortestTown = 5

// townIn reads "parisbeacon" or "thisisoxfordshire" as newspaper words and a place.
func (r *Resolver) townIn(name string) *group {
	for {
		short := name
		for _, w := range newspaperWords {
			if len(short)-len(w) < shortestTown {
				continue
			}
			if bearers := r.towns(short); bearers != nil {
				break
			}
			short = strings.TrimSuffix(strings.TrimPrefix(short, w), w)
		}
		if short == name {
			break
		}
		name = short
	}
	if bearers := r.towns(name); bearers != nil {
		g := &group{key: name, best: -1, weight: outletWeight, candidates: r.candidates(bearers, gazetteer.None)}
		for i := range g.candidates { // a local paper is as likely to be a small town's
			g.candidates[i].fixed *= outletPrior
			if englishPress[r.gaz.Alpha3(g.candidates[i].ref)] {
				g.candidates[i].fixed += pressBonus
			}
		}
		return g
	}
	return nil
}

// englishPress are the countries whose towns have newspapers in English: a Paris Beacon is not read in France.
var englishPress = text.WordSet("USA GBR IRL CAN AUS NZL ZAF IND PAK NGA GHA KEN UGA TZA ZMB ZWE JAM TTO BRB GUY MLT SGP PHL HKG LKA BGD FJI BHS")

// pressBonus is how much likelier a town in one of them is the one in an outlet's name.
const pressBonus = 3.0

// outletPrior flattens the difference between large and small towns for a newspaper's name.
const outletPrior = 0.5

// towns are the towns and divisions that bear a name as their own.
func (r *Resolver) towns(name string) (kept []gazetteer.Bearer) {
	if len(name) < shortestTown {
		return nil
	}
	for _, b := range r.gaz.Lookup(nil, name) {
		if b.Kind <= gazetteer.Bare && !r.gaz.IsCountry(b.Place) {
			kept = append(kept, b)
		}
	}
	return kept
}
