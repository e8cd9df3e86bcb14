// The map: Natural Earth's countries in the Equal Earth projection, drawn beforehand; places are pies of quad classes.

const maxSpots = 400; // drawn at once, those with most events
const clusterReach = 14; // pixels within which places are one circle
const covered = .2; // of the map, by all circles together
const zoomSteps = [1, 1.6, 2.5, 4, 6.4, 10];
const look = { zoom: 0, x: world.left + world.width / 2, y: world.top + world.height / 2 };

function project(p) {
  const turned = ((p.longitude - world.meridian + 540) % 360 - 180) * Math.PI / 180;
  const [x, y] = d3.geoEqualEarthRaw(turned, p.latitude * Math.PI / 180);
  return [world.translate[0] + world.scale * x, world.translate[1] - world.scale * y];
}
function locate() {
  for (const p of places) if (p.hasPoint) [p.x, p.y] = project(p);
}

// slices are the paths of a pie of quad classes.
function slices(counts, r) {
  const sum = counts.reduce((a, b) => a + b, 0);
  const parts = [4, 3, 2, 1, 0].filter(q => counts[q]);
  if (parts.length === 1) return [s("circle", { r, class: `fillq q${parts[0]}` })];
  let turn = 0;
  const point = t => `${(r * Math.sin(t * 2 * Math.PI)).toFixed(2)} ${(-r * Math.cos(t * 2 * Math.PI)).toFixed(2)}`;
  return parts.map(q => {
    const from = turn, share = counts[q] / sum;
    turn += share;
    return s("path", { class: `fillq q${q}`, d: `M0 0L${point(from)}A${r} ${r} 0 ${share > .5 ? 1 : 0} 1 ${point(turn)}Z` });
  });
}

// groupBy gives each key the events that have it.
function groupBy(list, key) {
  const groups = new Map();
  for (const e of list) {
    const k = key(e), group = groups.get(k);
    if (group) group.push(e); else groups.set(k, [e]);
  }
  return groups;
}

// clusters joins places that would lie on each other: each to the first greater one within reach (in map units). A cluster stands at its greatest place.
function clusters(order, reach) {
  const found = [], grid = new Map(), cell = v => Math.floor(v / reach);
  for (const [p, list] of order) {
    const near = [-1, 0, 1].flatMap(dx => [-1, 0, 1].flatMap(dy => grid.get(`${cell(p.x) + dx} ${cell(p.y) + dy}`) ?? []));
    const c = near.find(c => Math.hypot(c.x - p.x, c.y - p.y) < reach);
    if (c) {
      c.places.push(p);
      c.lists.push(list);
      continue;
    }
    const own = { x: p.x, y: p.y, places: [p], lists: [list] }, key = `${cell(p.x)} ${cell(p.y)}`;
    found.push(own);
    if (grid.has(key)) grid.get(key).push(own); else grid.set(key, [own]);
  }
  for (const c of found) c.list = c.lists.length === 1 ? c.lists[0] : c.lists.flat();
  return found.sort((a, b) => b.list.length - a.list.length || (a.places[0].id < b.places[0].id ? -1 : 1));
}

function drawMap(view) {
  const box = byId("map"), list = view.without("place");
  const spots = groupBy(list.filter(e => e.place?.hasPoint), e => e.place), roughlyKnown = list.filter(e => !e.place?.hasPoint && e.country);
  const known = groupBy(roughlyKnown, e => e.country), roughly = roughlyKnown.length;
  const placed = list.reduce((n, e) => n + (e.place?.hasPoint ? 1 : 0), 0), nowhere = list.length - placed - roughly;
  const zoom = zoomSteps[look.zoom], width = world.width / zoom, height = world.height / zoom;
  look.x = Math.min(Math.max(look.x, world.left + width / 2), world.left + world.width - width / 2);
  look.y = Math.min(Math.max(look.y, world.top + height / 2), world.top + world.height - height / 2);
  const pixel = width / Math.max(280, box.clientWidth); // map units a pixel, so that marks and letters keep their size
  const order = [...spots].sort((a, b) => b[1].length - a[1].length || (a[0].id < b[0].id ? -1 : 1));
  const joined = clusters(order, look.zoom === zoomSteps.length - 1 ? 1e-9 : clusterReach * pixel);
  const most = Math.max(1, ...joined.map(c => c.list.length)), deepest = Math.max(1, ...[...known.values()].map(l => l.length));
  const [largest, unit] = box.clientWidth < 600 ? [13, 4] : [20, 6]; // pixels: of the greatest place, and of a single event where all are few
  const shares = placed / most;
  const biggest = Math.min(largest, Math.sqrt(covered * box.clientWidth ** 2 * world.height / world.width / (Math.PI * shares)));
  const radius = n => Math.max(3, Math.min(biggest * Math.sqrt(n / most), unit * Math.sqrt(n)));
  const frame = { x: look.x - width / 2, y: look.y - height / 2, w: width, h: height }, seen = joined.filter(c => within(c, frame));
  const drawn = joined.length > maxSpots ? seen.slice(0, maxSpots) : joined;
  const svg = s("svg", { viewBox: `${frame.x} ${frame.y} ${width} ${height}`, role: "group", "aria-label": `Map of ${events(list.length - nowhere)}. Arrow keys go from place to place.` },
    s("g", {}, world.countries.map(([code, d]) => country(code, d, known.get(code), deepest))),
    s("g", {}, drawn.map(c => spot(c, radius(c.list.length), pixel))),
    labels(seen.slice(0, box.clientWidth < 600 ? 9 : 24), radius, pixel, frame));
  const zoomTo = step => { look.zoom = Math.min(Math.max(step, 0), zoomSteps.length - 1); draw(); };
  const button = (key, name, text, action) => h("button", { type: "button", "data-key": key, "aria-label": name, onclick: action }, text);
  show(box, svg, h("div", { class: "zoom" },
    look.zoom ? button("whole", "Whole world", "World", () => zoomTo(0)) : null,
    spots.size > 1 ? button("fit", "Fit the places", "Fit", () => fit([...spots.keys()])) : null,
    button("in", "Zoom in", "+", () => zoomTo(look.zoom + 1)), button("out", "Zoom out", "−", () => zoomTo(look.zoom - 1))));
  rove(svg);
  panning(svg, pixel);
  const drawnCodes = new Set(world.countries.map(c => c[0]));
  const tiny = [...known].filter(([code]) => !drawnCodes.has(code)).reduce((sum, [, l]) => sum + l.length, 0);
  byId("map-note").textContent = list.length ? [
    `${events(list.length - nowhere - roughly)} at a point.`,
    roughly ? `${events(roughly)} without a point, known to a country or region${tiny ? ` (${number(tiny)} in countries too small for this map)` : ""}.` : "",
    nowhere ? `${events(nowhere)} without a known place.` : "",
  ].filter(Boolean).join(" ") : "No event passes the filters.";
}

const within = (p, frame) => p.x > frame.x && p.x < frame.x + frame.w && p.y > frame.y && p.y < frame.y + frame.h;

function country(code, d, here, deepest) {
  const path = s("path", { class: "country", d });
  if (!here) return path;
  const chosen = state.countries.has(code), name = label("countries", code);
  path.classList.add("known");
  path.classList.toggle("chosen", chosen);
  path.style.setProperty("--shade", `${Math.round(10 + 25 * Math.sqrt(here.length / deepest))}%`);
  const text = `${name}\n${events(here.length)} known only to the country or a region\n${quadLines(quadCounts(here))}`;
  return press(path, "country " + code, `${name}: ${events(here.length)} known only to the country or a region`, chosen, () => toggle("countries", code), text);
}

function spot(c, r, pixel) {
  const [p] = c.places, isOne = c.places.length === 1, counts = quadCounts(c.list);
  const chosen = c.places.some(x => state.places.has(x.id));
  const faded = (state.places.size || state.countries.size) && !chosen && !c.places.some(x => state.countries.has(x.country));
  const g = s("g", { class: `spot${c.list.some(e => e.status.real) ? "" : " unreal"}${chosen ? " chosen" : ""}${faded ? " dim" : ""}`, transform: `${translate(c.x, c.y)} scale(${pixel.toFixed(4)})` },
    slices(counts, r), s("circle", { class: isOne ? "ring" : "ring many", r }));
  g.addEventListener("focus", () => { // the arrow keys also lead to places outside a map that is zoomed in
    const v = g.ownerSVGElement.viewBox.baseVal;
    if (within(c, { x: v.x, y: v.y, w: v.width, h: v.height })) return;
    [look.x, look.y] = [c.x, c.y];
    draw();
    byId("map").scrollIntoView({ block: "nearest" });
  });
  const one = [p.name, label("countries", p.country)].filter(Boolean).join(", ");
  const name = isOne ? one : `${one}, and ${counted(c.places.length - 1, "place")} near it`;
  const action = isOne ? () => toggle("places", p.id) : () => fit(c.places, look.zoom + 1);
  return press(g, (isOne ? "place " : "cluster ") + p.id, `${name}: ${events(c.list.length)}${isOne ? "" : ", zoom in"}`, chosen, action, `${name}\n${events(c.list.length)}\n${quadLines(counts)}${isOne ? "" : "\nclick to zoom in"}`);
}

// labels name as many of the greatest places as find room.
function labels(order, radius, pixel, view) {
  const taken = order.map(c => ({ x: c.x - radius(c.list.length) * pixel * .7, y: c.y - radius(c.list.length) * pixel * .7, w: radius(c.list.length) * pixel * 1.4, h: radius(c.list.length) * pixel * 1.4 }));
  const free = box => box.x > view.x && box.x + box.w < view.x + view.w && taken.every(t => box.x > t.x + t.w || t.x > box.x + box.w || box.y > t.y + t.h || t.y > box.y + box.h);
  const named = [];
  for (const c of order) {
    const text = c.places.length === 1 ? c.places[0].name : `${c.places[0].name} +${c.places.length - 1}`;
    const gap = (radius(c.list.length) + 3) * pixel, w = text.length * 6.4 * pixel, height = 13 * pixel;
    for (const side of [1, -1]) {
      const box = { x: side > 0 ? c.x + gap : c.x - gap - w, y: c.y - height / 2, w, h: height };
      if (!free(box)) continue;
      taken.push(box);
      named.push(s("text", { class: "label", transform: `${translate(c.x + side * gap, c.y + 4 * pixel)} scale(${pixel.toFixed(4)})`, "text-anchor": side > 0 ? "start" : "end", "aria-hidden": "true" }, text));
      break;
    }
  }
  return s("g", {}, named);
}

// fit shows all of some places, at a step of zoom at least.
function fit(list, least = 0) {
  const xs = list.map(p => p.x).sort((a, b) => a - b), ys = list.map(p => p.y).sort((a, b) => a - b);
  const wide = (xs.at(-1) - xs[0]) * 1.25, tall = (ys.at(-1) - ys[0]) * 1.25;
  look.zoom = zoomSteps.findLastIndex(z => world.width / z >= wide && world.height / z >= tall);
  look.zoom = Math.min(Math.max(look.zoom, least), zoomSteps.length - 1);
  look.x = (xs[0] + xs.at(-1)) / 2;
  look.y = (ys[0] + ys.at(-1)) / 2;
  draw();
}

// panning moves a map that is zoomed in; a drag is no click.
function panning(svg, pixel) {
  let from = null, moved = false;
  svg.addEventListener("pointerdown", event => { from = look.zoom ? { x: event.clientX, y: event.clientY } : null; moved = false; });
  svg.addEventListener("pointermove", event => {
    if (!from || !event.buttons) return;
    const dx = event.clientX - from.x, dy = event.clientY - from.y;
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true;
    tip.hidden = true;
    const v = svg.viewBox.baseVal;
    v.x = look.x - v.width / 2 - dx * pixel;
    v.y = look.y - v.height / 2 - dy * pixel;
  });
  const end = () => {
    if (moved) {
      const v = svg.viewBox.baseVal;
      look.x = v.x + v.width / 2;
      look.y = v.y + v.height / 2;
    }
    from = null;
  };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointerleave", end);
  svg.addEventListener("click", event => { if (moved) { event.stopPropagation(); moved = false; draw(); } }, true);
}
onWidth(byId("map"), () => draw());
