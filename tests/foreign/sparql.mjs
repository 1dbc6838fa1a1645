// Asks a SPARQL endpoint with the client that Comunica uses, and prints what it read.
//   node sparql.mjs ENDPOINT SELECT ASK CONSTRUCT      three queries
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";

const [endpoint, select, ask, construct] = process.argv.slice(2);
const read = async (stream) => {
  const found = [];
  for await (const one of stream) found.push(one);
  return found;
};
for (const method of ["GET", "POST"]) {
  const client = new SparqlEndpointFetcher({ method });
  const bindings = await read(await client.fetchBindings(endpoint, select));
  const triples = await read(await client.fetchTriples(endpoint, construct));
  const said = {
    method,
    rows: bindings.map((row) => Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value]))),
    answer: await client.fetchAsk(endpoint, ask),
    triples: triples.length,
  };
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
