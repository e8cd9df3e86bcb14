package output

import (
	"slices"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// pageRow is a row whose cells are asked for by their column; one that the table lacks is null.
type pageRow struct {
	at  map[string]int
	row []schema.Value
}

func (c pageRow) value(column string) schema.Value {
	if i, ok := c.at[column]; ok {
		return c.row[i]
	}
	return schema.Value{}
}

func (c pageRow) str(column string) string    { return c.value(column).Str }
func (c pageRow) list(column string) []string { return slices.Clone(c.value(column).List) }
func (c pageRow) number(column string) int    { return int(c.value(column).Int) }
func (c pageRow) flag(column string) bool     { return c.value(column).Int != 0 }

func (c pageRow) day(column string) schema.Day {
	v := c.value(column)
	if !v.Valid {
		return 0
	}
	return schema.DayOf(time.Unix(v.Int*secondsPerDay, 0).UTC())
}

func (c pageRow) time(column string) time.Time {
	v := c.value(column)
	if !v.Valid {
		return time.Time{}
	}
	return time.UnixMilli(v.Int).UTC()
}

func (c pageRow) degrees(column string) schema.Opt[float64] {
	v := c.value(column)
	return schema.Opt[float64]{V: v.Float, OK: v.Valid}
}

func (c pageRow) counted(name string) schema.Range {
	low, high := c.value(name+"_low"), c.value(name+"_high")
	return schema.Range{Low: schema.Opt[int]{V: int(low.Int), OK: low.Valid}, High: schema.Opt[int]{V: int(high.Int), OK: high.Valid}}
}

func (c pageRow) flags() schema.Flags {
	return schema.Flags{Negated: c.flag("is_negated"), Future: c.flag("is_future"), Hypothetical: c.flag("is_hypothetical"), Historical: c.flag("is_historical")}
}

func (c pageRow) extent(name string) schema.Extent {
	return schema.Extent{Start: c.number(name + "_start"), End: c.number(name + "_end"), Text: c.str(name + "_text")}
}

// readEvent reads what the page shows of an event.
func readEvent(c pageRow) schema.Event {
	return schema.Event{
		ID:     c.str("event_id"),
		Code:   schema.Code{Type: c.str("event_type"), Mode: c.str("event_mode"), Contexts: c.list("contexts"), CAMEO: c.str("cameo_code")},
		When:   schema.When{Start: c.day("start_date"), End: c.day("end_date"), Precision: c.str("date_precision"), Basis: c.str("date_basis")},
		Source: schema.Party{IDs: c.list("source_actor_ids")},
		Target: schema.Party{IDs: c.list("target_actor_ids")},
		Where: schema.Where{PlaceID: c.str("place_id"), Name: c.str("place_name"), Country: c.str("place_country"),
			Latitude: c.degrees("latitude"), Longitude: c.degrees("longitude"), Precision: c.str("place_precision")},
		Flags:        c.flags(),
		Toll:         schema.Toll{Dead: c.counted("dead"), Injured: c.counted("injured"), Arrested: c.counted("arrested"), Crowd: c.counted("crowd")},
		MentionCount: c.number("mention_count"), ArticleCount: c.number("article_count"), Confidence: c.value("confidence").Float,
	}
}

// readMention reads what the page shows of a report.
func readMention(c pageRow) schema.EventMention {
	return schema.EventMention{
		ArticleID: c.str("article_id"), Sentence: c.extent("sentence"), Trigger: c.extent("trigger"), SourceText: c.extent("source"), TargetText: c.extent("target"),
		WhereText: c.extent("where"), WhenText: c.extent("when"), AttributionText: c.str("attribution_text"), Rule: c.str("rule"),
		Confidence: c.value("confidence").Float, Event: schema.Event{Flags: c.flags()},
	}
}
