// Reads a JSON-LD file with jsonld.js and prints its statements as N-Quads, or with a TYPE, the IRIs of the nodes that a
// frame with this type finds; any request for a context fails.
//   node jsonld.mjs FILE [TYPE]
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const documentLoader = async (url) => {
  throw new Error(`asked for ${url}`);
};
const [file, type] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, "utf8"));
if (type) {
  const framed = await jsonld.frame(document, { "@type": type, "@embed": "@never" }, { documentLoader });
  process.stdout.write(JSON.stringify({ framed: framed["@graph"].map((node) => node["@id"]) }));
} else {
  const nquads = await jsonld.toRDF(document, { format: "application/n-quads", documentLoader });
  process.stdout.write(JSON.stringify({ count: nquads.split("\n").length - 1, nquads }));
}
