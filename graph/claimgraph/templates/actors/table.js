// The same claims as a table, for who cannot use a canvas, and for copying.
const tableBox = document.getElementById("table");
const ROWS = 200;
let rowLimit = ROWS;
const drawTable = () => {
  const found = new Map();
  for (const line of shownWithoutLimit()) {
    if (line.kind !== "claims" && line.kind !== "relays") continue;
    for (const number of line.claims) {
      if (!claimShown(data.claims[number])) continue;
      if (!found.has(number)) found.set(number, { who: byId.get(line.from).name, about: [] });
      found.get(number).about.push(byId.get(line.to).name);
    }
  }
  const rows = [...found].sort(([a, one], [b, other]) => (one.who < other.who ? -1 : one.who > other.who ? 1 : a - b));
  const made = element("table");
  const kept = rows.slice(0, rowLimit);
  made.append(element("caption", `showing ${kept.length.toLocaleString("en")} of ${data.claims.length.toLocaleString("en")} claims; nothing here is stated as fact`));
  const head = element("tr");
  for (const title of ["Who", "About", "Claim", "Stance", "Words", "", "Source"]) {
    const cell = element("th", title);
    cell.scope = "col";
    head.append(cell);
  }
  const body = element("tbody");
  for (const [number, { who, about }] of kept) {
    const claim = data.claims[number];
    const row = element("tr");
    const cells = [element("th", who), element("td", about.join(", ")), element("td", claim.label), element("td", data.stances[claim.stance]), element("td"), element("td"), sourceOf(claim, element("td", "", "source"))];
    cells[0].scope = "row";
    cells[4].append(words(claim));
    cells[5].append(...badges(claim));
    row.append(...cells);
    body.append(row);
  }
  const top = element("thead");
  top.append(head);
  made.append(top, body);
  tableBox.replaceChildren(made);
  if (rows.length > rowLimit) {
    const more = button("Show more rows", () => { rowLimit += ROWS; drawTable(); });
    more.id = "more";
    tableBox.append(more);
  }
};
const shownWithoutLimit = () => data.lines.filter((line) => lineAllowed(line) && (!state.node || line.from === state.node || line.to === state.node));
