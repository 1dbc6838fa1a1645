INSERT INTO taken
SELECT s.rowid, s.document, s.place
FROM statement s
SEMI JOIN meant m ON m.of_document = s.document AND m.of_id = s.id
WHERE s.rowid NOT IN (SELECT number FROM taken);
