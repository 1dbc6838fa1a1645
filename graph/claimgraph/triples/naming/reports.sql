-- Each passage: its document, its outermost claim, and the words that prove it.
CREATE TABLE named_report AS
WITH quoted AS (
    SELECT document, place, list(exact || chr(30) || occurrence ORDER BY span) AS evidence FROM quote GROUP BY document, place
)
SELECT s.document, s.place,
    concat(CASE WHEN s.inferred THEN 'inference' ELSE 'report' END, '-',
        digest([concat('<:document-', s.document, '>'), concat('<:claim-', c.node, '>')] || COALESCE(q.evidence, []))) AS node
FROM statement s
JOIN named_claim c ON c.document = s.document AND c.place = s.place AND c.link = 0
LEFT JOIN quoted q ON q.document = s.document AND q.place = s.place;
