-- Two claimants assert answers to one question that cannot both be right; or one asserts what another denies.
SELECT 'contradicts' AS verdict, c.gap AS gap, c.one AS one, c.other AS other, FALSE AS denied
FROM conflict c
WHERE EXISTS (
    SELECT 1
    FROM position p
    JOIN position q ON q.proposition = c.other AND q.claimant <> p.claimant
    WHERE p.proposition = c.one AND p.stance = 'asserts' AND q.stance = 'asserts'
)
UNION ALL
-- Here only who denies stands against who asserts, not whoever else speaks of either.
SELECT DISTINCT 'contradicts', CAST(NULL AS BIGINT), x.proposition, y.proposition, TRUE
FROM answer y
JOIN position q ON q.proposition = y.proposition AND q.stance = 'denies'
JOIN answer x ON x.question = y.question AND x.negated = y.negated AND NOT x.is_open
JOIN position p ON p.proposition = x.proposition AND p.stance = 'asserts' AND p.claimant <> q.claimant
LEFT JOIN below b ON b.narrow = x.value AND b.wide = y.value
WHERE x.proposition = y.proposition OR (x.kind = 'exclusive' AND NOT x.negated AND b.wide IS NOT NULL)
