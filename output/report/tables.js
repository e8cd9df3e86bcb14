// Tables of event types, actors and places. A row chooses; rows of a choice elsewhere fade.

const firstRows = 10, moreRows = 60;
const expanded = new Set();

function pick(key, pressed, action, name, detail) {
  return h("button", { type: "button", class: "pick", "data-key": key, "aria-pressed": String(pressed), onclick: action }, name, detail ? h("small", {}, detail) : null);
}
const wide = (element, share) => { element.style.width = `${(share * 100).toFixed(2)}%`; return element; };

function drawTypes(view) {
  const list = view.without("type"), counts = tally(list, e => [e.type]), most = Math.max(1, ...counts.values());
  const unreal = tally(list.filter(e => !e.status.real), e => [e.type]);
  const off = t => (state.types.size && !state.types.has(t.code)) || (state.quads.size && !state.quads.has(String(t.quad)));
  const row = t => {
    const n = counts.get(t.code) ?? 0, hollow = unreal.get(t.code) ?? 0;
    return h("tr", { class: `q${t.quad}${n ? "" : " zero"}${off(t) ? " off" : ""}` },
      h("th", { scope: "row" }, tipped(pick("type " + t.code, state.types.has(t.code), () => toggle("types", t.code), sentence(t.code)), `${sentence(t.code)}\n${t.meaning}`)),
      h("td", { class: "meter", "aria-hidden": "true" }, n > hollow ? wide(h("i"), (n - hollow) / most) : null, hollow ? wide(h("i", { class: "unreal" }), hollow / most) : null),
      h("td", { class: "n" }, number(n)));
  };
  show(byId("types"), h("table", { class: "types" },
    h("thead", { class: "hidden" }, h("tr", {}, h("th", { scope: "col" }, "Type"), h("th", { scope: "col" }, "Share"), h("th", { scope: "col" }, "Events"))),
    [4, 3, 2, 1].map(q => h("tbody", {},
      h("tr", { class: "group" }, h("th", { scope: "rowgroup", colspan: 2 }, quadNames[q]), h("td", { class: "n" }, number(list.filter(e => e.quad === q).length))),
      types.filter(t => t.quad === q).map(row)))));
}

// ranked gives a table's rows cut to what is shown, and the button that shows more.
function ranked(id, rows, name) {
  const limit = expanded.has(id) ? moreRows : firstRows;
  const flip = () => { if (!expanded.delete(id)) expanded.add(id); draw(); };
  const button = rows.length > firstRows ? h("button", { type: "button", class: "quiet wider", "data-key": id + " more", onclick: flip },
    expanded.has(id) ? "Show fewer" : `Show ${number(Math.min(rows.length, moreRows) - firstRows)} more`) : null;
  const rest = rows.length > limit && expanded.has(id) ? h("p", { class: "note" }, `and ${number(rows.length - limit)} more ${name}, which the search finds`) : null;
  return { rows: rows.slice(0, limit), rest: [button, rest] };
}

function drawActors(view) {
  const list = view.without("actor"), as = [tally(list, e => e.sources), tally(list, e => e.targets)];
  const total = tally(list, e => e.actors);
  const nobody = list.filter(e => !e.actors.length).length;
  const order = [...total].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1));
  const most = order[0]?.[1] ?? 1;
  if (!order.length && !nobody) return show(byId("actors"), empty("No actors."));
  const { rows, rest } = ranked("actors", order, "actors");
  show(byId("actors"), h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Actor"), h("th", { scope: "col", class: "n", title: "events of which the actor is the source" }, "source"), h("th", { scope: "col", class: "n", title: "events of which the actor is the target" }, "target"))),
    h("tbody", {}, rows.map(([a, n]) => h("tr", { class: state.actors.size && !state.actors.has(a.id) ? "off" : "" },
      h("th", { scope: "row" }, pick("row " + a.id, state.actors.has(a.id), () => toggle("actors", a.id), a.name, aboutActor(a)), wide(h("span", { class: "under", "aria-hidden": "true" }), n / most)),
      h("td", { class: "n" }, number(as[0].get(a) ?? 0)), h("td", { class: "n" }, number(as[1].get(a) ?? 0)))),
    nobody ? h("tr", { class: state.actors.size && !state.actors.has("none") ? "off" : "" }, h("th", { scope: "row" }, pick("row none", state.actors.has("none"), () => toggle("actors", "none"), "Nobody named")), h("td", { class: "n", colspan: 2 }, number(nobody))) : null)), rest);
}

const areas = { country: "country", admin1: "region", admin2: "district" };
const kinds = { armed_group: "armed group" };
function aboutActor(a) {
  const sector = label("sectors", a.sector), kind = kinds[a.kind] ?? a.kind;
  const country = a.country && label("countries", a.country);
  return [a.kind === "person" || a.kind === "group" ? sector || kind : kind, country].filter(x => x && x.toLowerCase() !== a.name.toLowerCase()).join(", ");
}

function drawPlaces(view) {
  const list = view.without("place"), counts = tally(list, e => e.place ? [e.place] : []), nowhere = list.filter(e => !e.place).length;
  const order = [...counts].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1)), most = order[0]?.[1] ?? 1;
  if (!order.length && !nowhere) return show(byId("places"), empty("No places."));
  const { rows, rest } = ranked("places", order, "places");
  const off = (id, country) => (state.places.size || state.countries.size) && !state.places.has(id) && !state.countries.has(country);
  const detail = p => [areas[p.precision], label("countries", p.country)].filter(x => x && x !== p.name).join(", ");
  show(byId("places"), h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Place"), h("th", { scope: "col", class: "n" }, "events"))),
    h("tbody", {}, rows.map(([p, n]) => h("tr", { class: off(p.id, p.country) ? "off" : "" },
      h("th", { scope: "row" }, pick("row " + p.id, state.places.has(p.id), () => toggle("places", p.id), p.name, detail(p)), wide(h("span", { class: "under", "aria-hidden": "true" }), n / most)),
      h("td", { class: "n" }, number(n)))),
    nowhere ? h("tr", { class: off("none", "") ? "off" : "" }, h("th", { scope: "row" }, pick("row none", state.places.has("none"), () => toggle("places", "none"), "No place known")), h("td", { class: "n" }, number(nowhere))) : null)), rest);
}
