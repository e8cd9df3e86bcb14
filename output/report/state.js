// What is chosen. It stands in the address behind #, so that a view can be kept and sent.

const sets = { type: "types", quad: "quads", actor: "actors", place: "places", country: "countries" }; // parameter -> property
const realByDefault = () => new Set(statuses.filter(x => x.real).map(x => x.id));
const state = {};
function reset() {
  for (const property of Object.values(sets)) state[property] = new Set();
  Object.assign(state, { show: realByDefault(), from: null, to: null, query: "", event: "" });
}
reset();

const isDefaultShow = () => {
  const real = realByDefault();
  return state.show.size === real.size && [...real].every(id => state.show.has(id));
};

function readAddress() {
  const params = new URLSearchParams(location.hash.slice(1));
  reset();
  for (const [name, property] of Object.entries(sets)) state[property] = new Set(params.getAll(name));
  if (params.has("show")) state.show = new Set(params.get("show").split(",").filter(id => statuses.some(x => x.id === id)));
  state.from = dayOfISO(params.get("from") ?? "");
  state.to = dayOfISO(params.get("to") ?? "");
  state.query = params.get("q") ?? "";
  state.event = params.get("event") ?? "";
}

function address() {
  const params = new URLSearchParams();
  for (const [name, property] of Object.entries(sets)) for (const value of state[property]) params.append(name, value);
  if (!isDefaultShow()) params.set("show", [...state.show].join(","));
  if (state.from !== null) params.set("from", isoOf(state.from));
  if (state.to !== null) params.set("to", isoOf(state.to));
  if (state.query) params.set("q", state.query);
  if (state.event) params.set("event", state.event);
  return "#" + params;
}

// change applies a change, writes it into the address and draws. A step typed into the search is no step of its own back.
let draw = () => {};
function change(apply, { typing = false } = {}) {
  apply(state);
  const next = address();
  if (next !== location.hash && !(next === "#" && !location.hash)) history[typing ? "replaceState" : "pushState"](null, "", next);
  draw();
}

// A choice leads away from an event that is shown alone.
function toggle(property, value) {
  change(x => { x.event = ""; if (!x[property].delete(value)) x[property].add(value); });
}
const setPeriod = (from, to) => change(x => { Object.assign(x, { event: "", from, to }); });

addEventListener("popstate", () => {
  if (location.hash && !location.hash.includes("=") && location.hash !== "#") return; // a link into the page, not a view
  readAddress();
  draw();
});
