// The events with the words they stand on.

const narrow = matchMedia("(max-width: 47.9rem)"); // as in page.css
const pageSize = narrow.matches ? 3 : 20;
let shown = pageSize, shownOf = ""; // the first events of the view at an address
const roles = { source: "who", trigger: "did what", target: "to whom", where: "where", when: "when" };

const late = e => e.start ?? -Infinity, early = e => e.start ?? Infinity;
const orders = {
  new: (a, b) => late(b) - late(a) || 0,
  old: (a, b) => early(a) - early(b) || 0,
  reports: (a, b) => b.reports - a.reports,
  sure: (a, b) => b.confidence - a.confidence,
  unsure: (a, b) => a.confidence - b.confidence,
};

function drawEvents(view) {
  if (shownOf !== address()) [shown, shownOf] = [pageSize, address()];
  const by = orders[byId("sort").value], sorted = [...view.events].sort((a, b) => by(a, b) || late(b) - late(a) || (a.id < b.id ? -1 : 1));
  const list = byId("list"), more = byId("more");
  show(list, sorted.length ? sorted.slice(0, shown).map(eventItem) : h("li", {}, empty(nothing())));
  selection = sorted;
  const left = sorted.length - shown;
  more.hidden = left <= 0;
  more.textContent = `Show ${number(Math.min(left, pageSize))} more of ${number(left)}`;
  highlight(list);
}

// nothing says why nothing is shown, and what would help.
function nothing() {
  if (!all.length) return "This release has no events.";
  if (state.event) return `The page holds no event ${state.event}${all.length < raw.total ? ": it shows a sample of the release" : ""}.`;
  const hidden = statuses.filter(x => !state.show.has(x.id));
  return `No event passes the filters.${hidden.length ? ` Not counted: ${hidden.map(x => x.name).join("; ")}.` : ""}`;
}

byId("more").addEventListener("click", () => {
  const first = shown;
  shown += pageSize;
  draw();
  byId("list").children[first]?.querySelector("button")?.focus();
});
byId("sort").addEventListener("change", () => { shown = pageSize; draw(); });

function eventItem(e) {
  const kind = [sentence(e.type), e.mode].filter(Boolean).join(" · ");
  return h("li", { class: `event q${e.quad}${e.status.real ? "" : " unreal"}`, "data-id": e.id },
    h("div", {},
      h("p", { class: "what" }, swatch(e.quad), kind),
      h("p", { class: "facts" }, h("span", {}, dateText(e)), basisOf(e)),
      h("p", { class: "facts" }, placeOf(e)),
      tolls(e).map(t => h("p", { class: "facts" }, t)),
      h("p", {}, flagNames.map((name, i) => e.flags & 1 << i ? h("span", { class: "tag" }, name) : null)),
      h("p", { class: "facts" }, `${e.reports === 1 ? "1 report" : `${counted(e.reports, "report")} in ${counted(e.articles, "article")}`}, confidence ${e.confidence.toFixed(2)}`)),
    h("div", {},
      h("h3", {}, parties(e.sources, "somebody"), " ", h("span", { class: "to", "aria-label": "to" }, "→"), " ", parties(e.targets, "nobody named")),
      e.evidence ? e.evidence.map(m => report(e, m)) : h("button", { type: "button", class: "quiet", "data-key": "reports " + e.id, onclick: () => readReports(e) }, `Show ${counted(e.reports, "report")}`),
      e.evidence && e.reports > e.evidence.length ? h("p", { class: "facts" }, `${number(e.evidence.length)} of ${counted(e.reports, "report")} shown`) : null,
      h("details", {}, h("summary", {}, "Codes and rules"), codes(e))));
}

function parties(list, none) {
  if (!list.length) return h("span", { class: "nobody" }, none);
  return list.map((a, i) => [i ? ", " : "", h("button", { type: "button", "aria-label": `Filter by ${a.name}`, onclick: () => toggle("actors", a.id) }, a.name)]);
}

const basisNotes = { relative: "counted from the article's date", dateline: "the dateline's date", publication: "the article's date" };
const basisOf = e => basisNotes[e.basis] && e.start !== null ? ` (${basisNotes[e.basis]})` : "";

function placeOf(e) {
  const country = label("countries", e.country);
  if (!e.place) return country || "place unknown";
  return [e.place.name, country === e.place.name ? "" : country].filter(Boolean).join(", ") + (e.place.hasPoint ? "" : " (no point known)");
}

function tolls(e) {
  if (!e.toll) return [];
  const range = (low, high) => low === high || high === null ? number(low) : low === null ? `up to ${number(high)}` : `${number(low)} to ${number(high)}`;
  return ["killed", "injured", "arrested", "taking part"].map((name, i) => {
    const [low, high] = e.toll.slice(2 * i, 2 * i + 2);
    return low === null && high === null ? "" : `${range(low, high)} ${name}`;
  }).filter(Boolean);
}

// report shows one report: its sentence with the words marked, or else the words alone.
function report(e, m) {
  const a = m.article;
  const title = a && (a.title || a.link || "article without a title");
  const marked = m.sentence ? h("blockquote", {}, marks(m)) : null;
  const apart = Object.entries(roles).filter(([role]) => typeof m[role] === "string");
  const flagsDiffer = m.flags !== e.flags ? flagNames.filter((_, i) => m.flags & 1 << i).join("; ") : "";
  return h("div", { class: "report" }, marked,
    apart.length ? h("dl", { class: "words" }, apart.map(([role, name]) => [h("dt", {}, m.sentence ? `${name} (in another sentence)` : name), h("dd", {}, h("mark", { class: role }, m[role]))])) : null,
    h("p", { class: "by" },
      a ? [a.outlet ? a.outlet + ", " : "", a.link ? h("a", { href: a.link, rel: "noopener noreferrer", target: "_blank" }, title) : `“${title}”`, a.published === null ? "" : `, ${byDay(a.published)}`] : "",
      m.said ? ` — “${m.said}”` : "", flagsDiffer ? ` — ${flagsDiffer}` : "", e.reports > 1 ? ` — confidence ${m.confidence.toFixed(2)}` : ""));
}

// marks cuts a sentence at the ends of its spans, which count code points and may overlap; the shorter span is seen.
function marks(m) {
  const text = Array.from(m.sentence), spans = Object.keys(roles).filter(role => Array.isArray(m[role])).map(role => ({ role, from: m[role][0], to: m[role][1] }));
  const cuts = [...new Set([0, text.length, ...spans.flatMap(x => [x.from, x.to])])].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const over = spans.filter(x => x.from <= cuts[i] && x.to >= cuts[i + 1]).sort((a, b) => (a.to - a.from) - (b.to - b.from))[0];
    const last = pieces.at(-1), words = text.slice(cuts[i], cuts[i + 1]).join("");
    if (last && last.role === over?.role) last.words += words; else pieces.push({ role: over?.role, words });
  }
  return pieces.map(p => p.role ? h("mark", { class: p.role, title: roles[p.role] }, p.words) : p.words.replace(/\s+/g, " "));
}

function codes(e) {
  const rows = [["event", e.id], ["type", e.type], ["mode", e.mode], ["CAMEO", [e.cameo, raw.labels.cameo[e.cameo]].filter(Boolean).join(" ")], ["contexts", e.contexts.join(", ")],
    ["source", e.sources.map(a => a.id).join(", ")], ["target", e.targets.map(a => a.id).join(", ")], ["place", e.place?.id ?? ""], ["dates", e.start === null ? "" : `${isoOf(e.start)} to ${isoOf(e.end)} (${e.precision}, ${e.basis})`]];
  return h("dl", {}, rows.filter(r => r[1]).map(([name, value]) => [h("dt", {}, name), h("dd", {}, h("code", {}, value))]),
    [...new Set((e.evidence ?? []).map(m => m.rule))].map(rule => [h("dt", {}, "rule"), h("dd", {}, h("code", {}, rule))]),
    h("dt", {}, "link"), h("dd", {}, h("a", { href: "#event=" + encodeURIComponent(e.id) }, "this event alone")));
}

// highlight marks the words of the search where the browser can without touching the text.
function highlight(list) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("found");
  if (!terms.length) return;
  const ranges = [], walker = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = plain(node.data);
    if (text.length !== node.data.length) continue; // accents written apart: offsets would not be the text's
    for (const term of terms.filter(t => t.wanted)) for (const found of text.matchAll(term.pattern)) {
      const range = new Range();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}
