-- Over parts and wholes, up and down, and from a question to the series that it is asked within.
WITH RECURSIVE step AS (
    SELECT id AS one, part_of AS other FROM main.event WHERE part_of <> ''
    UNION
    SELECT event, within FROM main.question WHERE within <> ''
),
either AS (
    SELECT one, other FROM step
    UNION
    SELECT other, one FROM step
),
reached AS (
    SELECT q.event FROM main.statement s JOIN main.question q ON q.question = s.question WHERE list_contains($documents, s.document)
    UNION
    SELECT e.other FROM reached r JOIN either e ON e.one = r.event
)
SELECT question FROM main.question WHERE event IN (SELECT event FROM reached)
