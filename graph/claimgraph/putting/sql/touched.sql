-- The documents of which anything may be told otherwise: the one that changes, its copies, and who speaks of its claims.
CREATE OR REPLACE TEMP TABLE whole AS
SELECT $id AS document
UNION
SELECT document FROM speaking
UNION
SELECT id FROM copied;

INSERT INTO reference
SELECT s.document, s.place, s.id, q.claim_document, q.claim_id
FROM new_statement s
JOIN new_question q ON q.question = s.question AND q.claim_id <> ''
UNION ALL
SELECT s.document, s.place, s.id, a.document, a.text
FROM new_statement s
JOIN new_answer a ON a.answer = s.answer AND a.kind = 'claim';

-- The questions that these answer, before and after.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT *
FROM question
WHERE question IN (SELECT question FROM statement WHERE document IN (SELECT document FROM whole))
UNION
SELECT * FROM new_question;
