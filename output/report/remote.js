// The whole of a release that is too large for the page: its Parquet files, read where the page is served beside them.

const release = raw.release; // files of the tables, and how DuckDB reads the events
const isServed = () => /^https?:$/.test(location.protocol) && typeof parquet !== "undefined" && Boolean(release.events?.length);
const dayOfDate = value => value instanceof Date ? Math.floor(value.getTime() / DAY) : null;
const textOf = value => value ?? "";
const count = value => value === null || value === undefined ? null : Number(value); // numbers of 64 bits come as BigInt

const opened = new Map();
function file(path) {
  if (!opened.has(path)) opened.set(path, parquet.open(new URL(path, location.href).href));
  return opened.get(path);
}

// table reads columns of all files of a table.
async function table(name, columns, told = () => {}) {
  const parts = release[name] ?? [], rows = [];
  for (const [i, path] of parts.entries()) {
    for (const row of await parquet.rows(await file(path), { columns })) rows.push(row);
    told((i + 1) / parts.length);
  }
  return rows;
}

const tollNames = ["dead", "injured", "arrested", "crowd"];
const flagColumns = ["is_negated", "is_future", "is_hypothetical", "is_historical"];
const flagsOf = row => flagColumns.reduce((bits, name, i) => bits | (row[name] ? 1 << i : 0), 0);

// wholeRelease reads the events and their actors. The reports of an event are read when they are asked for.
async function wholeRelease(told) {
  const actors = [], byActor = new Map(), places = [], byPlace = new Map();
  for (const row of await table("actors", ["actor_id", "actor_name", "actor_kind", "country", "sector"])) {
    const a = { id: row.actor_id, name: row.actor_name, kind: textOf(row.actor_kind), country: textOf(row.country), sector: textOf(row.sector) };
    actors.push(a);
    byActor.set(a.id, a);
  }
  const actor = id => byActor.get(id) ?? { id, name: id, kind: "", country: "", sector: "" };
  const place = row => {
    if (!row.place_id) return null;
    if (!byPlace.has(row.place_id)) {
      const p = { id: row.place_id, name: textOf(row.place_name), country: textOf(row.place_country), precision: row.place_precision, longitude: row.longitude ?? null, latitude: row.latitude ?? null };
      byPlace.set(p.id, { ...p, hasPoint: hasPoint(p) });
      places.push(byPlace.get(p.id));
    }
    return byPlace.get(row.place_id);
  };
  const columns = ["event_id", "event_type", "event_mode", "cameo_code", "contexts", "start_date", "end_date", "date_precision", "date_basis", "source_actor_ids", "target_actor_ids",
    "place_id", "place_name", "place_country", "place_precision", "latitude", "longitude", ...flagColumns, ...tollNames.flatMap(n => [n + "_low", n + "_high"]), "mention_count", "article_count", "confidence"];
  const events = (await table("events", columns, told)).map(row => {
    const toll = tollNames.flatMap(n => [count(row[n + "_low"]), count(row[n + "_high"])]);
    return { id: row.event_id, type: row.event_type, mode: textOf(row.event_mode), cameo: textOf(row.cameo_code), contexts: row.contexts ?? [],
      start: dayOfDate(row.start_date), end: dayOfDate(row.end_date), precision: row.date_precision, basis: row.date_basis,
      sources: (row.source_actor_ids ?? []).map(actor), targets: (row.target_actor_ids ?? []).map(actor), place: place(row), country: textOf(row.place_country),
      flags: flagsOf(row), toll: toll.some(n => n !== null) ? toll : null, reports: count(row.mention_count), articles: count(row.article_count), confidence: row.confidence, evidence: null };
  });
  return { events, actors, places };
}

// group is a row group of event_mentions, whose rows stand in the order of their events' ids.
async function groupsOf(id) {
  const found = [];
  for (const path of release.event_mentions ?? []) {
    const opened = await file(path);
    let rowStart = 0;
    for (const group of opened.metadata.row_groups) {
      const rows = Number(group.num_rows), about = group.columns.find(c => c.meta_data.path_in_schema.join(".") === "event_id").meta_data.statistics;
      const [low, high] = [about?.min_value ?? about?.min, about?.max_value ?? about?.max];
      if (low === undefined || high === undefined || (low <= id && id <= high)) found.push({ opened, rowStart, rowEnd: rowStart + rows });
      rowStart += rows;
    }
  }
  return found;
}

const evidenceColumns = ["article_id", "sentence_start", "sentence_end", "sentence_text", "attribution_text", "rule", "confidence", ...flagColumns,
  ...["trigger", "source", "target", "where", "when"].flatMap(k => [k + "_start", k + "_end", k + "_text"])];
let articlesRead = null;

async function readArticles() {
  const rows = await table("articles", ["article_id", "title", "url", "outlet", "published_at"]);
  return new Map(rows.map(r => [r.article_id, { title: textOf(r.title), url: textOf(r.url), link: linkOf(r.url), outlet: textOf(r.outlet), published: dayOfDate(r.published_at) }]));
}

// readReports reads the first reports of an event, and draws them.
async function readReports(e) {
  const mentions = [];
  for (const { opened, rowStart, rowEnd } of await groupsOf(e.id)) {
    const ids = await parquet.rows(opened, { columns: ["event_id"], rowStart, rowEnd });
    const first = ids.findIndex(r => r.event_id === e.id);
    if (first < 0) continue;
    const last = ids.findLastIndex(r => r.event_id === e.id);
    const has = new Set(opened.metadata.schema.map(c => c.name));
    mentions.push(...await parquet.rows(opened, { columns: evidenceColumns.filter(c => has.has(c)), rowStart: rowStart + first, rowEnd: rowStart + last + 1 }));
  }
  const articles = await (articlesRead ??= readArticles());
  e.evidence = mentions.slice(0, release.reports).map(m => evidenceOf(m, articles.get(m.article_id) ?? null));
  e.searchable = undefined;
  draw();
}

// evidenceOf gives a report the form that those in the page have: spans inside the sentence, or else words.
function evidenceOf(m, article) {
  const from = count(m.sentence_start), length = count(m.sentence_end) - from, sentence = Array.from(m.sentence_text ?? "").length === length ? m.sentence_text : "";
  const span = role => {
    if (!m[role + "_text"]) return null;
    const [a, b] = [count(m[role + "_start"]) - from, count(m[role + "_end"]) - from];
    return sentence && a >= 0 && b <= length ? [a, b] : m[role + "_text"];
  };
  return { article, sentence, ...Object.fromEntries(["trigger", "source", "target", "where", "when"].map(k => [k, span(k)])),
    said: textOf(m.attribution_text), flags: flagsOf(m), rule: m.rule, confidence: m.confidence };
}

// drawSampled says that the page holds a sample, and offers the rest where it can be had.
function drawSampled() {
  const note = byId("sampled");
  note.hidden = all.length >= raw.total;
  if (note.hidden) return;
  const text = `This page shows ${number(all.length)} of the release’s ${events(raw.total)}: a fair sample, drawn by their ids. Every number below counts the sample; the tables hold all. `;
  const button = h("button", { type: "button", class: "quiet", onclick: () => loadAll(button) }, `Load all ${events(raw.total)} (${number(release.bytes / 1e6)} MB)`);
  show(note, document.createTextNode(text), isServed() ? button : null);
}

async function loadAll(button) {
  button.disabled = true;
  try {
    adopt(await wholeRelease(share => { button.textContent = `Loading, ${number(100 * share)} %`; }));
    drawSampled();
    draw();
  } catch (error) {
    show(byId("sampled"), document.createTextNode(`The tables could not be read: ${error.message}. The page goes on showing a sample.`));
  }
}
