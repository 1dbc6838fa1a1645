// The same claims as a table, for who cannot use a canvas, and for copying; as a spreadsheet too.
const tableBox = document.getElementById("table");
const ROWS = 200;
let rowLimit = ROWS;
let sorted = { column: "Who", down: false };
const nameOf = (id) => (byId.has(id) ? byId.get(id).name : "");
const first = (claim) => claim.passages.find(passageShown);
const COLUMNS = {
  Who: (claim) => nameOf(claim.who),
  About: (claim) => claim.about.map(nameOf).join(", "),
  Claim: (claim) => claim.label,
  Stance: (claim) => data.stances[claim.stance],
  Words: (claim) => first(claim).spans.map(([, exact]) => exact).join(" … "),
  Standing: (claim) => badgesOf(claim).join(", "),
  Source: (claim) => { const { outlet, published } = data.documents[first(claim).document]; return `${published || "9999"} ${outlet}`; },
};
// The claims that are shown: those of lines that are, and of the actor or line that is selected alone.
const rowsNow = () => {
  const numbers = new Set(data.lines.filter((line) => lineAllowed(line)).flatMap((line) => line.claims));
  const own = state.line ? new Set(byKey.get(state.line).claims) : state.card ? new Set(cardById.get(state.card).claims) : null;
  const kept = [...numbers].filter((number) => {
    const claim = data.claims[number];
    const fits = own ? own.has(number) : !state.node || claim.who === state.node || claim.event === state.node || claim.about.includes(state.node);
    return fits && claimShown(claim);
  });
  const by = (number) => COLUMNS[sorted.column](data.claims[number]);
  return kept.map((number) => [by(number), number]).sort(([a, x], [b, y]) => (a.localeCompare(b, "en", { numeric: true }) || x - y) * (sorted.down ? -1 : 1)).map(([, number]) => data.claims[number]);
};
const drawTable = () => {
  const rows = rowsNow();
  const kept = rows.slice(0, rowLimit);
  const made = element("table");
  const caption = element("caption", `showing ${kept.length.toLocaleString("en")} of ${many(data.claims.length, "claim")}; nothing here is stated as fact`);
  // In front, where it is seen also on a telephone.
  caption.prepend(button("CSV", saveCsv, "csv"), " ");
  made.append(caption);
  const head = element("tr");
  for (const title of Object.keys(COLUMNS)) {
    const cell = element("th");
    cell.scope = "col";
    const isSorted = sorted.column === title;
    cell.setAttribute("aria-sort", isSorted ? (sorted.down ? "descending" : "ascending") : "none");
    cell.append(button(`${title}${isSorted ? (sorted.down ? " ▼" : " ▲") : ""}`, () => {
      sorted = { column: title, down: isSorted && !sorted.down };
      drawTable();
      tableBox.querySelectorAll("thead button")[Object.keys(COLUMNS).indexOf(title)].focus();
    }));
    head.append(cell);
  }
  const body = element("tbody");
  for (const claim of kept) {
    const row = element("tr");
    const cells = Object.keys(COLUMNS).map((title) => element(title === "Who" ? "th" : "td", ["Words", "Standing", "Source"].includes(title) ? "" : COLUMNS[title](claim)));
    cells[0].scope = "row";
    for (const passage of claim.passages.filter(passageShown)) {
      cells[4].append(words(passage));
      cells[5].append(...badges(passage));
      cells[6].append(sourceOf(passage, element("p", "", "source")));
    }
    cells[5].prepend(...standing(claim));
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

// A row for each passage. What a spreadsheet would take for a formula gets an apostrophe, as in the files of `export`.
const SHEET = ["who", "about", "claim", "stance", "words", "standing", "said by", "stated", "section", "outlet", "document", "published", "url"];
const FORMULA = new RegExp(data.formula, "g");
const csvCell = (text) => {
  const safe = text.replace(FORMULA, "$1$2'$3");
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const csvRows = (claim) => claim.passages.filter(passageShown).map((passage) => {
  const { title, outlet, published, url } = data.documents[passage.document];
  const standing = [...claim.badges, ...claim.disputes, ...claim.compared, ...passage.badges].join(", ");
  return [COLUMNS.Who(claim), COLUMNS.About(claim), claim.label, data.stances[claim.stance], passage.spans.map(([, exact]) => exact).join(" … "), standing, passage.said_by, passage.stated, passage.section, outlet, title, published, url];
});
const csvText = () => [SHEET, ...rowsNow().flatMap(csvRows)].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
const saveCsv = () => offer(new Blob([csvText()], { type: "text/csv" }), "claims.csv");
