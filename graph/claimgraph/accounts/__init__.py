"""The store in, records out: what pages and briefs share."""
