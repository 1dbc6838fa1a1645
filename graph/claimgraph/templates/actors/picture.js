// The picture: vis-network draws what is shown; clicks and keys select.
const LINES = {
  claims: { words: "claims about", dash: false, colour: "--edge", arrow: true },
  relays: { words: "relays", dash: [7, 5], colour: "--edge", arrow: true },
  contradicts: { words: "contradicts", dash: [2, 4], colour: "--against", arrow: false },
  agrees: { words: "agrees with", dash: [12, 3, 2, 3], colour: "--agrees", arrow: false },
};
const graphBox = document.getElementById("graph");
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const drawnNodes = new vis.DataSet();
const drawnLines = new vis.DataSet();
const network = new vis.Network(graphBox, { nodes: drawnNodes, edges: drawnLines }, {
  physics: false,
  nodes: { borderWidth: 1, font: { size: 17, strokeWidth: 3 } },
  edges: { selectionWidth: 1.5, arrowStrikethrough: false },
  interaction: { hover: true, multiselect: false, hideEdgesOnDrag: data.lines.length > 3000, keyboard: { enabled: true, bindToWindow: false } },
});

// Lines between the same two are bent apart; the bend of a line in the other direction goes to the other side.
const bends = new Map();
for (const line of data.lines) {
  const pair = [line.from, line.to].sort().join(" ");
  const before = bends.get(pair) || 0;
  line.bend = 0.12 + 0.17 * before;
  bends.set(pair, before + 1);
}

let places = new Map();
let drawnBefore = "";
const draw = () => {
  const { nodes, lines, all, allLines } = shown();
  const names = nodes.map((node) => node.id).join(" ");
  const isNew = names !== drawnBefore;
  if (isNew) places = placesOf(nodes);
  drawnBefore = names;
  const font = { color: css("--fg"), strokeColor: css("--bg") };
  drawnNodes.clear();
  drawnNodes.add(nodes.map(({ id, label, shape, color, size }) => ({ id, label, shape, color, size, x: places.get(id)[0], y: places.get(id)[1], font })));
  drawnLines.clear();
  drawnLines.add(lines.map((line) => {
    const look = LINES[line.kind];
    return {
      id: lineKey(line), from: line.from, to: line.to, width: line.width, dashes: look.dash,
      color: { color: css(look.colour), highlight: css("--accent"), hover: css("--accent") },
      smooth: { enabled: true, type: "curvedCW", roundness: line.bend },
      arrows: { to: { enabled: look.arrow, scaleFactor: 0.5 } },
    };
  }));
  const notice = document.getElementById("notice");
  const how = state.node && nodes.some((node) => node.id === state.node)
    ? `those nearest to ${byId.get(state.node).name}` : "those who make most claims";
  notice.textContent = nodes.length < all
    ? `Showing ${nodes.length.toLocaleString("en")} of ${all.toLocaleString("en")}: ${how}. Search, click or filter to see others.`
    : all < data.nodes.length ? `Showing ${all.toLocaleString("en")} of ${data.nodes.length.toLocaleString("en")} actors and events: the others are filtered out.` : "";
  if (lines.length < allLines) notice.append(`${notice.textContent && " "}Of ${allLines.toLocaleString("en")} lines those ${lines.length.toLocaleString("en")} are drawn that stand for most claims.`);
  if (isNew && (nodes.length < all || !moved)) network.fit();
  mark();
};
// Until somebody moves the picture, it fills the room that there is.
let moved = false;
for (const event of ["dragEnd", "zoom"]) network.on(event, () => { moved = true; });
new ResizeObserver(() => { if (!moved) { network.redraw(); network.fit(); } }).observe(graphBox);
const mark = () => {
  network.unselectAll();
  if (state.node && drawnNodes.get(state.node)) network.selectNodes([state.node]);
  else if (state.line && drawnLines.get(state.line)) network.selectEdges([state.line]);
};

const selectNode = (id, focus) => {
  Object.assign(state, { node: id, line: "" });
  changed();
  if (focus && drawnNodes.get(id)) network.focus(id, { scale: Math.max(network.getScale(), 0.9) });
};
const selectLine = (key) => { Object.assign(state, { node: "", line: key }); changed(); };
const selectNothing = () => { Object.assign(state, { node: "", line: "" }); changed(); };
network.on("click", ({ nodes: [node], edges: [line] }) => {
  if (node !== undefined) selectNode(node);
  else if (line !== undefined) selectLine(line);
  else selectNothing();
});

const theme = () => {
  const dark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.getElementById("theme").textContent = dark ? "Light" : "Dark";
};
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { theme(); draw(); });
