// A query in, what the vocabulary knows of the terms in it out: which it does not know, what was meant, how one goes on.

// What is no name of a term is passed over first: comments, texts, and addresses in full, which may be terms.
const TOKENS =
  /#[^\n]*|"""(?:[^"\\]|\\[^]|"(?!""))*"""|'''(?:[^'\\]|\\[^]|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>|<([^<>"{}|^`\\\s]*)>|(?<![\w?$:@%.-])([A-Z][\w.-]*|):([\w%:.-]*[\w%:-])?/gi;
// How alike two names have to be: claimgraph.base.words has measured it.
const ALIKE = 0.55;

/** The names with a prefix in a query, those in full too, and the prefixes that it declares. */
export function namesIn(sparql, prefixes) {
  const declared = {};
  const names = new Set();
  for (const [, prefix, namespace, iri, before, local] of sparql.matchAll(TOKENS)) {
    if (namespace !== undefined) declared[prefix] = namespace;
    else if (before !== undefined && local !== undefined) names.add(inPrefix(before, local, declared, prefixes));
    else if (iri !== undefined) names.add(compact(iri, prefixes));
  }
  return { names: [...names], declared };
}

function inPrefix(before, local, declared, prefixes) {
  // A query may call a namespace what it likes.
  return before in declared ? compact(declared[before] + local, prefixes) : `${before}:${local}`;
}

export function compact(iri, prefixes) {
  for (const [prefix, namespace] of Object.entries(prefixes))
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
  return `<${iri}>`;
}

/** A sentence for each name that the vocabulary does not know although it is in its namespace, or has an unknown prefix. */
export function misspelt(sparql, { terms, prefixes }) {
  const ours = new Set(Object.keys(terms).map((name) => name.split(":")[0]));
  const { names } = namesIn(sparql, prefixes);
  const told = [];
  for (const name of names) {
    const prefix = name.split(":")[0];
    if (name.startsWith("<") || name in terms) continue;
    if (!(prefix in prefixes)) told.push({ name: `${prefix}:`, meant: withColon(closest(prefix, Object.keys(prefixes))) });
    else if (ours.has(prefix)) told.push({ name, meant: meant(name, Object.keys(terms)) });
  }
  return told.map(({ name, meant }) => `There is no ${name} here, and so nothing that is it.${meant ? ` Did you mean ${meant}?` : ""}`);
}

const withColon = (prefix) => prefix && `${prefix}:`;
const local = (name) => name.slice(name.indexOf(":") + 1);

function meant(name, known) {
  const same = known.find((other) => local(other).toLowerCase() === local(name).toLowerCase());
  if (same) return same;
  const prefix = `${name.split(":")[0]}:`;
  const near = known.filter((other) => other.startsWith(prefix));
  const found = closest(local(name), near.map(local));
  return found && prefix + found;
}

function closest(word, known) {
  let best = "";
  let height = ALIKE;
  for (const other of [...known].sort()) {
    const alike = likeness(word.toLowerCase(), other.toLowerCase());
    if (alike > height) [best, height] = [other, alike];
  }
  return best;
}

/** Twice the signs that two words share in order, of all their signs. */
function likeness(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const sign of one) {
    const next = [0];
    for (let place = 0; place < other.length; place++)
      next.push(sign === other[place] ? row[place] + 1 : Math.max(row[place + 1], next[place]));
    row = next;
  }
  return (2 * row.at(-1)) / (one.length + other.length || 1);
}

/** The terms that begin with what was typed, or are called so: our own, and those of others that the questions use. */
export function completions(typed, { terms, prefixes, questions }) {
  const others = new Set(questions.flatMap(({ sparql }) => namesIn(sparql, prefixes).names));
  const known = [...new Set([...Object.keys(terms), ...[...others].filter((name) => !name.startsWith("<"))])].sort();
  const sought = typed.toLowerCase();
  const begins = known.filter((name) => name.toLowerCase().startsWith(sought));
  const within = known.filter(
    (name) => !begins.includes(name) && `${name} ${terms[name]?.label ?? ""}`.toLowerCase().includes(sought),
  );
  return [...begins, ...within];
}
