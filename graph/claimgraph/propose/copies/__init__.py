"""Texts in, those that share their wording out: copies, the same sentences on something else, and whose text it was."""
