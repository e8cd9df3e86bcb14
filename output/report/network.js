// The network: the actors with most events among each other, and who did what to whom.

const maxNodes = 26, maxLinks = 60;
const ticks = 320; // d3-force is at rest by then
const positions = new Map(); // of actors drawn before, so that a filter does not throw the drawing about

// pairs counts the events from each source to each target.
function pairs(list) {
  const found = new Map();
  for (const e of list) {
    for (const source of e.sources) for (const target of e.targets) {
      if (source === target) continue;
      const key = source.id + "\n" + target.id;
      if (!found.has(key)) found.set(key, { source, target, list: [] });
      found.get(key).list.push(e);
    }
  }
  return [...found.values()];
}

function graph(list) {
  const links = pairs(list), weight = new Map();
  for (const l of links) for (const a of [l.source, l.target]) weight.set(a, (weight.get(a) ?? 0) + l.list.length);
  const first = new Set([...weight].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1)).slice(0, maxNodes).map(([a]) => a));
  const kept = links.filter(l => first.has(l.source) && first.has(l.target)).sort((a, b) => b.list.length - a.list.length).slice(0, maxLinks);
  const nodes = [...first].filter(a => kept.some(l => l.source === a || l.target === a)).map(actor => ({ actor, weight: weight.get(actor), ...positions.get(actor.id) }));
  const nodeOf = new Map(nodes.map(n => [n.actor, n]));
  return { nodes, links: kept.map(l => ({ source: nodeOf.get(l.source), target: nodeOf.get(l.target), list: l.list })), total: weight.size, pairs: links.length };
}

function settle({ nodes, links }, width, height, radius) {
  const simulation = d3.forceSimulation(nodes).stop()
    .force("charge", d3.forceManyBody().strength(-260))
    .force("link", d3.forceLink(links).distance(l => 46 + radius(l.source) + radius(l.target)).strength(.25))
    .force("x", d3.forceX(0).strength(.05 * height / width + .03))
    .force("y", d3.forceY(0).strength(.09))
    .force("collide", d3.forceCollide(n => radius(n) + 16));
  simulation.tick(ticks);
  for (const n of nodes) positions.set(n.actor.id, { x: n.x, y: n.y });
  const margin = { x: 62, y: 30 }, loosest = 1.7; // a small network is not blown up to the whole room
  const range = axis => [Math.min(...nodes.map(n => n[axis])), Math.max(...nodes.map(n => n[axis]))];
  const [[x0, x1], [y0, y1]] = [range("x"), range("y")];
  const stretch = (low, high, size, pad) => v => size / 2 + (v - (low + high) / 2) * Math.min(loosest, (size - 2 * pad) / Math.max(high - low, 1));
  const [sx, sy] = [stretch(x0, x1, width, margin.x), stretch(y0, y1, height, margin.y)];
  for (const n of nodes) [n.px, n.py] = [sx(n.x), sy(n.y)];
}

function drawNetwork(view) {
  const box = byId("network"), list = view.without("actor"), g = graph(list);
  if (!g.nodes.length) {
    show(box, empty(list.length ? "None of these events names both who did it and to whom." : "No event passes the filters."));
    byId("network-note").textContent = "";
    return;
  }
  const width = Math.max(280, box.clientWidth), height = width < 500 ? 380 : 560;
  const heaviest = Math.max(...g.nodes.map(n => n.weight)), thickest = Math.max(...g.links.map(l => l.list.length));
  const radius = n => 4 + 11 * Math.sqrt(n.weight / heaviest);
  settle(g, width, height, radius);
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "group", "aria-label": `Network of ${counted(g.nodes.length, "actor")}. Arrow keys go from actor to actor.` },
    s("g", {}, g.links.map(l => link(l, radius, 1 + 4 * Math.sqrt(l.list.length / thickest)))),
    s("g", {}, g.nodes.map(n => node(n, radius(n), g.links.some(l => (l.source === n || l.target === n) && (involved(l.source.actor) || involved(l.target.actor)))))),
    s("g", { "aria-hidden": "true" }, nodeLabels(g.nodes, radius, width, height)));
  show(box, svg);
  rove(svg);
  const oneSided = list.filter(e => !e.sources.length || !e.targets.length).length;
  byId("network-note").textContent = [
    g.total > g.nodes.length ? `The ${number(g.nodes.length)} of ${number(g.total)} actors with most events among each other, and their ${number(g.links.length)} strongest of ${number(g.pairs)} ties.` : `${counted(g.nodes.length, "actor")}, ${counted(g.links.length, "tie")}.`,
    oneSided ? `${events(oneSided)} with one side unnamed ${oneSided === 1 ? "is" : "are"} not drawn.` : "",
  ].filter(Boolean).join(" ");
}

const involved = actor => state.actors.has(actor.id);

function link(l, radius, thickness) {
  const counts = quadCounts(l.list), quad = counts.indexOf(Math.max(...counts));
  const { source: a, target: b } = l, dx = b.px - a.px, dy = b.py - a.py;
  const bend = .14, mx = (a.px + b.px) / 2 - dy * bend, my = (a.py + b.py) / 2 + dx * bend;
  const towards = (x, y, tx, ty, by) => { const d = Math.hypot(tx - x, ty - y) || 1; return [x + (tx - x) / d * by, y + (ty - y) / d * by]; };
  const head = 5 + thickness * 1.3;
  const [x0, y0] = towards(a.px, a.py, mx, my, radius(a)), [x1, y1] = towards(b.px, b.py, mx, my, radius(b) + 2), [hx, hy] = towards(x1, y1, mx, my, head);
  const nx = -(y1 - hy) / head, ny = (x1 - hx) / head, side = head * .55;
  const faded = state.actors.size && !involved(a.actor) && !involved(b.actor);
  const g = s("g", { class: `q${quad}${faded ? " dim" : ""}` },
    s("path", { class: l.list.some(e => e.status.real) ? "link" : "link unreal", "stroke-width": thickness.toFixed(1), d: `M${x0.toFixed(1)} ${y0.toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${hx.toFixed(1)} ${hy.toFixed(1)}` }),
    s("path", { class: "head", d: `M${x1.toFixed(1)} ${y1.toFixed(1)}L${(hx + nx * side).toFixed(1)} ${(hy + ny * side).toFixed(1)}L${(hx - nx * side).toFixed(1)} ${(hy - ny * side).toFixed(1)}Z` }));
  return tipped(g, `${a.actor.name} → ${b.actor.name}\n${events(l.list.length)}\n${quadLines(counts)}`);
}

function node(n, r, near) {
  const chosen = involved(n.actor);
  const g = s("g", { class: `node${chosen ? " chosen" : ""}${state.actors.size && !chosen && !near ? " dim" : ""}`, transform: translate(n.px, n.py) }, s("circle", { r: r.toFixed(1) }));
  return press(g, "actor " + n.actor.id, `${n.actor.name}: ${counted(n.weight, "link")} with others here`, chosen, () => toggle("actors", n.actor.id));
}

// nodeLabels name the nodes, the heaviest first, where there is room beside, above or below them.
function nodeLabels(nodes, radius, width, height) {
  const taken = nodes.map(n => ({ x: n.px - radius(n), y: n.py - radius(n), w: 2 * radius(n), h: 2 * radius(n) }));
  const free = b => b.x > 0 && b.x + b.w < width && b.y > 0 && b.y + b.h < height && taken.every(t => b.x > t.x + t.w || t.x > b.x + b.w || b.y > t.y + t.h || t.y > b.y + b.h);
  return [...nodes].sort((a, b) => b.weight - a.weight).map(n => {
    const name = n.actor.name.length > 26 ? n.actor.name.slice(0, 25) + "…" : n.actor.name;
    const w = name.length * 6.7, r = radius(n) + 3, { px: x, py: y } = n;
    const spots = [["middle", x, y + r], ["middle", x, y - r - 13], ["start", x + r, y - 7], ["end", x - r, y - 7], ["start", x, y + r], ["end", x, y + r], ["start", x, y - r - 13], ["end", x, y - r - 13]];
    for (const [anchor, at, top] of spots) {
      const room = { x: at - { start: 0, middle: w / 2, end: w }[anchor], y: top, w, h: 13 };
      if (!free(room)) continue;
      taken.push(room);
      return s("text", { class: "label", x: at.toFixed(1), y: (top + 11).toFixed(1), "text-anchor": anchor }, name);
    }
    return null;
  });
}
onWidth(byId("network"), () => draw());
