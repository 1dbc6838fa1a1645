-- Different reasons or motives, given by different claimants, none of them broader than the other. Several may be true,
-- so all that answer one question stand in one verdict.
-- An answer has a rival unless all others are broader or narrower, or given by the same one claimant: counted, since
-- the pairs are as many as the square of the answers. A row holds one answer.
WITH reason AS (
    SELECT a.question, a.negated, a.proposition, a.value,
        CASE WHEN h.holds_first = h.holds_last THEN h.holds_first ELSE a.proposition END AS alone
    FROM answer a
    JOIN holders h ON h.proposition = a.proposition
    WHERE a.kind = 'rival' AND NOT a.is_open
),
related AS (
    SELECT DISTINCT x.proposition, y.proposition AS other, x.alone = y.alone AS same
    FROM reason x
    JOIN below b ON b.narrow = x.value
    JOIN reason y ON y.question = x.question AND y.negated = x.negated AND y.value = b.wide
),
near AS (
    SELECT proposition, COUNT(*) AS answers, SUM(CASE WHEN same THEN 1 ELSE 0 END) AS same
    FROM (
        SELECT proposition, other, same FROM related
        UNION
        SELECT other, proposition, same FROM related
    ) AS either
    GROUP BY proposition
),
counted AS (
    SELECT *, COUNT(*) OVER (PARTITION BY question, negated) AS answers, COUNT(*) OVER (PARTITION BY question, negated, alone) AS by_one
    FROM reason
)
SELECT 'rivals' AS verdict, CAST(NULL AS BIGINT) AS gap, c.proposition AS one, c.proposition AS other, c.question AS together
FROM counted c
LEFT JOIN near n ON n.proposition = c.proposition
-- All but itself; less those that are near; less those of the same one claimant; plus those that are both.
WHERE c.answers - 1 - COALESCE(n.answers, 0) - (c.by_one - 1) + COALESCE(n.same, 0) > 0
