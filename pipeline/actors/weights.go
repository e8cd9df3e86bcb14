package actors

import (
	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
)

// hint is a reason to take somebody for whom a description means.
type hint int

const (
	share       hint = iota // of all that the article says of countries
	sectorShare             // of what it says of people of the sector
	nounShare               // of those whom it calls so
	inClause                // where the clause says that it happens
	inSentence
	nationalInClause // whose somebody in the clause is
	nationalInSentence
	actorInClause // that acts itself
	actorInSentence
	locatedInSentence
	laterInSentence
	lastPlace
	oneAfter
	oneBefore
	twoBefore
	recency // one by how many sentences ago the text spoke of it, and one
	latestSpoken
	lastActor
	partyInClause
	sectorBefore
	sectorNear
	calledDefinite // whose people the text has called by the noun, of those known to the reader
	ofOwner

	// Of somebody named before.
	nameCalled // the last whom the text has called by the noun
	nameBare
	nameKind
	nameBody
	nameSector
	nameUnsaid
	nameSubject
	nameNear
	namePerson
	nameOpen // without a country

	// Of nobody.
	nobody
	nobodyDefinite
	nobodyPlural
	nobodyBare
	nobodyCounted
	nobodyOwned
	nobodyDomestic
	nobodyPerson

	hints
)

// class is the sort of people that a description is of: hints weigh otherwise for each.
type class int

const (
	anyClass class = iota
	aState
	officials
	organs
	soldiers
	fighters
	people
	politicians
	others
	names
	classes
)

var classBySector = map[string]class{"GOV": officials, "PRE": officials, "COP": organs, "JUD": organs, "LEG": organs, "SPY": organs, "MIL": soldiers, "REB": fighters,
	"UAF": fighters, "PRM": fighters, "IMG": fighters, "CRM": fighters, "CVL": people, "REF": people, "MED": people, "EDU": people, "LAB": people, "SOC": people, "AGR": people, "REL": people,
	"JRN": people, "PTY": politicians, "OPP": politicians, "ELI": politicians}

func classOf(d *phrases.Description) class {
	switch k, ok := classBySector[lexicon.First(d.Sectors)]; {
	case d.Agent == nil:
		return names
	case d.Agent.State:
		return aState
	case ok:
		return k
	}
	return others
}

// weights are what each hint says, for descriptions of any class and what a class adds to it.
type weights [classes][hints]float64

func (w *weights) score(k class, x *candidate) (sum float64) {
	for h, v := range x.hints {
		if v != 0 {
			sum += (w[anyClass][h] + w[k][h]) * v
		}
	}
	return sum
}

// hintWeights are a conditional logit over 12,131 descriptions and names without a country of 5,626 texts in which readers told who was meant, those
// of whole articles counted four times against those of short news: with an L2 penalty of 1 on what holds for any class and of 100 on what a
// class adds, of which less than .06 is left out. Where somebody called so before and the people of the same country are both right, the first is.
// Two are set otherwise, as the short news are of years in which most soldiers abroad were American: places say as much of soldiers as of
// others, and the place of the clause says 1.1 (.84).
var hintWeights = weights{
	anyClass:    {share: 3.15, sectorShare: 0.91, nounShare: 1.15, inClause: 1.1, inSentence: -0.17, nationalInClause: -0.01, nationalInSentence: 0.06, actorInClause: -0.6, actorInSentence: -0.48, locatedInSentence: -0.17, laterInSentence: 0.3, lastPlace: 0.32, oneAfter: 0.23, oneBefore: 0.09, twoBefore: 0.06, recency: 1.37, latestSpoken: 0.12, lastActor: 0.34, partyInClause: 0.22, sectorBefore: 0.45, sectorNear: 0.28, calledDefinite: 0.35, ofOwner: 0.93, nameCalled: 2.71, nameBare: -1.87, nameKind: -1.81, nameBody: 2.35, nameSector: 1.43, nameUnsaid: -2.26, nameSubject: -0.11, nameNear: 0.37, namePerson: 0.53, nameOpen: 3.73, nobody: 1.76, nobodyDefinite: -0.32, nobodyPlural: 0.72, nobodyBare: 0.17, nobodyCounted: -0.75, nobodyOwned: 0.92, nobodyDomestic: -0.78, nobodyPerson: -0.06},
	aState:      {oneAfter: 0.08, oneBefore: 0.1, twoBefore: 0.06, recency: 0.17, latestSpoken: 0.16, lastActor: 0.08, nobody: -0.11, nobodyDefinite: -0.09},
	officials:   {sectorShare: -0.17, nounShare: -0.08, inClause: -0.07, nationalInClause: -0.07, nationalInSentence: 0.07, actorInClause: -0.07, laterInSentence: -0.08, lastPlace: -0.09, oneAfter: 0.12, oneBefore: 0.07, recency: 0.06, latestSpoken: 0.15, lastActor: -0.08, partyInClause: -0.08, ofOwner: 0.08, nameKind: -0.16, nameSector: -0.08, nameSubject: -0.12, nameNear: -0.13, nameOpen: -0.07, nobodyPlural: 0.16, nobodyDomestic: 0.09},
	organs:      {share: 0.1, sectorShare: 0.13, actorInClause: -0.08, oneBefore: -0.08, latestSpoken: -0.06, lastActor: 0.11, sectorBefore: 0.15, sectorNear: 0.08, nameCalled: 0.1, nameSector: 0.1, nameOpen: 0.08, nobodyDefinite: 0.1, nobodyBare: -0.1},
	soldiers:    {inSentence: -0.06, nationalInSentence: 0.12, sectorBefore: 0.1, sectorNear: 0.14, nobody: 0.06, nobodyDomestic: 0.16, nobodyPerson: -0.09},
	fighters:    {share: 0.08, nounShare: 0.19, inClause: 0.07, inSentence: 0.12, nationalInClause: 0.07, nationalInSentence: -0.07, actorInSentence: -0.11, locatedInSentence: 0.28, laterInSentence: 0.21, lastPlace: 0.39, lastActor: -0.23, partyInClause: -0.13, sectorBefore: -0.07, calledDefinite: -0.07, ofOwner: -0.11, nobodyDomestic: -0.12, nobodyPerson: 0.07},
	people:      {share: 0.06, sectorShare: -0.07, inClause: 0.26, nationalInSentence: -0.11, actorInSentence: -0.13, locatedInSentence: 0.09, lastPlace: 0.19, oneBefore: -0.17, recency: -0.07, latestSpoken: -0.07, partyInClause: -0.14, sectorBefore: -0.09, sectorNear: -0.08, ofOwner: -0.06, nobodyDefinite: 0.09, nobodyBare: 0.1, nobodyPerson: -0.09},
	politicians: {share: 0.11, sectorShare: 0.08, nationalInClause: 0.06, actorInClause: 0.08, locatedInSentence: 0.07, laterInSentence: 0.13, twoBefore: 0.11, recency: 0.1, latestSpoken: 0.09, lastActor: 0.13, partyInClause: 0.1, nobody: -0.13, nobodyPlural: -0.12, nobodyBare: -0.06, nobodyDomestic: -0.1, nobodyPerson: -0.07},
	others:      {sectorShare: -0.07, inClause: -0.14, actorInSentence: 0.13, locatedInSentence: -0.18, laterInSentence: -0.11, lastPlace: -0.19, oneAfter: -0.16, oneBefore: -0.06, twoBefore: -0.08, latestSpoken: -0.11, lastActor: -0.12, sectorBefore: -0.12, sectorNear: -0.13, nameKind: 0.18, nameBody: 0.07, nameSubject: 0.09, nameNear: 0.14, nobody: 0.07, nobodyPerson: 0.1},
	names:       {share: 0.06, inSentence: -0.16, nationalInSentence: -0.06, actorInClause: 0.08, locatedInSentence: -0.14, laterInSentence: 0.12, twoBefore: -0.07, recency: -0.14, latestSpoken: -0.07, sectorNear: 0.1, nobody: 0.18},
}
