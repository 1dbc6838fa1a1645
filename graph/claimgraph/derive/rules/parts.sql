--+ label: the figure of a part is above the figure of its whole
--+ verdicts: undercuts
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: held WHERE counted
-- A part: of what is counted, of one side, of a kind, or of an event that is part of another.
WITH figure AS (
    SELECT a.proposition, a.event, concat('event:', a.event) AS node, a.aspect, a.lo, a.hi
    FROM held a
    WHERE a.counted AND a.phase = 'completed' AND NOT a.negated
),
asked AS (
    SELECT DISTINCT event, node, aspect FROM figure
),
part AS (
    SELECT w.event, w.aspect, n.event AS part_event, n.aspect AS part_aspect
    FROM asked n
    JOIN wider d ON d.aspect = n.aspect
    JOIN asked w ON w.event = n.event AND w.aspect = d.wide
    UNION ALL
    SELECT w.event, w.aspect, n.event, n.aspect
    FROM asked n
    JOIN below b ON b.narrow = n.node
    JOIN asked w ON w.node = b.wide AND w.aspect = n.aspect
    UNION ALL
    SELECT w.event, w.aspect, n.event, n.aspect
    FROM asked n
    JOIN below b ON b.narrow = n.node
    JOIN wider d ON d.aspect = n.aspect
    JOIN asked w ON w.node = b.wide AND w.aspect = d.wide
),
-- One figure against another: families of wholes, and of parts that must not be above any of them.
member AS (
    SELECT concat(p.event, '|', p.aspect) AS family, 0 AS is_part, w.proposition, w.lo, w.hi
    FROM (SELECT DISTINCT event, aspect FROM part) AS p
    JOIN figure w ON w.event = p.event AND w.aspect = p.aspect
    UNION
    SELECT concat(p.event, '|', p.aspect), 1, f.proposition, f.lo, f.hi
    FROM part p
    JOIN figure f ON f.event = p.part_event AND f.aspect = p.part_aspect
),
sized AS (
    SELECT m.*, CASE WHEN SUM(is_part) OVER (PARTITION BY family) * SUM(1 - is_part) OVER (PARTITION BY family) > $few_pairs
        THEN COUNT(*) OVER (PARTITION BY family) END AS among
    FROM member m
),
-- Of many the nearest: for each part the highest whole below it, for each whole the lowest part above it.
placed AS (
    SELECT family, is_part, proposition, among, CASE WHEN is_part = 1 THEN lo ELSE hi END AS spot
    FROM sized
    WHERE among IS NOT NULL AND (CASE WHEN is_part = 1 THEN lo ELSE hi END) IS NOT NULL
),
beside AS (
    SELECT *,
        MAX(CASE WHEN is_part = 0 THEN spot END) OVER (PARTITION BY family ORDER BY spot, is_part DESC ROWS UNBOUNDED PRECEDING) AS under,
        MIN(CASE WHEN is_part = 1 THEN spot END) OVER (PARTITION BY family ORDER BY spot DESC, is_part ROWS UNBOUNDED PRECEDING) AS over_it
    FROM placed
),
first_at AS (
    SELECT family, is_part, spot, MIN(proposition) AS proposition FROM placed GROUP BY family, is_part, spot
),
pair AS (
    SELECT w.proposition AS one, f.proposition AS other, CAST(NULL AS BIGINT) AS among
    FROM sized w
    JOIN sized f ON f.family = w.family AND f.lo > w.hi
    WHERE w.among IS NULL AND f.among IS NULL AND w.is_part = 0 AND f.is_part = 1
    UNION
    SELECT w.proposition, f.proposition, f.among
    FROM beside f
    JOIN first_at w ON w.family = f.family AND w.is_part = 0 AND w.spot = f.under
    WHERE f.is_part = 1
    UNION
    SELECT w.proposition, f.proposition, w.among
    FROM beside w
    JOIN first_at f ON f.family = w.family AND f.is_part = 1 AND f.spot = w.over_it
    WHERE w.is_part = 0
)
SELECT 'undercuts' AS verdict, CAST(f.lo - w.hi AS BIGINT) AS gap, CAST(CASE WHEN f.hi - w.lo > f.lo - w.hi THEN f.hi - w.lo END AS BIGINT) AS gap_at_most,
    x.one AS one, x.other AS other, CAST(x.among AS BIGINT) AS among
FROM pair x
JOIN figure w ON w.proposition = x.one
JOIN figure f ON f.proposition = x.other
