--+ label: who stands behind a proposition, as separate counts
-- How a proposition is supported: different counts, never one. Who declines or denies does not support. A copy has the
-- outlet and the text of its origin; a text of unknown lineage adds nothing to one that is known.
SELECT
    proposition,
    COUNT(DISTINCT claimant) AS claimants,
    COUNT(DISTINCT root) AS roots,
    GREATEST(1, COUNT(DISTINCT CASE WHEN known THEN outlet END)) AS outlets,
    GREATEST(1, COUNT(DISTINCT CASE WHEN known THEN origin END)) AS origins,
    COUNT(DISTINCT CASE WHEN side <> '' AND side <> 'third-party' THEN side END) AS sides,
    MAX(CASE WHEN side = 'third-party' THEN 1 ELSE 0 END) AS third
FROM telling
WHERE stance NOT IN ('declines', 'denies')
GROUP BY proposition
ORDER BY proposition
