// On a phone the panels are folded to their headings, so that the page is a few screens long.

function foldable(panel) {
  const heading = panel.querySelector(":scope > header h2"), name = heading.textContent;
  const button = h("button", { type: "button", class: "fold", "aria-expanded": "false", "data-key": "fold " + panel.id, onclick: () => {
    const isOpen = panel.classList.toggle("folded") === false;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) draw(); // what was folded had no width
  } }, name);
  heading.replaceChildren(button);
  panel.classList.add("folded");
  panel.unfold = () => { if (panel.classList.contains("folded")) button.click(); };
}
if (narrow.matches) document.querySelectorAll(".panel[data-fold]").forEach(foldable);
