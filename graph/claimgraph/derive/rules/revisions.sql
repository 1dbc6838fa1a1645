-- One claimant, two answers that cannot both be right: a revision where the days are known and differ, in order;
-- otherwise the texts differ on what was said.
SELECT
    CASE WHEN p.day IS NOT NULL AND q.day IS NOT NULL AND p.day <> q.day THEN 'revised' ELSE 'reportsDiffer' END AS verdict,
    c.gap AS gap,
    CASE WHEN q.day < p.day THEN q.claim ELSE p.claim END AS one_claim,
    CASE WHEN q.day < p.day THEN p.claim ELSE q.claim END AS other_claim,
    CASE WHEN q.day < p.day THEN c.other ELSE c.one END AS one,
    CASE WHEN q.day < p.day THEN c.one ELSE c.other END AS other,
    c.among AS among
FROM conflict c
JOIN position p ON p.proposition = c.one AND p.stance IN ('asserts', 'suggests')
JOIN position q ON q.proposition = c.other AND q.stance IN ('asserts', 'suggests') AND q.claimant = p.claimant
WHERE c.among IS NULL OR c.own = p.claimant
