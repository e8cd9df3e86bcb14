// The page: draws all views from what is chosen.

draw = () => {
  tip.hidden = true;
  const view = pass();
  drawCount(view);
  show(byId("chips"), chips());
  drawStatuses(view);
  drawLegend(view);
  for (const drawView of [drawTimeline, drawMap, drawTypes, drawNetwork, drawActors, drawPlaces, drawEvents, drawTake]) drawView(view);
  const query = byId("query");
  if (query.value.trim() !== state.query) query.value = state.query;
};

function drawCount(view) {
  const n = view.events.length;
  show(byId("count"), h("b", {}, number(n)), n === all.length ? ` ${n === 1 ? "event" : "events"}` : ` of ${events(all.length)}`);
}

function drawStatuses(view) {
  const counts = tally(view.without("status"), e => [e.status.id]);
  byId("hollow").hidden = !view.events.some(e => !e.status.real);
  show(byId("statuses"), statuses.filter(x => all.some(e => e.status === x) || x.real).map(x => {
    const flip = () => toggle("show", x.id);
    const box = h("input", { type: "checkbox", "data-key": "status " + x.id, onchange: flip });
    box.checked = state.show.has(x.id);
    return h("label", {}, box, ` ${x.name} `, h("b", {}, number(counts.get(x.id) ?? 0)));
  }));
}

function drawLegend(view) {
  const list = view.without("type");
  const counts = quadCounts(list);
  show(byId("legend"), quads.map(([q, name]) => tipped(h("button", { type: "button", "data-key": "quad " + q, "aria-pressed": String(state.quads.has(String(q))), onclick: () => toggle("quads", String(q)) }, swatch(q), name),
    `${name}\n${events(counts[q])}`)));
}

let typing;
byId("query").addEventListener("input", event => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    change(x => { x.event = ""; x.query = event.target.value.trim(); }, { typing: true });
  }, 150);
});

function theme() {
  const button = byId("theme"), root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem("dateline-theme"); } catch { return null; } }; // closed to some file pages
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  const name = () => { button.textContent = isDark() ? "Light" : "Dark"; button.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`); };
  if (stored()) root.dataset.theme = stored();
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("dateline-theme", root.dataset.theme); } catch { /* then for this visit alone */ }
    name();
  });
  dark.addEventListener("change", name);
  name();
}

// Links inside the page go there without giving up the filters in the address.
document.addEventListener("click", event => {
  const target = event.target.closest?.('a[href^="#"]')?.getAttribute("href").slice(1);
  const element = target && !target.includes("=") && byId(target);
  if (!element) return;
  event.preventDefault();
  (element.closest(".panel") ?? element.querySelector(".panel"))?.unfold?.();
  if (element.tagName === "DETAILS") element.open = true;
  element.scrollIntoView();
  (element.querySelector("summary") ?? element).focus({ preventScroll: true });
});

adopt(inPage());
drawSampled();
theme();
readAddress();
draw();
