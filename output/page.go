package output

import (
	"path"
	"slices"
	"strings"
	"time"

	"github.com/dateline-data/dateline/output/report"
	"github.com/dateline-data/dateline/schema"
)

const pageName = "index.html"

// pageFigures are the tables whose rows are counted at the head of the page.
var pageFigures = []struct{ table, name string }{
	{"events", "events"}, {"event_mentions", "reports of them"}, {"articles", "articles"}, {"actors", "actors"}, {"places", "places"},
}

// renderPage reads the tables of a release and gives its report page. Of a large release it holds a sample alone; one
// without our events has none.
func renderPage(r *Release) ([]byte, error) {
	if r.Manifest.table(schema.Events.Name) == nil {
		return nil, nil
	}
	p := describePage(r)
	s := pageSample{release: r, page: p, mentions: map[string][]schema.EventMention{}, limit: report.MaxEvents}
	if p.EventCount > report.MaxEvents {
		s.limit = report.SampleEvents
	}
	for _, read := range []func() error{s.readEvents, s.readMentions, s.readActors, s.readArticles} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	for i := range p.Events {
		p.Events[i].Mentions = s.mentions[p.Events[i].ID]
	}
	return report.Render(p)
}

func describePage(r *Release) *report.Page {
	m := r.Metadata
	p := &report.Page{Title: r.title(), Description: m.Description, Version: m.Version, Date: m.Date, License: m.License, Homepage: m.Homepage,
		Maker: strings.TrimSpace("dateline " + r.DatelineVersion), Actors: map[string]schema.Actor{}, Articles: map[string]schema.Article{}}
	for _, a := range m.Authors {
		p.Authors = append(p.Authors, report.Author{Name: a.Name, URL: a.URL})
	}
	for _, t := range schema.Tables {
		if info := r.Manifest.table(t.Name); info != nil {
			p.Tables = append(p.Tables, report.Table{Table: info.Declaration(), Rows: info.Rows, Files: tableFiles(info)})
		}
	}
	for _, c := range codeTables() {
		p.Codes = append(p.Codes, report.CodeList{Name: c.name, Meaning: c.meaning, Header: c.header, Rows: c.rows})
	}
	rows := func(table string) int64 {
		if info := r.Manifest.table(table); info != nil {
			return info.Rows
		}
		return 0
	}
	for _, f := range pageFigures {
		p.Figures = append(p.Figures, report.Figure{Name: f.name, Count: rows(f.table)})
	}
	p.Release = r.pageRelease()
	p.EventCount, p.ArticleCount = rows(schema.Events.Name), rows(schema.Articles.Name)
	return p
}

// pageRelease is what the page knows of the tables beside it.
func (r *Release) pageRelease() report.Release {
	files := func(table string) []string {
		if info := r.Manifest.table(table); info != nil {
			return info.Parquet
		}
		return nil
	}
	info := r.Manifest.table(schema.Events.Name)
	f := firstFormat(info)
	out := report.Release{Events: files(schema.Events.Name), EventMentions: files(schema.EventMentions.Name), Articles: files(schema.Articles.Name), Actors: files(schema.Actors.Name),
		From: duckdbFrom(info, f), Lists: f.name == "parquet", Reports: report.MaxMentions}
	for _, path := range slices.Concat(out.Events, out.Actors) {
		out.Bytes += r.file(path).Bytes
	}
	return out
}

// tableFiles are the files of a table, one a format; the folder where a format has several.
func tableFiles(info *TableInfo) (files []string) {
	for i := range formats {
		switch paths := *formats[i].files(info); len(paths) {
		case 0:
		case 1:
			files = append(files, paths[0])
		default:
			files = append(files, path.Join(formats[i].folder, info.Name)+"/")
		}
	}
	return files
}

// pageSample reads what the page shows. Ids are hashes, so that the events with the lowest ids are a fair sample, and the
// same one whatever the order of the rows.
type pageSample struct {
	release  *Release
	page     *report.Page
	mentions map[string][]schema.EventMention // of the sampled events, at most report.MaxMentions each
	limit    int                              // of the events
}

func (s *pageSample) readEvents() error {
	bound := "" // ids above it are no part of the sample
	cut := func() {
		slices.SortFunc(s.page.Events, func(a, b report.Event) int { return strings.Compare(a.ID, b.ID) })
		if len(s.page.Events) > s.limit {
			clear(s.page.Events[s.limit:])
			s.page.Events = s.page.Events[:s.limit]
			bound = s.page.Events[s.limit-1].ID
		}
	}
	err := scanEach(s.release, schema.Events, func(row Row, event func() schema.Event) error {
		if id := row.Cell("event_id"); bound == "" || id < bound {
			s.page.Events = append(s.page.Events, report.Event{Event: event()})
		}
		if len(s.page.Events) == 2*s.limit {
			cut()
		}
		return nil
	})
	cut()
	for i := range s.page.Events {
		e := &s.page.Events[i]
		s.mentions[e.ID] = nil
		for _, id := range slices.Concat(e.Source.IDs, e.Target.IDs) {
			s.page.Actors[id] = schema.Actor{}
		}
	}
	return err
}

func (s *pageSample) readMentions() error {
	return scanEach(s.release, schema.EventMentions, func(row Row, mention func() schema.EventMention) error {
		id := row.Cell("event_id")
		if shown, ok := s.mentions[id]; ok && len(shown) < report.MaxMentions {
			m := mention()
			s.mentions[id] = append(shown, m)
			s.page.Articles[m.ArticleID] = schema.Article{}
		}
		return nil
	})
}

func (s *pageSample) readActors() error {
	return scanEach(s.release, schema.Actors, func(row Row, actor func() schema.Actor) error {
		id := row.Cell("actor_id")
		if _, ok := s.page.Actors[id]; ok {
			s.page.Actors[id] = actor()
		}
		return nil
	})
}

func (s *pageSample) readArticles() error {
	return scanEach(s.release, schema.Articles, func(row Row, article func() schema.Article) error {
		if published, ok := row.Number("published_at"); ok {
			d := schema.DayOf(time.UnixMilli(int64(published)).UTC())
			if s.page.First == 0 || d < s.page.First {
				s.page.First = d
			}
			s.page.Last = max(s.page.Last, d)
		}
		id := row.Cell("article_id")
		if _, ok := s.page.Articles[id]; ok {
			s.page.Articles[id] = article()
		}
		return nil
	})
}
