"""Texts in, the private persons named in them out: what may not leave a corpus."""
