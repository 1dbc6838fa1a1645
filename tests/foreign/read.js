"use strict";
// A file of ours in, its nodes and edges out as JSON, as a reader that is not ours sees them: node read.js READER FILE.
const fs = require("fs");
const [reader, file] = process.argv.slice(2);
const text = fs.readFileSync(file, "utf-8");

const ofGraphology = (parser) => {
  const { MultiDirectedGraph } = require("graphology");
  const graph = parser.parse(MultiDirectedGraph, text);
  return {
    nodes: graph.mapNodes((node, attributes) => [node, attributes]),
    edges: graph.mapEdges((edge, attributes, source, target) => [source, target, attributes]),
  };
};

const readers = {
  graphml: () => ofGraphology(require("graphology-graphml")),
  gexf: () => ofGraphology(require("graphology-gexf")),
  cytoscape: () => {
    const cytoscape = require("cytoscape");
    const warnings = [];
    cytoscape.warnings(true);
    console.warn = (...words) => warnings.push(words.join(" "));
    const { elements, style, layout } = JSON.parse(text);
    const graph = cytoscape({ headless: true, styleEnabled: true, elements, style, layout });
    return {
      warnings,
      nodes: graph.nodes().map((node) => [
        node.id(),
        node.data(),
        { ...node.position(), classes: node.classes(), shape: node.style("shape"), colour: node.style("background-color") },
      ]),
      edges: graph.edges().map((edge) => [edge.source().id(), edge.target().id(), edge.data(), edge.style("line-style")]),
    };
  },
};

// A styled Cytoscape graph keeps a timer, which would keep node alive.
process.stdout.write(JSON.stringify(readers[reader]()), () => process.exit(0));
