// What can be taken from the page: the events that pass the filters as CSV and JSON, and the query that gives them in DuckDB.

let selection = []; // the events of the list, in its order

const takenColumns = {
  event_id: e => e.id, event_type: e => e.type, event_mode: e => e.mode, contexts: e => e.contexts, cameo_code: e => e.cameo, quad_class: e => e.quad,
  start_date: e => e.start === null ? null : isoOf(e.start), end_date: e => e.start === null ? null : isoOf(e.end), date_precision: e => e.precision, date_basis: e => e.basis,
  source_actor_ids: e => e.sources.map(a => a.id), source_names: e => e.sources.map(a => a.name), target_actor_ids: e => e.targets.map(a => a.id), target_names: e => e.targets.map(a => a.name),
  place_id: e => e.place?.id, place_name: e => e.place?.name, place_country: e => e.country, latitude: e => e.place?.latitude, longitude: e => e.place?.longitude,
  is_negated: e => Boolean(e.flags & 1), is_future: e => Boolean(e.flags & 2), is_hypothetical: e => Boolean(e.flags & 4), is_historical: e => Boolean(e.flags & 8),
  ...Object.fromEntries(["dead", "injured", "arrested", "crowd"].flatMap((name, i) => ["low", "high"].map((end, k) => [`${name}_${end}`, e => e.toll?.[2 * i + k]]))),
  mention_count: e => e.reports, article_count: e => e.articles, confidence: e => e.confidence,
};
const nothingToNull = value => value === undefined || value === "" ? null : value;
const takenRow = e => Object.fromEntries(Object.entries(takenColumns).map(([name, of]) => [name, nothingToNull(of(e))]));

// csvOf writes rows as the release's CSV files have them.
function csvOf(list) {
  const cell = value => {
    const text = value === null ? "" : Array.isArray(value) ? value.join("|") : String(value);
    return /[",\r\n]|^\s/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [Object.keys(takenColumns), ...list.map(e => Object.values(takenRow(e)))].map(row => row.map(cell).join(",") + "\n").join("");
}
const jsonOf = list => JSON.stringify(list.map(takenRow), null, 1) + "\n";

function save(name, type, text) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60e3);
}

const quoted = text => `'${text.replaceAll("'", "''")}'`;
const listed = values => [...values].map(quoted).join(", ");

// sqlOf is the query of the filters over the release's table of events, in DuckDB.
function sqlOf() {
  if (state.event) return `select * from ${release.from}\nwhere event_id = ${quoted(state.event)};`;
  const ids = side => release.lists ? `${side}_actor_ids` : `string_split(coalesce(${side}_actor_ids, ''), '|')`;
  const named = [...state.actors].filter(id => id !== "none"), spots = [...state.places].filter(id => id !== "none");
  const either = list => list.length ? [`(${list.join(" or ")})`] : [];
  const where = [
    ...either([...state.show].map(id => statuses.find(x => x.id === id).sql)),
    ...(state.types.size ? [`event_type in (${listed(state.types)})`] : []),
    ...(state.quads.size ? [`quad_class in (${[...state.quads].join(", ")})`] : []),
    ...either([
      ...(named.length ? ["source", "target"].map(side => `list_has_any(${ids(side)}, [${listed(named)}])`) : []),
      ...(state.actors.has("none") ? ["(source_actor_id is null and target_actor_id is null)"] : []),
    ]),
    ...either([
      ...(spots.length ? [`place_id in (${listed(spots)})`] : []),
      ...(state.places.has("none") ? ["place_id is null"] : []),
      ...(state.countries.size ? [`place_country in (${listed(state.countries)})`] : []),
    ]),
    ...(state.from === null ? [] : [`end_date >= date '${isoOf(state.from)}'`]),
    ...(state.to === null ? [] : [`start_date <= date '${isoOf(state.to)}'`]),
  ];
  const search = state.query ? `-- The search ${JSON.stringify(state.query)}, which reads the reports too, is not part of this query.\n` : "";
  return `${search}select * from ${release.from}${where.length ? `\nwhere ${where.join("\n  and ")}` : ""};`;
}

function drawTake() {
  byId("sql").textContent = sqlOf();
  for (const id of ["take-csv", "take-json"]) byId(id).disabled = !selection.length;
}
byId("take-csv").addEventListener("click", () => save("events.csv", "text/csv", csvOf(selection)));
byId("take-json").addEventListener("click", () => save("events.json", "application/json", jsonOf(selection)));
byId("copy-sql").addEventListener("click", async event => {
  const button = event.currentTarget, name = button.textContent;
  try {
    await navigator.clipboard.writeText(byId("sql").textContent);
    button.textContent = "Copied";
  } catch { // not allowed here: then by hand
    getSelection().selectAllChildren(byId("sql"));
    button.textContent = "Selected: copy it";
  }
  setTimeout(() => { button.textContent = name; }, 3000);
});
