-- Somebody asserts a full proposition that another declines to acknowledge.
SELECT DISTINCT 'unacknowledged' AS verdict, CAST(NULL AS BIGINT) AS gap, p.proposition AS one, p.proposition AS other
FROM position p
JOIN answer a ON a.proposition = p.proposition AND NOT a.is_open
JOIN position q ON q.proposition = p.proposition AND q.claimant <> p.claimant
WHERE p.stance = 'asserts' AND q.stance = 'declines'
