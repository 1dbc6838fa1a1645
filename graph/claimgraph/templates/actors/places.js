// Where a part of a large graph is drawn: the positions that came with the page, spread out over the room there is.
const lineOf = (node) => (19 * node.type) / 17;
const boxOf = (node) => {
  const lines = node.label.split("\n");
  const sign = (9.2 * node.type) / 17;
  return [Math.max(2 * node.size, sign * Math.max(...lines.map((line) => line.length))) + 10, 2 * node.size + lineOf(node) * lines.length + 10];
};
const placesOf = (nodes) => {
  if (data.nodes.length <= data.limit) return new Map(nodes.map((node) => [node.id, [node.x, node.y]]));
  const boxes = nodes.map(boxOf);
  const height = Math.sqrt((2.0 * boxes.reduce((sum, [w, h]) => sum + w * h, 0)) / 1.35);
  const rank = (axis) => {
    const order = nodes.map((node, at) => at).sort((a, b) => nodes[a][axis] - nodes[b][axis] || a - b);
    const found = [];
    order.forEach((at, place) => { found[at] = place / Math.max(1, nodes.length - 1); });
    return found;
  };
  const across = rank("x"), down = rank("y");
  const at = nodes.map((_, i) => [across[i] * height * 1.35, down[i] * height]);
  pushApart(at, boxes);
  // The box is around node and label; the label stands below.
  return new Map(nodes.map((node, i) => [node.id, [Math.round(at[i][0]), Math.round(at[i][1] - (lineOf(node) * node.label.split("\n").length) / 2)]]));
};
const pushApart = (at, boxes) => {
  for (let round = 0; round < 120; round++) {
    let met = false;
    // Sorted by x, so that only boxes that can meet are compared.
    const order = at.map((_, i) => i).sort((a, b) => at[a][0] - boxes[a][0] / 2 - (at[b][0] - boxes[b][0] / 2) || a - b);
    order.forEach((one, place) => {
      for (let next = place + 1; next < order.length; next++) {
        const other = order[next];
        const x = (boxes[one][0] + boxes[other][0]) / 2 - Math.abs(at[other][0] - at[one][0]);
        if (at[other][0] - boxes[other][0] / 2 > at[one][0] + boxes[one][0] / 2 + 40) break;
        const y = (boxes[one][1] + boxes[other][1]) / 2 - Math.abs(at[other][1] - at[one][1]);
        if (x <= 0 || y <= 0) continue;
        met = true;
        const axis = x < y ? 0 : 1;
        const step = (Math.min(x, y) / 2 + 0.5) * (at[other][axis] >= at[one][axis] ? 1 : -1);
        at[one][axis] -= step;
        at[other][axis] += step;
      }
    });
    if (!met) return;
    if (round > 40 && round % 10 === 0) at.forEach((place) => { place[0] *= 1.03; place[1] *= 1.03; });
  }
};
