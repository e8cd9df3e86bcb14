// The release's events, from the JSON in the page: rows are arrays whose cells are named by "fields", and what repeats
// is held once and referred to by its index, -1 for nothing.

const parse = id => JSON.parse(document.getElementById(id).textContent);
const world = parse("world");
const raw = parse("data");

const record = (kind, row) => Object.fromEntries(raw.fields[kind].map((name, i) => [name, row[i]]));
const word = i => raw.words[i] ?? "";
const label = (list, code) => Object.hasOwn(raw.labels[list], code) ? raw.labels[list][code] : code;

const actors = raw.actors.map(row => {
  const a = record("actors", row);
  return { ...a, kind: word(a.kind), country: word(a.country), sector: word(a.sector) };
});
const places = raw.places.map(row => {
  const p = record("places", row);
  return { ...p, country: word(p.country), precision: word(p.precision), hasPoint: p.latitude !== null && p.longitude !== null };
});
const articles = raw.articles.map(row => {
  const a = record("articles", row);
  return { ...a, outlet: word(a.outlet), link: /^https?:\/\//i.test(a.url) ? a.url : "" };
});
const types = raw.types.map(([code, quad, meaning]) => ({ code, quad, meaning }));
const quadOf = Object.fromEntries(types.map(t => [t.code, t.quad]));
const quads = [[1, "Verbal cooperation"], [2, "Material cooperation"], [3, "Verbal conflict"], [4, "Material conflict"]];
const quadNames = Object.fromEntries(quads);

// What an event is by its flags. The first that fits counts; the flags themselves are shown with each event.
const flagNames = ["did not happen or is denied", "planned or promised", "possible or conditional", "told as background"];
const statuses = [
  { id: "happened", name: "happened", has: f => f === 0, real: true },
  { id: "denied", name: "did not happen, or denied", has: f => f & 1 },
  { id: "possible", name: "possible", has: f => f & 4 },
  { id: "planned", name: "planned", has: f => f & 2 },
  { id: "background", name: "happened, told as background", has: f => f & 8, real: true },
];
const statusOf = flags => statuses.find(s => s.has(flags));

const all = raw.events.map(row => {
  const e = record("events", row);
  e.type = word(e.type);
  e.quad = quadOf[e.type] ?? 0;
  for (const key of ["mode", "cameo", "precision", "basis", "country"]) e[key] = word(e[key]);
  e.contexts = e.contexts.map(word);
  e.sources = e.sources.map(i => actors[i]);
  e.targets = e.targets.map(i => actors[i]);
  e.actors = [...new Set([...e.sources, ...e.targets])];
  e.place = places[e.place] ?? null;
  e.status = statusOf(e.flags);
  e.evidence = e.evidence.map(cells => {
    const m = record("evidence", cells);
    return { ...m, article: articles[m.article] ?? null, rule: word(m.rule) };
  });
  return e;
});

const dated = all.filter(e => e.start !== null);
for (const e of dated) e.end ??= e.start;

// What a search looks through, letters without accents and case.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const piecesOf = m => [m.sentence, ...["trigger", "source", "target", "where", "when"].map(k => typeof m[k] === "string" ? m[k] : ""),
  m.said, m.article?.title ?? "", m.article?.outlet ?? ""];
function searchText(e) {
  e.searchable ??= plain([e.id, e.type, e.mode, label("cameo", e.cameo), ...e.contexts, ...e.actors.map(a => a.name),
    e.place?.name ?? "", label("countries", e.country), ...e.evidence.flatMap(piecesOf)].join(" \n "));
  return e.searchable;
}
