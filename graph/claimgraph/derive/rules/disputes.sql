-- The answers cannot both be right, and at least one of them is only suggested.
SELECT 'disputes' AS verdict, c.gap AS gap, c.one AS one, c.other AS other
FROM conflict c
WHERE EXISTS (
    SELECT 1
    FROM position p
    JOIN position q ON q.proposition = c.other AND q.claimant <> p.claimant
    WHERE p.proposition = c.one AND p.stance IN ('asserts', 'suggests') AND q.stance IN ('asserts', 'suggests')
)
AND NOT EXISTS (
    SELECT 1
    FROM position p
    JOIN position q ON q.proposition = c.other AND q.claimant <> p.claimant
    WHERE p.proposition = c.one AND p.stance = 'asserts' AND q.stance = 'asserts'
)
