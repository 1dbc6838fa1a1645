-- The claims that passages are about, over any number of steps: without them they have no names.
CREATE OR REPLACE TEMP TABLE meant AS
WITH RECURSIVE step AS (
    SELECT r.of_document, r.of_id
    FROM reference r
    SEMI JOIN earlier.statement s ON s.document = r.document AND s.place = r.place
    UNION
    SELECT of_document, of_id FROM reference WHERE document = $id
    UNION
    SELECT r.of_document, r.of_id FROM step s JOIN reference r ON r.document = s.of_document AND r.id = s.of_id
)
FROM step
ANTI JOIN earlier.statement s ON s.document = of_document AND s.id = of_id;
