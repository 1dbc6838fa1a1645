-- The passages that nobody took back.
CREATE VIEW standing AS SELECT * FROM numbered_statement WHERE stands;
