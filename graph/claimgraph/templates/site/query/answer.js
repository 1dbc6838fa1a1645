// The text of an answer in, a table out: {columns, rows} of cells {kind, text}, or null where nothing is bound.
import { compact } from "./terms.js";

export const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const KINDS = { uri: "iri", bnode: "blank", literal: "literal" };
const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:\^\^<[^>]*>)?/g;

export function read({ isGraph, text }) {
  return isGraph ? triples(text) : table(JSON.parse(text));
}

function table({ head, results, boolean }) {
  if (boolean !== undefined) return { columns: ["answer"], rows: [[literal(boolean ? "yes" : "no")]] };
  const rows = results.bindings.map((row) => head.vars.map((name) => (row[name] ? cell(row[name]) : null)));
  return { columns: head.vars, rows };
}

function cell({ type, value }) {
  return { kind: KINDS[type], text: type === "bnode" ? `_:${value}` : value };
}

const literal = (text) => ({ kind: "literal", text });

function triples(text) {
  const rows = text
    .split("\n")
    .filter(Boolean)
    .map((line) => [...line.matchAll(TERM)].slice(0, 3).map(term));
  return { columns: ["subject", "predicate", "object"], rows, isGraph: true };
}

function term([, iri, blank, quoted]) {
  if (iri !== undefined) return { kind: "iri", text: unescaped(iri) };
  if (blank !== undefined) return { kind: "blank", text: `_:${blank}` };
  return literal(unescaped(quoted));
}

function unescaped(text) {
  const signs = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([^]))/g, (_, four, eight, sign) =>
    sign ? (signs[sign] ?? sign) : String.fromCodePoint(parseInt(four ?? eight, 16)),
  );
}

/** What a person reads in a cell. */
export function shown(cell, prefixes) {
  if (!cell) return "";
  return cell.kind === "iri" ? compact(cell.text, prefixes) : cell.text;
}

/** The table as the command `claimgraph sparql --format csv` writes it, with no cell that a spreadsheet takes for a formula. */
export function csv({ columns, rows }, { prefixes, formula }) {
  const guard = new RegExp(formula, "g");
  const lines = [columns, ...rows.map((row) => row.map((cell) => shown(cell, prefixes)))];
  return lines.map((cells) => line(cells.map((text) => text.replace(guard, "$1$2'$3")))).join("");
}

function line(cells) {
  const isQuoted = cells.some((text) => text.includes("\r"));
  const quoted = cells.map((text) =>
    isQuoted || /[",\n]/.test(text) || (cells.length === 1 && !text) ? `"${text.replaceAll('"', '""')}"` : text,
  );
  return `${quoted.join(",")}\n`;
}
