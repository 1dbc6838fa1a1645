-- The passages that speak of claims of a document, or of claims that do, over any number of steps.
CREATE OR REPLACE TEMP TABLE speaking AS
WITH RECURSIVE step AS (
    SELECT document, id FROM reference WHERE of_document = $id
    UNION
    SELECT r.document, r.id FROM step s JOIN reference r ON r.of_document = s.document AND r.of_id = s.id
)
SELECT DISTINCT document FROM step;
