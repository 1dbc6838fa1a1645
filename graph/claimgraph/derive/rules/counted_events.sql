--+ label: a count of the events of a series against the position of one of them
--+ verdicts: undercuts
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: held WHERE counted AND series <> '' AND as_of IS NOT NULL
-- "50 marches so far" and "the 51st": an event up to that day is at most the 50th, a later one at least the 51st. That of
-- the very day is the 50th, where no other of that day is known.
-- Where more rows than anybody can read would come of it, the rule is given up: see compare.py.
WITH dated AS (
    SELECT a.proposition, a.event, a.lo, a.hi
    FROM held a
    WHERE a.property = 'date' AND a.phase = 'completed' AND NOT a.negated
),
numbered AS (
    SELECT a.proposition, a.event, a.series, a.lo, a.hi
    FROM held a
    WHERE a.property = 'ordinal' AND a.series <> '' AND NOT a.negated
),
so_far AS (
    SELECT a.proposition, a.series, a.as_of, a.lo, a.hi
    FROM held a
    WHERE a.counted AND a.series <> '' AND a.phase = 'completed' AND a.as_of IS NOT NULL AND NOT a.negated
),
alone AS (
    SELECT b.wide, d.lo AS day, MIN(d.event) AS event
    FROM dated d
    JOIN below b ON b.narrow = concat('event:', d.event)
    WHERE d.lo = d.hi
    GROUP BY b.wide, d.lo
    HAVING MIN(d.event) = MAX(d.event)
),
held_against AS (
    SELECT c.proposition AS counting, o.proposition AS position, d.proposition AS dating, c.lo, c.hi, o.lo AS place_lo, o.hi AS place_hi,
        CASE WHEN d.lo > c.as_of THEN 'later' WHEN a.event IS NOT NULL THEN 'same' WHEN d.hi <= c.as_of THEN 'earlier' END AS stands
    FROM so_far c
    JOIN numbered o ON o.series = c.series
    JOIN dated d ON d.event = o.event
    LEFT JOIN alone a ON a.wide = concat('event:', c.series) AND a.day = c.as_of AND a.event = o.event AND d.lo = d.hi AND d.lo = c.as_of
),
failed AS (
    SELECT counting, position, dating,
        CASE WHEN stands = 'later' THEN lo + 1 - place_hi WHEN place_lo > hi THEN place_lo - hi ELSE lo - place_hi END AS gap,
        CASE WHEN stands = 'later' THEN hi + 1 - place_lo WHEN place_lo > hi THEN place_hi - lo ELSE hi - place_lo END AS most
    FROM held_against
    WHERE (stands IN ('earlier', 'same') AND place_lo > hi) OR (stands = 'same' AND lo > place_hi) OR (stands = 'later' AND lo >= place_hi)
    QUALIFY ROW_NUMBER() OVER () <= $rows
)
SELECT 'undercuts' AS verdict, gap AS gap, CASE WHEN most > gap THEN most END AS gap_at_most, position AS one, counting AS other,
    concat(position, counting, dating) AS together
FROM failed
UNION ALL
SELECT 'undercuts', gap, CASE WHEN most > gap THEN most END, position, dating, concat(position, counting, dating)
FROM failed
