package places

import (
	"github.com/dateline-data/dateline/pipeline/text"
)

var articles = text.WordSet("the The THE")

// locatives are the prepositions that places stand behind.
var locatives = text.WordSet("in near at from to outside around through across toward towards throughout via off between into")

// facilities are the last words of names whose other words are often a place's, but which stand elsewhere: Dublin Road.
var facilities = text.WordSet(`street st st. road rd rd. avenue ave ave. drive dr dr. lane ln ln. boulevard blvd blvd. highway hwy parkway pkwy court circle
	trail turnpike interstate freeway expressway way terrace place plaza square alley pike bridge tunnel school church hospital clinic
	university college academy library museum hotel inn theater theatre stadium arena mall center centre cemetery airport station park`)

// works are the nouns of what stands where its owners like, and is called after people, firms and far places.
var works = text.WordSet("factory mill mine plant estate plantation farm ranch refinery quarry dam shaft brewery foundry shootings project")

// placeKind is what a word beside a name says of the place.
type placeKind uint8

const (
	anyKind placeKind = iota
	division
	town
)

// kindsAfter are the words for the kind of a place, which stand behind its name or, with "of", before it.
var kindsAfter = func() map[string]placeKind {
	m := map[string]placeKind{}
	for word := range text.WordSet("province county parish state region district governorate oblast prefecture krai department canton raion emirate counties provinces territory") {
		m[word] = division
	}
	for word := range text.WordSet("city town village municipality suburb port township borough") {
		m[word] = town
	}
	return m
}()

// publicBodies are the words that follow a place in the name of a body that serves it.
var publicBodies = text.WordSet(`police sheriff sheriff's fire city county town village township borough council mayor court courts school schools high middle
	elementary junior senior community public municipal regional district department chamber board commission authority state government
	parliament ministry assembly congress senate legislature army navy air guard national airport international hospital medical jail
	detention correctional university college unified independent airways republican democratic democrats republicans democrat
	republican attorney general civil metropolitan transit port water electric health parks recreation zoning planning`)

// publicOf are the words that a place follows behind "of" in the name of a body: University of Texas.
var publicOf = text.WordSet("university city town village county state government republic bank diocese archdiocese province parliament municipality port kingdom emirate")

// calendar are the names of months and days, each of which is a village somewhere.
var calendar = text.WordSet(`january february march april may june july august september october november december monday tuesday wednesday
	thursday friday saturday sunday christmas easter ramadan`)

// directions are the words that part a place's name from its neighbourhood: northern Syria.
var directions = text.WordSet(`north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern
	southeastern southwestern central upper lower downtown greater inner outer mainland metro metropolitan rural suburban old`)

// joints are the words and signs between two places in one name.
var joints = text.WordSet("the of and in near , - ( ) / & 's ’s")

// generic are single words that say what kind of thing is named; each is a village somewhere, too.
var generic = func() map[string]bool {
	m := text.WordSet(`hall house council town village river lake island north south east west central union general new home first great black white
		earth war man federal supreme maritime imperial falcon rivers valley bay un royal marine alliance liberal labor labour progress
		independence liberty enterprise commerce`)
	for _, words := range []map[string]bool{facilities, publicBodies, directions} {
		for word := range words {
			m[word] = true
		}
	}
	for word := range kindsAfter {
		m[word] = true
	}
	return m
}()

// listed are the words between two names of a list.
var listed = text.WordSet(", and or & /")

// The words beside the name of a language.
var (
	beforeLanguage = text.WordSet("speak read write learn teach study understand translate fluent speaking")
	afterLanguage  = text.WordSet("language speaker teacher class lesson translation literature dictionary word grammar")
)

// takes are the verbs whose objects are places, wherever the parser sees a name.
var takes = text.WordSet(`enter leave reach take retake capture recapture seize storm besiege surround shell bomb bombard strike hit attack raid visit tour
	flee abandon evacuate occupy liberate hold control overrun cross approach quit flood devastate`)

// givenNames are the well-known places whose names are people's, too; what the parser takes for a person is one.
var givenNames = text.WordSet(`chad jordan georgia israel paris sydney austin dallas houston phoenix victoria florence charlotte carolina virginia dakota
	montana india china kenya cuba ireland washington lincoln madison jackson columbus orlando santiago san marino sofia lourdes alexandria
	lima roma valencia granada regina brooklyn chelsea savannah cordoba santos mali milan lance kent devon dominica saint martin jersey
	holland england france germany scotland kingston clifton lancaster bradford preston york warwick wellington salem jerusalem male nice
	bergen sandy norman hamilton windsor salisbury raleigh stanley malta troy tyler laredo irving glendale henderson buffalo mobile
	aurora eugene marion logan davis perth`)
