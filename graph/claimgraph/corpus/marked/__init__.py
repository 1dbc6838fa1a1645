"""A file of annotations in, the passages that somebody marked out, as claims that a person then fills: never as claims."""
