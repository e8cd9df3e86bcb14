// The timeline: conflict above the line, cooperation below. An event whose day is not known is spread evenly over the
// days on which it can have happened.

const steps = [{ days: 1 }, { days: 7 }, { months: 1 }, { months: 3 }, { months: 12 }, { months: 60 }, { months: 120 }, { months: 1200 }];
const stackOrder = { up: [3, 4], down: [1, 2] }; // outwards from the line
const minBinWidth = 7; // pixels
const enough = .97, pressed = .6; // a first look holds that share of the events, where they fill less than that share of the whole time
let timelineSpan = null; // [first, last] day drawn; null: as usual

// edgesOf are the first days of the bins over a span, and the day after the last.
function edgesOf([from, to], step) {
  const edges = [];
  if (step.days) {
    const monday = 4; // 1970-01-05
    let day = step.days === 7 ? from - (((from - monday) % 7) + 7) % 7 : from;
    for (; ; day += step.days) {
      edges.push(day);
      if (day > to) return edges;
    }
  }
  const first = dateOf(from);
  let month = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step.months) * step.months;
  for (; ; month += step.months) {
    edges.push(dayOf(Math.floor(month / 12), month % 12));
    if (edges.at(-1) > to) return edges;
  }
}

// usualSpan leaves out stragglers where they would press most events into a small part of the line.
function usualSpan() {
  if (!dated.length) return null;
  const starts = dated.map(e => e.start).sort((a, b) => a - b);
  const whole = [starts[0], dated.reduce((last, e) => Math.max(last, e.end), -Infinity)];
  const held = Math.ceil(starts.length * enough) - 1;
  let most = whole;
  for (let i = 0; i + held < starts.length; i++) {
    if (starts[i + held] - starts[i] < most[1] - most[0]) most = [starts[i], starts[i + held]];
  }
  return { most: most[1] - most[0] < (whole[1] - whole[0]) * pressed ? most : whole, whole };
}
const span = usualSpan();

// binned counts by quad class; what did not happen, or not yet, is counted apart, after the quad classes.
const apart = 5;
function binned(list, edges) {
  const bins = edges.slice(1).map(() => new Array(2 * apart).fill(0));
  const place = day => { // of the last edge at or before the day
    let low = 0, high = edges.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (edges[middle] <= day) low = middle; else high = middle;
    }
    return low;
  };
  for (const e of list) {
    if (e.start === null || e.end < edges[0] || e.start >= edges.at(-1)) continue;
    const days = e.end - e.start + 1;
    for (let i = place(e.start); i < bins.length && edges[i] <= e.end; i++) {
      const inside = Math.min(e.end + 1, edges[i + 1]) - Math.max(e.start, edges[i]);
      if (inside > 0) bins[i][e.quad + (e.status.real ? 0 : apart)] += inside / days;
    }
  }
  return bins;
}

function drawTimeline(view) {
  const box = byId("timeline"), list = view.without("date");
  drawPeriod();
  const undated = list.filter(e => e.start === null).length;
  if (!span || list.length === undated) {
    show(box, empty(list.length ? "None of these events has a date." : "No event passes the filters."));
    byId("timeline-note").textContent = "";
    return;
  }
  const drawn = timelineSpan ?? span.most;
  const width = Math.max(280, box.clientWidth), height = width < 600 ? 190 : 220, left = 34, right = 4, top = 8, bottom = 24;
  const step = steps.find(x => (drawn[1] - drawn[0] + 1) / (x.days ?? x.months * 30.4) <= (width - left - right) / minBinWidth) ?? steps.at(-1);
  const edges = edgesOf(drawn, step), bins = binned(list, edges);
  const x = d3.scaleUtc([dateOf(edges[0]), dateOf(edges.at(-1))], [left, width - right]);
  const order = side => [...stackOrder[side], ...stackOrder[side].map(q => q + apart)];
  const tall = side => Math.max(...bins.map(b => order(side).reduce((sum, q) => sum + b[q], 0)));
  const up = tall("up"), down = tall("down"), scale = (height - top - bottom) / Math.max(up + down, 1e-9);
  const middle = top + up * scale;
  const at = day => x(dateOf(day));
  const bars = [], covers = [];
  bins.forEach((bin, i) => {
    const from = at(edges[i]), wide = Math.max(at(edges[i + 1]) - from - 1, 1);
    const faded = state.from !== null && edges[i + 1] <= state.from || state.to !== null && edges[i] > state.to;
    for (const side of ["up", "down"]) {
      let y = middle;
      for (const q of order(side)) {
        const tallness = bin[q] * scale;
        if (tallness > 0) bars.push(s("rect", { class: `fillq q${q % apart}${q > apart ? " unreal" : ""}${faded ? " dim" : ""}`, "data-quad": q % apart, x: from.toFixed(1), width: wide.toFixed(1), y: (side === "up" ? y - tallness : y).toFixed(2), height: tallness.toFixed(2) }));
        y += side === "up" ? -tallness : tallness;
      }
    }
    const sum = bin.reduce((a, b) => a + b, 0);
    if (sum) covers.push(tipped(s("rect", { class: "hover-bin", x: from, width: wide + 1, y: top, height: height - top - bottom }),
      `${byDay(edges[i], edges[i + 1] - 1)}\n${events(Math.round(sum * 10) / 10)}\n${quadLines(bin.slice(0, apart).map((n, q) => Math.round((n + bin[q + apart]) * 10) / 10))}`));
  });
  const ticks = x.ticks(Math.max(3, Math.round(width / 90))).filter(t => t.getTime() % DAY === 0);
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "img", "aria-label": `Timeline of ${events(list.length - undated)}, ${byDay(...drawn)}. The fields below choose a period by keyboard.` },
    countLines(up, down, middle, scale, left, width - right),
    bars,
    s("line", { class: "axis", x1: left, x2: width - right, y1: middle, y2: middle }),
    ticks.map(t => s("text", { x: Math.min(Math.max(x(t), left + 10), width - 18), y: height - 6, "text-anchor": "middle" }, tickName(t))),
    covers,
    state.from === null && state.to === null ? null : s("rect", { class: "brush", y: top, height: height - top - bottom, ...brushBox(at, left, width - right) }));
  const figure = h("div", { class: "timeline" }, svg);
  show(box, figure);
  brushing(svg, edges, at, top, height - top - bottom);
  timelineTools(list, drawn);
  const vague = list.filter(e => e.start !== null && e.end - e.start > 6).length;
  byId("timeline-note").textContent = [
    undated ? `${events(undated)} without a date ${undated === 1 ? "is" : "are"} not drawn.` : "",
    vague ? `${events(vague)} known only to the month or year ${vague === 1 ? "is" : "are"} spread over it.` : "",
  ].filter(Boolean).join(" ");
}

function tickName(date) {
  const day = date.getTime() / DAY;
  if (date.getUTCDate() > 1) return byTick(day);
  return date.getUTCMonth() ? byShortMonth(day) : byYear(day);
}

// countLines are one or two lines of the count's scale on either side.
function countLines(up, down, middle, scale, left, right) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(n => n * scale >= 24) ?? 10000;
  const lines = [];
  for (let n = step; n <= Math.max(up, down); n += step) {
    if (n <= up) lines.push([n, middle - n * scale]);
    if (n <= down) lines.push([n, middle + n * scale]);
  }
  return lines.map(([n, y]) => [s("line", { class: "gridline", x1: left, x2: right, y1: y, y2: y }), s("text", { x: left - 6, y: y + 4, "text-anchor": "end" }, number(n))]);
}

function brushBox(at, left, right) {
  const from = state.from === null ? left : Math.max(left, Math.min(at(state.from), right));
  const to = state.to === null ? right : Math.max(left, Math.min(at(state.to + 1), right));
  return { x: from, width: Math.max(to - from, 1) };
}

// brushing chooses whole bins by dragging; a click on a bin that is chosen alone gives it up.
function brushing(svg, edges, at, top, height) {
  const binAt = event => {
    const px = (event.clientX - svg.getBoundingClientRect().left) * svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
    const i = edges.findIndex((_, k) => k + 1 < edges.length && at(edges[k + 1]) > px);
    return i < 0 ? edges.length - 2 : i;
  };
  let start = null, band = null;
  svg.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    start = binAt(event);
    svg.setPointerCapture(event.pointerId);
    band = svg.appendChild(s("rect", { class: "brush", y: top, height }));
  });
  svg.addEventListener("pointermove", event => {
    if (start === null) return;
    const [a, b] = [start, binAt(event)].sort((m, n) => m - n);
    fill(band, { x: at(edges[a]), width: at(edges[b + 1]) - at(edges[a]) }, []);
  });
  svg.addEventListener("pointerup", event => {
    if (start === null) return;
    const [a, b] = [start, binAt(event)].sort((m, n) => m - n);
    const from = edges[a], to = edges[b + 1] - 1;
    start = null;
    tip.hidden = true;
    if (state.from === from && state.to === to) setPeriod(null, null); else setPeriod(from, to);
  });
  svg.addEventListener("pointercancel", () => { start = null; band?.remove(); });
}

function timelineTools(list, drawn) {
  const button = (name, next) => h("button", { type: "button", class: "quiet", "data-key": "span", onclick: () => { timelineSpan = next; draw(); } }, name);
  const outside = list.filter(e => e.start !== null && (e.end < drawn[0] || e.start > drawn[1])).length;
  const chosen = state.from !== null && state.to !== null && (state.from > drawn[0] || state.to < drawn[1]) && state.from <= state.to;
  show(byId("timeline-tools"),
    chosen ? button("Zoom to the period", [state.from, state.to]) : null,
    outside ? button(`Show ${events(outside)} earlier or later`, span.whole) : null,
    timelineSpan ? button("Usual view", null) : null);
}

function drawPeriod() {
  for (const [id, value] of [["from", state.from], ["to", state.to]]) {
    const iso = value === null ? "" : isoOf(value);
    if (byId(id).value !== iso && document.activeElement !== byId(id)) byId(id).value = iso;
  }
}
for (const id of ["from", "to"]) byId(id).addEventListener("change", event => change(x => { x[id] = dayOfISO(event.target.value); }));
onWidth(byId("timeline"), () => draw());
