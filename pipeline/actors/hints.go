package actors

// candidate is whom a description may mean that names no country: the people of one, somebody named before, or nobody that can be told.
type candidate struct {
	country string
	who     int // into cast.list; -1 for a country's people as the description calls them, and for nobody
	hints   [hintCount]float64
}

func (x *candidate) set(h hint, value float64) { x.hints[h] = value }

// mark gives a candidate a hint that is there.
func (x *candidate) mark(h hint, is bool) {
	if is {
		x.hints[h] = 1
	}
}

func (x *candidate) has(h hint) bool { return x.hints[h] > 0 }

func (x *candidate) score(weights *[hintCount]float64) (sum float64) {
	for h, value := range x.hints {
		if value != 0 {
			sum += weights[h] * value
		}
	}
	return sum
}

// hint is something that speaks for a candidate, or against it. What each says stands in weights.tsv.
type hint int

// The hints, in the order of the table.
const (
	spokenOf hint = iota
	sectorToldSo
	nounToldSo
	inClause
	inSentence
	nationalInClause
	nationalInSentence
	actsInClause
	actsInSentence
	locatedInSentence
	laterInSentence
	lastPlace
	oneSentenceOn
	oneSentenceBack
	twoSentencesBack
	recentSpot
	latestSpot
	lastActors
	ofClauseParty
	lastOfSector
	ofSectorNear
	calledSo
	theOwners
	nameCalledSo
	nameIndefinite
	nameOfKind
	nameAnyBody
	nameOfSector
	nameSectorless
	nameSubject
	nameNear
	namePerson
	nameCountryless
	nobody
	nobodyDefinite
	nobodyPlural
	nobodyBarePlural
	nobodyCounted
	nobodyOwned
	nobodyDomestic
	nobodyPerson
	hintCount
)

const noHint hint = -1

// hintNames are how the table calls the hints.
var hintNames = [hintCount]string{
	spokenOf:           "spoken of",
	sectorToldSo:       "sector told so",
	nounToldSo:         "noun told so",
	inClause:           "in the clause",
	inSentence:         "in the sentence",
	nationalInClause:   "nationality in the clause",
	nationalInSentence: "nationality in the sentence",
	actsInClause:       "acts in the clause",
	actsInSentence:     "acts in the sentence",
	locatedInSentence:  "located in the sentence",
	laterInSentence:    "later in the sentence",
	lastPlace:          "last place",
	oneSentenceOn:      "one sentence on",
	oneSentenceBack:    "one sentence back",
	twoSentencesBack:   "two sentences back",
	recentSpot:         "recent",
	latestSpot:         "latest",
	lastActors:         "last actor's",
	ofClauseParty:      "of a party to the clause",
	lastOfSector:       "last of the sector",
	ofSectorNear:       "of the sector, near",
	calledSo:           "called so",
	theOwners:          "the owner's",
	nameCalledSo:       "name: called so",
	nameIndefinite:     "name: indefinite",
	nameOfKind:         "name: of the kind",
	nameAnyBody:        "name: any body",
	nameOfSector:       "name: of the sector",
	nameSectorless:     "name: without a sector",
	nameSubject:        "name: subject",
	nameNear:           "name: near",
	namePerson:         "name: person",
	nameCountryless:    "name: without a country",
	nobody:             "nobody",
	nobodyDefinite:     "nobody: definite",
	nobodyPlural:       "nobody: plural",
	nobodyBarePlural:   "nobody: bare plural",
	nobodyCounted:      "nobody: counted",
	nobodyOwned:        "nobody: owned",
	nobodyDomestic:     "nobody: domestic",
	nobodyPerson:       "nobody: person",
}
