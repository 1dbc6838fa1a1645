-- Which passage is about which claim, or names it as its answer.
CREATE OR REPLACE TEMP TABLE reference AS
SELECT s.document, s.place, s.id, q.claim_document AS of_document, q.claim_id AS of_id
FROM statement s
JOIN question q ON q.question = s.question AND q.claim_id <> ''
UNION ALL
SELECT s.document, s.place, s.id, a.document, a.text
FROM statement s
JOIN answer a ON a.answer = s.answer AND a.kind = 'claim';
