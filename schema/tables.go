package schema

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
	{key("article_id", "id of the article, from its URL, or else its source, title and text"), func(r *Article) Value { return str(r.ID) }},
	{distinct(null(Column{Name: "input_id", Type: String, Meaning: "the caller's own id"})), func(r *Article) Value { return str(r.InputID) }},
	{distinct(null(Column{Name: "url", Type: String, Meaning: "where the article was published"})), func(r *Article) Value { return str(r.URL) }},
	{distinct(null(Column{Name: "title", Type: String, Meaning: "headline"})), func(r *Article) Value { return str(r.Title) }},
	{null(Column{Name: "outlet", Type: String, Meaning: "who published the article: the source that the input names, or else the host of its URL"}), func(r *Article) Value { return str(r.Outlet) }},
	{null(Column{Name: "author", Type: String, Meaning: "byline"}), func(r *Article) Value { return str(r.Author) }},
	{null(Column{Name: "published_at", Type: Timestamp, Meaning: "when the article was published; midnight UTC where only the day is known"}), func(r *Article) Value { return timestamp(r.PublishedAt) }},
	{null(Column{Name: "published_offset", Type: Int, Unit: "minutes", Meaning: "how far the outlet's clock runs ahead of UTC, by which \"today\" is counted; null where the input gives no zone"}), func(r *Article) Value { return optInt(r.PublishedOffset) }},
	{null(Column{Name: "retrieved_at", Type: Timestamp, Meaning: "when the article was fetched, if the input says so"}), func(r *Article) Value { return timestamp(r.RetrievedAt) }},
	{null(Column{Name: "language", Type: String, Meaning: "language of the text, ISO 639-1"}), func(r *Article) Value { return str(r.Language) }},
	{null(Column{Name: "license", Type: String, Meaning: "licence of the text, if the input says so"}), func(r *Article) Value { return str(r.License) }},
	{Column{Name: "word_count", Type: Int, Unit: "words", Meaning: "words of the text, punctuation apart"}, func(r *Article) Value { return count(r.WordCount) }},
	{Column{Name: "sentence_count", Type: Int, Unit: "sentences", Meaning: "sentences of the text"}, func(r *Article) Value { return count(r.SentenceCount) }},
	{Column{Name: "event_count", Type: Int, Grows: Up, Unit: "events", Meaning: "different events that the article reports"}, func(r *Article) Value { return count(r.EventCount) }},
	{distinct(Column{Name: "text_sha256", Type: String, Meaning: "SHA-256 of the text in UTF-8, in hexadecimal"}), func(r *Article) Value { return str(r.TextSHA256) }},
	{null(refers("duplicate_of", articlesTable, "the first article with nearly the same text; its reports count once")), func(r *Article) Value { return str(r.DuplicateOf) }},
	{distinct(null(Column{Name: "input_path", Type: String, Meaning: "file that held the article, and the record in it"})), func(r *Article) Value { return str(r.InputPath) }},
	{distinct(Column{Name: "text", Type: String, Extra: WithText, Meaning: "the text that all offsets count in"}), func(r *Article) Value { return Value{Valid: true, Str: r.Text} }},
})

// party gives the columns of one side of an event.
func party(side, meaning string, get func(*Event) *Party) []field[Event] {
	return []field[Event]{
		{null(refers(side+"_actor_id", actorsTable, meaning+": the first actor named")), func(r *Event) Value { return str(get(r).ActorID) }},
		{null(Column{Name: side + "_name", Type: String, Meaning: "name of that actor"}), func(r *Event) Value { return str(get(r).Name) }},
		{null(coded(side+"_kind", "actor_kinds", "what that actor is")), func(r *Event) Value { return str(get(r).Kind) }},
		{null(coded(side+"_country", "countries", "country of that actor, ISO 3166-1 alpha-3")), func(r *Event) Value { return str(get(r).Country) }},
		{null(coded(side+"_sector", "sectors", "PLOVER sector of that actor")), func(r *Event) Value { return str(get(r).Sector) }},
	}
}

func partyList(side, meaning string, get func(*Event) *Party) field[Event] {
	return field[Event]{Column{Name: side + "_actor_ids", Type: List, Refers: actorsTable, Meaning: meaning}, func(r *Event) Value { return list(get(r).IDs) }}
}

// counted gives the low, best and high column of a number of people.
func counted(name, meaning string, get func(*Toll) *Range, best func(*Figures) Opt[int]) []field[Event] {
	column := func(end, meaning string, pick func(*Event) Opt[int]) field[Event] {
		return field[Event]{null(Column{Name: name + "_" + end, Type: Int, Unit: "people", Grows: Along, Meaning: meaning}), func(r *Event) Value { return optInt(pick(r)) }}
	}
	return []field[Event]{
		column("low", meaning+": the lowest figure reported, \"at least 12\" being 12; null where it is only said how many at most", func(r *Event) Opt[int] { return get(&r.Toll).Low }),
		column("best", meaning+": the figure to use where one is needed, the last exact one reported unless a later report says that it was more or less; of \"at least 12\" "+
			"or \"up to 12\" alone 12, of \"between 10 and 15\" or \"dozens\" alone null", func(r *Event) Opt[int] { return best(&r.Best) }),
		column("high", meaning+": the highest figure reported; null where it is open upwards, as of \"at least 12\"", func(r *Event) Opt[int] { return get(&r.Toll).High }),
	}
}

func flagColumn(name, meaning string) Column { return Column{Name: name, Type: Bool, Meaning: meaning} }

// flags gives the four auxiliary modes, which events and their mentions both carry.
func flags[R any](get func(*R) *Flags) []field[R] {
	return []field[R]{
		{flagColumn("is_negated", "it did not happen, or is denied"), func(r *R) Value { return boolean(get(r).Negated) }},
		{flagColumn("is_future", "it is announced, planned or promised"), func(r *R) Value { return boolean(get(r).Future) }},
		{flagColumn("is_hypothetical", "it is conditional, possible or feared"), func(r *R) Value { return boolean(get(r).Hypothetical) }},
		{flagColumn("is_historical", "it is told as background, not as news"), func(r *R) Value { return boolean(get(r).Historical) }},
	}
}

func latitude() Column {
	return null(Column{Name: "latitude", Type: Float, Unit: "degrees", Meaning: "WGS 84; null where only the country or region is known"})
}

func longitude() Column {
	return null(Column{Name: "longitude", Type: Float, Unit: "degrees", Meaning: "WGS 84; null where only the country or region is known"})
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
		{key("event_id", "id of the event, from the first report of it: reports that join later do not change it"), func(r *Event) Value { return str(r.ID) }},
		{coded("event_type", "event_types", "PLOVER event"), func(r *Event) Value { return str(r.Type) }},
		{null(coded("event_mode", "event_modes", "PLOVER mode")), func(r *Event) Value { return str(r.Mode) }},
		{Column{Name: "contexts", Type: List, Grows: Wider, Codes: "contexts", Meaning: "PLOVER contexts"}, func(r *Event) Value { return list(r.Contexts) }},
		{coded("cameo_code", "cameo", "CAMEO code, as fine as the words allow"), func(r *Event) Value { return str(r.CAMEO) }},
		{Column{Name: "quad_class", Type: Int, Codes: "quad_classes", Meaning: "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"}, func(r *Event) Value { return count(r.QuadClass) }},
		{null(Column{Name: "goldstein", Type: Float, Unit: "Goldstein scale, -10 to 10", Meaning: "conflict (-) or cooperation (+), the scale of the CAMEO code as GDELT publishes it"}), func(r *Event) Value { return optFloat(r.Goldstein) }},
		{null(Column{Name: "start_date", Type: Date, Meaning: "first day on which it can have happened"}), func(r *Event) Value { return date(r.Start) }},
		{null(Column{Name: "end_date", Type: Date, Meaning: "last day on which it can have happened, inclusive"}), func(r *Event) Value { return date(r.End) }},
		{coded("date_precision", "date_precisions", "how sharply the date is known"), func(r *Event) Value { return str(r.When.Precision) }},
		{coded("date_basis", "date_bases", "what the date stands on"), func(r *Event) Value { return str(r.Basis) }},
	},
	party("source", "who did it", source),
	party("target", "to whom it was done", target),
	[]field[Event]{
		{flagColumn("is_mutual", "its parties did it with or to each other: met, signed, clashed; who stands as source is then the order of the words, all may stand there, or some be unknown"), func(r *Event) Value { return boolean(r.IsMutual) }},
		{null(refers("place_id", placesTable, "where it happened")), func(r *Event) Value { return str(r.Where.PlaceID) }},
		{null(Column{Name: "place_name", Type: String, Meaning: "name of that place"}), func(r *Event) Value { return str(r.Where.Name) }},
		{null(Column{Name: "ascii_name", Type: String, Meaning: "name of that place in plain ASCII letters"}), func(r *Event) Value { return str(r.Where.ASCIIName) }},
		{null(coded("place_country", "countries", "country of that place, ISO 3166-1 alpha-3")), func(r *Event) Value { return str(r.Where.Country) }},
		{null(Column{Name: "admin1", Type: String, Meaning: "name of the state or province that the place is or lies in"}), func(r *Event) Value { return str(r.Where.Admin1) }},
		{latitude(), func(r *Event) Value { return optFloat(r.Where.Latitude) }},
		{longitude(), func(r *Event) Value { return optFloat(r.Where.Longitude) }},
		{coded("place_precision", "place_precisions", "how sharply the place is known"), func(r *Event) Value { return str(r.Where.Precision) }},
		{coded("place_basis", "place_bases", "what the place stands on"), func(r *Event) Value { return str(r.Where.Basis) }},
		partyList("source", "all actors who did it; none of them stands among the targets", source),
		partyList("target", "all actors to whom it was done; none of them stands among the sources", target),
	},
	flags(func(r *Event) *Flags { return &r.Flags }),
	counted("dead", "people killed", func(t *Toll) *Range { return &t.Dead }, func(b *Figures) Opt[int] { return b.Dead }),
	counted("injured", "people injured", func(t *Toll) *Range { return &t.Injured }, func(b *Figures) Opt[int] { return b.Injured }),
	counted("arrested", "people arrested", func(t *Toll) *Range { return &t.Arrested }, func(b *Figures) Opt[int] { return b.Arrested }),
	counted("crowd", "people taking part", func(t *Toll) *Range { return &t.Crowd }, func(b *Figures) Opt[int] { return b.Crowd }),
	[]field[Event]{
		{Column{Name: "mention_count", Type: Int, Grows: Up, Unit: "mentions", Meaning: "reports of the event"}, func(r *Event) Value { return count(r.MentionCount) }},
		{Column{Name: "article_count", Type: Int, Grows: Up, Unit: "articles", Meaning: "articles that report it; near-duplicates count once"}, func(r *Event) Value { return count(r.ArticleCount) }},
		{Column{Name: "outlet_count", Type: Int, Grows: Up, Unit: "outlets", Meaning: "known outlets that report it"}, func(r *Event) Value { return count(r.OutletCount) }},
		{null(Column{Name: "first_published_at", Type: Timestamp, Grows: Down, Meaning: "publication of the first report"}), func(r *Event) Value { return timestamp(r.FirstPublishedAt) }},
		{null(Column{Name: "last_published_at", Type: Timestamp, Grows: Up, Meaning: "publication of the last report"}), func(r *Event) Value { return timestamp(r.LastPublishedAt) }},
		{along(eventConfidence), func(r *Event) Value { return number(r.Confidence) }},
	},
))

// span gives the offset columns of a piece of evidence, and its words.
func span(name, meaning string, get func(*EventMention) *Extent) []field[EventMention] {
	return []field[EventMention]{
		{null(offset(name+"_start", "start of "+meaning)), func(r *EventMention) Value { return extent(*get(r), get(r).Start) }},
		{null(offset(name+"_end", "end of "+meaning)), func(r *EventMention) Value { return extent(*get(r), get(r).End) }},
		{null(Column{Name: name + "_text", Type: String, Meaning: meaning}), func(r *EventMention) Value { return str(get(r).Text) }},
	}
}

// EventMentions is the event_mentions table.
var EventMentions = declare(eventMentionsTable, concat(
	[]field[EventMention]{
		{key("mention_id", "id of the mention, from its article and spans"), func(r *EventMention) Value { return str(r.ID) }},
		{refers("event_id", eventsTable, "the event that is reported"), func(r *EventMention) Value { return str(r.Event.ID) }},
		{refers("article_id", articlesTable, "the article that reports it"), func(r *EventMention) Value { return str(r.ArticleID) }},
		{sentenceIndex, func(r *EventMention) Value { return count(r.SentenceIndex) }},
		{offset("sentence_start", "start of the sentence in the article's text"), func(r *EventMention) Value { return count(r.Sentence.Start) }},
		{offset("sentence_end", "end of the sentence"), func(r *EventMention) Value { return count(r.Sentence.End) }},
		{offset("trigger_start", "start of the words that name the deed"), func(r *EventMention) Value { return count(r.Trigger.Start) }},
		{offset("trigger_end", "end of the words that name the deed"), func(r *EventMention) Value { return count(r.Trigger.End) }},
		{Column{Name: "trigger_text", Type: String, Meaning: "the words that name the deed"}, func(r *EventMention) Value { return str(r.Trigger.Text) }},
	},
	span("source", "the words for who did it", func(r *EventMention) *Extent { return &r.SourceText }),
	span("target", "the words for whom it was done to", func(r *EventMention) *Extent { return &r.TargetText }),
	span("where", "the words for the place", func(r *EventMention) *Extent { return &r.WhereText }),
	span("when", "the words for the date", func(r *EventMention) *Extent { return &r.WhenText }),
	[]field[EventMention]{
		{null(refers("attribution_actor_id", actorsTable, "who is said to have said it")), func(r *EventMention) Value { return str(r.AttributionActorID) }},
		{null(Column{Name: "attribution_text", Type: String, Meaning: "the words that give the report to a speaker"}), func(r *EventMention) Value { return str(r.AttributionText) }},
	},
	flags(func(r *EventMention) *Flags { return &r.Event.Flags }),
	[]field[EventMention]{
		{Column{Name: "rule", Type: String, Meaning: "what coded the mention: CAMEO code and word of the sense, its pattern of words with the source S, the target T and the place P, and how its subject was found; a word before it is one that governs the deed (\"refuse\", \"demand\")"}, func(r *EventMention) Value { return str(r.Rule) }},
		{null(Column{Name: "merge_reason", Type: String, Meaning: "why the mention was taken for one more report of an event: what it has in common with another one, and how strong the evidence is, in bits; null for the first"}), func(r *EventMention) Value { return str(r.MergeReason) }},
		{eventConfidence, func(r *EventMention) Value { return number(r.Confidence) }},
		{distinct(Column{Name: "sentence_text", Type: String, Extra: WithSentence, Meaning: "the sentence"}), func(r *EventMention) Value { return str(r.Sentence.Text) }},
	},
))

// Actors is the actors table.
var Actors = declare(actorsTable, []field[Actor]{
	{key("actor_id", "readable id of the actor"), func(r *Actor) Value { return str(r.ID) }},
	{Column{Name: "actor_name", Type: String, Meaning: "name of the actor"}, func(r *Actor) Value { return str(r.Name) }},
	{coded("actor_kind", "actor_kinds", "what the actor is"), func(r *Actor) Value { return str(r.Kind) }},
	{null(coded("country", "countries", "country, ISO 3166-1 alpha-3")), func(r *Actor) Value { return str(r.Country) }},
	{null(coded("sector", "sectors", "PLOVER sector, the most specific one")), func(r *Actor) Value { return str(r.Sector) }},
	{Column{Name: "sectors", Type: List, Codes: "sectors", Meaning: "all PLOVER sectors"}, func(r *Actor) Value { return list(r.Sectors) }},
	{null(Column{Name: "cameo_code", Type: String, Meaning: "CAMEO actor code: country and sectors"}), func(r *Actor) Value { return str(r.CAMEO) }},
	{null(refers("parent_actor_id", actorsTable, "the actor that this one belongs to: ministry, government, state")), func(r *Actor) Value { return str(r.ParentID) }},
	{null(Column{Name: "wikidata_id", Type: String, Meaning: "Wikidata item"}), func(r *Actor) Value { return str(r.WikidataID) }},
	{Column{Name: "aliases", Type: List, Grows: Wider, Meaning: "other names seen in the articles"}, func(r *Actor) Value { return list(r.Aliases) }},
	{Column{Name: "mention_count", Type: Int, Grows: Up, Unit: "mentions", Meaning: "mentions of the actor"}, func(r *Actor) Value { return count(r.MentionCount) }},
	{Column{Name: "article_count", Type: Int, Grows: Up, Unit: "articles", Meaning: "articles that mention the actor; near-duplicates count once"}, func(r *Actor) Value { return count(r.ArticleCount) }},
	{Column{Name: "event_count", Type: Int, Grows: Up, Unit: "events", Meaning: "events with the actor on either side"}, func(r *Actor) Value { return count(r.EventCount) }},
	{null(Column{Name: "first_published_at", Type: Timestamp, Grows: Down, Meaning: "publication of the first mention"}), func(r *Actor) Value { return timestamp(r.FirstPublishedAt) }},
	{null(Column{Name: "last_published_at", Type: Timestamp, Grows: Up, Meaning: "publication of the last mention"}), func(r *Actor) Value { return timestamp(r.LastPublishedAt) }},
})

// ActorMentions is the actor_mentions table.
var ActorMentions = declare(actorMentionsTable, []field[ActorMention]{
	{key("mention_id", "id of the mention, from its article and span"), func(r *ActorMention) Value { return str(r.ID) }},
	{null(refers("actor_id", actorsTable, "the actor meant; null where the words could not be resolved")), func(r *ActorMention) Value { return str(r.ActorID) }},
	{refers("article_id", articlesTable, "the article"), func(r *ActorMention) Value { return str(r.ArticleID) }},
	{sentenceIndex, func(r *ActorMention) Value { return count(r.SentenceIndex) }},
	{offset("start", "start of the words in the article's text"), func(r *ActorMention) Value { return count(r.Start) }},
	{offset("end", "end of the words"), func(r *ActorMention) Value { return count(r.End) }},
	{Column{Name: "text", Type: String, Meaning: "the words"}, func(r *ActorMention) Value { return str(r.Text) }},
	{coded("mention_kind", "mention_kinds", "name, common noun or pronoun"), func(r *ActorMention) Value { return str(r.Kind) }},
	{confidence, func(r *ActorMention) Value { return number(r.Confidence) }},
})

// Places is the places table.
var Places = declare(placesTable, []field[Place]{
	{key("place_id", "geonames:NNN where GeoNames has the place"), func(r *Place) Value { return str(r.ID) }},
	{Column{Name: "place_name", Type: String, Meaning: "name of the place"}, func(r *Place) Value { return str(r.Name) }},
	{null(Column{Name: "ascii_name", Type: String, Meaning: "the name in plain ASCII letters"}), func(r *Place) Value { return str(r.ASCIIName) }},
	{null(Column{Name: "feature_class", Type: String, Meaning: "GeoNames feature class"}), func(r *Place) Value { return str(r.FeatureClass) }},
	{null(Column{Name: "feature_code", Type: String, Meaning: "GeoNames feature code"}), func(r *Place) Value { return str(r.FeatureCode) }},
	{null(coded("country", "countries", "country, ISO 3166-1 alpha-3")), func(r *Place) Value { return str(r.Country) }},
	{null(Column{Name: "admin1_code", Type: String, Meaning: "GeoNames code of the state or province"}), func(r *Place) Value { return str(r.Admin1Code) }},
	{null(Column{Name: "admin1_name", Type: String, Meaning: "name of the state or province"}), func(r *Place) Value { return str(r.Admin1Name) }},
	{null(Column{Name: "latitude", Type: Float, Unit: "degrees", Meaning: "WGS 84; of a country or region the point that the gazetteer gives it: mind place_precision"}), func(r *Place) Value { return optFloat(r.Latitude) }},
	{null(Column{Name: "longitude", Type: Float, Unit: "degrees", Meaning: "WGS 84; of a country or region the point that the gazetteer gives it: mind place_precision"}), func(r *Place) Value { return optFloat(r.Longitude) }},
	{null(Column{Name: "geometry", Type: Point, Unit: "degrees", Meaning: "the point, longitude first (OGC:CRS84)"}), func(r *Place) Value { return point(r.Latitude, r.Longitude) }},
	{coded("place_precision", "place_precisions", "what kind of place the point stands for"), func(r *Place) Value { return str(r.Precision) }},
	{null(Column{Name: "population", Type: Int, Unit: "people", Meaning: "population, as GeoNames gives it"}), func(r *Place) Value { return optInt(r.Population) }},
	{null(Column{Name: "wikidata_id", Type: String, Meaning: "Wikidata item"}), func(r *Place) Value { return str(r.WikidataID) }},
	{Column{Name: "mention_count", Type: Int, Grows: Up, Unit: "mentions", Meaning: "mentions of the place"}, func(r *Place) Value { return count(r.MentionCount) }},
	{Column{Name: "article_count", Type: Int, Grows: Up, Unit: "articles", Meaning: "articles that mention the place; near-duplicates count once"}, func(r *Place) Value { return count(r.ArticleCount) }},
	{Column{Name: "event_count", Type: Int, Grows: Up, Unit: "events", Meaning: "events at the place"}, func(r *Place) Value { return count(r.EventCount) }},
})

// PlaceMentions is the place_mentions table.
var PlaceMentions = declare(placeMentionsTable, []field[PlaceMention]{
	{key("mention_id", "id of the mention, from its article and span"), func(r *PlaceMention) Value { return str(r.ID) }},
	{null(refers("place_id", placesTable, "the place meant; null where the gazetteer does not know it")), func(r *PlaceMention) Value { return str(r.PlaceID) }},
	{refers("article_id", articlesTable, "the article"), func(r *PlaceMention) Value { return str(r.ArticleID) }},
	{sentenceIndex, func(r *PlaceMention) Value { return count(r.SentenceIndex) }},
	{offset("start", "start of the words in the article's text"), func(r *PlaceMention) Value { return count(r.Start) }},
	{offset("end", "end of the words"), func(r *PlaceMention) Value { return count(r.End) }},
	{Column{Name: "text", Type: String, Meaning: "the words"}, func(r *PlaceMention) Value { return str(r.Text) }},
	{flagColumn("is_metonym", "the name stands for a government, a people or a team, not for the spot"), func(r *PlaceMention) Value { return boolean(r.IsMetonym) }},
	{confidence, func(r *PlaceMention) Value { return number(r.Confidence) }},
})

// DateMentions is the date_mentions table.
var DateMentions = declare(dateMentionsTable, []field[DateMention]{
	{key("mention_id", "id of the mention, from its article and span"), func(r *DateMention) Value { return str(r.ID) }},
	{refers("article_id", articlesTable, "the article"), func(r *DateMention) Value { return str(r.ArticleID) }},
	{sentenceIndex, func(r *DateMention) Value { return count(r.SentenceIndex) }},
	{offset("start", "start of the words in the article's text"), func(r *DateMention) Value { return count(r.Extent.Start) }},
	{offset("end", "end of the words"), func(r *DateMention) Value { return count(r.Extent.End) }},
	{Column{Name: "text", Type: String, Meaning: "the words"}, func(r *DateMention) Value { return str(r.Text) }},
	{coded("kind", "date_kinds", "TIMEX3 type"), func(r *DateMention) Value { return str(r.Kind) }},
	{null(Column{Name: "value", Type: String, Meaning: "TIMEX3 value"}), func(r *DateMention) Value { return str(r.Value) }},
	{null(Column{Name: "start_date", Type: Date, Meaning: "first day meant"}), func(r *DateMention) Value { return date(r.When.Start) }},
	{null(Column{Name: "end_date", Type: Date, Meaning: "last day meant, inclusive"}), func(r *DateMention) Value { return date(r.When.End) }},
	{coded("date_precision", "date_precisions", "how sharply the date is known"), func(r *DateMention) Value { return str(r.Precision) }},
	{coded("date_basis", "date_bases", "what the date stands on"), func(r *DateMention) Value { return str(r.Basis) }},
})
