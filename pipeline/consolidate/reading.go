package consolidate

import (
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/record"
)

// Rows are what one article says: its row, its mentions, and the actors and places that these refer to, with the counts
// of this article alone.
type Rows struct {
	Article       schema.Article
	Reading       string // ReadingID of the article as the input gave it
	Tokens        int    // that were read; no record carries it
	Signature     Signature
	Facts         []Fact // what a copy must not tell otherwise
	Events        []schema.EventMention
	Clues         []Clues // of Events, one each
	Actors        []schema.Actor
	ActorMentions []schema.ActorMention
	Places        []schema.Place
	PlaceMentions []schema.PlaceMention
	Dates         []schema.DateMention
}

// ReadingID is the id of all that the reading of an article depends on. Articles that differ in where they lie or when they
// were fetched alone need to be read once.
func ReadingID(a *schema.Article) string {
	fields := *a
	fields.InputID, fields.InputPath, fields.RetrievedAt = "", "", time.Time{}
	return schema.ID(schema.ReadingLetter, string(record.Fields[schema.Article](record.Article).Append(nil, &fields)))
}

// head is a version of an article: what is needed to choose among versions and to find near-duplicates.
type head struct {
	Article   schema.Article
	Reading   string
	Signature Signature
	Facts     []Fact
	Again     bool // the reading is that of another head; of the article only its id and where and when it was found are set
}

func (h *head) key() string {
	a := &h.Article
	again := "0" // behind which the others of the reading come
	if h.Again {
		again = "1"
	}
	return a.ID + "\x00" + a.TextSHA256 + h.Reading + again + a.InputPath + "\x00" + a.InputID + "\x00" + a.RetrievedAt.UTC().Format(time.RFC3339Nano)
}

func carryHead(c *record.Coder, h *head) {
	record.Article(c, &h.Article)
	c.String(&h.Reading)
	c.Uint32s((*[]uint32)(&h.Signature))
	record.List(c, &h.Facts, carryFact)
	c.Bools(&h.Again)
}

// body is what a reading found in its article.
type body struct {
	ArticleID string
	*Rows     // Article, Signature and Facts lie in the head
}

// bodyKey puts the readings of an article behind the article itself and its link.
func bodyKey(articleID, reading string) string { return articleID + "\x00" + reading }

func carryBody(c *record.Coder, b *body) {
	if b.Rows == nil {
		b.Rows = &Rows{}
	}
	c.Text(&b.ArticleID, &b.Reading)
	record.List(c, &b.Events, record.EventMention)
	carryClues(c, &b.Clues)
	record.List(c, &b.Actors, record.Actor)
	record.List(c, &b.ActorMentions, record.ActorMention)
	record.List(c, &b.Places, record.Place)
	record.List(c, &b.PlaceMentions, record.PlaceMention)
	record.List(c, &b.Dates, record.DateMention)
}

// carryClues carries the clues of one article's mentions, and what they share once.
func carryClues(c *record.Coder, clues *[]Clues) {
	record.List(c, clues, carryClue)
	if len(*clues) == 0 {
		return
	}
	c.Uint32s(&(*clues)[0].Story)
	for i := range *clues {
		(*clues)[i].Story = (*clues)[0].Story
	}
}

func carryClue(c *record.Coder, clue *Clues) {
	c.Day(&clue.Published)
	c.Bools(&clue.IsAnother, &clue.IsGiven)
	record.List(c, &clue.Sources, carryAgent)
	record.List(c, &clue.Targets, carryAgent)
	record.List(c, &clue.Counts, carryCount)
	c.Uint32s(&clue.Deed)
	c.Uint32s(&clue.Names)
	c.Uint32s(&clue.Own)
}

func carryFact(c *record.Coder, f *Fact) {
	both := uint64(f.Around)<<32 | uint64(f.Said)
	c.Uint64(&both)
	f.Around, f.Said = uint32(both>>32), uint32(both)
}

func carryCount(c *record.Coder, n *Count) {
	noun := uint64(n.Noun)
	c.Uint64(&noun)
	n.Noun = uint32(noun)
	c.Int(&n.N)
}

func carryAgent(c *record.Coder, a *Agent) {
	c.Text(&a.ID, &a.Kind, &a.Country)
	c.Bools(&a.IsGuess)
	c.Strings(&a.Sectors)
	c.Strings(&a.Above)
}

func carryReport(c *record.Coder, r *Report) {
	record.List(c, &r.Mentions, record.EventMention)
	carryClues(c, &r.Clues)
}
