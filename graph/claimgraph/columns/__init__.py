"""Records or checked rows in, the tables of a graph out: what triples are made from, and what is compared.

A graph is these tables (`schema.py`); a database of DuckDB holds them, in memory or in a file. Records are put into them
by `of_records.py`; archives of many claims by `claimgraph.corpus.archive`, without any record.
"""
