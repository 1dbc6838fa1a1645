-- The questions that passages answer; `dimensions` as one text, which is compared much faster than a list. `aspect` is what is asked, without event and phase: the number of one such question.
CREATE TABLE asked AS
WITH dimensions AS (
    SELECT question, array_to_string(list_sort(list(concat_ws(chr(31), key, kind, id))), chr(30)) AS dimensions
    FROM dimension
    GROUP BY question
)
SELECT q.question, n.node, q.event, q.phase, q.property, q.counts, q.actor, q.claim_document, q.claim_id, q.within, q.as_of,
    d.dimensions,
    MIN(q.question) OVER (
        PARTITION BY q.property, q.counts, q.actor, q.claim_document, q.claim_id, q.within, q.as_of, d.dimensions
    ) AS aspect
FROM question q
JOIN named_question n ON n.question = q.question
LEFT JOIN dimensions d ON d.question = q.question
WHERE q.question IN (SELECT question FROM standing);
