// Elements. Text reaches the page as text nodes and attributes alone: the page's policy forbids markup from strings.

function fill(element, props, children) {
  for (const [key, value] of Object.entries(props ?? {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== ""));
  return element;
}
const h = (tag, props, ...children) => fill(document.createElement(tag), props, children);
const s = (tag, props, ...children) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
const byId = id => document.getElementById(id);
const swatch = quad => h("span", { class: `swatch q${quad}`, "aria-hidden": "true" });
const empty = text => h("p", { class: "empty" }, text);
const translate = (x, y) => `translate(${x.toFixed(1)} ${y.toFixed(1)})`;

// show replaces what an element holds and keeps the focus on what has the same data-key.
function show(element, ...children) {
  const key = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (key !== undefined) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

// press makes a part of a drawing a button for mouse and keyboard, with a tip.
function press(element, key, name, pressed, action, tip = name) {
  fill(element, { role: "button", tabindex: -1, "data-key": key, "aria-label": name, "aria-pressed": String(pressed), onclick: action,
    onkeydown: event => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); action(); }
    } }, []);
  return tipped(element, tip);
}

// rove makes the buttons of a drawing one stop of the Tab key, with arrow keys between them.
function rove(drawing) {
  const stops = () => [...drawing.querySelectorAll("[role=button]")];
  stops()[0]?.setAttribute("tabindex", "0");
  drawing.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const list = stops(), at = list.indexOf(document.activeElement);
    const next = list[(at + step + list.length) % list.length];
    for (const stop of list) stop.setAttribute("tabindex", stop === next ? "0" : "-1");
    next.focus();
  });
}

const tip = byId("tip");
addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
function tipped(element, text) {
  const at = (x, y) => {
    tip.textContent = text;
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - box.width - 4))}px`;
    tip.style.top = `${y + box.height + 24 > innerHeight ? y - box.height - 12 : y + 14}px`;
  };
  const hide = () => { tip.hidden = true; };
  element.addEventListener("pointermove", event => at(event.clientX, event.clientY));
  element.addEventListener("pointerleave", hide);
  element.addEventListener("focus", () => {
    if (!element.matches(":focus-visible")) return;
    const box = element.getBoundingClientRect();
    at(box.right, box.top);
  });
  element.addEventListener("blur", hide);
  return element;
}

// onWidth draws anew when the width of an element changes.
function onWidth(element, draw) {
  let width = element.clientWidth;
  new ResizeObserver(() => {
    if (element.clientWidth !== width) {
      width = element.clientWidth;
      draw();
    }
  }).observe(element);
}
