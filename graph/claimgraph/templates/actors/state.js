// The page's data, what of it is shown, and the address that says so. Every text is put into the page as text.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = new Map(data.nodes.map((node) => [node.id, node]));
const lineKey = (line) => [line.from, line.to, line.kind].join(" ");
const byKey = new Map(data.lines.map((line) => [lineKey(line), line]));
const cardById = new Map(data.cards.map((card) => [card.id, card]));
const narrow = matchMedia("(max-width: 760px)");

// What is hidden, by facet and value; what badges alone are shown; what is selected: a node, a line or a card.
const fresh = () => ({
  hide: { side: new Set(), kind: new Set(), line: new Set(), stance: new Set() },
  only: new Set(), document: "", node: "", line: "", card: "", disagreements: false, view: "", theme: "",
});
const state = fresh();
const listeners = [];
const changed = () => { writeAddress(); listeners.forEach((listener) => listener()); };
// On a telephone a list is read first.
const viewNow = () => state.view || (narrow.matches ? "list" : "picture");

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
const many = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
// What a thing has a page of its own under, where this page is one of a site.
const pageOf = (id) => {
  const name = data.pages && id.startsWith(data.base) ? id.slice(data.base.length) : "";
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,199}$/.test(name) ? `${data.pages}${name}.html` : "";
};
const linkTo = (id, text, className) => {
  const page = pageOf(id);
  if (!page) return null;
  const made = element("a", text, className);
  made.href = page;
  return made;
};

// ------------------------------------------------------------ what is shown
// "*" cannot begin the key of a side: it keeps events apart from a side of that name.
const sideOf = (node) => (node.kind === "event" ? "*events" : node.side);
const badgesOf = (claim) => [...claim.badges, ...claim.passages.flatMap((passage) => passage.badges)];
const passageShown = (passage) => !state.document || data.documents[passage.document].id === state.document;
const claimShown = (claim) =>
  !state.hide.stance.has(claim.stance) && claim.passages.some(passageShown) &&
  (!state.only.size || badgesOf(claim).some((badge) => state.only.has(badge)));
const claimsFiltered = () => state.hide.stance.size > 0 || state.only.size > 0 || state.document !== "" || state.disagreements;
const nodeAllowed = (node) => !state.hide.side.has(sideOf(node)) && !state.hide.kind.has(node.kind);
// The lines between two who cannot both be right.
const isAgainst = (line) => line.kind === "contradicts" || line.kind === "disputes";
// What any verdict rests on stays when only disagreements are shown, whoever and whatever it leads to.
const isCompared = (number) => data.claims[number].disputes.length + data.claims[number].compared.length > 0;
const isDisputed = (line) => isAgainst(line) || (line.kind === "claims" && line.claims.some(isCompared));
const lineAllowed = (line) =>
  !state.hide.line.has(line.kind) && nodeAllowed(byId.get(line.from)) && nodeAllowed(byId.get(line.to)) &&
  (!state.disagreements || isDisputed(line)) && line.claims.some((number) => claimShown(data.claims[number]));

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
// Who claims most comes first, in a part too, where not all of it is shown.
const byClaims = (a, b) => b.all - a.all || ([a.name, a.id] < [b.name, b.id] ? -1 : 1);
const busiest = (nodes) =>
  new Set([...nodes].sort(byClaims).slice(0, data.limit / 2).map((node) => node.id));
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
// Whom and what a card is between: who makes its claims, and the lines of contradiction that rest on them.
const endsOf = (card) => [...new Set(card.claims.map((number) => data.claims[number].who))].filter((id) => byId.has(id));
const linesOf = (card) => data.lines.filter((line) => isAgainst(line) && line.claims.every((number) => card.claims.includes(number)));
// What is selected and stands out: nodes and lines; null where nothing is, and nothing has to step back.
const lit = () => {
  if (state.line) {
    const line = byKey.get(state.line);
    return { nodes: new Set([line.from, line.to]), lines: new Set([state.line]) };
  }
  if (state.card) {
    const card = cardById.get(state.card);
    const about = card.claims.map((number) => data.claims[number].event).filter((id) => byId.has(id));
    return { nodes: new Set([...endsOf(card), ...about]), lines: new Set(linesOf(card).map(lineKey)) };
  }
  if (!state.node) return null;
  const own = data.lines.filter((line) => line.from === state.node || line.to === state.node);
  return { nodes: new Set([state.node, ...own.flatMap((line) => [line.from, line.to])]), lines: new Set(own.map(lineKey)) };
};

// ------------------------------------------------------------ the address
const VIEWS = ["picture", "table", "list"];
const short = (id) => (id.startsWith(data.base) ? id.slice(data.base.length) : id);
const long = (name) => (byId.has(data.base + name) || cardById.has(data.base + name) ? data.base + name : name);
const writeAddress = () => {
  const written = new URLSearchParams();
  for (const facet of Object.keys(state.hide)) for (const value of [...state.hide[facet]].sort()) written.append("hide", `${facet}:${value}`);
  for (const badge of [...state.only].sort()) written.append("only", badge);
  if (state.document) written.set("document", state.document);
  if (state.node) written.set("node", short(state.node));
  if (state.line) written.set("line", state.line.split(" ").map(short).join(" "));
  if (state.card) written.set("card", short(state.card));
  if (state.disagreements) written.set("disagreements", "only");
  if (state.view) written.set("view", state.view);
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
  const card = long(read.get("card") || "");
  state.card = cardById.has(card) ? card : "";
  state.disagreements = read.get("disagreements") === "only";
  state.view = VIEWS.includes(read.get("view")) ? read.get("view") : "";
  state.theme = ["light", "dark"].includes(read.get("theme")) ? read.get("theme") : "";
};
