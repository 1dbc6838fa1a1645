-- Of others no quotes: their passages have other names without them, the same before and after.
INSERT INTO earlier.quote SELECT * FROM quote WHERE document IN (SELECT document FROM whole);
INSERT INTO earlier.question SELECT * FROM question WHERE question IN (SELECT question FROM earlier.statement);
INSERT INTO earlier.dimension SELECT * FROM dimension WHERE question IN (SELECT question FROM earlier.statement);
INSERT INTO earlier.answer SELECT * FROM answer WHERE answer IN (SELECT answer FROM earlier.statement);
INSERT INTO earlier.office
SELECT * FROM office WHERE actor IN (SELECT actor FROM office WHERE document IN (SELECT document FROM whole));

INSERT INTO earlier.document
WITH RECURSIVE line AS (
    SELECT document AS id FROM earlier.statement
    UNION SELECT document FROM whole
    UNION SELECT republication_of FROM new_document
    UNION SELECT d.republication_of FROM line l JOIN document d ON d.id = l.id
)
SELECT d.* FROM document d SEMI JOIN line l ON l.id = d.id;

-- Of the cast whoever is named before or after, so that it is the same.
CREATE OR REPLACE TEMP TABLE named AS
SELECT 'actor' AS kind, actor AS id FROM earlier.speaker
UNION SELECT 'actor', actor FROM new_speaker
UNION SELECT 'actor', actor FROM earlier.office
UNION SELECT 'actor', actor FROM earlier.question
UNION SELECT 'actor', actor FROM new_question
UNION SELECT 'event', event FROM earlier.question
UNION SELECT 'event', event FROM new_question
UNION SELECT 'event', within FROM earlier.question
UNION SELECT 'event', within FROM new_question
UNION SELECT kind, id FROM earlier.dimension
UNION SELECT kind, id FROM new_dimension
UNION SELECT ref_kind, text FROM earlier.answer
UNION SELECT ref_kind, text FROM new_answer;

INSERT INTO earlier.actor
WITH RECURSIVE above AS (
    SELECT id FROM named WHERE kind = 'actor'
    UNION
    SELECT a.part_of FROM above x JOIN actor a ON a.id = x.id
)
SELECT a.* FROM actor a SEMI JOIN above x ON x.id = a.id;

INSERT INTO earlier.event
WITH RECURSIVE above AS (
    SELECT id FROM named WHERE kind = 'event'
    UNION
    SELECT e.part_of FROM above x JOIN event e ON e.id = x.id
)
SELECT e.* FROM event e SEMI JOIN above x ON x.id = e.id;

-- With all that excludes one another among them: values exclude each other by what they have in common there.
INSERT INTO earlier.concept
WITH RECURSIVE step AS MATERIALIZED (
    SELECT id, UNNEST(broader) AS other FROM concept
    UNION SELECT id, UNNEST(disjoint_with) FROM concept
    UNION SELECT UNNEST(disjoint_with), id FROM concept
),
related AS (
    SELECT id FROM named WHERE kind = 'concept'
    UNION
    SELECT s.other FROM related r JOIN step s ON s.id = r.id
)
SELECT c.* FROM concept c SEMI JOIN related r ON r.id = c.id;
