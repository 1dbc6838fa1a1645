"""A graph in, a folder that holds it built out, a store; and from such a folder the graph, at once."""
