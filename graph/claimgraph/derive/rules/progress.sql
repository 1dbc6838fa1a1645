-- A plan against what is said to have been attempted or done: at the event itself, or added up over its parts.
-- Each part counts with its lowest and highest figure, so that only what no combination reaches is told.
WITH planned AS (
    SELECT DISTINCT a.proposition, a.event, a.aspect, a.lo, a.hi, a.counted
    FROM answer a
    JOIN position p ON p.proposition = a.proposition
    WHERE a.kind = 'interval' AND a.phase = 'planned' AND NOT a.negated AND NOT a.is_open
        AND (a.counted OR a.property = 'date') AND p.stance IN ('asserts', 'suggests', 'promises')
),
done AS (
    SELECT DISTINCT a.proposition, a.event, a.aspect, a.phase, a.lo, a.hi
    FROM answer a
    JOIN position p ON p.proposition = a.proposition
    WHERE a.kind = 'interval' AND a.phase IN ('attempted', 'completed') AND NOT a.negated AND NOT a.is_open
        AND p.stance IN ('asserts', 'suggests')
),
per_event AS (
    SELECT w.proposition AS plan, d.phase, d.event, d.event = w.event AS itself, MIN(d.lo) AS lo,
        CASE WHEN COUNT(d.hi) = COUNT(*) THEN MAX(d.hi) END AS hi
    FROM planned w
    JOIN done d ON d.aspect = w.aspect
    LEFT JOIN below b ON b.narrow = concat('event:', d.event) AND b.wide = concat('event:', w.event)
    WHERE d.event = w.event OR (w.counted AND b.wide IS NOT NULL)
    GROUP BY w.proposition, d.phase, d.event, d.event = w.event
),
whole AS (
    SELECT plan, phase, itself, SUM(lo) AS lo, CASE WHEN COUNT(hi) = COUNT(*) THEN SUM(hi) END AS hi
    FROM per_event
    GROUP BY plan, phase, itself
),
judged AS (
    SELECT w.plan, w.phase, w.itself,
        CASE
            WHEN p.counted AND w.hi < p.lo THEN 'shortfall'
            WHEN p.counted AND w.lo > p.hi THEN 'excess'
            WHEN NOT p.counted AND w.lo > p.hi THEN 'postponed'
        END AS verdict,
        CASE WHEN w.hi < p.lo THEN p.lo - w.hi WHEN w.lo > p.hi THEN w.lo - p.hi END AS gap
    FROM whole w
    JOIN planned p ON p.proposition = w.plan
    -- Parts are added up only where nobody gives the figure of the whole.
    WHERE w.itself OR NOT EXISTS (SELECT 1 FROM whole v WHERE v.plan = w.plan AND v.phase = w.phase AND v.itself)
)
SELECT j.verdict AS verdict, CAST(j.gap AS BIGINT) AS gap, j.plan AS one, d.proposition AS other, concat(j.plan, j.phase) AS together
FROM judged j
JOIN planned p ON p.proposition = j.plan
JOIN per_event e ON e.plan = j.plan AND e.phase = j.phase AND e.itself = j.itself
JOIN done d ON d.event = e.event AND d.phase = j.phase AND d.aspect = p.aspect
WHERE j.verdict IS NOT NULL
