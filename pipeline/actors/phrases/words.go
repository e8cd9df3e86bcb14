package phrases

import "github.com/dateline-data/dateline/pipeline/text"

// The closed word classes that the rules ask for.
var (
	// ownerSuffixes are the second parts of compounds whose first part says whose it is: "Saudi-led", "London-based".
	ownerSuffixes = text.WordSet("led based run owned dominated registered")

	// courtesyTitles stand before a person's name and say nothing of an office.
	courtesyTitles = text.WordSet("mr mr. mrs mrs. ms ms. miss sir dame lord lady dr dr. madam madame monsieur prof prof. hon hon. señor don st st. rev rev. haji hajji")

	// titleWords may stand between a title and what it belongs to without changing who is meant.
	titleWords = text.WordSet(`former ex then acting interim deputy vice senior chief late outgoing incoming new newly current longtime long-time veteran prominent top
		leading assistant associate honorary caretaker transitional ousted deposed exiled jailed imprisoned fugitive retired fellow co incumbent first second
		nonpartisan non-partisan independent embattled long-serving longserving elder younger influential powerful disgraced self-styled self-proclaimed then-`)

	// formerWords put somebody out of office.
	formerWords = text.WordSet("former ex ousted deposed exiled toppled retired late fugitive disgraced dethroned overthrown erstwhile onetime one-time sacked fallen")

	// ofPrepositions tie a noun to whom or what it belongs to.
	ofPrepositions = text.WordSet("of for from in at within inside across")

	// degrees stand behind a name and are none.
	degrees = text.WordSet("M.D. MD Ph.D. PhD J.D. Jr. Sr. Jr Sr Esq. Esq QC KC MBE OBE CBE RN R.N. D.D.S.")

	// athletes are nouns for soldiers and for players, sports words that tell of players.
	athletes = text.WordSet("captain squad striker sweeper marshal skipper")
	sports   = text.WordSet("rugby football soccer cricket hockey basketball baseball volleyball handball tennis league tournament championship playoff innings coach goalkeeper midfielder batsman olympics race regatta")

	// massNouns are nouns for bodies that are a matter or a place without an article.
	massNouns = text.WordSet("force justice intelligence court")

	// fighters are nouns that taggers take for adjectives before a deed.
	fighters = text.WordSet("insurgent militant rebel guerrilla separatist")

	// placePrepositions make a country's name the name of a place.
	placePrepositions = text.WordSet("in at near inside across throughout into within outside around via through onto toward towards off over beyond above along under amid")
)

// dealtPrepositions stand before those with whom or against whom something is done; placeVerbs and placeDeeds are what is done to a town.
var (
	dealtPrepositions = text.WordSet("with between against by")
	placeVerbs        = text.WordSet(`visit leave reach enter approach tour cross near flee quit depart capture take retake recapture seize storm hit strike shell bomb attack bombard rock shake
		besiege surround encircle control occupy hold liberate defend devastate flood host paralyse paralyze grip engulf blanket cover call name rebuild return`)
	placeDeeds = text.WordSet("attack strike raid assault march advance airstrike bombing shelling bombardment offensive rocket control missile view")
)

// strikes are what is done by force to things that stand for people, strikePrepositions stand before what it is done to.
var (
	strikes = text.WordSet(`attack bomb shell raid storm seize hijack hit strike target besiege surround burn torch destroy damage capture ambush ram assault loot overrun bulldoze
		demolish occupy search ransack explode blast detonate hurl throw fire shoot set pound stone sabotage vandalize vandalise flatten raze level blow rip tear recapture retake
		explosion airstrike siege destruction takeover seizure bombing shelling shooting arson bombardment hijacking demolition incursion`)
	strikePrepositions = text.WordSet("on at against into to through of")
)

// indefinites stand for the people whom a clause behind them tells: "those who flee", "anyone caught".
var indefinites = text.WordSet("those anyone anybody everyone everybody someone")

// localWords say that authorities are those of a part of a country.
var localWords = text.WordSet("regional provincial municipal local city county district town village municipality municipalities mayor mayors mayoral")

// wideWords say that people are of no one country; those of parts of the world that are peoples too say it of authorities alone: "Arab ministers",
// not "Arab residents".
var (
	wideWords = text.WordSet("european western foreign international multinational")
	regions   = text.WordSet("arab asian african american scandinavian nordic balkan baltic caribbean")
)

// bodies are the sectors of authorities of some parts of the world.
var bodies = map[string]string{"european": "EUR", "international": "IGO", "multinational": "IGO"}

// worldWords are parts of the names of bodies of many countries, unions those that such states make up.
var (
	worldWords = text.WordSet("international european african asian caribbean andean eurasian inter-american pan-american nations countries")
	unions     = text.WordSet("union community organisation organization commission bank council court agency forum fund assembly parliament conference federation")
)

// americas are the words that make "American" a part of the world.
var americas = text.WordSet("latin south central north")

// definite are the determiners of what the reader knows.
var definite = text.WordSet("the this that these those both")

// countWords stand for so many people.
var countWords = text.WordSet("dozens hundreds thousands millions others scores those some several many more all another pair most")

// fateVerbs are what happens to people, or what they do in numbers.
var fateVerbs = text.WordSet(`kill wound injure hurt arrest detain jail imprison sentence convict execute behead shoot stab kidnap abduct free release rescue evacuate displace
	deport expel flee die march protest demonstrate rally gather riot strike drown capture hang massacre murder charge indict
	torture round suspect acquit prosecute question extradite`)
