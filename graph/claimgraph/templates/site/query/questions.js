// A shipped question in, a form for its parameters and the query with them written in out.
import { make } from "./views.js";

const NODES = { Actor: "actor", Event: "event", Document: "document" };
const LISTS = { Medium: "media", Stance: "stances", Section: "sections", Verdict: "verdicts" };

const byName = ([, one], [, other]) => (one.text < other.text ? -1 : 1);

/** What may stand for a parameter of a type, as the graph has it: [{term, name}]; none where it is free. */
async function offered(type, { questions, prefixes, limits }, rows) {
  // In no order: a store would read a million names to find the first of them.
  const sparqlOf = (id) => questionOf(id, { questions }).sparql.replace(/^ORDER BY [^]*/m, "");
  const some = (sparql) => rows(`${sparql}LIMIT ${limits.names}`);
  const last = (term) => term.slice(term.search(/[^/#]*$/));
  if (type in NODES) {
    const start = `${prefixes[""]}${NODES[type]}-`;
    const found = await some(sparqlOf("lookup/names").replaceAll("$class", `cg:${type}`));
    return found.sort(byName).map(([thing, name]) => ({ term: `:${thing.text.slice(prefixes[""].length)}`, name: name.text, id: thing.text.slice(start.length) }));
  }
  if (type in LISTS || type === "Property") {
    const sparql = type === "Property" ? sparqlOf("lookup/properties") : sparqlOf("lookup/list-terms").replaceAll("$scheme", `cg:${LISTS[type]}`);
    return (await some(sparql)).sort(byName).map(([term, label]) => ({ term: `<${term.text}>`, name: label.text, id: last(term.text) }));
  }
  return [];
}

const folded = (word) => word.trim().replace(/\s+/g, " ").toLowerCase();

/** The term that a word means as a parameter of a type; of very many names `choices` are the first, which `isCut` says. */
function termOf({ type, choices, isCut }, word) {
  const sought = folded(word);
  const found = choices.find(({ id }) => folded(id) === sought) ?? choices.find(({ name }) => folded(name) === sought);
  if (found) return found.term;
  if (type in NODES && /^[a-z0-9-]+$/.test(word)) return `:${NODES[type]}-${word}`;
  if (type === "Date" && /^\d{4}-\d\d-\d\d$/.test(word)) return `"${word}"^^xsd:date`;
  if (type === "Number" && /^[1-9]\d{0,8}$/.test(word)) return word;
  if ((type === "Class" || type === "Thing") && /^\w+:\w+$/.test(word)) return word;
  if (type === "Thing" && /^[a-z0-9_-]+$/.test(word)) return `:${word}`;
  throw new Error(
    isCut
      ? `“${word}” is none of the first ${choices.length.toLocaleString("en")} names, which are offered: give its id.`
      : `Nothing here is called “${word}”: choose one that is offered, or give its id.`,
  );
}

export function questionOf(id, { questions }) {
  return questions.find((question) => question.id === id);
}

/**
 * The form for the parameters of a question; `given` are words for them, else its examples, where the graph has them.
 * `changed` is called with the query at once and at each change, or with why there is none.
 */
export async function asked(question, given, known, rows, changed) {
  const fields = [];
  for (const parameter of question.parameters) {
    // One after the other: a worker answers one query at a time.
    const choices = await offered(parameter.type, known, rows);
    const field = { ...parameter, choices, isCut: choices.length === known.limits.names };
    fields.push({ ...field, word: given[parameter.name] ?? start(field) });
  }
  const tell = () => {
    try {
      const words = Object.fromEntries(fields.map(({ name, word }) => [name, word]));
      changed({ words, sparql: filled(question, fields) });
    } catch (error) {
      changed({ error });
    }
  };
  const form = fields.map((field, place) => {
    const list = make("datalist", { id: `choices-${place}` }, ...names(field.choices));
    const input = make("input", { value: field.word, required: true, id: `parameter-${place}` });
    input.setAttribute("list", list.id);
    input.onchange = () => {
      field.word = input.value;
      tell();
    };
    const label = make("label", { htmlFor: input.id }, field.name.replaceAll("_", " "));
    return make("p", {}, label, " ", input, list, " ", make("span", { className: "soft" }, field.text));
  });
  tell();
  return form;
}

/** The example of the shipped graph; in others the first that there is. */
function start(field) {
  const { choices, example } = field;
  try {
    if (!choices.length) return example;
    return choices.some(({ term }) => term === termOf(field, example)) ? example : choices[0].name;
  } catch {
    return choices[0].name;
  }
}

function names(choices) {
  return [...new Set(choices.map(({ name }) => name))].map((name) => new Option(name, name));
}

function filled({ sparql, parameters }, fields) {
  if (!parameters.length) return sparql;
  const terms = Object.fromEntries(fields.map((field) => [field.name, termOf(field, field.word)]));
  const all = parameters.map(({ name }) => name).join("|");
  return sparql.replace(new RegExp(`\\$(${all})\\b`, "g"), (_, name) => terms[name]);
}
