package record

import "github.com/dateline-data/dateline/schema"

// Article are the fields of an article.
func Article(c *Coder, a *schema.Article) {
	c.Text(&a.ID, &a.InputID, &a.URL, &a.Title, &a.Outlet, &a.Author)
	c.Time(&a.PublishedAt)
	c.OptInt(&a.PublishedOffset)
	c.Time(&a.RetrievedAt)
	c.Text(&a.Language, &a.License)
	c.Int(&a.WordCount)
	c.Int(&a.SentenceCount)
	c.Int(&a.EventCount)
	c.Text(&a.TextSHA256, &a.DuplicateOf, &a.InputPath, &a.Text)
}

// Extent are the fields of a span.
func Extent(c *Coder, e *schema.Extent) {
	c.Int(&e.Start)
	c.Int(&e.End)
	c.String(&e.Text)
}

// Event are the fields of an event.
func Event(c *Coder, e *schema.Event) {
	c.Text(&e.ID, &e.Type, &e.Mode)
	c.Strings(&e.Contexts)
	c.String(&e.CAMEO)
	c.Int(&e.QuadClass)
	c.OptFloat(&e.Goldstein)
	When(c, &e.When)
	party(c, &e.Source)
	party(c, &e.Target)
	c.Bools(&e.IsMutual)
	where(c, &e.Where)
	c.Bools(&e.Flags.Negated, &e.Flags.Future, &e.Flags.Hypothetical, &e.Flags.Historical)
	for _, r := range []*schema.Range{&e.Toll.Dead, &e.Toll.Injured, &e.Toll.Arrested, &e.Toll.Crowd} {
		c.OptInt(&r.Low)
		c.OptInt(&r.High)
	}
	for _, n := range []*schema.Opt[int]{&e.Best.Dead, &e.Best.Injured, &e.Best.Arrested, &e.Best.Crowd} {
		c.OptInt(n)
	}
	c.Int(&e.MentionCount)
	c.Int(&e.ArticleCount)
	c.Int(&e.OutletCount)
	c.Time(&e.FirstPublishedAt)
	c.Time(&e.LastPublishedAt)
	c.Float(&e.Confidence)
}

// When are the fields of a date.
func When(c *Coder, w *schema.When) {
	c.Day(&w.Start)
	c.Day(&w.End)
	c.Text(&w.Precision, &w.Basis)
}

func party(c *Coder, p *schema.Party) {
	c.Text(&p.ActorID, &p.Name, &p.Kind, &p.Country, &p.Sector)
	c.Strings(&p.IDs)
}

func where(c *Coder, w *schema.Where) {
	c.Text(&w.PlaceID, &w.Name, &w.ASCIIName, &w.Country, &w.Admin1)
	c.OptFloat(&w.Latitude)
	c.OptFloat(&w.Longitude)
	c.Text(&w.Precision, &w.Basis)
	c.Strings(&w.Within)
}

// EventMention are the fields of a report of an event.
func EventMention(c *Coder, m *schema.EventMention) {
	c.Text(&m.ID, &m.ArticleID)
	c.Int(&m.SentenceIndex)
	for _, e := range []*schema.Extent{&m.Sentence, &m.Trigger, &m.SourceText, &m.TargetText, &m.WhereText, &m.WhenText} {
		Extent(c, e)
	}
	c.Text(&m.AttributionActorID, &m.AttributionText, &m.Rule, &m.MergeReason)
	c.Float(&m.Confidence)
	Event(c, &m.Event)
	c.String(&m.Outlet)
	c.Time(&m.PublishedAt)
	c.Bools(&m.IsDuplicate)
}

// Actor are the fields of an actor.
func Actor(c *Coder, a *schema.Actor) {
	c.Text(&a.ID, &a.Name, &a.Kind, &a.Country, &a.Sector)
	c.Strings(&a.Sectors)
	c.Text(&a.CAMEO, &a.ParentID, &a.WikidataID)
	c.Strings(&a.Aliases)
	c.Int(&a.MentionCount)
	c.Int(&a.ArticleCount)
	c.Int(&a.EventCount)
	c.Time(&a.FirstPublishedAt)
	c.Time(&a.LastPublishedAt)
}

// ActorMention are the fields of a mention of an actor.
func ActorMention(c *Coder, m *schema.ActorMention) {
	c.Text(&m.ID, &m.ActorID, &m.ArticleID)
	c.Int(&m.SentenceIndex)
	Extent(c, &m.Extent)
	c.String(&m.Kind)
	c.Float(&m.Confidence)
}

// Place are the fields of a place.
func Place(c *Coder, p *schema.Place) {
	c.Text(&p.ID, &p.Name, &p.ASCIIName, &p.FeatureClass, &p.FeatureCode, &p.Country, &p.Admin1Code, &p.Admin1Name)
	c.OptFloat(&p.Latitude)
	c.OptFloat(&p.Longitude)
	c.String(&p.Precision)
	c.Strings(&p.Within)
	c.OptInt(&p.Population)
	c.String(&p.WikidataID)
	c.Int(&p.MentionCount)
	c.Int(&p.ArticleCount)
	c.Int(&p.EventCount)
}

// PlaceMention are the fields of a mention of a place.
func PlaceMention(c *Coder, m *schema.PlaceMention) {
	c.Text(&m.ID, &m.PlaceID, &m.ArticleID)
	c.Int(&m.SentenceIndex)
	Extent(c, &m.Extent)
	c.Bools(&m.IsMetonym)
	c.Float(&m.Confidence)
}

// DateMention are the fields of a time expression.
func DateMention(c *Coder, m *schema.DateMention) {
	c.Text(&m.ID, &m.ArticleID)
	c.Int(&m.SentenceIndex)
	Extent(c, &m.Extent)
	c.Text(&m.Kind, &m.Value)
	When(c, &m.When)
}
