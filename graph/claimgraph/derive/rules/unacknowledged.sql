--+ label: one claimant asserts what another declines to acknowledge, or something narrower or wider
--+ verdicts: unacknowledged
--+ one: asserts
--+ other: declines
--+ needs: position p JOIN answer a ON a.proposition = p.proposition WHERE p.stance = 'declines' AND NOT a.is_open
WITH declined AS (
    SELECT a.proposition, a.question, a.value, a.negated, MIN(p.claimant) AS first_claimant, MAX(p.claimant) AS last_claimant
    FROM answer a
    JOIN position p ON p.proposition = a.proposition
    WHERE p.stance = 'declines' AND NOT a.is_open
    GROUP BY a.proposition, a.question, a.value, a.negated
),
pair AS (
    SELECT proposition AS one, proposition AS other FROM declined
    UNION ALL
    SELECT a.proposition, d.proposition
    FROM declined d
    JOIN below b ON b.narrow = d.value
    JOIN answer a ON a.question = d.question AND a.value = b.wide AND a.negated = d.negated
    UNION ALL
    SELECT a.proposition, d.proposition
    FROM declined d
    JOIN below b ON b.wide = d.value
    JOIN answer a ON a.question = d.question AND a.value = b.narrow AND a.negated = d.negated
)
SELECT 'unacknowledged' AS verdict, x.one AS one, x.other AS other
FROM pair x
JOIN holders p ON p.proposition = x.one AND p.asserts_first IS NOT NULL
JOIN declined q ON q.proposition = x.other
WHERE NOT (p.asserts_first = p.asserts_last AND p.asserts_last = q.first_claimant AND q.first_claimant = q.last_claimant)
