"""A spreadsheet in, a corpus made or extended out: one claim a row, with the checks of every corpus."""
