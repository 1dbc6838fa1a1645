-- The passages that are taken: what answers the questions in scope, and all of the whole documents.
CREATE OR REPLACE TEMP TABLE taken AS
SELECT rowid AS number, document, place
FROM statement
WHERE question IN (SELECT question FROM scope) OR document IN (SELECT document FROM whole);

-- And the claims that these are about, over any number of steps: without them they have no names.
CREATE OR REPLACE TEMP TABLE meant AS
WITH RECURSIVE step AS (
    SELECT r.of_document, r.of_id FROM reference r SEMI JOIN taken t ON t.document = r.document AND t.place = r.place
    UNION
    SELECT of_document, of_id FROM reference WHERE document = $id
    UNION
    SELECT r.of_document, r.of_id FROM step s JOIN reference r ON r.document = s.of_document AND r.id = s.of_id
)
FROM step;
