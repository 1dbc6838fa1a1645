// The picture: vis-network draws what is shown; clicks and keys select.
const LINES = {
  claims: { words: "claims about", dash: false, colour: "--edge", arrow: true, least: 1 },
  relays: { words: "relays", dash: [7, 5], colour: "--edge", arrow: true, least: 1 },
  // Thick enough to hit, and on top.
  contradicts: { words: "contradicts", dash: false, colour: "--against", arrow: false, least: 6 },
  // Two may stand against each other in both ways: the words on one line are below those on the other.
  disputes: { words: "in dispute with", dash: [4, 4], colour: "--against", arrow: false, least: 4, below: 24 },
  agrees: { words: "agrees with", dash: [12, 3, 2, 3], colour: "--agrees", arrow: false, least: 1 },
};
const widthOf = (line) => Math.max(LINES[line.kind].least, line.width);
const graphBox = document.getElementById("graph");
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const drawnNodes = new vis.DataSet();
const drawnLines = new vis.DataSet();
const network = new vis.Network(graphBox, { nodes: drawnNodes, edges: drawnLines }, {
  physics: false,
  nodes: { borderWidth: 1 },
  edges: { selectionWidth: 1, arrowStrikethrough: false },
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
const FAINT = 0.12;
// Small labels are read from near.
const NEAR = 0.95;
let isNear = false;
const labelOf = (node, out) => (node.type > 12 || isNear || (out && out.nodes.has(node.id)) ? node.label : undefined);
const draw = () => {
  const { nodes, lines, all, allLines } = shown();
  const names = nodes.map((node) => node.id).join(" ");
  const isNew = names !== drawnBefore;
  if (isNew) places = placesOf(nodes);
  drawnBefore = names;
  const out = lit();
  drawnNodes.clear();
  drawnNodes.add(nodes.map((node) => {
    const isOut = !out || out.nodes.has(node.id);
    const [x, y] = places.get(node.id);
    const font = { size: out && isOut ? Math.max(node.type, 17) : node.type, strokeWidth: 3, color: css(isOut ? "--fg" : "--faint"), strokeColor: css("--bg") };
    return { id: node.id, label: labelOf(node, out), shape: node.shape, color: node.color, size: node.size, x, y, font, opacity: isOut ? 1 : FAINT };
  }));
  const isOut = (line) => !out || out.lines.has(lineKey(line));
  const rank = (line) => 2 * isAgainst(line) + (out !== null && isOut(line));
  // Words on very many lines hide each other: then those of a selection alone.
  const told = lines.filter((line) => line.says && isOut(line)).length <= 40;
  drawnLines.clear();
  drawnLines.add([...lines].sort((a, b) => rank(a) - rank(b)).map((line) => {
    const look = LINES[line.kind], colour = css(look.colour);
    return {
      id: lineKey(line), from: line.from, to: line.to, width: widthOf(line), dashes: look.dash,
      color: { color: colour, highlight: colour, hover: colour, opacity: isOut(line) ? 1 : FAINT },
      label: told && isOut(line) && line.says ? line.says : undefined,
      font: { size: 20, color: colour, strokeWidth: 8, strokeColor: css("--bg"), align: "horizontal", vadjust: look.below || 0 },
      smooth: { enabled: true, type: "curvedCW", roundness: line.bend },
      arrows: { to: { enabled: look.arrow, scaleFactor: 0.5 } },
    };
  }));
  tellNotice(nodes, lines, all, allLines);
  if (isNew && (nodes.length < all || !moved)) frame();
  mark();
};
const tellNotice = (nodes, lines, all, allLines) => {
  const notice = document.getElementById("notice");
  const how = state.node && nodes.some((node) => node.id === state.node)
    ? `those nearest to ${byId.get(state.node).name}` : "those who make most claims";
  notice.textContent = nodes.length < all
    ? `Showing ${nodes.length.toLocaleString("en")} of ${all.toLocaleString("en")}: ${how}. Search, click or filter to see others.`
    : all < data.nodes.length ? `Showing ${all.toLocaleString("en")} of ${data.nodes.length.toLocaleString("en")} actors and events: the others are filtered out.` : "";
  if (lines.length < allLines) notice.append(`${notice.textContent && " "}Of ${allLines.toLocaleString("en")} lines those ${lines.length.toLocaleString("en")} are drawn that stand for most claims.`);
};
const label = () => {
  const out = lit();
  drawnNodes.update(drawnNodes.getIds().map((id) => ({ id, label: labelOf(byId.get(id), out) })));
};
// Until somebody moves the picture, it fills the room that there is.
let moved = false;
for (const event of ["dragEnd", "zoom"]) network.on(event, () => { moved = true; });
network.on("afterDrawing", () => {
  if (isNear === network.getScale() > NEAR) return;
  isNear = !isNear;
  setTimeout(label);
});
network.on("hoverNode", ({ node }) => drawnNodes.update({ id: node, label: byId.get(node).label }));
network.on("blurNode", ({ node }) => { if (drawnNodes.get(node)) drawnNodes.update({ id: node, label: labelOf(byId.get(node), lit()) }); });
// All of it; of a card what it is about.
const frame = () => {
  const nodes = state.card ? [...lit().nodes].filter((node) => drawnNodes.get(node)) : [];
  network.fit(nodes.length ? { nodes, maxZoomLevel: 1.3, minZoomLevel: 0.1 } : {});
};
new ResizeObserver(() => { if (!moved || state.card) { network.redraw(); frame(); } }).observe(graphBox);
const mark = () => {
  network.unselectAll();
  if (state.node && drawnNodes.get(state.node)) network.selectNodes([state.node], false);
  else if (state.line && drawnLines.get(state.line)) network.selectEdges([state.line]);
};

const select = (what) => { Object.assign(state, { node: "", line: "", card: "" }, what); changed(); };
const selectNode = (id, focus) => {
  select({ node: id });
  if (focus && drawnNodes.get(id)) network.focus(id, { scale: Math.max(network.getScale(), 0.9) });
};
const selectLine = (key) => select({ line: key });
const selectNothing = () => select({});
const selectCard = (id) => {
  select({ card: id, view: viewNow() === "table" ? "picture" : state.view });
  frame();
};
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
