-- Two claimants assert answers to one question that cannot both be right; or one asserts what another denies.
SELECT DISTINCT 'contradicts' AS verdict, c.gap AS gap, c.one AS one, c.other AS other, FALSE AS denied, c.among AS among
FROM conflict c
JOIN holders p ON p.proposition = c.one
JOIN holders q ON q.proposition = c.other
WHERE p.asserts_first IS NOT NULL AND q.asserts_first IS NOT NULL
    AND NOT (p.asserts_first = p.asserts_last AND p.asserts_last = q.asserts_first AND q.asserts_first = q.asserts_last)
UNION ALL
-- Here only who denies stands against who asserts, not whoever else speaks of either.
SELECT 'contradicts', CAST(NULL AS BIGINT), x.proposition, y.proposition, TRUE, CAST(NULL AS BIGINT)
FROM (
    SELECT a.proposition, a.proposition AS denied FROM answer a WHERE NOT a.is_open
    UNION ALL
    SELECT x.proposition, y.proposition
    FROM answer x
    JOIN below b ON b.narrow = x.value
    JOIN answer y ON y.question = x.question AND y.value = b.wide
    WHERE x.kind = 'exclusive' AND NOT x.is_open AND NOT x.negated AND NOT y.negated
) AS pair
JOIN holders x ON x.proposition = pair.proposition AND x.asserts_first IS NOT NULL
JOIN (
    SELECT proposition, MIN(claimant) AS first_claimant, MAX(claimant) AS last_claimant FROM position WHERE stance = 'denies' GROUP BY proposition
) AS y ON y.proposition = pair.denied
WHERE NOT (x.asserts_first = x.asserts_last AND x.asserts_last = y.first_claimant AND y.first_claimant = y.last_claimant)
