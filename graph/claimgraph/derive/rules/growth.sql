--+ label: a total up to a later day that is smaller than one up to an earlier day
--+ verdicts: undercuts
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: held WHERE counted AND as_of IS NOT NULL
-- What was completed by a day can only grow. A later total that is larger says nothing; nor does a smaller one of what
-- the vocabulary declares may shrink: the missing are found.
WITH total AS (
    SELECT a.proposition, a.event, s.timeless, a.as_of, a.lo, a.hi
    FROM held a
    JOIN aspect s ON s.aspect = a.aspect
    WHERE a.counted AND a.phase = 'completed' AND a.as_of IS NOT NULL AND NOT a.negated
),
sized AS (
    SELECT event, timeless, COUNT(*) AS totals FROM total GROUP BY event, timeless HAVING COUNT(*) > 1
),
-- Of many: for each later total the highest of the earlier ones, for each earlier one the lowest of the later.
by_day AS (
    SELECT t.event, t.timeless, t.as_of, s.totals, MAX(t.lo) AS lo, MIN(t.hi) AS hi
    FROM total t
    JOIN sized s ON s.event = t.event AND s.timeless = t.timeless AND s.totals > $all_pairs
    GROUP BY t.event, t.timeless, t.as_of, s.totals
),
beside AS (
    SELECT *, MAX(lo) OVER (PARTITION BY event, timeless ORDER BY as_of ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS highest_before,
        MIN(hi) OVER (PARTITION BY event, timeless ORDER BY as_of ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS lowest_after
    FROM by_day
),
first_high AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY event, timeless, lo ORDER BY as_of, proposition) AS place FROM total
),
last_low AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY event, timeless, hi ORDER BY as_of DESC, proposition) AS place FROM total
),
pair AS (
    SELECT x.proposition AS one, y.proposition AS other, CAST(NULL AS BIGINT) AS among
    FROM sized s
    JOIN total x ON x.event = s.event AND x.timeless = s.timeless
    JOIN total y ON y.event = s.event AND y.timeless = s.timeless AND y.as_of > x.as_of AND y.hi < x.lo
    WHERE s.totals <= $all_pairs
    UNION
    SELECT x.proposition, y.proposition, b.totals
    FROM beside b
    JOIN total y ON y.event = b.event AND y.timeless = b.timeless AND y.as_of = b.as_of AND y.hi < b.highest_before
    JOIN first_high x ON x.event = b.event AND x.timeless = b.timeless AND x.lo = b.highest_before AND x.place = 1
    UNION
    SELECT x.proposition, y.proposition, b.totals
    FROM beside b
    JOIN total x ON x.event = b.event AND x.timeless = b.timeless AND x.as_of = b.as_of AND x.lo > b.lowest_after
    JOIN last_low y ON y.event = b.event AND y.timeless = b.timeless AND y.hi = b.lowest_after AND y.place = 1
)
SELECT 'undercuts' AS verdict, x.lo - y.hi AS gap, CASE WHEN x.hi - y.lo > x.lo - y.hi THEN x.hi - y.lo END AS gap_at_most,
    p.one AS one, p.other AS other, p.among AS among
FROM pair p
JOIN total x ON x.proposition = p.one
JOIN total y ON y.proposition = p.other
