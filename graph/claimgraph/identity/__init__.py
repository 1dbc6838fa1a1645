"""Names in, the pairs that may mean one actor, event or concept out: surely, or for a person to decide.

`spelling` says which names are one name in another spelling, and nothing else may be taken for the same without a
person. `reading` gives the ways to read a name, `glossary` what it says in English. `likeness` says why two names may
be meant for one, in words, `candidates` finds such names among thousands, and `pairs` does so for the records of a
corpus.

Why rapidfuzz, anyascii, countryinfo, Babel and nicknames, and not the libraries of OpenSanctions, which are made for
this: `rigour` (MIT) and `fingerprints` need `normality`, which needs PyICU, which pip has to compile against ICU;
`nomenklatura` asks for SQLAlchemy, scikit-learn and an older DuckDB. They also judge whether two companies on a list are
one, with scores and models; here a person decides, and needs to be told in words why.
"""
