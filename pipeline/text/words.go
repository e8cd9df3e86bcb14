package text

import "strings"

// abbreviation tells when a word with a full stop after it is written together with the stop, and whether it may end a sentence.
type abbreviation uint8

const (
	noAbbreviation abbreviation = iota
	title                       // stands before a name, never at the end of a sentence: "Gen."
	numbered                    // an abbreviation only before a number: "No. 5"
	region                      // an abbreviation only after a comma: "Springfield, Mass."
	ending                      // may stand at the end of a sentence: "Inc."
	etcetera                    // before a new sentence the stop is a token of its own
)

// abbreviations by their lower-case form without the stop; where a word is listed twice the first kind holds.
var abbreviations = func() map[string]abbreviation {
	table := map[string]abbreviation{}
	for kind, words := range [...]string{
		title: "mr mrs ms mx messrs mme mmes mlle dr drs prof profs gen gens lt lts col cols maj capt capts cpt cmdr cdr adm sgt sgts cpl pvt pfc brig " +
			"supt insp det sen sens rep reps gov govs pres amb atty attys hon rev fr ft mt mts st sts ste sta vs viz cf ca approx " +
			"eg ie asst assoc dep lieut cmdt spc ens msgr viscount arr arrv esp incl v",
		numbered: "no nos art arts fig figs sec secs ch chap vol vols p pp par para paras op cl eq tab ex exh " +
			"mar sat sun c b d r m ext apt ste rm",
		region: "ala ark calif colo conn del ill ind la mass md mich minn miss mo neb okla ore pa tenn va wash wis wyo ont que man alta sask",
		ending: "inc corp co cos ltd plc llc bros intl natl assn assns dept depts dist div univ inst govt admin mfg " +
			"jr sr esq phd ave blvd rd hwy pkwy bldg sq et seq ibid max min misc avg mon tue tues wed weds thu thur thurs fri " +
			"jan feb apr jun jul aug sept oct nov dec ariz fla ga kan ky mont nev penn tex vt " +
			"lb lbs oz hr hrs yr yrs mins wk wks tsp tbsp cu gal pt qt doz pkg qty " +
			"tel fax attn ref refs encl ed eds edn trans repr abbr orig anon pseud",
		etcetera: "etc",
	} {
		for word := range strings.FieldsSeq(words) {
			if table[word] == noAbbreviation {
				table[word] = abbreviation(kind)
			}
		}
	}
	return table
}()

// capitalised holds the abbreviations that are such only with a capital, because the small word is common.
var capitalised = WordSet("gen gens rep reps sen pres hon rev col cols adm mt st art ex no mar sun sat wed weds mon tue thu fri dec ill ind ore pa ma miss mass wash " +
	"del ala ark conn la mo man co cos fr brig ed ga fla nev ref refs max min pt rd dist div gal trans jan feb apr jun jul aug")

// prefixes that Universal Dependencies' English treebanks leave joined to the word after the hyphen.
var prefixes = WordSet("anti bi co counter cross de dis e ex extra fore hyper inter intra macro mega micro mid mini mis multi neo non over para " +
	"post pre pro proto pseudo psycho re semi socio sub super trans tri ultra under uni")

// units that follow a number without a space and are words of their own.
var units = WordSet("am pm a.m p.m a.m. p.m. k m b bn mn mln tn trn mm cm dm km kg g mg ml cl l lb lbs oz ft in mi mph kph kmh km/h hr hrs h min mins sec secs yr yrs " +
	"kb mb gb tb hz khz mhz ghz w kw mw gw kwh mwh gwh twh v kv nm px kbps mbps gbps ppm ha sq psi rpm usd eur gbp est gmt utc pst edt cet bce bc ad ce")

// starters are words that, capitalised after an abbreviation, begin a new sentence.
var starters = WordSet("the a an this that these those he she it they we you i his her its their our my your there here " +
	"in on at by for from with after before since during while when where what who why how if although though because as until unless " +
	"but and or so yet nor however meanwhile also still then thus later earlier now today yesterday " +
	"some many most several all both each every no not none one two three another other such more only even just " +
	"is was are were has have had do does did will would can could may might should must according despite among under over about between")

// topDomains and file endings that make "name.ending" one word; country codes that are words too ("in", "it") make it of longer names alone.
var topDomains = WordSet("com org net edu gov mil int info biz eu uk us ca au nz ie de fr es nl ch se dk fi pl cz ru ua tr az am ge il ir iq sy eg " +
	"jp cn kr pk br mx ar za ng ke co io tv ly ai tw hk sg vn ph th pt gr hu sk ro bg hr rs ee lv lt kz uz kg qa kw om bh lb jo ye dz tn sd gh ug cl ve uy " +
	"app dev html htm php asp aspx pdf doc docx xls xlsx ppt pptx txt csv zip jpg jpeg png gif mp3 mp4 exe xml json")

// squeezed are words written without a space or an apostrophe, and where they are cut.
var squeezed = map[string]int{"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "outta": 3, "alot": 1,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "arent": 3, "wasnt": 3, "werent": 4, "hasnt": 3, "havent": 4, "hadnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6,
	"cant": 2, "wont": 2, "aint": 2, "im": 1, "ive": 1, "youre": 3, "youve": 3, "youll": 3, "theyre": 4, "thats": 4, "theres": 5, "whats": 4}

// shouting names end in an exclamation mark.
var shouting = WordSet("Yahoo Jeopardy Oklahoma Mamma Moulin Yum Joomla")

// clitics follow an apostrophe at the end of a word.
var clitics = WordSet("s re ve ll d m")

// elisions are words that begin with an apostrophe.
var elisions = WordSet("em til cause tis twas bout n")

// emoticons, longest first where one begins another.
var emoticons = []string{":'-(", ":'(", ":-))", ":))", ":-)", ":-(", ":-D", ":-P", ":-p", ":-/", ":-|", ";-)", ":)", ":(", ":D", ":P", ":p", ";)", ";P", "=)", "=(", "=D", "<3", "^_^", "xD", "XD", ":o", ":O"}

// Words are a set of words.
type Words map[string]bool

// WordSet is the set of the words in a list, which spaces part.
func WordSet(list string) Words {
	set := Words{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// dashes end a dateline.
var dashes = WordSet("- -- --- – — ― _ \u0096 \u0097")

// nameParticles stand within the names of places.
var nameParticles = WordSet("de del la las los el al of and the upon on sur am an der a au du des le les da do dos e y")

// calendar holds the words of dates in datelines.
var calendar = WordSet("january february march april may june july august september october november december " +
	"jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday " +
	"mon tue tues wed thu thur thurs fri sat sun")

// notPlaces are words that stand before a dash or a colon at the head of articles and are no places.
var notPlaces = WordSet("update updates updated breaking exclusive analysis opinion editorial comment commentary column video watch photo photos picture " +
	"pictures image images live factbox timeline corrected correction urgent report reports reporter note notes advisory brief briefs wrapup feature " +
	"interview profile explainer explained background summary review preview recap highlights watch listen read more related also see source sources " +
	"caption credit file headline headlines news newsletter alert warning notice disclaimer editor editors author authors byline by written posted " +
	"published date time location venue contact email phone tel address subject from to re question answer q a fact facts figures chart graphic " +
	"result results score scores standings first second third last next previous then now today yesterday tomorrow but and or so however meanwhile " +
	"yes no ok well oh the this that these those it he she they we you i who what when where why how if " +
	"part chapter section table figure day week month year step tip tips rule reason number key story stories letter letters press release statement")
