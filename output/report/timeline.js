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
let span = null; // as usual, of the events that the page holds

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
  const box = byId("timeline"), list = view.without("date"), withDate = list.filter(e => e.start !== null);
  drawPeriod();
  timelineNote(list.length - withDate.length, withDate);
  if (!withDate.length) {
    show(box, empty(list.length ? "None of these events has a date." : "No event passes the filters."));
    return;
  }
  const drawn = timelineSpan ?? span.most, width = Math.max(280, box.clientWidth), height = width < 600 ? 190 : 220;
  const frame = { left: 34, right: width - 4, top: 8, bottom: height - 24 };
  const step = steps.find(x => (drawn[1] - drawn[0] + 1) / (x.days ?? x.months * 30.4) <= (frame.right - frame.left) / minBinWidth) ?? steps.at(-1);
  const edges = edgesOf(drawn, step), bins = binned(withDate, edges);
  const x = d3.scaleUtc([dateOf(edges[0]), dateOf(edges.at(-1))], [frame.left, frame.right]), at = day => x(dateOf(day));
  const tall = side => Math.max(...bins.map(b => stack(side).reduce((sum, q) => sum + b[q], 0)));
  const up = tall("up"), down = tall("down"), scale = (frame.bottom - frame.top) / Math.max(up + down, 1e-9), middle = frame.top + up * scale;
  const ticks = x.ticks(Math.max(3, Math.round(width / 90))).filter(t => t.getTime() % DAY === 0);
  const chosen = state.from !== null || state.to !== null;
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "img", "aria-label": `Timeline of ${events(withDate.length)}, ${byDay(...drawn)}. The fields below choose a period by keyboard.` },
    countLines(up, down, middle, scale, frame),
    bins.map((bin, i) => bars(bin, edges[i], edges[i + 1], at, middle, scale)),
    s("line", { class: "axis", x1: frame.left, x2: frame.right, y1: middle, y2: middle }),
    ticks.map(t => s("text", { x: Math.min(Math.max(x(t), frame.left + 10), frame.right - 14), y: height - 6, "text-anchor": "middle" }, tickName(t))),
    bins.map((bin, i) => cover(bin, edges[i], edges[i + 1], at, frame)),
    chosen ? s("rect", { class: "brush", y: frame.top, height: frame.bottom - frame.top, ...brushBox(at, frame) }) : null);
  show(box, h("div", { class: "timeline" }, svg));
  brushing(svg, edges, at, frame);
  timelineTools(withDate, drawn);
}

function timelineNote(undated, withDate) {
  const vague = withDate.filter(e => e.end - e.start > 6).length;
  byId("timeline-note").textContent = [
    undated ? `${events(undated)} without a date ${undated === 1 ? "is" : "are"} not drawn.` : "",
    vague ? `${events(vague)} known only to the month or year ${vague === 1 ? "is" : "are"} spread over it.` : "",
  ].filter(Boolean).join(" ");
}

// bars are the stacks of a bin on both sides of the line, pale outside the chosen period.
const stack = side => [...stackOrder[side], ...stackOrder[side].map(q => q + apart)];
function bars(bin, from, next, at, middle, scale) {
  const x = at(from).toFixed(1), width = Math.max(at(next) - at(from) - 1, 1).toFixed(1);
  const faded = state.from !== null && next <= state.from || state.to !== null && from > state.to;
  return ["up", "down"].map(side => {
    let y = middle;
    return stack(side).filter(q => bin[q]).map(q => {
      const height = bin[q] * scale, top = side === "up" ? y - height : y;
      y += side === "up" ? -height : height;
      return s("rect", { class: `fillq q${q % apart}${q > apart ? " unreal" : ""}${faded ? " dim" : ""}`, "data-quad": q % apart, x, width, y: top.toFixed(2), height: height.toFixed(2) });
    });
  });
}

// cover lies over a bin and tells its counts.
function cover(bin, from, next, at, frame) {
  const sum = bin.reduce((a, b) => a + b, 0), tenth = n => Math.round(n * 10) / 10;
  if (!sum) return null;
  const counts = bin.slice(0, apart).map((n, q) => tenth(n + bin[q + apart]));
  return tipped(s("rect", { class: "hover-bin", x: at(from), width: Math.max(at(next) - at(from), 1), y: frame.top, height: frame.bottom - frame.top }),
    `${byDay(from, next - 1)}\n${events(tenth(sum))}\n${quadLines(counts)}`);
}

function tickName(date) {
  const day = date.getTime() / DAY;
  if (date.getUTCDate() > 1) return byTick(day);
  return date.getUTCMonth() ? byShortMonth(day) : byYear(day);
}

// countLines are the lines of the count's scale on either side.
function countLines(up, down, middle, scale, frame) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(n => n * scale >= 24) ?? 10000;
  const lines = [];
  for (let n = step; n <= Math.max(up, down); n += step) {
    if (n <= up) lines.push([n, middle - n * scale]);
    if (n <= down) lines.push([n, middle + n * scale]);
  }
  return lines.map(([n, y]) => [s("line", { class: "gridline", x1: frame.left, x2: frame.right, y1: y, y2: y }), s("text", { x: frame.left - 6, y: y + 4, "text-anchor": "end" }, number(n))]);
}

function brushBox(at, { left, right }) {
  const from = state.from === null ? left : Math.max(left, Math.min(at(state.from), right));
  const to = state.to === null ? right : Math.max(left, Math.min(at(state.to + 1), right));
  return { x: from, width: Math.max(to - from, 1) };
}

// brushing chooses whole bins by dragging; a click on a bin that is chosen alone gives it up.
function brushing(svg, edges, at, frame) {
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
    band = svg.appendChild(s("rect", { class: "brush", y: frame.top, height: frame.bottom - frame.top }));
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
  const outside = list.filter(e => e.end < drawn[0] || e.start > drawn[1]).length;
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
for (const id of ["from", "to"]) byId(id).addEventListener("change", event => change(x => { x.event = ""; x[id] = dayOfISO(event.target.value); }));
onWidth(byId("timeline"), () => draw());
