"""A number of claims and a seed in, a made-up archive out, shaped like the corpora that were read by hand."""
