"""A store in, the pages of a site out: one for everything in it, and the lists that lead there; live, or as files."""
