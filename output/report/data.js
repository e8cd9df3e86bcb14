// The release's events, from the JSON in the page: rows are arrays whose cells are named by "fields", and what repeats
// is held once and referred to by its index, -1 for nothing. Large data stand there packed: gzip in base64.

async function parse(id) {
  const element = document.getElementById(id);
  if (element.dataset.packed === undefined) return JSON.parse(element.textContent);
  const bytes = Uint8Array.from(atob(element.textContent), c => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
const world = await parse("world");
const raw = await parse("data");

const record = (kind, row) => Object.fromEntries(raw.fields[kind].map((name, i) => [name, row[i]]));
const word = i => raw.words[i] ?? "";
const label = (list, code) => Object.hasOwn(raw.labels[list], code) ? raw.labels[list][code] : code;
const hasPoint = p => p.latitude !== null && p.longitude !== null;
const linkOf = url => /^https?:\/\//i.test(url ?? "") ? url : "";

const types = raw.types.map(([code, quad, meaning]) => ({ code, quad, meaning }));
const quadOf = Object.fromEntries(types.map(t => [t.code, t.quad]));
const quads = [[1, "Verbal cooperation"], [2, "Material cooperation"], [3, "Verbal conflict"], [4, "Material conflict"]];
const quadNames = Object.fromEntries(quads);

// What an event is by its flags. The first that fits counts; the flags themselves are shown with each event.
const flagNames = ["did not happen or is denied", "planned or promised", "possible or conditional", "told as background"];
const statuses = [
  { id: "happened", name: "happened", has: f => f === 0, real: true, sql: "not (is_negated or is_future or is_hypothetical or is_historical)" },
  { id: "denied", name: "did not happen, or denied", has: f => f & 1, sql: "is_negated" },
  { id: "possible", name: "possible", has: f => f & 4, sql: "(is_hypothetical and not is_negated)" },
  { id: "planned", name: "planned", has: f => f & 2, sql: "(is_future and not (is_negated or is_hypothetical))" },
  { id: "background", name: "happened, told as background", has: f => f & 8, real: true, sql: "(is_historical and not (is_negated or is_future or is_hypothetical))" },
];
const statusOf = flags => statuses.find(s => s.has(flags));

// What the page shows: the events, those with a date, and what they name.
let all = [], dated = [], actors = [], places = [];
function adopt(set) {
  ({ events: all, actors, places } = set);
  for (const e of all) {
    e.quad = quadOf[e.type] ?? 0;
    e.status = statusOf(e.flags);
    e.actors = [...new Set([...e.sources, ...e.targets])];
    if (e.start !== null) e.end ??= e.start;
  }
  dated = all.filter(e => e.start !== null);
  locate();
  span = usualSpan();
}

// inPage gives what the page holds.
function inPage() {
  const actors = raw.actors.map(row => {
    const a = record("actors", row);
    return { ...a, kind: word(a.kind), country: word(a.country), sector: word(a.sector) };
  });
  const places = raw.places.map(row => {
    const p = record("places", row);
    return { ...p, country: word(p.country), precision: word(p.precision), hasPoint: hasPoint(p) };
  });
  const articles = raw.articles.map(row => {
    const a = record("articles", row);
    return { ...a, outlet: word(a.outlet), link: linkOf(a.url) };
  });
  const events = raw.events.map(row => {
    const e = record("events", row);
    for (const key of ["type", "mode", "cameo", "precision", "basis", "country"]) e[key] = word(e[key]);
    e.contexts = e.contexts.map(word);
    e.sources = e.sources.map(i => actors[i]);
    e.targets = e.targets.map(i => actors[i]);
    e.place = places[e.place] ?? null;
    e.evidence = e.evidence.map(cells => {
      const m = record("evidence", cells);
      return { ...m, article: articles[m.article] ?? null, rule: word(m.rule) };
    });
    return e;
  });
  return { events, actors, places };
}
