-- The propositions whose question and answer are named.
INSERT INTO named_proposition
WITH ready AS (
    SELECT p.question, p.answer AS number, p.negated, q.node AS about, a.*  EXCLUDE (question), h.label AS claim,
        n.label AS answer, n.facts, COALESCE(n.manner, 'open') AS manner
    FROM answered p
    JOIN named_question q ON q.question = p.question
    JOIN asked a ON a.question = p.question
    LEFT JOIN held h ON h.document = a.claim_document AND h.id = a.claim_id
    LEFT JOIN named_answer n ON n.answer = p.answer
    WHERE (p.answer IS NULL OR n.answer IS NOT NULL) AND NOT EXISTS (
        SELECT 1 FROM named_proposition known
        WHERE known.question = p.question AND known.answer IS NOT DISTINCT FROM p.answer AND known.negated = p.negated
    )
)
SELECT r.question, r.number, r.negated,
    digest([concat('<:', r.about, '>')] || list_sort(COALESCE(r.facts, []) ||
        CASE WHEN r.negated THEN ['cg:negated "true"^^xsd:boolean'] ELSE [] END)),
    filled($fillings, t.texts, t.picks),
    CASE WHEN r.negated THEN 'not ' ELSE '' END || r.answer
FROM ready r
JOIN proposition_template t ON t.shape = r.shape AND t.manner = r.manner AND t.negated = r.negated
