"""A text in, what is said in it out: by whom, in which words, with which force, and which figures.

A reader is one function, ``read(text, knowledge) -> Reading``; another (a parser, say) can take its place. It knows no
corpus files and no subject: the names come from the actors it is given, what is counted and what moves it from the
vocabulary, the words of a language from a file in ``languages/``. Nothing that comes out is a claim.
"""
