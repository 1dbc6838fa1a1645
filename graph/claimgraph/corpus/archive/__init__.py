"""An archive in, the tables of a graph out: sheets of a million claims, read and checked in columns.

What every cell means is asked once for each text that stands in a column (`cells.py`), by the readers of corpus files.
Rows are proven good in groups: those that have the same shape (`shapes.py`), since what the rules look at beside the
cells themselves is only the shape; one of each group is read with care (`careful.py`). Whatever is not proven good is
read so, document by document: so there is one set of rules, and one set of messages.
"""
