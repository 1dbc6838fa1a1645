--+ label: a plan against what is said to have been attempted or done
--+ verdicts: shortfall excess postponed
--+ one: asserts suggests promises
--+ other: asserts suggests
--+ needs: answer p SEMI JOIN held d ON d.aspect = p.aspect AND d.phase IN ('attempted', 'completed') WHERE p.kind = 'interval' AND p.phase = 'planned'
-- At the event itself, or added up over its parts. Each part counts with its lowest and highest figure, so that only what
-- no combination reaches is told. Parts that are less than the plan are no shortfall while more may come: only where
-- somebody says that it does not go on, or a figure is told after the last day that was planned.
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
due AS (
    SELECT event, MAX(hi) AS day FROM planned WHERE NOT counted GROUP BY event HAVING COUNT(hi) = COUNT(*)
),
going AS (
    SELECT a.event, MIN(a.value) AS goes_on
    FROM held a
    WHERE a.property = 'continues' OR (a.property = 'occurred' AND a.phase = 'ongoing')
    GROUP BY a.event
),
done AS (
    SELECT a.proposition, a.event, a.aspect, a.phase, a.lo, a.hi, h.known
    FROM held a
    JOIN holders h ON h.proposition = a.proposition
    WHERE a.kind = 'interval' AND a.phase IN ('attempted', 'completed') AND NOT a.negated
),
per_event AS (
    SELECT event, concat('event:', event) AS node, aspect, phase, CASE WHEN COUNT(lo) = COUNT(*) THEN MIN(lo) END AS lo,
        CASE WHEN COUNT(hi) = COUNT(*) THEN MAX(hi) END AS hi, COUNT(*) AS figures, MAX(known) AS known
    FROM done
    GROUP BY event, aspect, phase
),
-- What is above each is looked up before anything else, by itself: else all figures of one aspect are paired.
above AS MATERIALIZED (
    SELECT d.*, b.wide FROM per_event d JOIN below b ON b.narrow = d.node
),
below_plan AS (
    SELECT w.event AS whole, w.aspect, w.plans, a.phase, a.event, a.node, a.lo, a.hi, a.figures, a.known
    FROM above a
    JOIN plan w ON w.node = a.wide AND w.aspect = a.aspect
    WHERE w.counted
),
above_part AS MATERIALIZED (
    SELECT p.whole, p.aspect, p.phase, p.event, b.wide FROM below_plan p JOIN below b ON b.narrow = p.node
),
-- Parts of a part are in its figure.
inner_part AS (
    SELECT DISTINCT a.whole, a.aspect, a.phase, a.event
    FROM above_part a
    JOIN below_plan q ON q.whole = a.whole AND q.aspect = a.aspect AND q.phase = a.phase AND q.node = a.wide
),
part AS (
    SELECT w.event AS whole, w.aspect, w.plans, d.phase, d.event, TRUE AS itself, d.lo, d.hi, d.figures, d.known
    FROM plan w
    JOIN per_event d ON d.event = w.event AND d.aspect = w.aspect
    UNION ALL
    SELECT p.whole, p.aspect, p.plans, p.phase, p.event, FALSE, p.lo, p.hi, p.figures, p.known
    FROM below_plan p
    LEFT JOIN inner_part i ON i.whole = p.whole AND i.aspect = p.aspect AND i.phase = p.phase AND i.event = p.event
    WHERE i.event IS NULL
),
whole AS (
    SELECT whole, aspect, phase, itself, SUM(lo) AS lo, CASE WHEN COUNT(hi) = COUNT(*) THEN SUM(hi) END AS hi, MAX(known) AS known,
        -- Every plan beside every figure: where these are too many, only the figures that decide are named.
        CASE WHEN MIN(plans) * SUM(figures) > $few_pairs THEN SUM(figures) END AS among
    FROM part
    GROUP BY whole, aspect, phase, itself
),
judged AS (
    SELECT p.proposition, w.whole, w.aspect, w.phase, w.itself, w.among,
        CASE
            WHEN p.counted AND w.hi < p.lo AND CASE WHEN w.itself THEN COALESCE(g.goes_on, 'false') = 'false'
                ELSE COALESCE(g.goes_on, 'true') = 'false' OR w.known > d.day END THEN 'shortfall'
            WHEN p.counted AND w.lo > p.hi THEN 'excess'
            WHEN NOT p.counted AND w.lo > p.hi THEN 'postponed'
        END AS verdict,
        CASE WHEN w.hi < p.lo THEN p.lo - w.hi ELSE w.lo - p.hi END AS gap,
        CASE WHEN w.hi < p.lo THEN p.hi - w.lo ELSE w.hi - p.lo END AS most
    FROM whole w
    JOIN planned p ON p.event = w.whole AND p.aspect = w.aspect
    LEFT JOIN whole v ON v.whole = w.whole AND v.aspect = w.aspect AND v.phase = w.phase AND v.itself
    LEFT JOIN going g ON g.event = w.whole
    LEFT JOIN due d ON d.event = w.whole
    -- Parts are added up only where nobody gives the figure of the whole.
    WHERE w.itself OR v.whole IS NULL
),
-- The first figure at each end of what is said of an event.
deciding AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY event, aspect, phase ORDER BY lo, proposition) AS from_low,
        ROW_NUMBER() OVER (PARTITION BY event, aspect, phase ORDER BY hi DESC, proposition) AS from_high
    FROM done
)
SELECT j.verdict AS verdict, CAST(j.gap AS BIGINT) AS gap, CAST(CASE WHEN j.most > j.gap THEN j.most END AS BIGINT) AS gap_at_most,
    j.proposition AS one, d.proposition AS other, concat(j.proposition, j.phase) AS together, CAST(j.among AS BIGINT) AS among
FROM judged j
JOIN part e ON e.whole = j.whole AND e.aspect = j.aspect AND e.phase = j.phase AND e.itself = j.itself
JOIN deciding d ON d.event = e.event AND d.phase = e.phase AND d.aspect = e.aspect
WHERE j.verdict IS NOT NULL
    AND (j.among IS NULL OR (j.verdict = 'shortfall' AND d.from_high = 1) OR (j.verdict <> 'shortfall' AND d.from_low = 1))
