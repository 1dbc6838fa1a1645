// Reads an RDF file with N3.js and prints its statements as N-Quads.
//   node rdf.mjs FORMAT FILE      FORMAT: turtle, ntriples, trig
import { readFileSync } from "node:fs";
import { Parser, Writer } from "n3";

const FORMATS = { turtle: "Turtle", ntriples: "N-Triples", trig: "TriG" };
const [format, file] = process.argv.slice(2);
const quads = new Parser({ format: FORMATS[format], blankNodePrefix: "_:" }).parse(readFileSync(file, "utf8"));
const writer = new Writer({ format: "N-Quads" });
process.stdout.write(JSON.stringify({ count: quads.length, nquads: writer.quadsToString(quads) }));
