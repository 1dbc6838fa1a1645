-- The passages that are taken: what answers the questions in scope, and all of the whole documents.
CREATE OR REPLACE TEMP TABLE taken AS
SELECT rowid AS number, document, place
FROM statement
WHERE question IN (SELECT question FROM scope) OR document IN (SELECT document FROM whole);

INSERT INTO earlier.statement SELECT * FROM statement WHERE rowid IN (SELECT number FROM taken);
INSERT INTO earlier.speaker SELECT l.* FROM speaker l SEMI JOIN taken t ON t.document = l.document AND t.place = l.place;
