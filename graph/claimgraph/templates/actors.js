"use strict";
// Reads the page's data, draws it with vis-network, and shows claims beside it. Every text is put in with textContent.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const hidden = new Set();
  // "*" cannot begin the name of a side: it keeps events apart from a side of that name.
  const EVENTS = "*events";
  const group = (node) => (node.kind === "event" ? EVENTS : node.side);

  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // ------------------------------------------------------------ the picture
  const nodes = new vis.DataSet(
    data.nodes.map(({ id, label, shape, color, size, x, y }) => ({ id, label, shape, color, size, x, y }))
  );
  const edges = new vis.DataSet(
    data.edges.map(({ id, from, to, kind, width }) => ({
      id, from, to, width, dashes: kind === "relays" ? [7, 5] : false, arrows: { to: { enabled: true, scaleFactor: 0.5 } },
    }))
  );
  const theme = () => ({
    physics: false,
    nodes: { font: { size: 17, color: dark.matches ? "#e8eaee" : "#1d2026", strokeWidth: 3, strokeColor: dark.matches ? "#16181d" : "#fbfbfa" }, borderWidth: 1 },
    edges: {
      color: { color: dark.matches ? "#59606c" : "#b4bac4", highlight: dark.matches ? "#9db8e6" : "#3a5a8c" },
      smooth: { enabled: true, type: "curvedCW", roundness: 0.16 }, selectionWidth: 1.5,
    },
    interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, multiselect: false },
  });
  const network = new vis.Network(document.getElementById("graph"), { nodes, edges }, theme());
  dark.addEventListener("change", () => network.setOptions(theme()));
  network.once("afterDrawing", () => { network.fit(); document.body.dataset.ready = "true"; });

  // ------------------------------------------------------------ the claims beside it
  const heading = document.getElementById("heading");
  const sub = document.getElementById("sub");
  const list = document.getElementById("claims");

  const card = (claim) => {
    const made = element("article");
    const said = element("p");
    said.append(element("span", claim.kind === "relays" ? "relays" : claim.stance, "stance"), claim.label);
    const source = element("p", "", "source");
    source.append(`${claim.said_by} · ${claim.outlet} · ${claim.published || "undated"} · ${claim.section} · `);
    // Only web addresses become links; anything else stays text.
    if (/^https?:\/\//.test(claim.url)) {
      const link = element("a", claim.document);
      link.href = claim.url;
      link.rel = "noreferrer noopener nofollow";
      source.append(link);
    } else {
      source.append(claim.document);
    }
    made.append(said, element("blockquote", claim.words), source);
    return made;
  };
  const section = (title, numbers) => {
    if (!numbers.length) return;
    list.append(element("h3", `${title} (${numbers.length})`), ...numbers.map((number) => card(data.claims[number])));
  };
  const claimsOf = (wanted) => data.edges.filter(wanted).flatMap((edge) => edge.claims);

  const showNode = (id) => {
    const node = byId.get(id);
    const others = node.names.length ? ` · also: ${node.names.join(", ")}` : "";
    heading.textContent = node.name;
    sub.textContent = [node.kind, node.side].filter(Boolean).join(", ") + others;
    list.replaceChildren();
    section("Claims", claimsOf((edge) => edge.from === id && edge.kind === "claims"));
    section("Relays", claimsOf((edge) => edge.from === id && edge.kind === "relays"));
    section(node.kind === "event" ? "Claimed about it" : "Claimed about this actor", claimsOf((edge) => edge.to === id && edge.kind === "claims"));
    section("Relayed by others", claimsOf((edge) => edge.to === id && edge.kind === "relays"));
    network.selectNodes([id]);
  };
  const showEdge = (id) => {
    const edge = data.edges[id];
    const verb = edge.kind === "relays" ? "relays" : "claims about";
    heading.textContent = `${byId.get(edge.from).name} ${verb} ${byId.get(edge.to).name}`;
    sub.textContent = "";
    list.replaceChildren();
    section("Claims", edge.claims);
  };
  const showNothing = () => {
    heading.textContent = "Click an actor, an event or a line";
    sub.textContent = "A line runs from who says something to whom or what it is about. Dashed lines: who passes on whose words. The wider, the more claims.";
    list.replaceChildren();
  };
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) showNode(node);
    else if (edge !== undefined) showEdge(edge);
    else showNothing();
  });
  showNothing();

  // ------------------------------------------------------------ legend that filters
  const legend = document.getElementById("legend");
  const marks = { dot: "M7 1a6 6 0 1 0 .01 0z", square: "M2 2h10v10H2z" };
  const apply = () => {
    nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: hidden.has(group(node)) })));
  };
  const svg = "http://www.w3.org/2000/svg";
  for (const name of [...new Set(data.nodes.map(group))].sort((a, b) => (a === "") - (b === "") || (a === EVENTS) - (b === EVENTS) || a.localeCompare(b))) {
    const button = element("button");
    const mark = document.createElementNS(svg, "svg");
    mark.setAttribute("viewBox", "0 0 14 14");
    const path = document.createElementNS(svg, "path");
    path.setAttribute("d", name === EVENTS ? marks.square : marks.dot);
    path.setAttribute("fill", data.colours[name]);
    mark.append(path);
    const count = data.nodes.filter((node) => group(node) === name).length;
    button.append(mark, `${name === "" ? "no side stated" : name === EVENTS ? "events" : name} (${count})`);
    button.type = "button";
    button.setAttribute("aria-pressed", "true");
    button.addEventListener("click", () => {
      if (hidden.delete(name)) button.setAttribute("aria-pressed", "true");
      else { hidden.add(name); button.setAttribute("aria-pressed", "false"); }
      apply();
    });
    legend.append(button);
  }

  // ------------------------------------------------------------ search by any spelling
  const search = document.getElementById("search");
  const options = document.getElementById("names");
  const spellings = data.nodes.flatMap((node) => [node.name, ...node.names].map((name) => [name, node.id]));
  for (const [name] of spellings) {
    const option = element("option");
    option.value = name;
    options.append(option);
  }
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    if (!wanted) return;
    const found = spellings.find(([name]) => name.toLowerCase() === wanted) || spellings.find(([name]) => name.toLowerCase().startsWith(wanted)) || spellings.find(([name]) => name.toLowerCase().includes(wanted));
    if (!found) return;
    showNode(found[1]);
    network.focus(found[1], { scale: Math.max(network.getScale(), 0.9) });
  });
})();
