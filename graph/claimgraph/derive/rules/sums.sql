-- Figures of parts against the figure of their whole: a part above it, or parts that no combination brings to it.
-- Parts are sides of one event (their whole counts both), or events that are part of an event.
WITH figure AS (
    SELECT DISTINCT a.proposition, a.event, concat('event:', a.event) AS node, a.aspect, a.rest, a.role, a.part, a.phase, a.lo, a.hi
    FROM answer a
    JOIN position p ON p.proposition = a.proposition
    WHERE a.counted AND NOT a.is_open AND p.stance IN ('asserts', 'suggests')
),
side AS (
    SELECT event, rest, phase, part, MIN(lo) AS lo, CASE WHEN COUNT(hi) = COUNT(*) THEN MAX(hi) END AS hi, COUNT(*) AS figures
    FROM figure
    WHERE role = 'part'
    GROUP BY event, rest, phase, part
),
added AS (
    SELECT event, rest, phase, SUM(lo) AS lo, CASE WHEN COUNT(hi) = COUNT(*) THEN SUM(hi) END AS hi, SUM(figures) AS figures
    FROM side
    GROUP BY event, rest, phase
    HAVING COUNT(*) > 1
),
wholes AS (
    SELECT event, rest, phase, COUNT(*) AS figures FROM figure WHERE role = 'whole' GROUP BY event, rest, phase
),
refuted AS (
    SELECT w.proposition, w.event, w.rest, w.phase, s.lo > w.hi AS above, CASE WHEN s.lo > w.hi THEN s.lo - w.hi ELSE w.lo - s.hi END AS gap,
        -- Every whole beside every part: where these are too many, only the figures that decide are named.
        CASE WHEN n.figures * s.figures > $few_pairs THEN s.figures END AS among
    FROM figure w
    JOIN wholes n ON n.event = w.event AND n.rest = w.rest AND n.phase = w.phase
    JOIN added s ON s.event = w.event AND s.rest = w.rest AND s.phase = w.phase AND (s.lo > w.hi OR s.hi < w.lo)
    WHERE w.role = 'whole'
),
-- The first figure at each end of what is said of a side.
deciding AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY event, rest, phase, part ORDER BY lo, proposition) AS from_low,
        ROW_NUMBER() OVER (PARTITION BY event, rest, phase, part ORDER BY hi DESC, proposition) AS from_high
    FROM figure
    WHERE role = 'part'
),
-- One figure against another: families of wholes, and of parts that must not be above any of them.
asked AS (
    SELECT DISTINCT event, node, aspect FROM figure WHERE phase = 'completed'
),
parted AS (
    SELECT w.event, w.aspect, n.event AS part
    FROM asked w
    JOIN below b ON b.wide = w.node
    JOIN asked n ON n.node = b.narrow AND n.aspect = w.aspect
),
member AS (
    SELECT concat('sides|', event, '|', rest) AS family, CASE WHEN role = 'part' THEN 1 ELSE 0 END AS is_part, proposition, lo, hi
    FROM figure
    WHERE role IN ('part', 'whole') AND phase = 'completed'
    UNION ALL
    SELECT concat('parts|', p.event, '|', p.aspect), 0, w.proposition, w.lo, w.hi
    FROM (SELECT DISTINCT event, aspect FROM parted) AS p
    JOIN figure w ON w.event = p.event AND w.aspect = p.aspect AND w.phase = 'completed'
    UNION ALL
    SELECT concat('parts|', p.event, '|', p.aspect), 1, f.proposition, f.lo, f.hi
    FROM parted p
    JOIN figure f ON f.event = p.part AND f.aspect = p.aspect AND f.phase = 'completed'
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
    SELECT w.proposition AS one, f.proposition AS other, f.lo - w.hi AS gap, CAST(NULL AS BIGINT) AS among
    FROM sized w
    JOIN sized f ON f.family = w.family AND f.lo > w.hi
    WHERE w.among IS NULL AND f.among IS NULL AND w.is_part = 0 AND f.is_part = 1
    UNION
    SELECT w.proposition, f.proposition, f.spot - w.spot, f.among
    FROM beside f
    JOIN first_at w ON w.family = f.family AND w.is_part = 0 AND w.spot = f.under
    WHERE f.is_part = 1
    UNION
    SELECT w.proposition, f.proposition, f.spot - w.spot, w.among
    FROM beside w
    JOIN first_at f ON f.family = w.family AND f.is_part = 1 AND f.spot = w.over_it
    WHERE w.is_part = 0
)
SELECT 'undercuts' AS verdict, CAST(r.gap AS BIGINT) AS gap, r.proposition AS one, f.proposition AS other, r.proposition AS together,
    CAST(r.among AS BIGINT) AS among
FROM refuted r
JOIN deciding f ON f.event = r.event AND f.rest = r.rest AND f.phase = r.phase
WHERE r.among IS NULL OR (r.above AND f.from_low = 1) OR (NOT r.above AND f.from_high = 1)
UNION ALL
SELECT 'undercuts', CAST(gap AS BIGINT), one, other, concat(one, other), CAST(among AS BIGINT)
FROM pair
