// What stands beside the picture: the claims of the selected actor, event, line or card, or the list of all.
const heading = document.getElementById("heading");
const sub = document.getElementById("sub");
const list = document.getElementById("claims");
const STEP = 50;

const words = (passage) => {
  const made = element("blockquote");
  passage.spans.forEach(([before, exact, after], number) => {
    if (number) made.append(" … ");
    if (before) made.append(before);
    made.append(element("mark", exact));
    if (after) made.append(after);
  });
  if (!passage.spans.length) made.append("no quote");
  return made;
};
const BADGES = {
  disputed: (claim) => `disputed: ${claim.disputes.join(", ")}`,
  withdrawn: (passage) => passage.withdrawn,
  ambiguous: (passage) => `ambiguous; also: ${passage.ambiguous}`,
};
const badges = (told) => told.badges.map((badge) => element("span", BADGES[badge] ? BADGES[badge](told) : badge, `badge ${badge.split(" ")[0]}`));
const standing = (claim) => [...badges(claim), ...claim.compared.map((verdict) => element("span", `among those compared: ${verdict}`, "badge"))];
const sourceOf = (passage, made) => {
  const { id, title, outlet, published, url } = data.documents[passage.document];
  const said = passage.stated && passage.stated !== published ? ` · said ${passage.stated}` : "";
  made.append(`${passage.said_by}${said} · ${outlet} · ${published || "undated"} · ${passage.section} · `);
  const page = linkTo(id, title);
  if (page) made.append(page);
  // Only web addresses become links; anything else stays text.
  if (/^https?:\/\//.test(url)) {
    if (page) made.append(" · ");
    const link = element("a", page ? "the document itself" : title);
    link.href = url;
    link.rel = "noreferrer noopener nofollow";
    made.append(link);
  } else if (!page) {
    made.append(title);
  }
  return made;
};
const card = (claim) => {
  const made = element("article");
  const said = element("p");
  said.append(element("span", data.stances[claim.stance], "stance"), " ", claim.label);
  const page = linkTo(claim.id, "this claim", "self");
  if (page) said.append(" ", page);
  made.append(said);
  for (const passage of claim.passages.filter(passageShown)) {
    const marks = element("p");
    marks.append(...badges(passage));
    made.append(words(passage), ...(passage.badges.length ? [marks] : []), sourceOf(passage, element("p", "", "source")));
  }
  const marks = element("p");
  marks.append(...standing(claim));
  made.append(marks);
  return made;
};

// The claims under a title, the first ones only where there are many; whatever is left out is said. `of` is
// how many there are, where not all of them need be in this page.
const section = (title, numbers, of = 0) => {
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
    said.textContent = count < all.length ? `showing ${count} of ${many(all.length, "claim")}${kept.length < all.length ? " (others are filtered out)" : ""}` : "";
    more.hidden = count >= kept.length;
  };
  grow();
  const counted = of > all.length ? `${all.length.toLocaleString("en")} of ${of.toLocaleString("en")}` : all.length.toLocaleString("en");
  list.append(element("h3", `${title} (${counted})`), said, holder, more);
};
const numbersOf = (wanted) => data.claims.flatMap((claim, number) => (wanted(claim) ? [number] : []));

// All that is claimed about an event, question by question: figures first, and those first of which some are disputed.
const showEvent = (node) => {
  const groups = new Map();
  for (const number of numbersOf((claim) => claim.event === node.id || claim.about.includes(node.id))) {
    const { asked } = data.claims[number];
    groups.set(asked, [...(groups.get(asked) || []), number]);
  }
  const rank = (numbers) => 2 * numbers.some((number) => data.claims[number].figure) + numbers.some((number) => data.claims[number].badges.includes("disputed"));
  const all = [...groups].sort(([, a], [, b]) => rank(b) - rank(a));
  sub.textContent += `${sub.textContent && " · "}${many(all.reduce((sum, [, numbers]) => sum + numbers.length, 0), "claim")} about it, figures first`;
  for (const [asked, numbers] of all) section(asked || "Other claims", numbers);
};
// What is said of lines between claimants, and where not all of them are drawn.
const NEAREST = "Of very many answers to one question each is drawn against one other only.";
const BETWEEN = [
  ["contradicts", "Contradicts", NEAREST],
  ["disputes", "In dispute with", NEAREST],
  ["agrees", "Says the same as", `Between those who give one answer, where they are more than ${data.agreeing}, no lines are drawn.`],
];
const RIGHT = { contradicts: "not both can be right", disputes: "not both can be right, and one of them is only suggested" };
const showNode = (node) => {
  const others = node.names.length ? ` · also: ${node.names.join(", ")}` : "";
  heading.textContent = node.name;
  sub.textContent = [node.kind, data.sides[node.side]].filter(Boolean).join(", ") + others;
  const page = linkTo(node.id, "Its page", "self");
  if (page) heading.append(" ", page);
  if (node.kind === "event") { showEvent(node); return; }
  const { id } = node;
  if (node.all > node.claims) sub.textContent += ` · ${node.claims.toLocaleString("en")} of its ${node.all.toLocaleString("en")} claims and relays are here`;
  section("Claims", numbersOf((claim) => claim.who === id && claim.stance !== "relays"));
  section("Relays", numbersOf((claim) => claim.who === id && claim.stance === "relays"));
  section("Claimed about this actor", numbersOf((claim) => claim.who !== id && claim.stance !== "relays" && claim.about.includes(id)));
  section("Relayed by others", numbersOf((claim) => claim.stance === "relays" && claim.about.includes(id)));
  for (const [kind, title, left] of BETWEEN) {
    const lines = data.lines.filter((line) => line.kind === kind && [line.from, line.to].includes(id));
    const isCut = (data.undrawn[kind] || []).some((number) => data.claims[number].who === id);
    if (!lines.length && !isCut) continue;
    const made = element("ul");
    for (const line of lines.slice(0, STEP)) {
      const item = element("li");
      const other = byId.get(line.from === id ? line.to : line.from).name;
      item.append(button(line.says ? `${other}: ${line.says}` : other, () => selectLine(lineKey(line))));
      made.append(item);
    }
    const count = lines.length > STEP ? `${STEP} of ${lines.length}` : lines.length;
    list.append(element("h3", isCut ? `${title}, among others` : `${title} (${count})`), made);
    if (isCut) list.append(element("p", left, "shown"));
  }
};
const showLine = (line) => {
  heading.textContent = `${byId.get(line.from).name} ${LINES[line.kind].words} ${byId.get(line.to).name}`;
  sub.textContent = isAgainst(line) ? `${line.says}. What each of them says; ${RIGHT[line.kind]}.` : "";
  section("Claims", line.claims);
};
const showCard = (card) => {
  heading.textContent = card.about;
  const page = linkTo(card.id, "Its page", "self");
  if (page) heading.append(" ", page);
  sub.textContent = [...card.said, ...card.cautions].join(" ");
  section(card.all > card.claims.length ? "Of what it rests on" : "It rests on", card.claims, card.all);
};
const actorList = (nodes, title) => {
  if (title) list.append(element("h3", title));
  const made = element("ul");
  for (const node of nodes) {
    const item = element("li");
    const count = node.all > node.claims ? `${node.claims.toLocaleString("en")} of ${many(node.all, "claim")}` : many(node.claims, "claim");
    item.append(button(node.kind === "event" ? node.name : `${node.name} · ${count}`, () => selectNode(node.id, true)));
    made.append(item);
  }
  list.append(made);
};
const cardList = () => {
  if (!data.cards.length) return;
  const made = element("ul");
  for (const card of data.cards) {
    const item = element("li");
    const told = button("", () => selectCard(card.id));
    told.append(element("b", card.about), ` ${card.said[0]}`);
    item.append(told);
    made.append(item);
  }
  const here = data.whole ? "" : " in this part";
  const title = data.cardsCut ? `Of what does not fit together${here}` : `What does not fit together${here} (${data.cards.length})`;
  list.append(element("h3", title), made);
};
const showNothing = () => {
  heading.textContent = "Click an actor, an event or a line";
  sub.textContent = "A line runs from who says something to whom or what it is about; the wider, the more claims. Dashed: who passes on whose words.";
  cardList();
  const most = [...data.nodes].filter((node) => node.claims && nodeAllowed(node)).sort(byClaims);
  actorList(most.slice(0, STEP), `Who claims most${most.length > STEP ? ` (${STEP} of ${most.length})` : ""}`);
};
const fill = () => {
  list.replaceChildren();
  if (state.node) showNode(byId.get(state.node));
  else if (state.line) showLine(byKey.get(state.line));
  else if (state.card) showCard(cardById.get(state.card));
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
  heading.textContent = ids.length ? `${ids.length} names match` : `No name matches${data.whole ? "" : " in this part"}`;
  sub.textContent = ids.length ? "Enter takes the first." : "";
  actorList(ids.slice(0, STEP).map((id) => byId.get(id)), ids.length > STEP ? `showing ${STEP} of ${ids.length}` : "");
};
search.addEventListener("keydown", (event) => {
  const wanted = search.value.trim().toLowerCase();
  if (event.key === "Enter" && wanted && found(wanted).length) selectNode(found(wanted)[0], true);
});
