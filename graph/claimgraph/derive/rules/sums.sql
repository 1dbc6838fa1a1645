-- Figures of parts against the figure of their whole: a part above it, or parts that no combination brings to it.
-- Parts are sides of one event (their whole counts both), or events that are part of an event.
WITH figure AS (
    SELECT DISTINCT a.proposition, a.event, a.aspect, a.rest, a.role, a.part, a.phase, a.lo, a.hi
    FROM answer a
    JOIN position p ON p.proposition = a.proposition
    WHERE a.counted AND NOT a.is_open AND p.stance IN ('asserts', 'suggests')
),
side AS (
    SELECT event, rest, phase, part, MIN(lo) AS lo, CASE WHEN COUNT(hi) = COUNT(*) THEN MAX(hi) END AS hi
    FROM figure
    WHERE role = 'part'
    GROUP BY event, rest, phase, part
),
added AS (
    SELECT event, rest, phase, SUM(lo) AS lo, CASE WHEN COUNT(hi) = COUNT(*) THEN SUM(hi) END AS hi
    FROM side
    GROUP BY event, rest, phase
    HAVING COUNT(*) > 1
)
SELECT 'undercuts' AS verdict,
    CAST(CASE WHEN s.lo > w.hi THEN s.lo - w.hi ELSE w.lo - s.hi END AS BIGINT) AS gap,
    w.proposition AS one, f.proposition AS other, w.proposition AS together
FROM figure w
JOIN added s ON s.event = w.event AND s.rest = w.rest AND s.phase = w.phase AND (s.lo > w.hi OR s.hi < w.lo)
JOIN figure f ON f.event = w.event AND f.rest = w.rest AND f.phase = w.phase AND f.role = 'part'
WHERE w.role = 'whole'
UNION ALL
SELECT 'undercuts', CAST(f.lo - w.hi AS BIGINT), w.proposition, f.proposition, concat(w.proposition, f.proposition)
FROM figure w
JOIN figure f ON f.phase = w.phase AND f.lo > w.hi
LEFT JOIN below b ON b.narrow = concat('event:', f.event) AND b.wide = concat('event:', w.event)
WHERE w.phase = 'completed'
    AND ((f.aspect = w.aspect AND b.wide IS NOT NULL)
        OR (f.event = w.event AND f.rest = w.rest AND f.role = 'part' AND w.role = 'whole'))
