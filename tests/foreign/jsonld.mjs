// Reads a JSON-LD file with jsonld.js and prints its statements as N-Quads; any request for a context fails.
//   node jsonld.mjs FILE
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const documentLoader = async (url) => {
  throw new Error(`asked for ${url}`);
};
const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const nquads = await jsonld.toRDF(document, { format: "application/n-quads", documentLoader });
process.stdout.write(JSON.stringify({ count: nquads.split("\n").length - 1, nquads }));
