--+ label: an event said to be the largest, against a larger one
--+ verdicts: undercuts
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: held s JOIN below b ON b.wide = concat('event:', s.series) JOIN held d ON concat('event:', d.event) = b.narrow WHERE s.property = 'size-rank' AND s.hi = 1 AND d.property = 'date'
-- Another event of the series, not later than the day of the claim, whose lowest figure is above the highest that anybody
-- gives for this one. What this event counted must be known for all of its parts, the other's need not.
-- Where more rows than anybody can read would come of it, the rule is given up: see compare.py.
WITH dated AS (
    SELECT a.proposition, a.event, a.lo, a.hi
    FROM held a
    WHERE a.property = 'date' AND a.phase = 'completed' AND NOT a.negated
),
superlative AS (
    SELECT a.proposition, a.event, a.series, COALESCE(a.as_of, d.hi) AS day
    FROM held a
    LEFT JOIN dated d ON d.event = a.event
    WHERE a.property = 'size-rank' AND a.hi = 1 AND NOT a.negated
),
-- The events that stand beside each other: all others need not be added up.
beside AS (
    SELECT event FROM superlative
    UNION
    SELECT replace(b.narrow, 'event:', '') FROM superlative s JOIN below b ON b.wide = concat('event:', s.series)
),
figure AS (
    SELECT a.proposition, a.event, d.wide, d.all_parts, a.aspect, a.lo, a.hi
    FROM held a
    JOIN wider d ON d.aspect = a.aspect AND d.adds
    JOIN beside b ON b.event = a.event
    WHERE a.counted AND a.phase = 'completed' AND NOT a.negated
),
part AS (
    SELECT event, wide, all_parts, aspect, CASE WHEN COUNT(lo) = COUNT(*) THEN MIN(lo) END AS lo,
        CASE WHEN COUNT(hi) = COUNT(*) THEN MAX(hi) END AS hi
    FROM figure
    GROUP BY event, wide, all_parts, aspect
),
total AS (
    SELECT event, wide, SUM(lo) AS lo, CASE WHEN COUNT(hi) = COUNT(*) AND COUNT(*) = MAX(all_parts) THEN SUM(hi) END AS hi
    FROM part
    GROUP BY event, wide
    HAVING COUNT(*) <= COALESCE(MAX(all_parts), COUNT(*))
),
failed AS (
    SELECT s.proposition, s.event, larger.event AS other, mine.wide, larger.lo - mine.hi AS gap, d.proposition AS dating
    FROM superlative s
    JOIN total mine ON mine.event = s.event
    JOIN total larger ON larger.wide = mine.wide AND larger.lo > mine.hi
    JOIN below b ON b.narrow = concat('event:', larger.event) AND b.wide = concat('event:', s.series)
    JOIN dated d ON d.event = larger.event AND d.hi <= s.day
    QUALIFY ROW_NUMBER() OVER () <= $rows
)
SELECT 'undercuts' AS verdict, CAST(gap AS BIGINT) AS gap, f.proposition AS one, x.proposition AS other, concat(f.proposition, f.other) AS together
FROM failed f
JOIN figure x ON x.event = f.event AND x.wide = f.wide
UNION ALL
SELECT 'undercuts', CAST(gap AS BIGINT), f.proposition, x.proposition, concat(f.proposition, f.other)
FROM failed f
JOIN figure x ON x.event = f.other AND x.wide = f.wide
UNION ALL
SELECT 'undercuts', CAST(gap AS BIGINT), proposition, dating, concat(proposition, other)
FROM failed
