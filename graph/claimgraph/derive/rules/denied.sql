--+ label: one claimant asserts what another denies, or something that lies within it
--+ verdicts: contradicts
--+ one: asserts
--+ other: denies
--+ needs: position WHERE stance = 'denies'
-- Only who denies stands against who asserts, not whoever else speaks of either.
WITH pair AS (
    SELECT proposition AS held, proposition AS denied, CAST(NULL AS BIGINT) AS among
    FROM answer
    WHERE NOT is_open AND kind <> 'interval'
    UNION ALL
    SELECT x.proposition, y.proposition, CAST(NULL AS BIGINT)
    FROM answer x
    JOIN below b ON b.narrow = x.value
    JOIN answer y ON y.question = x.question AND y.value = b.wide
    WHERE x.kind = 'exclusive' AND NOT x.is_open AND NOT x.negated AND NOT y.negated
    UNION ALL
    SELECT held, denied, among FROM within_denied WHERE how = 'denies'
)
SELECT 'contradicts' AS verdict, x.proposition AS one, y.proposition AS other, pair.among AS among
FROM pair
JOIN holders x ON x.proposition = pair.held AND x.asserts_first IS NOT NULL
JOIN (
    SELECT proposition, MIN(claimant) AS first_claimant, MAX(claimant) AS last_claimant FROM position WHERE stance = 'denies' GROUP BY proposition
) AS y ON y.proposition = pair.denied
WHERE NOT (x.asserts_first = x.asserts_last AND x.asserts_last = y.first_claimant AND y.first_claimant = y.last_claimant)
