package actors

import "strings"

// lower is a word in lower case, without copying one that already is.
func lower(word string) string { return strings.ToLower(word) }

// wordSet is a set of words written as one string.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// The closed word classes that the rules ask for.
var (
	// ownerSuffixes are the second parts of compounds whose first part says whose it is: "Saudi-led", "London-based".
	ownerSuffixes = wordSet("led based run owned dominated registered")

	// courtesyTitles stand before a person's name and say nothing of an office.
	courtesyTitles = wordSet("mr mr. mrs mrs. ms ms. miss sir dame lord lady dr dr. madam madame monsieur prof prof. hon hon. señor don st st. rev rev. haji hajji")
	maleTitles     = wordSet("mr mr. sir lord monsieur señor")
	femaleTitles   = wordSet("mrs mrs. ms ms. miss dame lady madam madame")

	// titleWords may stand between a title and what it belongs to without changing who is meant.
	titleWords = wordSet(`former ex then acting interim deputy vice senior chief late outgoing incoming new newly current longtime long-time veteran prominent top
		leading assistant associate honorary caretaker transitional ousted deposed exiled jailed imprisoned fugitive retired fellow co incumbent first second
		nonpartisan non-partisan independent embattled long-serving longserving elder younger influential powerful disgraced self-styled self-proclaimed then-`)

	// givenNames are titles that are also given names: with one more word they are the name itself.
	givenNames = wordSet("dean earl marshal judge major prince duke pope cook")

	// formerWords put somebody out of office.
	formerWords = wordSet("former ex ousted deposed exiled toppled retired late fugitive disgraced dethroned overthrown erstwhile onetime one-time sacked fallen")

	// ofPrepositions tie a noun to whom or what it belongs to.
	ofPrepositions = wordSet("of for from in at within inside across")

	// spanPrepositions tie a noun to words that belong to its phrase.
	spanPrepositions = wordSet("of for from in at to on within near against")

	// placePrepositions make a country's name the name of a place.
	placePrepositions = wordSet("in at near inside across throughout into within outside around via through onto toward towards off over beyond above along under amid")

	// wayPrepositions do so after verbs and nouns of motion.
	wayPrepositions = wordSet("to from")
)

// thingNouns are nouns for things that have names of their own.
var thingNouns = wordSet(`ship vessel boat ferry tanker yacht submarine hurricane typhoon storm cyclone album song film movie book novel river lake mountain
	volcano spacecraft satellite rocket missile horse dog operation asteroid comet virus browser software app shuttle orbiter aircraft airliner
	vaccine drug smartphone console spaceship probe telescope opera sitcom videogame sculpture painting`)

// thingEnds are last words of names of things: buildings, streets, events, texts.
var thingEnds = wordSet(`hall bridge tower airport stadium square street road avenue boulevard building highway station olympics championship championships cup
	prize award awards study survey system database census index act treaty accord accords war festival marathon plaza arena wall`)

// numberedBodies are words before the number of a body that acts: "Channel 4".
var numberedBodies = wordSet("channel radio tv group brigade division battalion regiment unit army corps squadron local district battery company fleet committee chamber force article section")

// otherNouns are nouns for somebody who is not what the owner is: the ally of a country is not of that country.
var otherNouns = wordSet("ally partner rival foe enemy adversary neighbour neighbor opponent critic counterpart host guest competitor backer")

// settlerLands are countries whose people name where their families came from: "Iranian Americans".
var settlerLands = wordSet("USA CAN AUS NZL")

// workWords are words in the names of trade unions.
var workWords = wordSet("trade labour labor worker employee teacher miner nurse driver farmer steelworker machinist docker railway rail transport metalworker electrician journalist doctor pilot auto teamster postal firefighter")

// localWords say that authorities are those of a part of a country.
var localWords = wordSet("regional provincial municipal local city county district town village municipality municipalities mayor mayors mayoral")

// leaderNouns are nouns for who heads a body.
var leaderNouns = wordSet("leader chief chairman chairwoman chairperson chair head boss president director secretary-general founder commander spokesman spokeswoman")

// corporate are the offices that bodies have as well as states.
var corporate = wordSet("president vice_president secretary_general chancellor")

// vagueBodies are nouns that say little of a body in whose name they stand.
var vagueBodies = wordSet("force unit command division mission")

// nationBodies are nouns for bodies that a country has once.
var nationBodies = wordSet("government army navy regime parliament legislature cabinet senate ministry")

// civilRanks are the sectors of ranks that are none behind the name of a subject, a team or a ship.
var civilRanks = map[string][]string{"major": {"EDU"}, "captain": {"CVL"}}

// epithets are nouns by which the press calls again somebody whom it has named.
var epithets = wordSet("laureate billionaire millionaire tycoon magnate mogul strongman firebrand septuagenarian octogenarian nonagenarian")

// notNames are words behind the hyphen of a name that do not belong to it.
var notNames = wordSet("led based run owned dominated registered like style era backed born held controlled trained made allied affiliated linked aligned elect designate inspired themed")

// amounts are nouns for people that also count things.
var amounts = wordSet("couple pair group trio host body class team force union")

// followers are nouns for the people of a leader: those of one who fights fight too.
var followers = wordSet("man follower people supporter loyalist boy")

// motionWords are lemmas after which "to" and "from" lead to places, not to those who receive or give.
var motionWords = wordSet(`go come travel fly return move flee arrive depart leave head drive sail march walk run cross migrate emigrate immigrate relocate escape deport
	expel extradite evacuate withdraw retreat enter trip visit journey flight tour route road travel route migration return exit border km mile kilometre kilometer
	north south east west close near deploy redeploy ship transport smuggle transfer bring take send carry invite fly repatriate exile bear originate hail
	export import extend spread stretch range ferry airlift escort accompany pull evacuate displace resettle settle`)

// placeVerbs are verbs that a city does as a place and not as a government.
var placeVerbs = wordSet(`be lie sit stand host see fall have wake become remain burn flood shake tremble celebrate suffer grow lie boast stretch house feature
	lose win play beat get look feel sleep experience endure witness come mark`)

// governedVerbs are verbs that, said of a city in the passive, speak of its government.
var governedVerbs = wordSet("accuse blame criticise criticize condemn warn ask urge invite tell call inform expect sanction force oblige pressure concern")

// actionNouns are nouns of doing, before which an adjective of nationality names who does it: "the Israeli airstrike".
var actionNouns = wordSet(`action advance aggression agreement aid airstrike air-strike annexation appeal assault assistance attack ban barrage blockade blow bombardment bombing
	boycott campaign capture ceasefire claim complaint condemnation control counteroffensive counter-offensive crackdown criticism cut decision declaration defeat
	delivery demand denial deployment drill drone embargo evacuation exercise exit expulsion fire gunfire help incursion influence interference intervention
	invasion investigation involvement killing launch loan massacre mediation mission move movement objection occupation offensive offer operation opposition
	ouster order participation pledge plan plot policy pressure probe proposal protest pullout pull-out raid reaction recognition refusal rejection
	request requirement resistance response restriction retaliation retreat ruling rule sanction seizure shelling siege statement strike sale shipment support
	surrender tariff test threat victory veto violation visit vote vow warning weapon withdrawal missile rocket bomb artillery shell mortar landing
	provocation violence repression abuse rhetoric stance position approval disapproval consent veto backing funding investment effort bid`)
