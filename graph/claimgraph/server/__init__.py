"""A graph in, answers over HTTP out: its pages, and an endpoint for SPARQL. It reads, and never writes."""
