// A table in, what is seen of it out: rows, bars, or a graph. Every text goes in as text.
import { LABEL, shown } from "./answer.js";
import { compact } from "./terms.js";

/** Of more links the words would cover each other: they are told where one points. */
const WORDS = 40;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,199}$/;
const SVG = "http://www.w3.org/2000/svg";

/** The views that there are of a table, by what their buttons say: each makes an element. Rows show these columns. */
export function viewsOf(table, columns, known) {
  const views = { Table: () => rowsOf(table, columns, known) };
  if (numbersIn(table).length && !table.isGraph) views.Chart = () => chartOf(table, known);
  if (table.columns.length > 1 && table.rows.length) views.Graph = () => graphOf(table, known);
  return views;
}

export function make(name, given = {}, ...inside) {
  const element = document.createElement(name);
  Object.assign(element, given);
  element.append(...inside);
  return element;
}

function draw(name, given, ...inside) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

export const many = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

/** The address of the page of a thing or a term; "" where it has none. */
function pageOf(iri, { things, terms, prefixes }) {
  const name = iri.startsWith(things) ? iri.slice(things.length) : "";
  if (NAME.test(name)) return `id/${name}.html`;
  const term = compact(iri, prefixes);
  return term in terms ? `id/${term.replace(":", "/")}.html` : "";
}

function cut(shown, all, what) {
  return all > shown ? [make("p", { className: "note" }, `${shown.toLocaleString("en")} of ${all.toLocaleString("en")} ${what}; the CSV has all.`)] : [];
}

// ---------------------------------------------------------------- rows

function rowsOf({ columns, rows }, only, known) {
  const places = only.map((name) => columns.indexOf(name));
  const head = make("tr", {}, ...only.map((name) => make("th", { scope: "col" }, name.replaceAll("_", " "))));
  const body = rows.slice(0, known.limits.rows).map((row) => make("tr", {}, ...places.map((at) => make("td", {}, inCell(row[at], known)))));
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
  const wide = make("div", { className: "wide", tabIndex: 0 }, table);
  return make("div", {}, wide, ...cut(known.limits.rows, rows.length, "rows"), ...cut(only.length, columns.length, "columns"));
}

function inCell(cell, known) {
  const text = shown(cell, known.prefixes);
  const address = cell?.kind === "iri" ? pageOf(cell.text, known) || (/^https?:/.test(cell.text) ? cell.text : "") : "";
  return address ? make("a", { href: address, rel: "noopener noreferrer" }, text) : text;
}

// ---------------------------------------------------------------- a choice of columns

function choice(label, columns, chosen, redraw) {
  const options = columns.map((place) => new Option(place.name, place.at, false, place.at === chosen));
  const select = make("select", { onchange: () => redraw(Number(select.value)) }, ...options);
  return make("label", {}, `${label} `, select, " ");
}

const named = (columns) => columns.map((name, at) => ({ name: name.replaceAll("_", " "), at }));

// ---------------------------------------------------------------- bars

function numbersIn({ columns, rows }) {
  const isNumber = (cell) => cell?.kind === "literal" && cell.text !== "" && Number.isFinite(Number(cell.text));
  return named(columns).filter(({ at }) => {
    const cells = rows.map((row) => row[at]).filter(Boolean);
    return cells.length > 0 && cells.every(isNumber);
  });
}

function chartOf(table, known) {
  const numbers = numbersIn(table);
  const words = named(table.columns).filter(({ at }) => !numbers.some((one) => one.at === at));
  // Beside a name an id says nothing to a person.
  const first = words.find(({ name }) => name !== "id") ?? words[0] ?? numbers[0];
  const chosen = { of: first.at, value: numbers[0].at };
  const bars = make("div");
  const redraw = () => bars.replaceChildren(...barsOf(table, chosen, known));
  const choose = (what) => (at) => {
    chosen[what] = at;
    redraw();
  };
  redraw();
  return make(
    "div",
    {},
    choice("A bar for each", named(table.columns), chosen.of, choose("of")),
    choice("as long as", numbers, chosen.value, choose("value")),
    bars,
  );
}

function barsOf({ rows }, { of, value }, known) {
  const drawn = rows.slice(0, known.limits.bars).filter((row) => row[value]);
  const numbers = drawn.map((row) => Number(row[value].text));
  const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const scale = (number) => (100 * (number - least)) / (most - least || 1);
  const lines = drawn.map((row, place) => {
    const [from, to] = [scale(Math.min(0, numbers[place])), scale(Math.max(0, numbers[place]))];
    const width = numbers[place] ? Math.max(to - from, 0.3) : 0;
    const bar = draw("rect", { x: `${from}%`, width: `${width}%`, height: "100%" });
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, shown(row[of], known.prefixes)),
      make("td", { className: "number" }, row[value].text),
      make("td", { className: "bar" }, draw("svg", { width: "100%", height: "14", "aria-hidden": "true" }, bar)),
    );
  });
  return [make("table", { className: "bars" }, make("tbody", {}, ...lines)), ...cut(known.limits.bars, rows.length, "rows")];
}

// ---------------------------------------------------------------- a graph

function graphOf(table, known) {
  const drawing = make("div");
  if (table.isGraph) {
    drawing.replaceChildren(...drawn(ofTriples(table, known), known));
    return drawing;
  }
  const chosen = { from: 0, to: 1 };
  const redraw = () => drawing.replaceChildren(...drawn(ofRows(table, chosen, known), known));
  const choose = (what) => (at) => {
    chosen[what] = at;
    redraw();
  };
  redraw();
  const columns = named(table.columns);
  return make("div", {}, choice("From", columns, 0, choose("from")), choice("to", columns, 1, choose("to")), drawing);
}

const keyOf = (cell) => `${cell.kind} ${cell.text}`;

function ofRows({ rows }, { from, to }, { prefixes }) {
  const nodes = new Map();
  const edges = new Map();
  for (const row of rows) {
    if (!row[from] || !row[to]) continue;
    for (const cell of [row[from], row[to]]) nodes.set(keyOf(cell), { iri: cell.kind === "iri" ? cell.text : "", label: shown(cell, prefixes) });
    const [source, target] = [keyOf(row[from]), keyOf(row[to])];
    edges.set(`${source}\n${target}`, { source, target, label: "" });
  }
  return { nodes, edges: [...edges.values()] };
}

function ofTriples({ rows }, { prefixes }) {
  const nodes = new Map();
  const edges = [];
  const named = rows.filter(([, predicate]) => predicate.text === LABEL);
  const labels = new Map(named.map(([subject, , object]) => [keyOf(subject), object.text]));
  const add = (cell) => {
    const key = keyOf(cell);
    nodes.set(key, { iri: cell.kind === "iri" ? cell.text : "", label: labels.get(key) ?? shown(cell, prefixes) });
    return key;
  };
  for (const [subject, predicate, object] of rows)
    if (predicate.text === LABEL) add(subject);
    else edges.push({ source: add(subject), target: add(object), label: shown(predicate, prefixes) });
  return { nodes, edges };
}

function drawn({ nodes, edges }, known) {
  const kept = new Map([...nodes].slice(0, known.limits.nodes).map(([id, node]) => [id, { id, ...node }]));
  const links = edges.filter(({ source, target }) => kept.has(source) && kept.has(target)).map((edge) => ({ ...edge }));
  const placed = [...kept.values()];
  // Placed once, always in the same way, and then left alone: nothing moves on its own.
  d3.forceSimulation(placed)
    .force("link", d3.forceLink(links).id((node) => node.id).distance(130))
    .force("charge", d3.forceManyBody().strength(-300))
    .force("x", d3.forceX().strength(0.04))
    .force("y", d3.forceY().strength(0.08))
    .force("room", d3.forceCollide(45))
    .stop()
    .tick(300);
  return [
    picture(placed, links, known),
    make("p", { className: "soft" }, `${many(placed.length, "node")}, ${many(links.length, "link")}.`),
    ...cut(known.limits.nodes, nodes.size, "nodes"),
  ];
}

function picture(nodes, links, known) {
  const [left, right] = [Math.min(...nodes.map(({ x }) => x)) - 90, Math.max(...nodes.map(({ x }) => x)) + 90];
  const [top, bottom] = [Math.min(...nodes.map(({ y }) => y)) - 30, Math.max(...nodes.map(({ y }) => y)) + 40];
  const lines = links.map(({ source, target, label }) =>
    draw(
      "g",
      {},
      draw("title", {}, label),
      draw("line", { x1: source.x, y1: source.y, x2: target.x, y2: target.y, "marker-end": "url(#tip)" }),
      links.length > WORDS ? "" : draw("text", { class: "link", x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 }, label),
    ),
  );
  const dots = nodes.map(({ iri, label, x, y }) => {
    const short = label.length > 24 ? `${label.slice(0, 23)}…` : label;
    const dot = [draw("title", {}, label), draw("circle", { cx: x, cy: y, r: 7 }), draw("text", { x, y: y + 20 }, short)];
    const address = pageOf(iri, known);
    return address ? draw("a", { href: address }, ...dot) : draw("g", {}, ...dot);
  });
  const tip = draw(
    "marker",
    { id: "tip", viewBox: "0 0 8 8", refX: 16, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
    draw("path", { d: "M0 0 L8 4 L0 8 z" }),
  );
  const box = `${left} ${top} ${right - left} ${bottom - top}`;
  const given = { class: "graph", viewBox: box, width: right - left, height: bottom - top, role: "group", "aria-label": "Graph" };
  const all = draw("svg", given, draw("defs", {}, tip), ...lines, ...dots);
  return make("div", { className: "wide", tabIndex: 0 }, all);
}
