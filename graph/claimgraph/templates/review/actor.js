// An actor that nobody has yet: made on the page, kept in the file, and written where a claim that names it is accepted.
const newActors = [];

function isActor(id) { return data.actors.some(each => each[0] === id) || newActors.some(each => each.id === id); }

function idOf(name) {
  return name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80);
}

function actorForm(item) {
  const holder = element("form", "", "actor"), inputs = {};
  holder.append(element("p", "A new actor: nobody in actors.yaml has this id.", "row"));
  for (const [key, list] of [["name", ""], ["id", ""], ["type", "types"], ["side", "sides"], ["basis", ""]]) {
    const label = element("label", key), input = element("input");
    input.id = label.htmlFor = `actor-${key}`;
    input.autocomplete = "off";
    input.required = key !== "side";
    if (list) input.setAttribute("list", `list-${list}`);
    inputs[key] = input;
    holder.append(label, input);
  }
  const who = item.claim.who || "";
  inputs.name.value = who && !isActor(who) ? who : item.claim["named-as"] || "";
  inputs.id.value = idOf(inputs.name.value);
  inputs.id.pattern = "[a-z0-9]+(-[a-z0-9]+)*";
  inputs.name.addEventListener("input", () => { inputs.id.value = idOf(inputs.name.value); });
  inputs.basis.placeholder = "a source, or a reason";
  const row = element("div", "", "row");
  row.append(element("button", "Make it"), button("Close", () => { form = "edit"; show(); }));
  holder.append(row);
  holder.addEventListener("submit", event => {
    event.preventDefault();
    const actor = Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, input.value.trim()]));
    if (isActor(actor.id)) { say(`${actor.id} is somebody's id already.`); inputs.id.focus(); return; }
    if (!data.types.includes(actor.type)) { say(`A type is one of: ${data.types.join(", ")}.`); inputs.type.focus(); return; }
    newActors.push(actor);
    document.getElementById("list-actors").append(new Option(actor.name, actor.id));
    form = "edit";
    change(now => { now.claim.who = actor.id; });
    focusField("who");
  });
  return holder;
}

// Those whom an accepted claim names: as its claimant, or as one who passes it on.
function madeAndNamed() {
  const claims = items.filter(item => item.does === "accept").map(item => item.claim);
  const named = new Set(claims.flatMap(claim => [claim.who, ...(claim.via || []).map(relay => relay.who)]));
  return newActors.filter(actor => named.has(actor.id));
}
