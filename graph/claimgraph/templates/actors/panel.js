// What stands beside the picture: the claims of the selected actor or line, or the list of actors.
const heading = document.getElementById("heading");
const sub = document.getElementById("sub");
const list = document.getElementById("claims");
const STEP = 50;

const words = (claim) => {
  const made = element("blockquote");
  claim.spans.forEach(([before, exact, after], number) => {
    if (number) made.append(" … ");
    if (before) made.append(before);
    made.append(element("mark", exact));
    if (after) made.append(after);
  });
  if (!claim.spans.length) made.append("no quote");
  return made;
};
const BADGES = {
  disputed: (claim) => `disputed: ${claim.disputes.join(", ")}`,
  withdrawn: (claim) => claim.withdrawn,
  ambiguous: (claim) => `ambiguous; also: ${claim.ambiguous}`,
};
const badges = (claim) => [
  ...claim.badges.map((badge) => element("span", BADGES[badge] ? BADGES[badge](claim) : badge, `badge ${badge.split(" ")[0]}`)),
  ...claim.compared.map((verdict) => element("span", `among those compared: ${verdict}`, "badge")),
];
const sourceOf = (claim, made) => {
  const { title, outlet, published, url } = data.documents[claim.document];
  const said = claim.stated && claim.stated !== published ? ` · said ${claim.stated}` : "";
  made.append(`${claim.said_by}${said} · ${outlet} · ${published || "undated"} · ${claim.section} · `);
  // Only web addresses become links; anything else stays text.
  if (/^https?:\/\//.test(url)) {
    const link = element("a", title);
    link.href = url;
    link.rel = "noreferrer noopener nofollow";
    made.append(link);
  } else {
    made.append(title);
  }
  return made;
};
const card = (claim) => {
  const made = element("article");
  const said = element("p");
  said.append(element("span", data.stances[claim.stance], "stance"), " ", claim.label);
  const marks = element("p");
  marks.append(...badges(claim));
  made.append(said, words(claim), marks, sourceOf(claim, element("p", "", "source")));
  return made;
};

// The claims under a title, the first ones only where there are many; whatever is left out is said.
const section = (title, numbers) => {
  const all = [...new Set(numbers)];
  const kept = all.filter((number) => claimShown(data.claims[number]));
  if (!all.length) return;
  const holder = element("div");
  const said = element("p", "", "shown");
  let count = 0;
  const more = button("Show more", () => grow());
  const grow = () => {
    holder.append(...kept.slice(count, count + STEP).map((number) => card(data.claims[number])));
    count = Math.min(count + STEP, kept.length);
    said.textContent = count < all.length ? `showing ${count} of ${all.length} claims${kept.length < all.length ? " (others are filtered out)" : ""}` : "";
    more.hidden = count >= kept.length;
  };
  grow();
  list.append(element("h3", `${title} (${all.length})`), said, holder, more);
};
const claimsOf = (wanted) => data.lines.filter(wanted).flatMap((line) => line.claims);

const showNode = (node) => {
  const others = node.names.length ? ` · also: ${node.names.join(", ")}` : "";
  heading.textContent = node.name;
  sub.textContent = [node.kind, data.sides[node.side]].filter(Boolean).join(", ") + others;
  const { id } = node;
  section("Claims", claimsOf((line) => line.from === id && line.kind === "claims"));
  section("Relays", claimsOf((line) => line.from === id && line.kind === "relays"));
  section(node.kind === "event" ? "Claimed about it" : "Claimed about this actor", claimsOf((line) => line.to === id && line.kind === "claims"));
  section("Relayed by others", claimsOf((line) => line.to === id && line.kind === "relays"));
  for (const kind of ["contradicts", "agrees"]) {
    const lines = data.lines.filter((line) => line.kind === kind && [line.from, line.to].includes(id));
    if (!lines.length) continue;
    const made = element("ul");
    for (const line of lines.slice(0, STEP)) {
      const item = element("li");
      item.append(button(byId.get(line.from === id ? line.to : line.from).name, () => selectLine(lineKey(line))));
      made.append(item);
    }
    const count = lines.length > STEP ? `${STEP} of ${lines.length}` : lines.length;
    list.append(element("h3", `${kind === "agrees" ? "Says the same as" : "Contradicts"} (${count})`), made);
  }
};
const showLine = (line) => {
  heading.textContent = `${byId.get(line.from).name} ${LINES[line.kind].words} ${byId.get(line.to).name}`;
  sub.textContent = line.kind === "contradicts" ? "What each of them says; not both can be right." : "";
  section("Claims", line.claims);
};
const actorList = (nodes, title) => {
  if (title) list.append(element("h3", title));
  const made = element("ul");
  for (const node of nodes) {
    const item = element("li");
    item.append(button(`${node.name} · ${node.claims} ${node.claims === 1 ? "claim" : "claims"}`, () => selectNode(node.id, true)));
    made.append(item);
  }
  list.append(made);
};
const showNothing = () => {
  heading.textContent = "Click an actor, an event or a line";
  sub.textContent = "A line runs from who says something to whom or what it is about; the wider, the more claims. Dashed: who passes on whose words.";
  const most = [...data.nodes].filter((node) => node.claims && nodeAllowed(node)).sort((a, b) => b.claims - a.claims || (a.name < b.name ? -1 : 1));
  actorList(most.slice(0, STEP), `Who claims most${most.length > STEP ? ` (${STEP} of ${most.length})` : ""}`);
};
const fill = () => {
  list.replaceChildren();
  if (state.node) showNode(byId.get(state.node));
  else if (state.line) showLine(byKey.get(state.line));
  else showNothing();
};

// ------------------------------------------------------------ search by any spelling
const search = document.getElementById("search");
const spellings = data.nodes.flatMap((node) => [node.name, ...node.names].map((name) => [name.toLowerCase(), node.id]));
const found = (wanted) => {
  const exact = spellings.filter(([name]) => name === wanted).map(([, id]) => id);
  const ids = exact.length ? exact : spellings.filter(([name]) => name.includes(wanted)).map(([, id]) => id);
  return [...new Set(ids)];
};
let waiting = 0;
search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(lookUp, 150); });
const lookUp = () => {
  const wanted = search.value.trim().toLowerCase();
  if (!wanted) return;
  const ids = found(wanted);
  if (ids.length === 1) { selectNode(ids[0], true); return; }
  list.replaceChildren();
  heading.textContent = ids.length ? `${ids.length} names match` : "No name matches";
  sub.textContent = ids.length ? "Enter takes the first." : "";
  actorList(ids.slice(0, STEP).map((id) => byId.get(id)), ids.length > STEP ? `showing ${STEP} of ${ids.length}` : "");
};
search.addEventListener("keydown", (event) => {
  const wanted = search.value.trim().toLowerCase();
  if (event.key === "Enter" && wanted && found(wanted).length) selectNode(found(wanted)[0], true);
});
