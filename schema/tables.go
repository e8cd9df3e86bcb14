package schema

import "time"

// Tables are the tables of a release, in the order in which they are written.
var Tables = []*Table{articlesTable, eventsTable, eventMentionsTable, actorsTable, actorMentionsTable, placesTable, placeMentionsTable, dateMentionsTable}

// Lookup is the table of that name, or nil.
func Lookup(name string) *Table {
	for _, t := range Tables {
		if t.Name == name {
			return t
		}
	}
	return nil
}

var (
	articlesTable      = &Table{Name: "articles", Meaning: "the articles that were read, one row an article"}
	eventsTable        = &Table{Name: "events", Meaning: "who did what to whom, when and where: one row for each thing that happened (or, as the flags say, did not, will or may)"}
	eventMentionsTable = &Table{Name: "event_mentions", Meaning: "the reports of the events, one row a report, with the words each stands on"}
	actorsTable        = &Table{Name: "actors", Meaning: "states, governments, organisations, groups and persons that the articles speak of"}
	actorMentionsTable = &Table{Name: "actor_mentions", Meaning: "where the articles speak of actors"}
	placesTable        = &Table{Name: "places", Meaning: "places that the articles speak of"}
	placeMentionsTable = &Table{Name: "place_mentions", Meaning: "where the articles speak of places"}
	dateMentionsTable  = &Table{Name: "date_mentions", Meaning: "the time expressions of the articles and the calendar intervals they mean"}
)

// Column fragments that several tables share.
func key(name, meaning string) Column {
	return Column{Name: name, Type: String, Key: true, Meaning: meaning}
}

func refers(name string, table *Table, meaning string) Column {
	return Column{Name: name, Type: String, Refers: table, Meaning: meaning}
}

func coded(name, codes, meaning string) Column {
	return Column{Name: name, Type: String, Codes: codes, Meaning: meaning}
}

func offset(name, meaning string) Column {
	return Column{Name: name, Type: Int, Unit: CodePoints, Meaning: meaning}
}

func null(c Column) Column {
	c.Nullable = true
	return c
}

func along(c Column) Column {
	c.Grows = Along
	return c
}

func distinct(c Column) Column {
	c.Distinct = true
	return c
}

var confidence = Column{Name: "confidence", Type: Float, Meaning: "how sure the reading is, 0 to 1"}

// eventConfidence says how the figure comes about and what it was worth when it was last measured, by cross-validation over articles read by
// hand (cmd/judge).
var eventConfidence = Column{Name: "confidence", Type: Float, Meaning: "how likely the row is right, 0 to 1: that there is an event, of this type, from this source, to this target, " +
	"as a judge has it that learned from rows judged by hand. In articles it had not seen, a reader had named the type first or second in .44 of the rows from .4 to .5, .67 of those from .6 to .7 and .92 of those from .8 on, " +
	"and named both sides too in .25, .42 and .78; the figure is of what either of two readers accepts"}

var sentenceIndex = Column{Name: "sentence_index", Type: Int, Meaning: "number of the sentence in the article, from 0"}

// Articles is the articles table.
var Articles = declare(articlesTable, []field[Article]{
	{key("article_id", "id of the article, from its URL, or else its source, title and text"), str(func(r *Article) *string { return &r.ID })},
	{distinct(null(Column{Name: "input_id", Type: String, Meaning: "the caller's own id"})), str(func(r *Article) *string { return &r.InputID })},
	{distinct(null(Column{Name: "url", Type: String, Meaning: "where the article was published"})), str(func(r *Article) *string { return &r.URL })},
	{distinct(null(Column{Name: "title", Type: String, Meaning: "headline"})), str(func(r *Article) *string { return &r.Title })},
	{null(Column{Name: "outlet", Type: String, Meaning: "who published the article: the source that the input names, or else the host of its URL"}), str(func(r *Article) *string { return &r.Outlet })},
	{null(Column{Name: "author", Type: String, Meaning: "byline"}), str(func(r *Article) *string { return &r.Author })},
	{null(Column{Name: "published_at", Type: Timestamp, Meaning: "when the article was published; midnight UTC where only the day is known"}), timestamp(func(r *Article) *time.Time { return &r.PublishedAt })},
	{null(Column{Name: "published_offset", Type: Int, Unit: "minutes", Meaning: "how far the outlet's clock runs ahead of UTC, by which \"today\" is counted; null where the input gives no zone"}), optInt(func(r *Article) *Opt[int] { return &r.PublishedOffset })},
	{null(Column{Name: "retrieved_at", Type: Timestamp, Meaning: "when the article was fetched, if the input says so"}), timestamp(func(r *Article) *time.Time { return &r.RetrievedAt })},
	{null(Column{Name: "language", Type: String, Meaning: "language of the text, ISO 639-1"}), str(func(r *Article) *string { return &r.Language })},
	{null(Column{Name: "license", Type: String, Meaning: "licence of the text, if the input says so"}), str(func(r *Article) *string { return &r.License })},
	{Column{Name: "word_count", Type: Int, Unit: "words", Meaning: "words of the text, punctuation apart"}, count(func(r *Article) *int { return &r.WordCount })},
	{Column{Name: "sentence_count", Type: Int, Unit: "sentences", Meaning: "sentences of the text"}, count(func(r *Article) *int { return &r.SentenceCount })},
	{Column{Name: "event_count", Type: Int, Grows: Up, Unit: "events", Meaning: "different events that the article reports"}, count(func(r *Article) *int { return &r.EventCount })},
	{distinct(Column{Name: "text_sha256", Type: String, Meaning: "SHA-256 of the text in UTF-8, in hexadecimal"}), str(func(r *Article) *string { return &r.TextSHA256 })},
	{null(refers("duplicate_of", articlesTable, "the first article with nearly the same text; its reports count once")), str(func(r *Article) *string { return &r.DuplicateOf })},
	{distinct(null(Column{Name: "input_path", Type: String, Meaning: "file that held the article, and the record in it"})), str(func(r *Article) *string { return &r.InputPath })},
	{distinct(Column{Name: "text", Type: String, Extra: WithText, Meaning: "the text that all offsets count in"}), full(func(r *Article) *string { return &r.Text })},
})

// party gives the columns of one side of an event.
func party(side, meaning string, get func(*Event) *Party) []field[Event] {
	return []field[Event]{
		{null(refers(side+"_actor_id", actorsTable, meaning+": the first actor named")), str(func(r *Event) *string { return &get(r).ActorID })},
		{null(Column{Name: side + "_name", Type: String, Meaning: "name of that actor"}), str(func(r *Event) *string { return &get(r).Name })},
		{null(coded(side+"_kind", "actor_kinds", "what that actor is")), str(func(r *Event) *string { return &get(r).Kind })},
		{null(coded(side+"_country", "countries", "country of that actor, ISO 3166-1 alpha-3")), str(func(r *Event) *string { return &get(r).Country })},
		{null(coded(side+"_sector", "sectors", "PLOVER sector of that actor")), str(func(r *Event) *string { return &get(r).Sector })},
	}
}

func partyList(side, meaning string, get func(*Event) *Party) field[Event] {
	return field[Event]{Column{Name: side + "_actor_ids", Type: List, Refers: actorsTable, Meaning: meaning}, list(func(r *Event) *[]string { return &get(r).IDs })}
}

// counted gives the low, best and high column of a number of people.
func counted(name, meaning string, get func(*Toll) *Range, best func(*Figures) *Opt[int]) []field[Event] {
	column := func(end, meaning string, pick func(*Event) *Opt[int]) field[Event] {
		return field[Event]{null(Column{Name: name + "_" + end, Type: Int, Unit: "people", Grows: Along, Meaning: meaning}), optInt(pick)}
	}
	return []field[Event]{
		column("low", meaning+": the lowest figure reported, \"at least 12\" being 12; null where it is only said how many at most", func(r *Event) *Opt[int] { return &get(&r.Toll).Low }),
		column("best", meaning+": the figure to use where one is needed, the last exact one reported unless a later report says that it was more or less; of \"at least 12\" "+
			"or \"up to 12\" alone 12, of \"between 10 and 15\" or \"dozens\" alone null", func(r *Event) *Opt[int] { return best(&r.Best) }),
		column("high", meaning+": the highest figure reported; null where it is open upwards, as of \"at least 12\"", func(r *Event) *Opt[int] { return &get(&r.Toll).High }),
	}
}

func flagColumn(name, meaning string) Column { return Column{Name: name, Type: Bool, Meaning: meaning} }

// flags gives the four auxiliary modes, which events and their mentions both carry.
func flags[R any](get func(*R) *Flags) []field[R] {
	return []field[R]{
		{flagColumn("is_negated", "it did not happen, or is denied"), boolean(func(r *R) *bool { return &get(r).Negated })},
		{flagColumn("is_future", "it is announced, planned or promised"), boolean(func(r *R) *bool { return &get(r).Future })},
		{flagColumn("is_hypothetical", "it is conditional, possible or feared"), boolean(func(r *R) *bool { return &get(r).Hypothetical })},
		{flagColumn("is_historical", "it is told as background, not as news"), boolean(func(r *R) *bool { return &get(r).Historical })},
	}
}

func latitude() Column {
	return null(Column{Name: "latitude", Type: Float, Unit: "degrees", Meaning: "WGS 84, of towns to a thousandth; null where only the country or region is known"})
}

func longitude() Column {
	return null(Column{Name: "longitude", Type: Float, Unit: "degrees", Meaning: "WGS 84, of towns to a thousandth; null where only the country or region is known"})
}

func concat[R any](parts ...[]field[R]) (all []field[R]) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func source(e *Event) *Party { return &e.Source }
func target(e *Event) *Party { return &e.Target }

// Events is the events table.
var Events = declare(eventsTable, concat(
	[]field[Event]{
		{key("event_id", "id of the event, from the first report of it: reports that join later do not change it"), str(func(r *Event) *string { return &r.ID })},
		{coded("event_type", "event_types", "PLOVER event"), str(func(r *Event) *string { return &r.Type })},
		{null(coded("event_mode", "event_modes", "PLOVER mode")), str(func(r *Event) *string { return &r.Mode })},
		{Column{Name: "contexts", Type: List, Grows: Wider, Codes: "contexts", Meaning: "PLOVER contexts"}, list(func(r *Event) *[]string { return &r.Contexts })},
		{coded("cameo_code", "cameo", "CAMEO code, as fine as the words allow"), str(func(r *Event) *string { return &r.CAMEO })},
		{Column{Name: "quad_class", Type: Int, Codes: "quad_classes", Meaning: "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"}, count(func(r *Event) *int { return &r.QuadClass })},
		{null(Column{Name: "goldstein", Type: Float, Unit: "Goldstein scale, -10 to 10", Meaning: "conflict (-) or cooperation (+), the scale of the CAMEO code as GDELT publishes it"}), optFloat(func(r *Event) *Opt[float64] { return &r.Goldstein })},
		{null(Column{Name: "start_date", Type: Date, Meaning: "first day on which it can have happened"}), date(func(r *Event) *Day { return &r.Start })},
		{null(Column{Name: "end_date", Type: Date, Meaning: "last day on which it can have happened, inclusive"}), date(func(r *Event) *Day { return &r.End })},
		{coded("date_precision", "date_precisions", "how sharply the date is known"), str(func(r *Event) *string { return &r.When.Precision })},
		{coded("date_basis", "date_bases", "what the date stands on"), str(func(r *Event) *string { return &r.Basis })},
	},
	party("source", "who did it", source),
	party("target", "to whom it was done", target),
	[]field[Event]{
		{flagColumn("is_mutual", "its parties did it with or to each other: met, signed, clashed; who stands as source is then the order of the words, all may stand there, or some be unknown"), boolean(func(r *Event) *bool { return &r.IsMutual })},
		{null(refers("place_id", placesTable, "where it happened")), str(func(r *Event) *string { return &r.Where.PlaceID })},
		{null(Column{Name: "place_name", Type: String, Meaning: "name of that place"}), str(func(r *Event) *string { return &r.Where.Name })},
		{null(Column{Name: "ascii_name", Type: String, Meaning: "name of that place in plain ASCII letters"}), str(func(r *Event) *string { return &r.Where.ASCIIName })},
		{null(coded("place_country", "countries", "country of that place, ISO 3166-1 alpha-3")), str(func(r *Event) *string { return &r.Where.Country })},
		{null(Column{Name: "admin1", Type: String, Meaning: "name of the state or province that the place is or lies in"}), str(func(r *Event) *string { return &r.Where.Admin1 })},
		{latitude(), optFloat(func(r *Event) *Opt[float64] { return &r.Where.Latitude })},
		{longitude(), optFloat(func(r *Event) *Opt[float64] { return &r.Where.Longitude })},
		{coded("place_precision", "place_precisions", "how sharply the place is known"), str(func(r *Event) *string { return &r.Where.Precision })},
		{coded("place_basis", "place_bases", "what the place stands on"), str(func(r *Event) *string { return &r.Where.Basis })},
		partyList("source", "all actors who did it; none of them stands among the targets", source),
		partyList("target", "all actors to whom it was done; none of them stands among the sources", target),
	},
	flags(func(r *Event) *Flags { return &r.Flags }),
	counted("dead", "people killed", func(t *Toll) *Range { return &t.Dead }, func(b *Figures) *Opt[int] { return &b.Dead }),
	counted("injured", "people injured", func(t *Toll) *Range { return &t.Injured }, func(b *Figures) *Opt[int] { return &b.Injured }),
	counted("arrested", "people arrested", func(t *Toll) *Range { return &t.Arrested }, func(b *Figures) *Opt[int] { return &b.Arrested }),
	counted("crowd", "people taking part", func(t *Toll) *Range { return &t.Crowd }, func(b *Figures) *Opt[int] { return &b.Crowd }),
	[]field[Event]{
		{Column{Name: "mention_count", Type: Int, Grows: Up, Unit: "mentions", Meaning: "reports of the event"}, count(func(r *Event) *int { return &r.MentionCount })},
		{Column{Name: "article_count", Type: Int, Grows: Up, Unit: "articles", Meaning: "articles that report it; near-duplicates count once"}, count(func(r *Event) *int { return &r.ArticleCount })},
		{Column{Name: "outlet_count", Type: Int, Grows: Up, Unit: "outlets", Meaning: "known outlets that report it"}, count(func(r *Event) *int { return &r.OutletCount })},
		{null(Column{Name: "first_published_at", Type: Timestamp, Grows: Down, Meaning: "publication of the first report"}), timestamp(func(r *Event) *time.Time { return &r.FirstPublishedAt })},
		{null(Column{Name: "last_published_at", Type: Timestamp, Grows: Up, Meaning: "publication of the last report"}), timestamp(func(r *Event) *time.Time { return &r.LastPublishedAt })},
		{along(eventConfidence), number(func(r *Event) *float64 { return &r.Confidence })},
	},
))

// span gives the offset columns of a piece of evidence, and its words.
func span(name, meaning string, get func(*EventMention) *Extent) []field[EventMention] {
	return []field[EventMention]{
		{null(offset(name+"_start", "start of "+meaning)), offsetOf(get, func(e *Extent) *int { return &e.Start })},
		{null(offset(name+"_end", "end of "+meaning)), offsetOf(get, func(e *Extent) *int { return &e.End })},
		{null(Column{Name: name + "_text", Type: String, Meaning: meaning}), str(func(r *EventMention) *string { return &get(r).Text })},
	}
}

// EventMentions is the event_mentions table.
var EventMentions = declare(eventMentionsTable, concat(
	[]field[EventMention]{
		{key("mention_id", "id of the mention, from its article and spans"), str(func(r *EventMention) *string { return &r.ID })},
		{refers("event_id", eventsTable, "the event that is reported"), str(func(r *EventMention) *string { return &r.Event.ID })},
		{refers("article_id", articlesTable, "the article that reports it"), str(func(r *EventMention) *string { return &r.ArticleID })},
		{sentenceIndex, count(func(r *EventMention) *int { return &r.SentenceIndex })},
		{offset("sentence_start", "start of the sentence in the article's text"), count(func(r *EventMention) *int { return &r.Sentence.Start })},
		{offset("sentence_end", "end of the sentence"), count(func(r *EventMention) *int { return &r.Sentence.End })},
		{offset("trigger_start", "start of the words that name the deed"), count(func(r *EventMention) *int { return &r.Trigger.Start })},
		{offset("trigger_end", "end of the words that name the deed"), count(func(r *EventMention) *int { return &r.Trigger.End })},
		{Column{Name: "trigger_text", Type: String, Meaning: "the words that name the deed"}, str(func(r *EventMention) *string { return &r.Trigger.Text })},
	},
	span("source", "the words for who did it", func(r *EventMention) *Extent { return &r.SourceText }),
	span("target", "the words for whom it was done to", func(r *EventMention) *Extent { return &r.TargetText }),
	span("where", "the words for the place", func(r *EventMention) *Extent { return &r.WhereText }),
	span("when", "the words for the date", func(r *EventMention) *Extent { return &r.WhenText }),
	[]field[EventMention]{
		{null(refers("attribution_actor_id", actorsTable, "who is said to have said it")), str(func(r *EventMention) *string { return &r.AttributionActorID })},
		{null(Column{Name: "attribution_text", Type: String, Meaning: "the words that give the report to a speaker"}), str(func(r *EventMention) *string { return &r.AttributionText })},
	},
	flags(func(r *EventMention) *Flags { return &r.Event.Flags }),
	[]field[EventMention]{
		{Column{Name: "rule", Type: String, Meaning: "what coded the mention: CAMEO code and word of the sense, its pattern of words with the source S, the target T and the place P, and how its subject was found; a word before it is one that governs the deed (\"refuse\", \"demand\"); behind \"learned:\" stands a type that a network guessed and the lexicon does not have, with what spoke most for it"}, str(func(r *EventMention) *string { return &r.Rule })},
		{null(Column{Name: "merge_reason", Type: String, Meaning: "why the mention was taken for one more report of an event: what it has in common with another one, and how strong the evidence is, in bits; null for the first"}), str(func(r *EventMention) *string { return &r.MergeReason })},
		{eventConfidence, number(func(r *EventMention) *float64 { return &r.Confidence })},
		{distinct(Column{Name: "sentence_text", Type: String, Extra: WithSentence, Meaning: "the sentence"}), str(func(r *EventMention) *string { return &r.Sentence.Text })},
	},
))

// Actors is the actors table.
var Actors = declare(actorsTable, []field[Actor]{
	{key("actor_id", "readable id of the actor"), str(func(r *Actor) *string { return &r.ID })},
	{Column{Name: "actor_name", Type: String, Meaning: "name of the actor"}, str(func(r *Actor) *string { return &r.Name })},
	{coded("actor_kind", "actor_kinds", "what the actor is"), str(func(r *Actor) *string { return &r.Kind })},
	{null(coded("country", "countries", "country, ISO 3166-1 alpha-3")), str(func(r *Actor) *string { return &r.Country })},
	{null(coded("sector", "sectors", "PLOVER sector, the most specific one")), str(func(r *Actor) *string { return &r.Sector })},
	{Column{Name: "sectors", Type: List, Codes: "sectors", Meaning: "all PLOVER sectors"}, list(func(r *Actor) *[]string { return &r.Sectors })},
	{null(Column{Name: "cameo_code", Type: String, Meaning: "CAMEO actor code: country and sectors"}), str(func(r *Actor) *string { return &r.CAMEO })},
	{null(refers("parent_actor_id", actorsTable, "the actor that this one belongs to: ministry, government, state")), str(func(r *Actor) *string { return &r.ParentID })},
	{null(Column{Name: "wikidata_id", Type: String, Meaning: "Wikidata item"}), str(func(r *Actor) *string { return &r.WikidataID })},
	{Column{Name: "aliases", Type: List, Grows: Wider, Meaning: "other names seen in the articles"}, list(func(r *Actor) *[]string { return &r.Aliases })},
	{Column{Name: "mention_count", Type: Int, Grows: Up, Unit: "mentions", Meaning: "mentions of the actor"}, count(func(r *Actor) *int { return &r.MentionCount })},
	{Column{Name: "article_count", Type: Int, Grows: Up, Unit: "articles", Meaning: "articles that mention the actor; near-duplicates count once"}, count(func(r *Actor) *int { return &r.ArticleCount })},
	{Column{Name: "event_count", Type: Int, Grows: Up, Unit: "events", Meaning: "events with the actor on either side"}, count(func(r *Actor) *int { return &r.EventCount })},
	{null(Column{Name: "first_published_at", Type: Timestamp, Grows: Down, Meaning: "publication of the first mention"}), timestamp(func(r *Actor) *time.Time { return &r.FirstPublishedAt })},
	{null(Column{Name: "last_published_at", Type: Timestamp, Grows: Up, Meaning: "publication of the last mention"}), timestamp(func(r *Actor) *time.Time { return &r.LastPublishedAt })},
})

// ActorMentions is the actor_mentions table.
var ActorMentions = declare(actorMentionsTable, []field[ActorMention]{
	{key("mention_id", "id of the mention, from its article and span"), str(func(r *ActorMention) *string { return &r.ID })},
	{null(refers("actor_id", actorsTable, "the actor meant; null where the words could not be resolved")), str(func(r *ActorMention) *string { return &r.ActorID })},
	{refers("article_id", articlesTable, "the article"), str(func(r *ActorMention) *string { return &r.ArticleID })},
	{sentenceIndex, count(func(r *ActorMention) *int { return &r.SentenceIndex })},
	{offset("start", "start of the words in the article's text"), count(func(r *ActorMention) *int { return &r.Start })},
	{offset("end", "end of the words"), count(func(r *ActorMention) *int { return &r.End })},
	{Column{Name: "text", Type: String, Meaning: "the words"}, str(func(r *ActorMention) *string { return &r.Text })},
	{coded("mention_kind", "mention_kinds", "name, common noun or pronoun"), str(func(r *ActorMention) *string { return &r.Kind })},
	{confidence, number(func(r *ActorMention) *float64 { return &r.Confidence })},
})

// Places is the places table.
var Places = declare(placesTable, []field[Place]{
	{key("place_id", "geonames:NNN where GeoNames has the place"), str(func(r *Place) *string { return &r.ID })},
	{Column{Name: "place_name", Type: String, Meaning: "name of the place"}, str(func(r *Place) *string { return &r.Name })},
	{null(Column{Name: "ascii_name", Type: String, Meaning: "the name in plain ASCII letters"}), str(func(r *Place) *string { return &r.ASCIIName })},
	{null(Column{Name: "feature_class", Type: String, Meaning: "GeoNames feature class"}), str(func(r *Place) *string { return &r.FeatureClass })},
	{null(Column{Name: "feature_code", Type: String, Meaning: "GeoNames feature code"}), str(func(r *Place) *string { return &r.FeatureCode })},
	{null(coded("country", "countries", "country, ISO 3166-1 alpha-3")), str(func(r *Place) *string { return &r.Country })},
	{null(Column{Name: "admin1_code", Type: String, Meaning: "GeoNames code of the state or province"}), str(func(r *Place) *string { return &r.Admin1Code })},
	{null(Column{Name: "admin1_name", Type: String, Meaning: "name of the state or province"}), str(func(r *Place) *string { return &r.Admin1Name })},
	{null(Column{Name: "latitude", Type: Float, Unit: "degrees", Meaning: "WGS 84, of towns to a thousandth; of a country or region the point that the gazetteer gives it: mind place_precision"}), optFloat(func(r *Place) *Opt[float64] { return &r.Latitude })},
	{null(Column{Name: "longitude", Type: Float, Unit: "degrees", Meaning: "WGS 84, of towns to a thousandth; of a country or region the point that the gazetteer gives it: mind place_precision"}), optFloat(func(r *Place) *Opt[float64] { return &r.Longitude })},
	{null(Column{Name: "geometry", Type: Point, Unit: "degrees", Meaning: "the point, longitude first (OGC:CRS84)"}), point(func(r *Place) (latitude, longitude *Opt[float64]) { return &r.Latitude, &r.Longitude })},
	{coded("place_precision", "place_precisions", "what kind of place the point stands for"), str(func(r *Place) *string { return &r.Precision })},
	{null(Column{Name: "population", Type: Int, Unit: "people", Meaning: "population, as GeoNames gives it; under 100,000 to two digits"}), optInt(func(r *Place) *Opt[int] { return &r.Population })},
	{null(Column{Name: "wikidata_id", Type: String, Meaning: "Wikidata item"}), str(func(r *Place) *string { return &r.WikidataID })},
	{Column{Name: "mention_count", Type: Int, Grows: Up, Unit: "mentions", Meaning: "mentions of the place"}, count(func(r *Place) *int { return &r.MentionCount })},
	{Column{Name: "article_count", Type: Int, Grows: Up, Unit: "articles", Meaning: "articles that mention the place; near-duplicates count once"}, count(func(r *Place) *int { return &r.ArticleCount })},
	{Column{Name: "event_count", Type: Int, Grows: Up, Unit: "events", Meaning: "events at the place"}, count(func(r *Place) *int { return &r.EventCount })},
})

// PlaceMentions is the place_mentions table.
var PlaceMentions = declare(placeMentionsTable, []field[PlaceMention]{
	{key("mention_id", "id of the mention, from its article and span"), str(func(r *PlaceMention) *string { return &r.ID })},
	{null(refers("place_id", placesTable, "the place meant; null where the gazetteer does not know it")), str(func(r *PlaceMention) *string { return &r.PlaceID })},
	{refers("article_id", articlesTable, "the article"), str(func(r *PlaceMention) *string { return &r.ArticleID })},
	{sentenceIndex, count(func(r *PlaceMention) *int { return &r.SentenceIndex })},
	{offset("start", "start of the words in the article's text"), count(func(r *PlaceMention) *int { return &r.Start })},
	{offset("end", "end of the words"), count(func(r *PlaceMention) *int { return &r.End })},
	{Column{Name: "text", Type: String, Meaning: "the words"}, str(func(r *PlaceMention) *string { return &r.Text })},
	{flagColumn("is_metonym", "the name stands for a government, a people or a team, not for the spot"), boolean(func(r *PlaceMention) *bool { return &r.IsMetonym })},
	{confidence, number(func(r *PlaceMention) *float64 { return &r.Confidence })},
})

// DateMentions is the date_mentions table.
var DateMentions = declare(dateMentionsTable, []field[DateMention]{
	{key("mention_id", "id of the mention, from its article and span"), str(func(r *DateMention) *string { return &r.ID })},
	{refers("article_id", articlesTable, "the article"), str(func(r *DateMention) *string { return &r.ArticleID })},
	{sentenceIndex, count(func(r *DateMention) *int { return &r.SentenceIndex })},
	{offset("start", "start of the words in the article's text"), count(func(r *DateMention) *int { return &r.Extent.Start })},
	{offset("end", "end of the words"), count(func(r *DateMention) *int { return &r.Extent.End })},
	{Column{Name: "text", Type: String, Meaning: "the words"}, str(func(r *DateMention) *string { return &r.Text })},
	{coded("kind", "date_kinds", "TIMEX3 type"), str(func(r *DateMention) *string { return &r.Kind })},
	{null(Column{Name: "value", Type: String, Meaning: "TIMEX3 value"}), str(func(r *DateMention) *string { return &r.Value })},
	{null(Column{Name: "start_date", Type: Date, Meaning: "first day meant"}), date(func(r *DateMention) *Day { return &r.When.Start })},
	{null(Column{Name: "end_date", Type: Date, Meaning: "last day meant, inclusive"}), date(func(r *DateMention) *Day { return &r.When.End })},
	{coded("date_precision", "date_precisions", "how sharply the date is known"), str(func(r *DateMention) *string { return &r.Precision })},
	{coded("date_basis", "date_bases", "what the date stands on"), str(func(r *DateMention) *string { return &r.Basis })},
})
