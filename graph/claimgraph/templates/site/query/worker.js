// The graph in the reader's own browser: a query in, its answer out as text. Whoever started it ends it to stop a query.
import init, { Store } from "./oxigraph.js";

let loading = null;

onmessage = async ({ data: { graph, sparql } }) => {
  try {
    loading ??= loaded(graph);
    const store = await loading;
    postMessage({ state: "asked" });
    postMessage({ answer: answered(store, sparql) });
  } catch (error) {
    // What the engine itself does not throw is a trap, as when memory is used up: it may be in any state then.
    postMessage({ error: String(error.message ?? error), isBroken: error.constructor !== Error });
  }
};

async function loaded(graph) {
  const [engine, triples] = await Promise.all([unpacked(new URL("oxigraph.wasm.gz", import.meta.url)), unpacked(graph)]);
  await init({ module_or_path: engine });
  const store = new Store();
  store.load(new Uint8Array(triples), { format: "nt", no_transaction: true });
  return store;
}

async function unpacked(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} cannot be loaded: ${response.status} ${response.statusText}`);
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, 2);
  // Some hosts say of such a file that it is packed for the way, and the browser has unpacked it then.
  if (first !== 0x1f || second !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

function answered(store, sparql) {
  try {
    return { isGraph: true, text: store.query(sparql, { results_format: "nt" }) };
  } catch (error) {
    // It says so before it begins: a table is no N-Triples.
    if (!String(error.message).startsWith("Not supported SPARQL query results format")) throw error;
    return { isGraph: false, text: store.query(sparql, { results_format: "json" }) };
  }
}
