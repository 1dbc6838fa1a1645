"""Languages whose words have cases: a lexicon of base forms, and a dictionary that gives the base forms of a word.

At the level of figures and of speakers who are named: what a lexicon lacks gives nothing, and every other statement is a
frame of whoever is named for it, or of the outlet.
"""
