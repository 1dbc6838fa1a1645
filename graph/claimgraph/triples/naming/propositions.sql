-- The propositions whose question and answer are named.
INSERT INTO named_proposition
WITH ready AS (
    SELECT p.proposition, p.question, p.answer AS number, p.negated, q.node AS about, a.*  EXCLUDE (question), h.label AS claim,
        n.label AS answer, n.facts, COALESCE(n.manner, 'open') AS manner
    FROM answered p
    JOIN named_question q ON q.question = p.question
    JOIN asked a ON a.question = p.question
    LEFT JOIN held h ON h.document = a.claim_document AND h.id = a.claim_id
    LEFT JOIN named_answer n ON n.answer = p.answer
    ANTI JOIN named_proposition known ON known.proposition = p.proposition
    WHERE p.answer IS NULL OR n.answer IS NOT NULL
)
SELECT r.proposition, r.question, r.number, r.negated,
    digest(array_to_string([concat('<:', r.about, '>')] || list_sort(COALESCE(r.facts, []) ||
        CASE WHEN r.negated THEN ['cg:negated "true"^^xsd:boolean'] ELSE [] END), chr(31))),
    filled($fillings, t.texts, t.picks),
    CASE WHEN r.negated THEN 'not ' ELSE '' END || r.answer
FROM ready r
JOIN proposition_template t ON t.shape = r.shape AND t.manner = r.manner AND t.negated = r.negated
