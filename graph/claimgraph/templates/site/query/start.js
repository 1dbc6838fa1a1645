// The page: a query is chosen or typed, asked, shown; its address says it.
import { csv, read } from "./answer.js";
import { Stopped, browser, endpoint } from "./ask.js";
import { asked, questionOf } from "./questions.js";
import { compact, completions, misspelt, namesIn } from "./terms.js";
import { make, many, viewsOf } from "./views.js";

const known = JSON.parse(document.getElementById("data").textContent);
const [form, box, run, stop, told, state, answer, views, place, chooser, parameters, note] = [
  "asking", "query", "run", "stop", "told", "state", "answer", "views", "shown", "question", "parameters", "note",
].map((id) => document.getElementById(id));
const way = known.isLive
  ? endpoint(new URL("sparql", document.baseURI).href, known.limits.bytes)
  : browser(new URL(known.graph, document.baseURI).href);

function start() {
  document.getElementById("unstarted")?.remove();
  form.hidden = false;
  const editor = editorIn(box);
  fillChooser();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answered(editor);
  });
  stop.onclick = () => way.stop();
  chooser.onchange = () => chosen(editor, chooser.value, {});
  window.addEventListener("hashchange", () => opened(editor));
  opened(editor);
  document.body.dataset.ready = "true";
}

// ---------------------------------------------------------------- the editor

function editorIn(textarea) {
  // Its own look words up elsewhere.
  Yasqe.defaults.autocompleters = ["variables", "terms"];
  Yasqe.registerAutocompleter(
    {
      name: "terms",
      bulk: false,
      autoShow: true,
      isValidCompletionPosition: (yasqe) => /^[a-z][\w-]*:?[\w-]*$/i.test(yasqe.getCompleteToken().string.trim()),
      get: (_, token) => completions(token.string.trim(), known).slice(0, 60),
      postprocessHints: (_, hints) => hints.map((hint) => ({ ...hint, render: rendered })),
    },
    false,
  );
  const here = make("div", { id: "editor" });
  textarea.after(here);
  const submit = () => form.requestSubmit();
  const yasqe = new Yasqe(here, {
    value: whole(textarea.value),
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    screenReaderLabel: "Query, in SPARQL",
    // Whoever moves by keyboard gets out of the editor again.
    extraKeys: { "Ctrl-Enter": submit, "Cmd-Enter": submit, "Ctrl-S": false, Tab: false, "Shift-Tab": false },
  });
  textarea.hidden = true;
  // What scrolls can be reached by keyboard.
  here.querySelector(".CodeMirror-scroll").tabIndex = 0;
  return yasqe;
}

function rendered(element, _, { text }) {
  element.append(text, make("span", { className: "soft" }, ` ${known.terms[text]?.label ?? ""}`));
  element.title = known.terms[text]?.meaning ?? "";
}

// ---------------------------------------------------------------- where a query comes from

function fillChooser() {
  const groups = Map.groupBy(known.questions, ({ id }) => id.split("/")[0]);
  for (const [name, questions] of groups)
    chooser.append(make("optgroup", { label: name }, ...questions.map(({ id, question }) => new Option(question, id))));
}

/** What the address says is shown, and asked. */
async function opened(editor) {
  const given = Object.fromEntries(new URLSearchParams(location.hash.slice(1) || location.search));
  if (given.query) {
    editor.setValue(given.query);
    forget();
  } else if (questionOf(given.ask, known)) {
    const { ask, ...words } = given;
    chooser.value = ask;
    if (!(await chosen(editor, ask, words))) return;
  } else return;
  await answered(editor);
}

function forget() {
  chooser.value = "";
  parameters.replaceChildren();
  note.textContent = "";
}

/** Show a question with words for its parameters; whether there is a query to run then. */
async function chosen(editor, id, words) {
  forget();
  const question = questionOf(id, known);
  if (!question) return false;
  chooser.value = id;
  note.textContent = question.note;
  let isFilled = false;
  const fill = ({ words, sparql, error }) => {
    told.replaceChildren(...(error ? [said(error.message)] : []));
    isFilled = !error;
    if (error) return;
    editor.setValue(whole(sparql));
    editor.asked = { sparql: editor.getValue(), address: new URLSearchParams({ ask: id, ...words }) };
  };
  try {
    const form = await asked(question, words, known, async (sparql) => (await answerTo(whole(sparql))).rows, fill);
    if (chooser.value === id) parameters.replaceChildren(...form);
  } catch (error) {
    told.replaceChildren(said(error.message));
  }
  state.textContent = "";
  return isFilled;
}

// ---------------------------------------------------------------- the answer

// A parser names every letter that might have come next: the place is what helps.
const brief = (text) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
const said = (text) => make("p", { className: "note" }, text);

/** The query with the prefixes that it uses and does not declare, so that it is whole for any other program too. */
function whole(sparql) {
  const { names, declared } = namesIn(sparql, known);
  const used = new Set(names.map((name) => name.split(":")[0]));
  const missing = Object.entries(known.prefixes).filter(([prefix]) => used.has(prefix) && !(prefix in declared));
  return missing.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join("") + sparql;
}

async function answerTo(sparql) {
  return read(await way.ask(sparql, (words) => (state.textContent = words)));
}

async function answered(editor) {
  const sparql = whole(editor.getValue());
  if (sparql !== editor.getValue()) editor.setValue(sparql);
  const address = editor.asked?.sparql === sparql ? editor.asked.address : new URLSearchParams({ query: sparql });
  if (editor.asked?.sparql !== sparql) forget();
  history.replaceState(null, "", `${location.pathname}#${address}`);
  answer.hidden = true;
  told.replaceChildren(...misspelt(sparql, known).map(said));
  run.disabled = true;
  stop.disabled = false;
  const begun = performance.now();
  try {
    const table = await answerTo(sparql);
    const count = many(table.rows.length, table.isGraph ? "triple" : "row");
    state.textContent = `${count}, ${((performance.now() - begun) / 1000).toFixed(1)} s.`;
    show(table, address.has("ask") ? questionOf(address.get("ask"), known).columns : table.columns);
    if (!table.rows.length) told.append(...(await absent(sparql)).map(said));
  } catch (error) {
    state.textContent = error instanceof Stopped ? error.message : "";
    if (!(error instanceof Stopped)) told.append(said(brief(error.message)));
  } finally {
    run.disabled = false;
    stop.disabled = true;
  }
}

/** A sentence for each thing that a query names and the graph does not know. */
async function absent(sparql) {
  const things = namesIn(sparql, known).names.filter((name) => name.startsWith(":"));
  if (!things.length) return [];
  const unknown = "FILTER NOT EXISTS { ?thing ?p ?o } FILTER NOT EXISTS { ?s ?q ?thing }";
  const { rows } = await answerTo(whole(`SELECT ?thing { VALUES ?thing { ${things.join(" ")} } ${unknown} }`));
  return rows.map(([thing]) => `There is no ${compact(thing.text, known.prefixes)} in this graph.`);
}

function show(table, columns) {
  const buttons = Object.entries(viewsOf(table, columns, known)).map(([name, view]) => {
    const button = make("button", { type: "button" }, name);
    button.onclick = () => {
      for (const other of buttons) other.ariaPressed = String(other === button);
      place.replaceChildren(view());
    };
    return button;
  });
  const file = URL.createObjectURL(new Blob([csv(table, known)], { type: "text/csv" }));
  const others = [
    make("a", { href: file, download: "answer.csv", id: "csv" }, "CSV"),
    make("a", { href: location.href, id: "address" }, "Address of this query"),
  ];
  views.replaceChildren(...buttons.flatMap((button) => [button, " "]), ...others.flatMap((link) => [link, " "]));
  answer.hidden = false;
  buttons[0].click();
}

start();
