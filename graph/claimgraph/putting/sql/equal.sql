-- Two passages may tell one claim, and others speak of it in the one or the other: that is one question. So all that are
-- asked alike of claims by one claimant.
INSERT INTO touched
WITH told AS (
    SELECT s.document, s.id, l.actor, s.stance, s.negated
    FROM statement s
    JOIN speaker l ON l.document = s.document AND l.place = s.place AND l.link = l.links - 1
    SEMI JOIN reference r ON r.of_document = s.document AND r.of_id = s.id
    UNION
    SELECT s.document, s.id, l.actor, s.stance, s.negated
    FROM new_statement s
    JOIN new_speaker l ON l.place = s.place AND l.link = l.links - 1
)
SELECT DISTINCT q.*
FROM touched t
JOIN told one ON one.document = t.claim_document AND one.id = t.claim_id
JOIN told other ON other.actor = one.actor AND other.stance = one.stance AND other.negated = one.negated
JOIN question q ON q.claim_document = other.document AND q.claim_id = other.id
    AND q.property = t.property AND q.counts = t.counts AND q.phase = t.phase
WHERE q.question NOT IN (SELECT question FROM touched);
