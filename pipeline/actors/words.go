package actors

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// lower is a word in lower case, without copying one that already is.
func lower(word string) string { return strings.ToLower(word) }

// The closed word classes that the rules ask for.
var (
	// ownerSuffixes are the second parts of compounds whose first part says whose it is: "Saudi-led", "London-based".
	ownerSuffixes = text.WordSet("led based run owned dominated registered")

	// courtesyTitles stand before a person's name and say nothing of an office.
	courtesyTitles = text.WordSet("mr mr. mrs mrs. ms ms. miss sir dame lord lady dr dr. madam madame monsieur prof prof. hon hon. señor don st st. rev rev. haji hajji")
	maleTitles     = text.WordSet("mr mr. sir lord monsieur señor")
	femaleTitles   = text.WordSet("mrs mrs. ms ms. miss dame lady madam madame")

	// titleWords may stand between a title and what it belongs to without changing who is meant.
	titleWords = text.WordSet(`former ex then acting interim deputy vice senior chief late outgoing incoming new newly current longtime long-time veteran prominent top
		leading assistant associate honorary caretaker transitional ousted deposed exiled jailed imprisoned fugitive retired fellow co incumbent first second
		nonpartisan non-partisan independent embattled long-serving longserving elder younger influential powerful disgraced self-styled self-proclaimed then-`)

	// givenNames are titles that are also given names: with one more word they are the name itself.
	givenNames = text.WordSet("dean earl marshal judge major prince duke pope cook")

	// formerWords put somebody out of office.
	formerWords = text.WordSet("former ex ousted deposed exiled toppled retired late fugitive disgraced dethroned overthrown erstwhile onetime one-time sacked fallen")

	// ofPrepositions tie a noun to whom or what it belongs to.
	ofPrepositions = text.WordSet("of for from in at within inside across")

	// spanPrepositions tie a noun to words that belong to its phrase.
	spanPrepositions = text.WordSet("of for from in at to on within near against")

	// placePrepositions make a country's name the name of a place.
	placePrepositions = text.WordSet("in at near inside across throughout into within outside around via through onto toward towards off over beyond above along under amid")

	// wayPrepositions do so after verbs and nouns of motion.
	wayPrepositions = text.WordSet("to from")
)

// thingNouns are nouns for things that have names of their own.
var thingNouns = text.WordSet(`ship vessel boat ferry tanker yacht submarine hurricane typhoon storm cyclone album song film movie book novel river lake mountain
	volcano spacecraft satellite rocket missile horse dog operation asteroid comet virus browser software app shuttle orbiter aircraft airliner
	vaccine drug smartphone console spaceship probe telescope opera sitcom videogame sculpture painting`)

// thingEnds are last words of names of things: buildings, streets, events, texts.
var thingEnds = text.WordSet(`hall bridge tower airport stadium square street road avenue boulevard building highway station olympics championship championships cup
	prize award awards study survey system database census index act treaty accord accords war festival marathon plaza arena wall`)

// numberedBodies are words before the number of a body that acts: "Channel 4".
var numberedBodies = text.WordSet("channel radio tv group brigade division battalion regiment unit army corps squadron local district battery company fleet committee chamber force article section")

// otherNouns are nouns for somebody who is not what the owner is: the ally of a country is not of that country.
var otherNouns = text.WordSet("ally partner rival foe enemy adversary neighbour neighbor opponent critic counterpart host guest competitor backer")

// settlerLands are countries whose people name where their families came from: "Iranian Americans".
var settlerLands = text.WordSet("USA CAN AUS NZL")

// workWords are words in the names of trade unions.
var workWords = text.WordSet("trade labour labor worker employee teacher miner nurse driver farmer steelworker machinist docker railway rail transport metalworker electrician journalist doctor pilot auto teamster postal firefighter")

// localWords say that authorities are those of a part of a country.
var localWords = text.WordSet("regional provincial municipal local city county district town village municipality municipalities mayor mayors mayoral")

// leaderNouns are nouns for who heads a body.
var leaderNouns = text.WordSet("leader chief chairman chairwoman chairperson chair head boss president director secretary-general founder commander spokesman spokeswoman")

// corporate are the offices that bodies have as well as states.
var corporate = text.WordSet("president vice_president secretary_general chancellor")

// vagueBodies are nouns that say little of a body in whose name they stand.
var vagueBodies = text.WordSet("force unit command division mission")

// nationBodies are nouns for bodies that a country has once.
var nationBodies = text.WordSet("government army navy regime parliament legislature cabinet senate ministry")

// civilRanks are the sectors of ranks that are none behind the name of a subject, a team or a ship.
var civilRanks = map[string][]string{"major": {"EDU"}, "captain": {"CVL"}}

// epithets are nouns by which the press calls again somebody whom it has named.
var epithets = text.WordSet("laureate billionaire millionaire tycoon magnate mogul strongman firebrand septuagenarian octogenarian nonagenarian")

// notNames are words behind the hyphen of a name that do not belong to it.
var notNames = text.WordSet("led based run owned dominated registered like style era backed born held controlled trained made allied affiliated linked aligned elect designate inspired themed")

// amounts are nouns for people that also count things.
var amounts = text.WordSet("couple pair group trio host body class team force union")

// followers are nouns for the people of a leader: those of one who fights fight too.
var followers = text.WordSet("man follower people supporter loyalist boy")

// motionWords are lemmas after which "to" and "from" lead to places, not to those who receive or give.
var motionWords = text.WordSet(`go come travel fly return move flee arrive depart leave head drive sail march walk run cross migrate emigrate immigrate relocate escape deport
	expel extradite evacuate withdraw retreat enter trip visit journey flight tour route road travel route migration return exit border km mile kilometre kilometer
	north south east west close near deploy redeploy ship transport smuggle transfer bring take send carry invite fly repatriate exile bear originate hail
	export import extend spread stretch range ferry airlift escort accompany pull evacuate displace resettle settle`)

// placeVerbs are verbs that a city does as a place and not as a government.
var placeVerbs = text.WordSet(`be lie sit stand host see fall have wake become remain burn flood shake tremble celebrate suffer grow lie boast stretch house feature
	lose win play beat get look feel sleep experience endure witness come mark`)

// governedVerbs are verbs that, said of a city in the passive, speak of its government.
var governedVerbs = text.WordSet("accuse blame criticise criticize condemn warn ask urge invite tell call inform expect sanction force oblige pressure concern")

// actionNouns are nouns of doing, before which an adjective of nationality names who does it: "the Israeli airstrike".
var actionNouns = text.WordSet(`action advance aggression agreement aid airstrike air-strike annexation appeal assault assistance attack ban barrage blockade blow bombardment bombing
	boycott campaign capture ceasefire claim complaint condemnation control counteroffensive counter-offensive crackdown criticism cut decision declaration defeat
	delivery demand denial deployment drill drone embargo evacuation exercise exit expulsion fire gunfire help incursion influence interference intervention
	invasion investigation involvement killing launch loan massacre mediation mission move movement objection occupation offensive offer operation opposition
	ouster order participation pledge plan plot policy pressure probe proposal protest pullout pull-out raid reaction recognition refusal rejection
	request requirement resistance response restriction retaliation retreat ruling rule sanction seizure shelling siege statement strike sale shipment support
	surrender tariff test threat victory veto violation visit vote vow warning weapon withdrawal missile rocket bomb artillery shell mortar landing
	provocation violence repression abuse rhetoric stance position approval disapproval consent veto backing funding investment effort bid`)
