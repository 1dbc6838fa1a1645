--+ label: positions in a series that run against the days
--+ verdicts: undercuts
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: held WHERE property = 'ordinal'
-- The earlier event has the higher number, or the same.
-- Where more rows than anybody can read would come of it, the rule is given up: see compare.py.
WITH dated AS (
    SELECT a.proposition, a.event, a.lo, a.hi
    FROM held a
    WHERE a.property = 'date' AND a.phase = 'completed' AND NOT a.negated
),
numbered AS (
    SELECT a.proposition, a.event, a.series, a.lo, a.hi
    FROM held a
    WHERE a.property = 'ordinal' AND NOT a.negated
),
pair AS (
    SELECT x.proposition AS one, y.proposition AS other, dx.proposition AS early, dy.proposition AS late, x.lo - y.hi AS gap
    FROM numbered x
    JOIN numbered y ON y.series = x.series AND y.event <> x.event AND x.lo >= y.hi
    JOIN dated dx ON dx.event = x.event
    JOIN dated dy ON dy.event = y.event AND dx.hi < dy.lo
    QUALIFY ROW_NUMBER() OVER () <= $rows
)
SELECT 'undercuts' AS verdict, CAST(gap AS BIGINT) AS gap, one, other, concat(one, other) AS together FROM pair
UNION ALL
SELECT 'undercuts', CAST(gap AS BIGINT), one, early, concat(one, other) FROM pair
UNION ALL
SELECT 'undercuts', CAST(gap AS BIGINT), one, late, concat(one, other) FROM pair
