"""Hostile input, interruptions and pages, tried on everything that the program lists: see README.md."""
