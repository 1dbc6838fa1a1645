"""How often what is proposed from a text is right, on texts that were read by hand."""
