-- The passages that are taken: what answers the questions in scope, and all of the whole documents.
CREATE OR REPLACE TEMP TABLE taken AS
SELECT rowid AS number, document, place
FROM statement
WHERE question IN (SELECT question FROM scope) OR document IN (SELECT document FROM whole);

-- And the claims that these are about, over any number of steps: without them they have no names.
INSERT INTO taken
WITH RECURSIVE meant AS (
    SELECT r.of_document, r.of_id FROM reference r SEMI JOIN taken t ON t.document = r.document AND t.place = r.place
    UNION
    SELECT of_document, of_id FROM reference WHERE document = $id
    UNION
    SELECT r.of_document, r.of_id FROM meant m JOIN reference r ON r.document = m.of_document AND r.id = m.of_id
)
SELECT s.rowid, s.document, s.place
FROM statement s
SEMI JOIN meant m ON m.of_document = s.document AND m.of_id = s.id
WHERE s.rowid NOT IN (SELECT number FROM taken);

-- How many claimants there are is counted among all: of each that the whole documents name one passage more, if there is
-- any elsewhere.
INSERT INTO taken
WITH named AS (
    SELECT actor FROM speaker WHERE document IN (SELECT document FROM whole)
    UNION
    SELECT actor FROM new_speaker
)
SELECT DISTINCT ON (l.actor) s.rowid, s.document, s.place
FROM speaker l
JOIN statement s ON s.document = l.document AND s.place = l.place
WHERE l.actor IN (SELECT actor FROM named) AND s.stands AND NOT s.inferred AND s.document NOT IN (SELECT document FROM whole)
ORDER BY l.actor, s.document, s.place;
