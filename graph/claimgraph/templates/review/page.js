"use strict";
// A review of proposals: decisions are kept here, and leave only as a file that is saved. Texts are only ever texts.
const data = JSON.parse(document.getElementById("data").textContent);
const signs = Array.from(data.text); // offsets count code points
const copy = value => JSON.parse(JSON.stringify(value));
const items = data.items.map(item => ({ ...copy(item), does: "", reason: "" }));
const copies = data.copies.map(each => ({ ...each, does: "" })); // what the text may be a copy of
let outlet = data.outlet;
let sharing = copies.length ? 0 : -1; // which of them is asked for, before anything else
const steps = [];
let opened = false; // whether the sentences of the outlet are shown, which need no decision
let at = items.findIndex(isOpen);
if (at < 0) at = items.findIndex(isShown);
let form = ""; // what of the shown proposal is edited: "", "edit", "reason", "quote"
let saved = true;

function isShown(item) { return opened || !item.outlet || Boolean(item.does || item.decided); }

function isOpen(item) { return isShown(item) && !item.does && !item.decided && !item.already; }

function words(span) { return signs.slice(span[0], span[1]).join(""); }

function quotes(item) { return [...item.words, ...item["shown-by"]].sort((a, b) => a[0] - b[0] || a[1] - b[1]); }

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function button(text, act) {
  const made = element("button", text);
  made.type = "button";
  made.addEventListener("click", event => { event.stopPropagation(); act(); });
  return made;
}

function lacks(claim) {
  const says = claim.says || {};
  if (!claim.who) return "who";
  if (!isActor(claim.who)) return "actor";
  if ((claim.via || []).some(relay => !relay.who)) return "via";
  if (!says.property && !says.counts) return "property or counts";
  if (!says.event && !says.actor && !says.claim) return "event";
  if (claim.stance !== "declines" && !says.value && !says.min && !says.max) return "value";
  return "";
}

function change(edit) {
  const item = items[at];
  if (!item || item.decided || item.does) return;
  const before = copy(item);
  edit(item);
  if (JSON.stringify(before) !== JSON.stringify(item)) steps.push({ at, before });
  show();
}

function decide(does, reason = "") {
  const item = items[at];
  if (!item || item.decided || item.does) return;
  const lacking = does === "accept" ? lacks(item.claim) : "";
  if (lacking === "actor") { newActor(); return; }
  if (lacking) { form = "edit"; show(); say(`Still missing: ${lacking}.`); focusField(lacking); return; }
  steps.push({ at, before: copy(item) });
  if (does === "accept" && item.claim.says.event && !item.claim.says.phase)
    item.claim.says.phase = ["promises", "demands"].includes(item.claim.stance) ? "planned" : "completed";
  Object.assign(item, { does, reason });
  form = "";
  saved = false;
  const next = items.findIndex((other, number) => number > at && isOpen(other));
  const first = items.findIndex(isOpen);
  if (next >= 0 || first >= 0) at = next >= 0 ? next : first;
  show();
}

// Whose text it is: what the outlet says is then said by that of the original.
function decideCopy(does) {
  const found = copies[sharing];
  steps.push({ copy: sharing, before: copy(items), outlet });
  found.does = does;
  if (does === "accept") byOriginal(found);
  saved = false;
  laterCopy();
}

function byOriginal(found) {
  outlet = found.outlet;
  for (const item of items) if (item.saidByOutlet && !item.does && !item.decided && !item.already) item.claim.who = outlet;
}

function laterCopy() {
  const isSaid = copies.some(each => each.does === "accept");
  sharing = isSaid ? -1 : copies.findIndex((each, number) => number > sharing && !each.does);
  show();
}

function undo() {
  const step = steps.pop();
  if (!step) { say("Nothing to undo."); return; }
  saved = false;
  if (step.copy !== undefined) {
    copies[step.copy].does = "";
    items.splice(0, items.length, ...step.before);
    outlet = step.outlet;
    sharing = step.copy;
    show();
    return;
  }
  if (step.added) items.splice(step.at, 1); else items[step.at] = step.before;
  at = Math.min(step.added ? step.at - 1 : step.at, items.length - 1);
  opened ||= !isShown(items[at]);
  form = "";
  show();
}

function again() {
  const item = items[at];
  if (!item) return;
  const stem = item.id.split("-")[0];
  const event = (item.claim.says || {}).event;
  const claim = copy(item.claim);
  for (const key of ["id", "rationale", "alternative", "note"]) delete claim[key];
  claim.says = event ? { event } : {};
  const number = 1 + items.filter(other => other.id.split("-")[0] === stem).length;
  items.splice(at + 1, 0, { ...copy(item), id: `${stem}-${number}`, claim, already: false, decided: "", does: "", reason: "" });
  steps.push({ at: at + 1, added: true });
  opened ||= item.outlet;
  if (item.does || item.decided) at += 1;
  show();
  if (isOpen(item)) say("Another claim from these words comes next.");
}

function byOutlet(item) {
  for (const key of ["named-as", "verb", "medium", "stated-on", "stance", "via"]) delete item.claim[key];
  item.claim.who = outlet;
  item["shown-by"] = [];
}

function nextStance(item) {
  const now = data.stances.indexOf(item.claim.stance || "asserts");
  const next = data.stances[(now + 1) % data.stances.length];
  if (next === "asserts") delete item.claim.stance; else item.claim.stance = next;
}

// The words and signs of the text, as the program counts them.
const edges = [];
{
  const offset = new Map();
  let units = 0;
  signs.forEach((sign, number) => { offset.set(units, number); units += sign.length; });
  offset.set(units, signs.length);
  for (const found of data.text.matchAll(/[\p{L}\p{N}\p{M}_]+(?:[-’'.,][\p{L}\p{N}\p{M}_]+)*|[^\p{L}\p{N}\p{M}_\s]/gu))
    edges.push([offset.get(found.index), offset.get(found.index + found[0].length)]);
}

function move(list, number, end, by) {
  const span = list[number];
  const found = edges.map(edge => edge[end]).filter(edge => by > 0 ? edge > span[end] : edge < span[end]);
  const edge = by > 0 ? found[0] : found[found.length - 1];
  if (edge === undefined) return;
  const moved = end ? [span[0], edge] : [edge, span[1]];
  if (moved[0] < moved[1]) list[number] = moved;
}

const fields = ["who", "named-as", "verb", "medium", "stated-on", "section", "stance", "id", "rationale", "alternative", "note"];
const says = ["event", "property", "counts", ...data.dimensions, "phase", "value", "min", "max", "not", "within", "as-of", "actor", "claim"];
const lists = { who: "actors", event: "events", within: "events", actor: "actors", property: "properties", counts: "counted", phase: "phases", stance: "stances", value: "any" };

function datalist(name, found) {
  const list = element("datalist");
  list.id = `list-${name}`;
  for (const each of found) {
    const option = element("option");
    option.value = typeof each === "string" ? each : each[0];
    if (typeof each !== "string") option.label = each[1];
    list.append(option);
  }
  return list;
}

function nearestEvents(item) {
  const names = new Map(data.events);
  return [...item.events.map(id => [id, names.get(id)]), ...data.events.filter(each => !item.events.includes(each[0]))];
}

function editor(item) {
  const made = element("form");
  made.append(datalist("nearest", nearestEvents(item)));
  for (const [holder, keys] of [["says", says], ["", fields]])
    for (const key of keys) {
      const label = element("label", key), input = element("input");
      const target = () => holder ? (item.claim.says ||= {}) : item.claim;
      input.id = label.htmlFor = `field-${holder}-${key}`;
      input.value = (holder ? item.claim.says || {} : item.claim)[key] || "";
      input.autocomplete = "off";
      const list = lists[key] || (data.dimensions.includes(key) ? "any" : "");
      if (list) input.setAttribute("list", `list-${key === "event" ? "nearest" : list}`);
      input.addEventListener("change", () => {
        steps.push({ at, before: copy(item) });
        if (input.value.trim()) target()[key] = input.value.trim(); else delete target()[key];
      });
      made.append(label, input);
    }
  made.append(...relays(item));
  const row = element("div", "", "row");
  const accept = element("button", "Accept");
  row.append(accept, button("A new actor", newActor), button("Close", () => { form = ""; show(); }));
  made.append(row);
  made.addEventListener("submit", event => { event.preventDefault(); decide("accept"); });
  return made;
}

// Those through whom it came, nearest to the speaker first; an empty field takes one out, and the last one adds one.
function relays(item) {
  const via = item.claim.via || [];
  return [...via, {}].flatMap((relay, number) => {
    const label = element("label", number ? `via ${number + 1}` : "via"), input = element("input");
    input.id = label.htmlFor = number === via.findIndex(each => !each.who) ? "field--via" : `field--via-${number}`;
    input.value = relay.who || "";
    input.placeholder = relay["named-as"] || "";
    input.autocomplete = "off";
    input.setAttribute("list", "list-actors");
    input.addEventListener("change", () => {
      const who = input.value.trim();
      if (who && number < via.length) { steps.push({ at, before: copy(item) }); via[number].who = who; return; }
      change(now => {
        if (who) via.push({ who }); else via.splice(number, 1);
        if (via.length) now.claim.via = via; else delete now.claim.via;
      });
    });
    return [label, input];
  });
}

function newActor() { form = "actor"; show(); document.getElementById("actor-name").focus(); }

function quoting(item) {
  const made = element("div");
  for (const which of ["words", "shown-by"])
    item[which].forEach((span, number) => {
      const row = element("p", `${which === "words" ? "" : "shows the speaker: "}“${words(span)}” `);
      for (const [text, end, by] of [["◂ begin", 0, -1], ["begin ▸", 0, 1], ["◂ end", 1, -1], ["end ▸", 1, 1]])
        row.append(button(text, () => change(now => move(now[which], number, end, by))));
      made.append(row);
    });
  made.append(button("Close", () => { form = ""; show(); }));
  return made;
}

function reasons() {
  const made = element("div", "", "buttons");
  for (const [letter, reason] of Object.entries(data.reasons))
    made.append(button(`${letter}: ${reason.replaceAll("-", " ")}`, () => decide("reject", reason)));
  return made;
}

const pressed = {
  a: () => decide("accept"),
  r: () => { form = "reason"; show(); },
  o: () => change(byOutlet),
  s: () => change(nextStance),
  c: () => { form = "edit"; show(); focusField("who"); },
  e: () => { form = "edit"; show(); focusField("property"); },
  v: () => { form = "edit"; show(); focusField("event"); },
  d: again,
  q: () => { form = "quote"; show(); },
  f: fold,
  u: undo,
  n: () => step(1),
  p: () => step(-1),
};

const pressedOnCopy = { a: () => decideCopy("accept"), r: () => decideCopy("reject"), n: laterCopy, u: undo };

function go(number) { at = number; form = ""; show(); }

function step(by) {
  const shown = [...items.keys()].filter(number => isShown(items[number]));
  if (shown.length) go(shown[(shown.indexOf(at) + by + shown.length) % shown.length]);
}

function fold() {
  opened = !opened;
  if (at < 0 || !isShown(items[at]) || !isOpen(items[at])) at = Math.max(items.findIndex(isOpen), items.findIndex(isShown));
  form = "";
  show();
}

function card(item, number) {
  const isNow = number === at && sharing < 0;
  const made = element("article", "", isNow ? "now" : "");
  made.tabIndex = isNow ? 0 : -1;
  const head = element("p", "", "head");
  const state = item.does || item.decided || (item.already ? "written already" : "open");
  const kind = (item.claim.says || {}).counts ? "figure" : "frame";
  head.append(element("b", `${number + 1}. ${item.claim.who || item.claim["named-as"] || "?"}`),
    element("span", `${state}${item.reason ? `: ${item.reason}` : ""}`), element("span", kind), element("span", `${item.rule} ${item.right}`));
  made.append(head);
  made.addEventListener("click", () => { if (!isNow) { sharing = -1; go(number); } });
  if (state !== "open") { made.classList.add("done"); return made; }
  const list = element("dl");
  const told = { ...item.claim, stance: item.claim.stance || "asserts" };
  for (const key of ["who", "via", ...fields.slice(1), "says"]) {
    const value = told[key];
    if (!value || (key === "says" && !Object.keys(value).length)) continue;
    list.append(element("dt", key), element("dd", key === "says" ? says.filter(part => value[part]).map(part => `${part}: ${value[part]}`).join(", ")
      : key === "via" ? value.map(relay => relay.who || relay["named-as"]).join(" > ") : value));
  }
  list.append(element("dt", "quote"), element("dd", quotes(item).map(span => `“${words(span)}”`).join(" … ")));
  const lacking = lacks(item.claim);
  if (lacking) list.append(element("dt", "missing"), element("dd", lacking, "lacks"));
  made.append(list);
  if (!isNow) return made;
  if (form === "edit") made.append(editor(item));
  else if (form === "actor") made.append(actorForm(item));
  else if (form === "quote") made.append(quoting(item));
  else if (form === "reason") made.append(reasons());
  else {
    const row = element("div", "", "buttons");
    for (const [key, text] of [["a", "Accept"], ["r", "Reject"], ["o", "The outlet says it"], ["s", "Next stance"], ["e", "Edit"], ["q", "Quote"], ["d", "Another"]])
      row.append(button(text, pressed[key]));
    made.append(row);
  }
  return made;
}

function copyCard(found) {
  const made = element("article", "", "now copy");
  made.tabIndex = 0;
  const head = element("p", "", "head");
  head.append(element("b", `Is this text a copy of ${found.original}?`), element("span", found.title));
  made.append(head, ...found.because.map(why => element("p", why)));
  const table = element("table"), row = element("tr");
  row.append(element("th", data.document), element("th", found.original));
  table.append(row, ...found.passages.map(sides => {
    const line = element("tr");
    line.append(...sides.map(side => element("td", side)));
    return line;
  }));
  const buttons = element("div", "", "buttons");
  buttons.append(button("Accept", pressedOnCopy.a), button("Reject", pressedOnCopy.r), button("Leave it open", pressedOnCopy.n));
  made.append(buttons, table);
  return made;
}

function showText() {
  const holder = document.getElementById("text");
  holder.replaceChildren();
  const marks = new Array(signs.length).fill(0);
  const set = (span, mark) => { for (let sign = span[0]; sign < span[1]; sign++) marks[sign] = Math.max(marks[sign], mark); };
  items.forEach((item, number) => isShown(item) && quotes(item).forEach(span => set(span, number === at && sharing < 0 ? 2 : 1)));
  for (let start = 0; start < signs.length;) {
    let end = start + 1;
    while (end < signs.length && marks[end] === marks[start]) end++;
    const text = signs.slice(start, end).join("");
    holder.append(marks[start] ? element("mark", text, marks[start] === 2 ? "now" : "") : document.createTextNode(text));
    start = end;
  }
}

function show() {
  showText();
  const shown = items.map(card).filter((made, number) => isShown(items[number]));
  const outlets = items.filter(item => item.outlet && !item.does && !item.decided).length;
  const many = outlets === 1 ? "1 sentence" : `${outlets} sentences`;
  const folding = button(opened ? `f: fold the ${many} of the outlet` : `${many} of the outlet, folded: f opens ${outlets === 1 ? "it" : "them"}`, fold);
  folding.setAttribute("aria-expanded", String(opened));
  document.getElementById("proposals").replaceChildren(...(sharing >= 0 ? [copyCard(copies[sharing])] : []), ...(outlets ? [folding] : []), ...shown);
  const first = sharing < 0 ? "" : "Is it a copy? ";
  say(items.length ? `${first}${items.filter(isOpen).length} of ${shown.length} open${saved ? "" : "; not saved yet"}.` : `${first}Nothing is proposed.`);
  const now = document.querySelector("article.now");
  if (now) { now.focus({ preventScroll: true }); now.scrollIntoView({ block: "nearest" }); }
  document.querySelector("mark.now")?.scrollIntoView({ block: "nearest" });
}

function say(text) { document.getElementById("state").textContent = text; }

function focusField(key) {
  const name = key.split(" ")[0];
  (document.getElementById(`field-says-${name}`) || document.getElementById(`field--${name}`))?.focus();
}

function file() {
  const decisions = items.filter(item => item.does).map(item => item.does === "accept"
    ? { id: item.id, does: item.does, claim: item.claim, words: item.words, "shown-by": item["shown-by"] }
    : { id: item.id, does: item.does, reason: item.reason });
  const ofCopies = copies.filter(each => each.does).map(each => ({ id: each.id, does: each.does, republishes: each.original }));
  return JSON.stringify({ document: data.document, sha256: data.sha256, actors: madeAndNamed(), decisions: [...ofCopies, ...decisions] }, null, 1);
}

document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file()], { type: "application/json" }));
  link.download = `${data.document}.decisions.json`;
  link.click();
  URL.revokeObjectURL(link.href);
  saved = true;
  show();
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select")) {
    if (event.key === "Escape") { form = ""; show(); }
    return;
  }
  const reason = form === "reason" ? data.reasons[event.key] : "";
  if (reason) { event.preventDefault(); decide("reject", reason); return; }
  if (event.key === "Escape") { form = ""; show(); return; }
  if (sharing >= 0) {
    if (Object.hasOwn(pressedOnCopy, event.key)) { event.preventDefault(); pressedOnCopy[event.key](); }
    return;
  }
  if (Object.hasOwn(pressed, event.key) && items.length) { event.preventDefault(); pressed[event.key](); }
});

window.addEventListener("beforeunload", event => { if (!saved) event.preventDefault(); });
