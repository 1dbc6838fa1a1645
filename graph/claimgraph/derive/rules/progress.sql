-- A plan against what is said to have been attempted or done: at the event itself, or added up over its parts.
-- Each part counts with its lowest and highest figure, so that only what no combination reaches is told.
WITH planned AS (
    SELECT DISTINCT a.proposition, a.event, a.aspect, a.lo, a.hi, a.counted
    FROM answer a
    JOIN position p ON p.proposition = a.proposition
    WHERE a.kind = 'interval' AND a.phase = 'planned' AND NOT a.negated AND NOT a.is_open
        AND (a.counted OR a.property = 'date') AND p.stance IN ('asserts', 'suggests', 'promises')
),
plan AS (
    SELECT event, concat('event:', event) AS node, aspect, counted, COUNT(*) AS plans
    FROM planned
    GROUP BY event, aspect, counted
),
done AS (
    SELECT DISTINCT a.proposition, a.event, a.aspect, a.phase, a.lo, a.hi
    FROM answer a
    JOIN position p ON p.proposition = a.proposition
    WHERE a.kind = 'interval' AND a.phase IN ('attempted', 'completed') AND NOT a.negated AND NOT a.is_open
        AND p.stance IN ('asserts', 'suggests')
),
per_event AS (
    SELECT event, concat('event:', event) AS node, aspect, phase, MIN(lo) AS lo,
        CASE WHEN COUNT(hi) = COUNT(*) THEN MAX(hi) END AS hi, COUNT(*) AS figures
    FROM done
    GROUP BY event, aspect, phase
),
part AS (
    SELECT w.event AS whole, w.aspect, w.plans, d.phase, d.event, TRUE AS itself, d.lo, d.hi, d.figures
    FROM plan w
    JOIN per_event d ON d.event = w.event AND d.aspect = w.aspect
    UNION ALL
    SELECT w.event, w.aspect, w.plans, d.phase, d.event, FALSE, d.lo, d.hi, d.figures
    FROM plan w
    JOIN below b ON b.wide = w.node
    JOIN per_event d ON d.node = b.narrow AND d.aspect = w.aspect
    WHERE w.counted
),
whole AS (
    SELECT whole, aspect, phase, itself, SUM(lo) AS lo, CASE WHEN COUNT(hi) = COUNT(*) THEN SUM(hi) END AS hi,
        -- Every plan beside every figure: where these are too many, only the figures that decide are named.
        CASE WHEN MIN(plans) * SUM(figures) > $few_pairs THEN SUM(figures) END AS among
    FROM part
    GROUP BY whole, aspect, phase, itself
),
judged AS (
    SELECT p.proposition, w.whole, w.aspect, w.phase, w.itself, w.among,
        CASE
            WHEN p.counted AND w.hi < p.lo THEN 'shortfall'
            WHEN p.counted AND w.lo > p.hi THEN 'excess'
            WHEN NOT p.counted AND w.lo > p.hi THEN 'postponed'
        END AS verdict,
        CASE WHEN w.hi < p.lo THEN p.lo - w.hi WHEN w.lo > p.hi THEN w.lo - p.hi END AS gap
    FROM whole w
    JOIN planned p ON p.event = w.whole AND p.aspect = w.aspect
    LEFT JOIN whole v ON v.whole = w.whole AND v.aspect = w.aspect AND v.phase = w.phase AND v.itself
    -- Parts are added up only where nobody gives the figure of the whole.
    WHERE w.itself OR v.whole IS NULL
),
-- The first figure at each end of what is said of an event.
deciding AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY event, aspect, phase ORDER BY lo, proposition) AS from_low,
        ROW_NUMBER() OVER (PARTITION BY event, aspect, phase ORDER BY hi DESC, proposition) AS from_high
    FROM done
)
SELECT j.verdict AS verdict, CAST(j.gap AS BIGINT) AS gap, j.proposition AS one, d.proposition AS other,
    concat(j.proposition, j.phase) AS together, CAST(j.among AS BIGINT) AS among
FROM judged j
JOIN part e ON e.whole = j.whole AND e.aspect = j.aspect AND e.phase = j.phase AND e.itself = j.itself
JOIN deciding d ON d.event = e.event AND d.phase = e.phase AND d.aspect = e.aspect
WHERE j.verdict IS NOT NULL
    AND (j.among IS NULL OR (j.verdict = 'shortfall' AND d.from_high = 1) OR (j.verdict <> 'shortfall' AND d.from_low = 1))
