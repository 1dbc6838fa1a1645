"""A named question and its parameters in, a table and its text out."""
