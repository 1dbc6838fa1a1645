--+ label: which two claimants stand against each other in contradictions and disputes, and in how many
-- Those who hold different answers; and whoever denies one, beside those who hold it.
WITH held AS (
    SELECT DISTINCT r.node, p.proposition, p.claimant, p.stance = 'denies' AS denies
    FROM rests_on r
    JOIN comparison c ON c.node = r.node AND c.verdict IN ('contradicts', 'disputes')
    JOIN position p ON p.claim = r.claim
)
SELECT a.claimant AS one, b.claimant AS other, COUNT(DISTINCT a.node) AS comparisons
FROM held a
JOIN held b ON b.node = a.node AND b.claimant > a.claimant
WHERE CASE WHEN a.denies OR b.denies THEN NOT (a.denies AND b.denies) ELSE a.proposition <> b.proposition END
GROUP BY a.claimant, b.claimant
