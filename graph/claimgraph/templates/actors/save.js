// The picture as a file: what is on the screen as PNG, the whole as SVG with its text as text.
const offer = (blob, name) => {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
const savePng = () => {
  const canvas = graphBox.querySelector("canvas");
  const copy = element("canvas");
  Object.assign(copy, { width: canvas.width, height: canvas.height });
  const pen = copy.getContext("2d");
  pen.fillStyle = css("--bg");
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => offer(blob, "actors.png"), "image/png");
};

const svgNode = (name, attributes, text) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};
const svgPicture = () => {
  const { nodes, lines } = shown();
  if (!nodes.length) return new XMLSerializer().serializeToString(svgNode("svg", { xmlns: SVG, viewBox: "0 0 1 1" }));
  const at = new Map(nodes.map((node) => [node.id, places.get(node.id)]));
  const boxes = nodes.map((node) => [...at.get(node.id), ...boxOf(node)]);
  const edge = (side, sign) => boxes.map(([x, y, w, h]) => (side ? y + (sign * h) : x + (sign * w) / 2));
  const left = Math.min(...edge(0, -1)) - 20, top = Math.min(...edge(1, -1)) - 20;
  const width = Math.max(...edge(0, 1)) + 20 - left, height = Math.max(...edge(1, 1)) + 20 - top;
  const picture = svgNode("svg", { xmlns: SVG, viewBox: [left, top, width, height].map(Math.round).join(" "), "font-family": "sans-serif", "font-size": 17 });
  picture.append(svgNode("title", {}, "Who claims what: the actor graph"), svgNode("desc", {}, "Each line is somebody's claim; nothing here is stated as fact."), svgNode("rect", { x: left, y: top, width, height, fill: css("--bg") }));
  const says = [];
  for (const line of [...lines].sort((a, b) => isAgainst(a) - isAgainst(b))) {
    const [x1, y1] = at.get(line.from), [x2, y2] = at.get(line.to);
    const bentX = (x1 + x2) / 2 + (y2 - y1) * line.bend, bentY = (y1 + y2) / 2 - (x2 - x1) * line.bend;
    const colour = css(LINES[line.kind].colour);
    const curve = { d: `M${x1} ${y1} Q${bentX.toFixed(1)} ${bentY.toFixed(1)} ${x2} ${y2}`, fill: "none", stroke: colour, "stroke-width": widthOf(line) };
    if (LINES[line.kind].dash) curve["stroke-dasharray"] = LINES[line.kind].dash.join(" ");
    picture.append(svgNode("path", curve));
    if (line.says) says.push(svgNode("text", { x: (x1 + 2 * bentX + x2) / 4, y: (y1 + 2 * bentY + y2) / 4 + 7 + (LINES[line.kind].below || 0), "text-anchor": "middle", "font-size": 20, fill: colour, stroke: css("--bg"), "stroke-width": 4, "paint-order": "stroke" }, line.says));
    if (LINES[line.kind].arrow) {
      const angle = Math.atan2(y2 - bentY, x2 - bentX), reach = byId.get(line.to).size + 2;
      const tip = [x2 - Math.cos(angle) * reach, y2 - Math.sin(angle) * reach];
      const wing = (turn) => [tip[0] - 9 * Math.cos(angle + turn), tip[1] - 9 * Math.sin(angle + turn)];
      picture.append(svgNode("polygon", { points: [tip, wing(0.4), wing(-0.4)].map((point) => point.map((n) => n.toFixed(1)).join(",")).join(" "), fill: colour }));
    }
  }
  for (const node of nodes) {
    const [x, y] = at.get(node.id);
    const made = shapeOf(node.shape, x, y, node.size);
    made.setAttribute("fill", node.color);
    const label = svgNode("text", { x, y: y + node.size + node.type, "text-anchor": "middle", "font-size": node.type, fill: css("--fg"), stroke: css("--bg"), "stroke-width": 3, "paint-order": "stroke" });
    node.label.split("\n").forEach((part, number) => label.append(svgNode("tspan", { x, dy: number ? lineOf(node) : 0 }, part)));
    picture.append(made, label);
  }
  picture.append(...says);
  return new XMLSerializer().serializeToString(picture);
};
const saveSvg = () => offer(new Blob([svgPicture()], { type: "image/svg+xml" }), "actors.svg");
