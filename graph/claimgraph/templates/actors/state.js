// The page's data, what of it is shown, and the address that says so. Every text is put into the page as text.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = new Map(data.nodes.map((node) => [node.id, node]));
const lineKey = (line) => [line.from, line.to, line.kind].join(" ");
const byKey = new Map(data.lines.map((line) => [lineKey(line), line]));

// What is hidden, by facet and value; what badges alone are shown; what is selected.
const fresh = () => ({
  hide: { side: new Set(), kind: new Set(), line: new Set(), stance: new Set() },
  only: new Set(), document: "", node: "", line: "", view: "picture", theme: "",
});
const state = fresh();
const listeners = [];
const changed = () => { writeAddress(); listeners.forEach((listener) => listener()); };

const element = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
};
const button = (text, action, className) => {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
};

// ------------------------------------------------------------ what is shown
// "*" cannot begin the key of a side: it keeps events apart from a side of that name.
const sideOf = (node) => (node.kind === "event" ? "*events" : node.side);
const claimShown = (claim) =>
  !state.hide.stance.has(claim.stance) &&
  (!state.document || data.documents[claim.document].id === state.document) &&
  (!state.only.size || claim.badges.some((badge) => state.only.has(badge)));
const claimsFiltered = () => state.hide.stance.size > 0 || state.only.size > 0 || state.document !== "";
const nodeAllowed = (node) => !state.hide.side.has(sideOf(node)) && !state.hide.kind.has(node.kind);
const lineAllowed = (line) =>
  !state.hide.line.has(line.kind) && nodeAllowed(byId.get(line.from)) && nodeAllowed(byId.get(line.to)) &&
  line.claims.some((number) => claimShown(data.claims[number]));

// The nodes and lines to draw; more than data.limit nodes would hide each other, so then a neighbourhood is drawn.
// Of very many lines those of the selected actor come first, then those that stand for most claims.
const shown = () => {
  let lines = data.lines.filter(lineAllowed);
  const touched = new Set(lines.flatMap((line) => [line.from, line.to]));
  const drawable = (node) => nodeAllowed(node) && (!claimsFiltered() || touched.has(node.id));
  let nodes = data.nodes.filter(drawable);
  const all = nodes.length;
  if (all > data.limit) {
    const kept = state.node && touched.has(state.node) ? around(state.node, lines) : busiest(nodes);
    nodes = nodes.filter((node) => kept.has(node.id));
    lines = lines.filter((line) => kept.has(line.from) && kept.has(line.to));
  }
  const allLines = lines.length;
  if (allLines > data.lineLimit) {
    const own = (line) => line.from === state.node || line.to === state.node;
    lines = [...lines].sort((a, b) => own(b) - own(a) || b.claims.length - a.claims.length).slice(0, data.lineLimit);
  }
  return { nodes, lines, all, allLines };
};
const busiest = (nodes) =>
  new Set([...nodes].sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1)).slice(0, data.limit / 2).map((node) => node.id));
const around = (start, lines) => {
  const next = new Map();
  for (const { from, to } of lines) {
    if (!next.has(from)) next.set(from, []);
    if (!next.has(to)) next.set(to, []);
    next.get(from).push(to);
    next.get(to).push(from);
  }
  const kept = new Set([start]);
  for (const id of kept) {
    for (const other of next.get(id) || []) if (kept.size < data.limit / 2) kept.add(other);
    if (kept.size >= data.limit / 2) break;
  }
  return kept;
};

// ------------------------------------------------------------ the address
const short = (id) => (id.startsWith(data.base) ? id.slice(data.base.length) : id);
const long = (name) => (byId.has(data.base + name) ? data.base + name : name);
const writeAddress = () => {
  const written = new URLSearchParams();
  for (const facet of Object.keys(state.hide)) for (const value of [...state.hide[facet]].sort()) written.append("hide", `${facet}:${value}`);
  for (const badge of [...state.only].sort()) written.append("only", badge);
  if (state.document) written.set("document", state.document);
  if (state.node) written.set("node", short(state.node));
  if (state.line) written.set("line", state.line.split(" ").map(short).join(" "));
  if (state.view !== "picture") written.set("view", state.view);
  if (state.theme) written.set("theme", state.theme);
  history.replaceState(null, "", `#${written}`);
};
const readAddress = () => {
  Object.assign(state, fresh());
  const read = new URLSearchParams(location.hash.slice(1));
  for (const hidden of read.getAll("hide")) {
    const [facet, ...value] = hidden.split(":");
    if (Object.hasOwn(state.hide, facet)) state.hide[facet].add(value.join(":"));
  }
  state.only = new Set(read.getAll("only").filter((badge) => data.badges.includes(badge)));
  const wanted = read.get("document") || "";
  state.document = data.documents.some((document) => document.id === wanted) ? wanted : "";
  const node = long(read.get("node") || "");
  state.node = byId.has(node) ? node : "";
  const line = (read.get("line") || "").split(" ").map(long).join(" ");
  state.line = byKey.has(line) ? line : "";
  state.view = read.get("view") === "table" ? "table" : "picture";
  state.theme = ["light", "dark"].includes(read.get("theme")) ? read.get("theme") : "";
};
