// Which events pass. Each view shows what passes all filters but its own, so that a second choice in it can be added.

const tests = {
  type: e => (!state.types.size || state.types.has(e.type)) && (!state.quads.size || state.quads.has(String(e.quad))),
  actor: e => !state.actors.size || (e.actors.length ? e.actors.some(a => state.actors.has(a.id)) : state.actors.has("none")),
  place: e => !state.places.size && !state.countries.size || state.places.has(e.place?.id ?? "none") || state.countries.has(e.country),
  date: e => state.from === null && state.to === null || e.start !== null && e.end >= (state.from ?? -Infinity) && e.start <= (state.to ?? Infinity),
  status: e => state.show.has(e.status.id),
  text: e => !terms.length || passes(searchText(e), terms),
};
const dimensions = Object.keys(tests);
let terms = [];

// pass gives the events that pass all filters, and without(dimension), which pass all but that one. An event that is asked for by its id is shown
// whatever the filters.
function pass() {
  terms = termsOf(state.query);
  if (state.event) {
    const list = all.filter(e => e.id === state.event);
    return { events: list, without: () => list };
  }
  const failed = all.map(e => dimensions.reduce((bits, d, i) => bits | (tests[d](e) ? 0 : 1 << i), 0));
  const without = dimension => {
    const own = 1 << dimensions.indexOf(dimension);
    return all.filter((_, i) => (failed[i] & ~own) === 0);
  };
  return { events: all.filter((_, i) => failed[i] === 0), without };
}

// tally counts by key; keys gives the keys of an event.
function tally(list, keys) {
  const counts = new Map();
  for (const e of list) for (const key of keys(e)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
const quadCounts = list => {
  const counts = [0, 0, 0, 0, 0];
  for (const e of list) counts[e.quad]++;
  return counts;
};
const quadLines = counts => quads.filter(([q]) => counts[q]).map(([q, name]) => `${number(counts[q])} ${name.toLowerCase()}`).join("\n");

// Chips name what is chosen; each takes itself away.
function chips() {
  const actorName = id => id === "none" ? "nobody named" : actors.find(a => a.id === id)?.name ?? id;
  const placeName = id => id === "none" ? "no place known" : places.find(p => p.id === id)?.name ?? id;
  const chip = (kind, name, action) => h("button", { type: "button", "data-key": kind + name, "aria-label": `${kind} ${name}: remove this filter`, onclick: action }, h("span", {}, kind), " ", name);
  const each = (property, kind, name) => [...state[property]].map(value => chip(kind, name(value), () => toggle(property, value)));
  const list = [
    each("quads", "Kind", q => quadNames[q] ?? q),
    each("types", "Type", sentence),
    each("actors", "Actor", actorName),
    each("places", "Place", placeName),
    each("countries", "Country", code => label("countries", code)),
    state.from === null && state.to === null ? [] : chip("Date", periodName(), () => setPeriod(null, null)),
    isDefaultShow() ? [] : chip("Counted", statuses.filter(x => state.show.has(x.id)).map(x => x.name).join("; ") || "nothing", () => change(x => { x.show = realByDefault(); })),
    state.query ? chip("Text", state.query, () => change(x => { x.query = ""; })) : [],
    state.event ? chip("Event", state.event, () => change(x => { x.event = ""; })) : [],
  ].flat();
  if (list.length) list.push(h("button", { type: "button", class: "clear", "data-key": "clear", onclick: () => change(reset) }, "Clear all"));
  return list;
}

function periodName() {
  if (state.from === null) return `until ${byDay(state.to)}`;
  return state.to === null ? `from ${byDay(state.from)}` : byDay(state.from, state.to);
}
