--+ label: parts that have nothing in common, together, against the figure of their whole
--+ verdicts: undercuts
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: wider d JOIN held w ON w.aspect = d.wide AND w.counted JOIN held f ON f.aspect = d.aspect AND f.event = w.event AND f.phase = w.phase WHERE d.adds
-- Only parts of which the vocabulary declares that they add up: together they are at most the whole, and exactly the whole
-- where it declares how many parts are all. Each part counts with its lowest and highest figure, so that only what no
-- combination brings to the whole is told. A part that is above the whole alone is told by parts.sql.
WITH figure AS (
    SELECT a.proposition, a.event, a.aspect, a.phase, a.lo, a.hi
    FROM held a
    WHERE a.counted AND NOT a.negated
),
part AS (
    SELECT f.event, f.phase, d.wide, d.axis, d.all_parts, f.aspect, CASE WHEN COUNT(f.lo) = COUNT(*) THEN MIN(f.lo) END AS lo,
        CASE WHEN COUNT(f.hi) = COUNT(*) THEN MAX(f.hi) END AS hi, COUNT(*) AS figures
    FROM figure f
    JOIN wider d ON d.aspect = f.aspect AND d.adds
    GROUP BY f.event, f.phase, d.wide, d.axis, d.all_parts, f.aspect
),
added AS (
    SELECT event, phase, wide, axis, SUM(lo) AS lo, MAX(lo) AS highest,
        CASE WHEN COUNT(*) = MAX(all_parts) AND COUNT(hi) = COUNT(*) THEN SUM(hi) END AS hi, SUM(figures) AS figures
    FROM part
    GROUP BY event, phase, wide, axis
    -- More parts than there are have something in common.
    HAVING COUNT(*) > 1 AND COUNT(*) <= COALESCE(MAX(all_parts), COUNT(*))
),
wholes AS (
    SELECT event, aspect, phase, COUNT(*) AS figures FROM figure GROUP BY event, aspect, phase
),
refuted AS (
    SELECT w.proposition, s.event, s.phase, s.wide, s.axis, s.lo > w.hi AS above,
        CASE WHEN s.lo > w.hi THEN s.lo - w.hi ELSE w.lo - s.hi END AS gap,
        CASE WHEN s.lo > w.hi THEN s.hi - w.lo ELSE w.hi - s.lo END AS most,
        -- Every whole beside every part: where these are too many, only the figures that decide are named.
        CASE WHEN n.figures * s.figures > $few_pairs THEN s.figures END AS among
    FROM added s
    JOIN wholes n ON n.event = s.event AND n.aspect = s.wide AND n.phase = s.phase
    JOIN figure w ON w.event = s.event AND w.aspect = s.wide AND w.phase = s.phase
        AND ((s.lo > w.hi AND NOT COALESCE(s.highest > w.hi, FALSE)) OR s.hi < w.lo)
),
-- The first figure at each end of what is said of a part.
deciding AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY event, aspect, phase ORDER BY lo, proposition) AS from_low,
        ROW_NUMBER() OVER (PARTITION BY event, aspect, phase ORDER BY hi DESC, proposition) AS from_high
    FROM figure
)
SELECT 'undercuts' AS verdict, CAST(r.gap AS BIGINT) AS gap, CAST(CASE WHEN r.most > r.gap THEN r.most END AS BIGINT) AS gap_at_most,
    r.proposition AS one, f.proposition AS other, concat(r.proposition, r.axis) AS together, CAST(r.among AS BIGINT) AS among
FROM refuted r
JOIN part p ON p.event = r.event AND p.phase = r.phase AND p.wide = r.wide AND p.axis = r.axis
JOIN deciding f ON f.event = p.event AND f.phase = p.phase AND f.aspect = p.aspect
WHERE r.among IS NULL OR (r.above AND f.from_low = 1) OR (NOT r.above AND f.from_high = 1)
