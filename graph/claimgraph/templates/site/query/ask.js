// Two ways to an answer, by the server that the page is from or by a worker in the browser. Each has `ask` (a query in, a
// promise of {isGraph, text} out: SPARQL JSON, or N-Triples) and `stop`.

export class Stopped extends Error {}

/** An answer of more bytes than `longest` is not taken: a page could not show it. */
export function endpoint(address, longest) {
  let asked = null;
  return {
    async ask(sparql, tell) {
      asked = new AbortController();
      tell("Asking …");
      try {
        const response = await fetch(address, {
          method: "POST",
          headers: {
            Accept: "application/sparql-results+json, application/n-triples",
            "Content-Type": "application/sparql-query",
          },
          body: sparql,
          signal: asked.signal,
        });
        const text = await textOf(response, asked, longest);
        if (!response.ok) throw new Error(text.trim());
        return { isGraph: response.headers.get("content-type").startsWith("application/n-triples"), text };
      } catch (error) {
        if (error.name === "AbortError") throw new Stopped("Stopped.");
        if (error instanceof TypeError) throw new Error("The answer was broken off, or the server has ended.");
        throw error;
      }
    },
    stop: () => asked?.abort(),
  };
}

async function textOf(response, asked, longest) {
  const pieces = [];
  let length = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces).text();
    pieces.push(value);
    length += value.length;
    if (length > longest) {
      await reader.cancel();
      asked.abort();
      throw new Error(
        `The answer has more than ${longest / 2 ** 20} MB, too much for a page. Ask for less of it (LIMIT), or take it from ${response.url} with another client.`,
      );
    }
  }
}

export function browser(graph) {
  let worker = null;
  let fail = () => {};
  const end = () => {
    worker?.terminate();
    worker = null;
  };
  return {
    ask(sparql, tell) {
      fail(new Stopped("Stopped."));
      if (!worker) {
        tell("Loading the graph …");
        worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
      }
      return new Promise((resolve, reject) => {
        fail = (error) => {
          end();
          reject(error);
        };
        worker.onerror = () => fail(new Error("The engine could not be started in this browser."));
        worker.onmessage = ({ data: { state, answer, error, isBroken } }) => {
          if (state) return tell("Asking …");
          fail = () => {};
          if (isBroken) end();
          if (answer) resolve(answer);
          else reject(new Error(isBroken ? `The query needs more than this browser gives it (${error}).` : error));
        };
        worker.postMessage({ graph, sparql });
      });
    },
    stop: () => fail(new Stopped("Stopped.")),
  };
}
