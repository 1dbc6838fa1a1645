// A query in, what the vocabulary knows of the terms in it out: which it does not know, what was meant, how one goes on.

// How alike two names have to be: claimgraph.base.words has measured it.
const ALIKE = 0.55;

/** The names with a prefix in a query, those in full too, and the prefixes that it declares. */
export function namesIn(sparql, { prefixes, tokens }) {
  const declared = Object.create(null);
  const names = new Set();
  for (const [, prefix, namespace, iri, before, local] of sparql.matchAll(new RegExp(tokens, "gi"))) {
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

/** A sentence for each name that the vocabulary does not know although it is in its namespace, or whose prefix nobody knows. */
export function misspelt(sparql, page) {
  const { terms, prefixes, limits } = page;
  const known = Object.keys(terms).sort();
  const ours = new Set(known.map((name) => name.split(":")[0]));
  const told = [];
  for (const name of namesIn(sparql, page).names) {
    if (told.length === limits.told) break;
    const prefix = name.split(":")[0];
    if (name.startsWith("<") || name in terms) continue;
    const isShort = name.length <= limits.like;
    if (!Object.hasOwn(prefixes, prefix)) {
      const close = isShort && closest(prefix, Object.keys(prefixes));
      told.push(`The prefix ${prefix}: is not declared.${suggested(close && `${close}:`)}`);
    }
    if (ours.has(prefix)) told.push(`There is no ${name} in this vocabulary.${suggested(isShort && meant(name, known))}`);
  }
  return told;
}

const suggested = (word) => (word ? ` Did you mean ${word}?` : "");
const local = (name) => name.slice(name.indexOf(":") + 1);

/** The same name in another vocabulary, or the nearest one in its own: first among those that begin alike, as classes do. */
function meant(name, known) {
  const isCapital = (one) => /^[A-Z]/.test(local(one));
  const alike = [...known].sort((one, other) => (isCapital(other) === isCapital(name)) - (isCapital(one) === isCapital(name)));
  const same = alike.find((other) => local(other).toLowerCase() === local(name).toLowerCase());
  if (same) return same;
  const prefix = `${name.split(":")[0]}:`;
  const near = alike.filter((other) => other.startsWith(prefix));
  const first = near.filter((other) => isCapital(other) === isCapital(name));
  const found = closest(local(name), first.map(local)) || closest(local(name), near.map(local));
  return found && prefix + found;
}

function closest(word, known) {
  let best = "";
  let height = 0;
  // Of several that are as near the last by its letters, as claimgraph.base.words has it.
  const last = (one, other) => (one.toLowerCase() < other.toLowerCase() ? 1 : -1);
  for (const other of [...known].sort(last)) {
    const alike = likeness(word.toLowerCase(), other.toLowerCase());
    if (alike >= ALIKE && alike > height) [best, height] = [other, alike];
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
export function completions(typed, page) {
  const { terms, questions } = page;
  const others = new Set(questions.flatMap(({ sparql }) => namesIn(sparql, page).names));
  const known = [...new Set([...Object.keys(terms), ...[...others].filter((name) => !name.startsWith("<"))])].sort();
  const sought = typed.toLowerCase();
  const begins = known.filter((name) => name.toLowerCase().startsWith(sought));
  begins.sort((one, other) => other.startsWith(typed) - one.startsWith(typed));
  const within = known.filter(
    (name) => !begins.includes(name) && `${name} ${terms[name]?.label ?? ""}`.toLowerCase().includes(sought),
  );
  return [...begins, ...within];
}
