"""Quotes and the texts that they stand in: where they stand, and whether they stand there."""
