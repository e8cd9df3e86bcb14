package output

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/dateline-data/dateline/output/report"
	"github.com/dateline-data/dateline/schema"
)

func key(of string) string { return fmt.Sprintf("[data-key=%q]", of) }

// rowNumbers are the numbers of a row of a table, by the key of its button.
func rowNumbers(of string) string {
	return fmt.Sprintf("[...document.querySelector('%s').closest('tr').querySelectorAll('.n')].map(x => x.innerText).join(' ')", key(of))
}

func TestPageInBrowser(t *testing.T) {
	browser := startBrowser(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, context.Context)
	}{
		{"shows the release", pageShowsTheRelease},
		{"keeps text as text", pageKeepsTextAsText},
		{"filters", pageFilters},
		{"brushes", pageBrushes},
		{"searches", pageSearches},
		{"codebook", pageCodebook},
		{"by keyboard", pageByKeyboard},
		{"colours and width", pageColoursAndWidth},
		{"of nothing and of words alone", pageOfNothingAndOfWordsAlone},
		{"of many events", pageOfManyEvents},
		{"of one event", pageOfOneEvent},
		{"search signs", pageSearchSigns},
		{"gives", pageGives},
		{"of the whole", pageOfTheWhole},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, browser) })
	}
}

func pageShowsTheRelease(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	p.text("count", "#count", "5 of 7 events")
	p.text("figures", ".figures", "events 7 reports of them 7 articles 2 actors 5 places 3")
	p.text("statuses", "#statuses", "happened 4 did not happen, or denied 1 planned 1 happened, told as background 1")
	p.count("types", "#types .pick", 16)
	p.want("assaults", rowNumbers("type ASSAULT"), "2")
	p.want("aid is not counted", rowNumbers("type AID"), "0")
	p.want("source and target", rowNumbers("row MLI.MIL"), "1 2")
	p.want("France", rowNumbers("row FRA"), "1 1")
	p.want("places", rowNumbers("row geonames:2457161"), "2")
	p.count("spots", "#map .spot", 2)
	p.count("countries", "#map .country.known", 1)
	p.text("places on the map", "#map-note", "3 events at a point. 1 event without a point, known to a country or region. 1 event without a known place.")
	p.count("nodes", "#network .node", 4)
	p.count("links", "#network .link", 4)
	p.text("dates", "#timeline-note", "1 event without a date is not drawn. 1 event known only to the month or year is spread over it.")
	p.want("heights by kind", "new Set([...document.querySelectorAll('#timeline [data-quad]')].map(r => r.dataset.quad)).size", "2")
	p.count("events", "#list .event", 5)
	p.count("not sampled", "#sampled:not([hidden])", 0)
	p.quiet()
}

func pageKeepsTextAsText(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	p.text("an actor's name", `[data-id="e4"] h3`, "the "+nastyActor+" → nobody named")
	p.text("a sentence", `[data-id="e4"] blockquote`, "Sons marched </blockquote><script>hacked=4</script> in Mali.")
	p.want("a title", `document.querySelector('[data-id="e1"] .by').textContent.includes("</script><script>hacked=2</script><!-- it's over")`, "true")
	p.count("a link that is a script", `[data-id="e1"] .by a`, 0)
	p.want("a link", `document.querySelector('[data-id="e3"] .by a').outerHTML`,
		`<a href="https://example.org/talks?a=1&amp;b=2" rel="noopener noreferrer" target="_blank">Talks in Lima</a>`)
	p.count("images", "img", 0)
	p.text("marks count code points", `[data-id="e1"] mark.source`, "𝒜rmy")
	p.text("the deed", `[data-id="e1"] mark.trigger`, "attacked")
	p.text("a date in another sentence", `[data-id="e1"] .words`, "when (in another sentence) Tuesday")
	p.quiet()
}

func pageFilters(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	p.click(key("type ASSAULT"))
	p.text("a type", "#count", "2 of 7 events")
	p.count("places of the type", "#map .spot", 1)
	p.count("actors of the type", "#network .node", 2)
	p.want("other types can still be added", rowNumbers("type CONSULT"), "1")
	p.want("address", "location.hash", "#type=ASSAULT")
	p.click(key("row MLI.REB"))
	p.want("both at once", "location.hash", "#type=ASSAULT&actor=MLI.REB")
	p.click(key("TypeAssault"))
	p.want("a chip takes itself away", "location.hash", "#actor=MLI.REB")
	p.text("an actor", "#count", "2 of 7 events")
	p.click(key("clear"))
	p.text("nothing chosen", "#count", "5 of 7 events")
	p.run(chromedp.NavigateBack())
	p.want("back", "location.hash", "#actor=MLI.REB")
	p.text("back", "#count", "2 of 7 events")
	p.click(key("clear"))
	p.click(`#map ` + key("place geonames:3936456"))
	p.text("a place", "#list .event h3", "the PER → the FRA, the MLI.MIL")
	p.click(key("clear"))
	p.click(`#map ` + key("country MLI"))
	p.text("a country", "#count", "3 of 7 events")
	p.click(key("clear"))
	p.click(`#network ` + key("actor FRA"))
	p.text("a node", "#count", "2 of 7 events")
	p.click(key("clear"))
	p.click(key("quad 1"))
	p.text("a quad class", "#count", "2 of 7 events")
	p.click(key("clear"))
	p.click(key("status denied"))
	p.text("what did not happen", "#count", "6 of 7 events")
	p.count("looks different", "#list .event.unreal", 1)
	p.count("in the timeline", "#timeline rect.unreal", 1)
	p.count("in the network", "#network .link.unreal", 1)
	p.count("among the types", "#types .unreal", 1)
	p.count("a note", "#hollow:not([hidden])", 1)
	p.text("its flags", "#list .event.unreal", "Aid 1 June 2012 Mali (no point known) did not happen or is deniedplanned or promised 1 report, confidence 0.90 the FRA → the MLI.MIL France won't help. when (in another sentence) Tuesday Wire, Talks in Lima, 1 June 2012 Codes and rules")
	p.quiet()
}

func pageBrushes(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	p.run(chromedp.ScrollIntoView(chromedp.CSS("#timeline svg")))
	box, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]float64]("(b => [b.left, b.top, b.width, b.height])(document.querySelector('#timeline svg').getBoundingClientRect())"))
	if err != nil {
		t.Fatal(err)
	}
	mouse := func(kind input.DispatchMouseEventType, share float64) chromedp.Action[chromedp.Void] {
		return chromedp.MouseEvent(kind, box[0]+40+(box[2]-50)*share, box[1]+box[3]/2, chromedp.ButtonLeft, chromedp.ClickCount(1))
	}
	p.run(mouse(chromedp.MousePressed, 0), mouse(chromedp.MouseMoved, .1), mouse(chromedp.MouseMoved, .3), mouse(chromedp.MouseReleased, .3))
	p.text("the first third of three months", "#count", "2 of 7 events")
	p.count("places", "#map .spot", 1)
	p.want("the field", "document.querySelector('#from').value", "2012-04-03")
	p.click(key("clear"))
	p.run(chromedp.SetValue(chromedp.CSS("#from"), "2012-06-10"))
	p.value("document.querySelector('#from').dispatchEvent(new Event('change'))")
	p.text("an interval that may hold it", "#list .event h3", "the "+nastyActor+" → nobody named")
	p.text("count", "#count", "1 of 7 events")
	p.quiet()
}

func pageSearches(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	p.run(chromedp.SendKeys(chromedp.CSS("#query"), "struck BACK"))
	p.text("the evidence", "#list .event blockquote", "Rebels struck back.")
	p.text("count", "#count", "1 of 7 events")
	p.run(chromedp.SendKeys(chromedp.CSS("#query"), " zebra"))
	p.text("nothing", "#list", "No event passes the filters. Not counted: did not happen, or denied; possible; planned.")
	p.text("no actors", "#network", "No event passes the filters.")
	p.quiet()
}

func pageCodebook(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	p.count("tables", "#codebook details[id^=table]", len(schema.Tables))
	p.count("lists", "#codebook details[id^=codes]", len(codeTables()))
	p.count("columns of events", "#table-events tbody tr", len(schema.Events.Columns))
	p.click("#table-events summary")
	p.text("a column", "#table-events tbody tr:nth-child(2)", "event_type string PLOVER event; codes: event_types")
	p.click("#table-events tbody a[href='#codes-event_types']")
	p.text("its codes", "#codes-event_types tbody tr", "AGREE agree or offer to cooperate, promise, declare an intent to give, meet, settle or change 1")
	p.text("files", "#about tbody tr:nth-child(3)", "event_mentions 7 data/event_mentions.parquet · csv/event_mentions.csv")
	p.quiet()
}

func pageByKeyboard(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	p.run(chromedp.KeyEvent(kb.Tab))
	p.text("the first stop", ":focus", "Skip to the events")
	p.run(chromedp.Focus(chromedp.CSS(key("type ASSAULT"))), chromedp.KeyEvent(kb.Enter))
	p.want("a table", "location.hash", "#type=ASSAULT")
	p.want("the focus stays", "document.activeElement.dataset.key", "type ASSAULT")
	p.click(key("clear"))
	p.count("the map is one stop", "#map [role=button][tabindex='0']", 1)
	p.run(chromedp.Focus(chromedp.CSS("#map [role=button][tabindex='0']")), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.Enter))
	p.want("the map", "location.hash.startsWith('#place=') || location.hash.startsWith('#country=')", "true")
	p.click(key("clear"))
	p.click(key("in"))
	p.click(key("in"))
	p.run(chromedp.Focus(chromedp.CSS("#map " + key("place geonames:3936456"))))
	p.want("a place outside the map comes into it", `(b => (r => r.left > b.left && r.right < b.right && r.top > b.top && r.bottom < b.bottom)(document.activeElement.getBoundingClientRect()))(document.querySelector("#map svg").getBoundingClientRect())`, "true")
	p.want("what has no name", `[...document.querySelectorAll("button, input, select, a, [role=button]")].filter(e => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length)).length`, "0")
	p.quiet()
}

func pageColoursAndWidth(t *testing.T, browser context.Context) {
	file := pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence})
	dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
	p := openPage(t, browser, file, command(emulation.SetEmulatedMedia, dark), chromedp.EmulateViewport(375, 800, chromedp.EmulateMobile))
	background := "getComputedStyle(document.body).backgroundColor"
	p.want("dark", background, "rgb(21, 24, 27)")
	p.click("#theme")
	p.want("light", background, "rgb(252, 251, 248)")
	p.want("no scrolling sideways", "document.documentElement.scrollWidth", "375")
	p.want("few screens", "document.documentElement.scrollHeight < 5 * innerHeight || document.documentElement.scrollHeight / innerHeight", "true")
	p.count("folded panels", ".panel.folded", 7)
	p.click(key("fold panel-map"))
	p.want("a map as wide as the screen", "document.querySelector('#map svg').getBoundingClientRect().width > 300", "true")
	p.value("document.querySelector('nav a[href=\"#codebook\"]').click()")
	p.click("#table-events summary")
	p.run(chromedp.SendKeys(chromedp.CSS("#query"), strings.Repeat("averylongword", 9)))
	p.text("empty", "#count", "0 of 7 events")
	p.want("no scrolling sideways", "document.documentElement.scrollWidth", "375")
	p.quiet()
}

func pageOfNothingAndOfWordsAlone(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, &sample{}, Options{}))
	p.text("nothing", "#list", "This release has no events.")
	p.text("count", "#count", "0 events")
	p.quiet()
	p = openPage(t, browser, pageRelease(t, pageSampleRows(), Options{}))
	p.text("words without a sentence", `[data-id="e1"] .words`, "who 𝒜rmy did what attacked when Tuesday")
	p.quiet()
}

// pageOfManyEvents shows all events of a release as far as a page can hold them, packed.
func pageOfManyEvents(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, crowd(4000), Options{Extra: schema.WithSentence, Formats: []string{"csv"}}))
	p.text("all of them", "#count", "4,000 events")
	p.count("no note", "#sampled:not([hidden])", 0)
	p.count("packed", "#data[data-packed]", 1)
	p.want("fewer circles than places", "document.querySelectorAll('#map .spot').length < 500 && document.querySelectorAll('#map [data-key^=cluster]').length > 10", "true")
	p.run(chromedp.SendKeys(chromedp.CSS("#query"), "e000001"))
	p.text("reports of an event", "#list .event:only-child div:last-child > .facts", "3 of 5 reports shown")
	p.quiet()
}

// pageOfOneEvent opens an event by its address, whatever else is chosen there.
func pageOfOneEvent(t *testing.T, browser context.Context) {
	file := pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence})
	p := openPage(t, browser, file+"#event=e6&type=ASSAULT&actor=PER&from=2019-01-01&q=nothing")
	p.text("the event", "#list .event h3", "the FRA → the MLI.MIL")
	p.text("alone", "#count", "1 of 7 events")
	p.click(key("EventE6") + ", " + key("Evente6"))
	p.text("the filters are back", "#count", "0 of 7 events")
	p = openPage(t, browser, file+"#event=e5")
	p.text("the event", "#list .event h3", "the FRA → nobody named")
	p.click(key("type ASSAULT"))
	p.want("a choice leads on", "location.hash", "#type=ASSAULT")
	p = openPage(t, browser, file+"#event=e99")
	p.text("none", "#list", "The page holds no event e99.")
	p.quiet()
}

// pageSearchSigns are quotes, a star and a minus.
func pageSearchSigns(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	for query, want := range map[string]string{
		`struck`:                  "1 of 7 events",
		`"struck back"`:           "1 of 7 events",
		`"back struck"`:           "0 of 7 events",
		`"truck back"`:            "0 of 7 events", // quotes want whole words
		`truck`:                   "1 of 7 events",
		`rebel*`:                  "2 of 7 events",
		`ebel*`:                   "0 of 7 events",
		`rebels -struck`:          "1 of 7 events",
		`-rebels`:                 "3 of 7 events",
		`rebels -"attacked the"`:  "1 of 7 events",
		`"attacked the rebels" x`: "0 of 7 events",
		`(.*+?[`:                  "0 of 7 events",
		`-`:                       "5 of 7 events",
	} {
		p.value(fmt.Sprintf("(q => { q.value = %q; q.dispatchEvent(new Event('input')); })(document.querySelector('#query'))", query))
		p.text(query, "#count", want)
	}
	p.quiet()
}

// pageGives is what can be taken from the page.
func pageGives(t *testing.T, browser context.Context) {
	p := openPage(t, browser, pageRelease(t, pageSampleRows(), Options{Extra: schema.WithSentence}))
	p.value("void (URL.createObjectURL = blob => { blob.text().then(text => { window.taken = text; }); return 'data:,'; })")
	p.click(key("type ASSAULT"))
	p.click(key("row geonames:2457161"))
	p.click("#take-csv")
	p.want("CSV", "window.taken?.split('\\n').length", "4")
	p.want("its columns", "window.taken.split('\\n')[0]", "event_id,event_type,event_mode,contexts,cameo_code,quad_class,start_date,end_date,date_precision,date_basis,source_actor_ids,source_names,target_actor_ids,target_names,"+
		"place_id,place_name,place_country,latitude,longitude,is_negated,is_future,is_hypothetical,is_historical,dead_low,dead_high,injured_low,injured_high,arrested_low,arrested_high,crowd_low,crowd_high,mention_count,article_count,confidence")
	p.want("a row", "window.taken.split('\\n')[2]", "e1,ASSAULT,,,190,4,2012-04-03,2012-04-03,day,explicit,MLI.MIL,the MLI.MIL,MLI.REB,the MLI.REB,geonames:2457161,Gao,MLI,16.2717,-0.0447,false,false,false,false,,,,,,,,,1,1,0.9")
	p.value("window.taken = '[]'")
	p.click("#take-json")
	p.want("JSON", "JSON.parse(window.taken).map(e => e.event_id + e.event_mode + e.is_negated).join()", "e2dronefalse,e1nullfalse")
	p.want("SQL", "document.querySelector('#sql').textContent", "select * from 'data/events.parquet'\nwhere (not (is_negated or is_future or is_hypothetical or is_historical) or (is_historical and not (is_negated or is_future or is_hypothetical)))\n"+
		"  and event_type in ('ASSAULT')\n  and (place_id in ('geonames:2457161'));")
	p.click(key("clear"))
	p.value(fmt.Sprintf("document.querySelector('%s').click()", key("status denied")))
	p.click(key("row " + nastyActor))
	p.want("SQL of a name with quotes", "document.querySelector('#sql').textContent.includes(`list_has_any(source_actor_ids, ['<img src=x onerror=\"hacked=1\"> & \"Sons\"'])`)", "true")
	p.quiet()
}

// pageOfTheWhole serves a release with more events than a page holds, and reads the rest from its Parquet files.
func pageOfTheWhole(t *testing.T, browser context.Context) {
	n := report.MaxEvents + 1000
	file := pageRelease(t, crowd(n), Options{Extra: schema.WithSentence, Formats: []string{"parquet"}})
	p := openPage(t, browser, file)
	p.want("the note", "document.querySelector('#sampled').innerText.includes('shows 12,000 of the release’s 51,000 events') || document.querySelector('#sampled').innerText", "true")
	p.count("no button without a server", "#sampled button", 0)
	p.quiet()

	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Dir(file))))
	defer server.Close()
	p = &tab{T: t, home: server.URL}
	p.open(browser, server.URL+"/"+pageName)
	p.click("#sampled button")
	p.text("all of them", "#count", "51,000 events")
	p.value(`location.hash = "event=e050999"`)
	p.text("an event that the page does not hold", "#list .event .facts", "18 August 2139")
	p.click(key("reports e050999"))
	p.text("its report", "#list .event mark.trigger", "Ünïcode")
	p.want("its article", "document.querySelector('#list .event .by a').href", "https://example.org/050999")
	p.quiet()
}
