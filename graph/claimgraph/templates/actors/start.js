// What belongs to no part alone: buttons, keys, the sheet and the drawer of a telephone, and the first drawing.
const press = (id, isPressed) => document.getElementById(id).setAttribute("aria-pressed", String(isPressed));
const show = () => {
  theme();
  const view = viewNow();
  document.body.dataset.view = view;
  for (const name of VIEWS) press(`as-${name}`, view === name);
  press("disagreements", state.disagreements);
  tableBox.hidden = view !== "table";
  graphBox.hidden = view === "table";
  drawCard();
  if (view === "table") drawTable(); else draw();
  fill();
};
const toView = (view) => { state.view = view; rowLimit = ROWS; changed(); };
const toggleTable = () => toView(viewNow() === "table" ? "" : "table");
document.getElementById("as-table").addEventListener("click", toggleTable);
for (const view of ["list", "picture"]) document.getElementById(`as-${view}`).addEventListener("click", () => toView(view));
narrow.addEventListener("change", show);
const toggleDisagreements = () => { state.disagreements = !state.disagreements; changed(); };
document.getElementById("disagreements").addEventListener("click", toggleDisagreements);
for (const [id, opens] of [["filters", "drawer"], ["sheet", "tall"]]) {
  const opener = document.getElementById(id);
  opener.addEventListener("click", () => {
    const isOpen = document.body.classList.toggle(opens);
    opener.setAttribute("aria-expanded", String(isOpen));
    if (id === "sheet") opener.textContent = isOpen ? "Less" : "More";
  });
}
document.getElementById("theme").addEventListener("click", () => {
  state.theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  changed();
});
document.getElementById("save-png").addEventListener("click", savePng);
document.getElementById("save-svg").addEventListener("click", saveSvg);
document.getElementById("reset").addEventListener("click", () => {
  const kept = state.theme;
  Object.assign(state, fresh(), { theme: kept });
  search.value = "";
  drawLegend();
  changed();
  moved = false;
  network.fit();
});

const step = (by) => {
  const order = shown().nodes.sort(byClaims).map((node) => node.id);
  if (!order.length) return;
  const here = order.indexOf(state.node);
  selectNode(order[(here + by + order.length) % order.length], true);
};
const KEYS = {
  "/": () => search.focus(), n: () => step(1), p: () => step(-1), t: toggleTable, d: toggleDisagreements, 0: () => network.fit(),
  Escape: () => { search.value = ""; selectNothing(); graphBox.focus(); },
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.key !== "Escape") return;
  event.preventDefault();
  KEYS[event.key]();
});
window.addEventListener("hashchange", () => { readAddress(); drawLegend(); show(); });

listeners.push(show);
readAddress();
theme();
drawLegend();
show();
const ready = () => { document.body.dataset.ready = "true"; };
if (viewNow() === "picture") network.once("afterDrawing", ready); else ready();
