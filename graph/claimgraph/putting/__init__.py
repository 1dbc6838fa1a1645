"""One document and a store in, the change of the store out: what a rebuild would give, without one.

What any triple that may change depends on is taken out of the columns (`around.py`), a small database of the same tables;
of it another one is made in which the document has changed. The graphs of both are made as always, and their difference
is what changes (`difference.py`). What lies outside is the same in both and cancels out.
"""
