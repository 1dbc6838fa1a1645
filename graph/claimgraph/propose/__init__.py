"""A reading and a corpus in, proposals out, and what a person decides of them: claims in the document, or nothing."""
