-- Different reasons or motives, given by different claimants, none of them broader than the other. Several may be true,
-- so all that answer one question stand in one verdict.
SELECT DISTINCT 'rivals' AS verdict, CAST(NULL AS BIGINT) AS gap, x.proposition AS one, y.proposition AS other, x.question AS together
FROM answer x
JOIN answer y ON y.question = x.question AND x.proposition < y.proposition
JOIN position p ON p.proposition = x.proposition AND p.stance IN ('asserts', 'suggests')
JOIN position q ON q.proposition = y.proposition AND q.stance IN ('asserts', 'suggests') AND q.claimant <> p.claimant
WHERE x.kind = 'rival' AND NOT x.is_open AND NOT y.is_open AND x.negated = y.negated
    AND NOT EXISTS (
        SELECT 1 FROM below b
        WHERE (b.narrow = x.value AND b.wide = y.value) OR (b.narrow = y.value AND b.wide = x.value)
    )
