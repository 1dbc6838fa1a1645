// What belongs to no part alone: buttons, keys, and the first drawing.
const tableButton = document.getElementById("as-table");
const show = () => {
  theme();
  const asTable = state.view === "table";
  tableButton.setAttribute("aria-pressed", String(asTable));
  graphBox.hidden = asTable;
  tableBox.hidden = !asTable;
  if (asTable) drawTable(); else draw();
  fill();
};
const toggleTable = () => { state.view = state.view === "table" ? "picture" : "table"; rowLimit = ROWS; changed(); };
tableButton.addEventListener("click", toggleTable);
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
  const order = shown().nodes.map((node) => node.id).sort((a, b) => byId.get(b).claims - byId.get(a).claims || (a < b ? -1 : 1));
  if (!order.length) return;
  const here = order.indexOf(state.node);
  selectNode(order[(here + by + order.length) % order.length], true);
};
const KEYS = {
  "/": () => search.focus(), n: () => step(1), p: () => step(-1), t: toggleTable, 0: () => network.fit(),
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
network.once("afterDrawing", () => { document.body.dataset.ready = "true"; });
if (state.view === "table") document.body.dataset.ready = "true";
