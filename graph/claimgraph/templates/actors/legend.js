// The legend: what colours, shapes and lines mean, and at the same time what is shown.
const SVG = "http://www.w3.org/2000/svg";
const shapeOf = (shape, x, y, r) => {
  const turned = (count, first, inner) => Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count + first;
    const radius = inner && i % 2 ? r * inner : r;
    return `${(x + radius * Math.sin(angle)).toFixed(1)},${(y - radius * Math.cos(angle)).toFixed(1)}`;
  }).join(" ");
  const points = { diamond: () => turned(4, 0), square: () => turned(4, Math.PI / 4), triangle: () => turned(3, 0), hexagon: () => turned(6, Math.PI / 6), star: () => turned(10, 0, 0.45) };
  const made = document.createElementNS(SVG, points[shape] ? "polygon" : "circle");
  if (points[shape]) made.setAttribute("points", points[shape]());
  else for (const [name, value] of [["cx", x], ["cy", y], ["r", r]]) made.setAttribute(name, value);
  return made;
};
const sample = (draw) => {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", "0 0 22 12");
  made.setAttribute("aria-hidden", "true");
  made.append(draw());
  return made;
};
const strokeOf = (kind) => {
  const made = document.createElementNS(SVG, "line");
  for (const [name, value] of [["x1", 0], ["x2", 22], ["y1", 6], ["y2", 6], ["stroke-width", LINES[kind].least > 1 ? 4 : 2]]) made.setAttribute(name, value);
  made.style.stroke = `var(${LINES[kind].colour})`;
  if (LINES[kind].dash) made.setAttribute("stroke-dasharray", LINES[kind].dash.join(" "));
  return made;
};

const facet = (holder, title, name, values, words, picture) => {
  const group = element("fieldset");
  group.append(element("legend", title));
  for (const [value, count] of values) {
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.checked = name === "only" ? state.only.has(value) : !state.hide[name].has(value);
    box.addEventListener("change", () => {
      const set = name === "only" ? state.only : state.hide[name];
      if (box.checked === (name === "only")) set.add(value); else set.delete(value);
      changed();
    });
    label.append(box, ...(picture ? [sample(() => picture(value))] : []), `${words(value)} (${count.toLocaleString("en")})`);
    group.append(label);
  }
  holder.append(group);
};
const counted = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort(([a], [b]) => (a === "") - (b === "") || a.startsWith("*") - b.startsWith("*") || (a < b ? -1 : 1));
};
const filled = (colour, shape) => { const made = shapeOf(shape, 11, 6, 5.5); made.setAttribute("fill", colour); return made; };

const drawLegend = () => {
  const main = document.getElementById("facets"), more = document.getElementById("more-facets");
  main.replaceChildren();
  more.replaceChildren();
  const sideWords = (side) => (side === "" ? "no side stated" : side === "*events" ? "events" : data.sides[side]);
  facet(main, "Sides", "side", counted(data.nodes.map(sideOf)), sideWords, (side) => filled(data.colours[side], side === "*events" ? "square" : "dot"));
  facet(main, "Lines", "line", counted(data.lines.map((line) => line.kind)), (kind) => LINES[kind].words, strokeOf);
  facet(more, "Kinds", "kind", counted(data.nodes.map((node) => node.kind)), (kind) => kind, (kind) => filled(css("--soft"), data.shapes[kind]));
  facet(more, "Stances", "stance", counted(data.claims.map((claim) => claim.stance)), (stance) => data.stances[stance]);
  facet(more, "Only what is", "only", data.badges.map((badge) => [badge, data.claims.filter((claim) => badgesOf(claim).includes(badge)).length]), (badge) => badge);
  const group = element("fieldset");
  const chooser = element("select");
  chooser.setAttribute("aria-label", "Document");
  chooser.append(new Option("all documents", ""), ...data.documents.map((document) => new Option(`${document.outlet}: ${document.title}`.slice(0, 90), document.id)));
  chooser.value = state.document;
  chooser.addEventListener("change", () => { state.document = chooser.value; changed(); });
  group.append(element("legend", "Document"), chooser);
  more.append(group);
};
