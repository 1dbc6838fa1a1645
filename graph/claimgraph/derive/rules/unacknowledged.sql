-- Somebody asserts a full proposition that another declines to acknowledge.
SELECT 'unacknowledged' AS verdict, CAST(NULL AS BIGINT) AS gap, a.proposition AS one, a.proposition AS other
FROM answer a
JOIN holders p ON p.proposition = a.proposition AND p.asserts_first IS NOT NULL
JOIN (
    SELECT proposition, MIN(claimant) AS first_claimant, MAX(claimant) AS last_claimant FROM position WHERE stance = 'declines' GROUP BY proposition
) AS q ON q.proposition = a.proposition
WHERE NOT a.is_open
    AND NOT (p.asserts_first = p.asserts_last AND p.asserts_last = q.first_claimant AND q.first_claimant = q.last_claimant)
