-- Pairs of answers to one question that cannot both be right. Not a verdict yet: who holds them decides that.
-- `gap` is the least distance of two intervals, `most` the greatest, where that is another one;
-- `among` is how many answers there are, where only the nearest are compared; `own` whose two answers these are, where
-- they were found among that claimant's alone.
CREATE TABLE conflict AS
-- Grouped first: only questions whose highest minimum is above their lowest maximum can hold disjoint intervals.
WITH suspect AS (
    SELECT question
    FROM few
    WHERE kind = 'interval' AND NOT negated
    GROUP BY question
    HAVING MAX(lo) > MIN(hi)
)
SELECT x.proposition AS one, y.proposition AS other, y.lo - x.hi AS gap,
    CASE WHEN y.hi - x.lo > y.lo - x.hi THEN y.hi - x.lo END AS most, CAST(NULL AS BIGINT) AS among, CAST(NULL AS TEXT) AS own
FROM few x
JOIN suspect s ON s.question = x.question
JOIN few y ON y.question = x.question AND x.hi < y.lo
WHERE x.kind = 'interval' AND NOT x.negated AND NOT y.negated
UNION ALL
-- Exclusive values that are stated to be disjoint.
SELECT DISTINCT x.proposition, y.proposition, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS TEXT)
FROM few x
JOIN few y ON y.question = x.question AND x.value < y.value
JOIN apart d ON d.value = x.value
JOIN apart e ON e.value = y.value AND e.family = d.family AND e.member <> d.member
WHERE x.kind = 'exclusive' AND NOT x.negated AND NOT y.negated;
