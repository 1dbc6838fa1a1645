"""A reading and a corpus in, proposals out, and what a person decides of them: claims in the document, or nothing.

`making` joins what a reader found, `files` keeps it beside the documents, `session` is a review as a value, and `accepting`
puts what was accepted into a document.
"""
