package schema

// VersionNote says what a version of the tables changed, for those who read data of an older one.
type VersionNote struct{ Version, Changes string }

// VersionNotes are in order, the newest first.
var VersionNotes = []VersionNote{
	{"2.0.0", "`articles.source_name` is now `outlet`, and holds the host of the URL where the input names no source: what `outlet_count` counts. " +
		"`events` has more columns: `source_kind`, `target_kind`, `is_mutual`, `ascii_name`, `admin1`, `dead_best`, `injured_best`, `arrested_best`, `crowd_best`. " +
		"No actor stands on both sides of an event: of parties that act together the first are sources and the others targets. `_low` and `_high` of a count are null where " +
		"the reports leave it open (\"at least 20\" after \"15\"). `event_mentions.rule` names the sense by its code and word (`190/attack: S attack T`), no more by a line of a file. " +
		"The list of countries has `cow_code`. To read data of both versions, rename the column (`select outlet as source_name`) and ask for columns by name, not by number."},
	{"1.0.0", "The first."},
}
