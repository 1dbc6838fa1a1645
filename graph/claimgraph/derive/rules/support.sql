--+ label: who stands behind a proposition, as separate counts
-- How a proposition is supported: different counts, never one. Who declines or denies does not support. A copy has the
-- outlet and the text of its origin; a text of unknown lineage adds nothing to one that is known.
WITH told AS (
    SELECT *, side <> '' AND side <> 'third-party' AS is_of_side FROM passage WHERE NOT inferred AND stance NOT IN ('declines', 'denies')
),
-- Most are told once: of these there is nothing to count, which takes longest.
sized AS (
    SELECT proposition, COUNT(*) AS passages FROM told GROUP BY proposition
)
SELECT t.proposition, 1 AS claimants, 1 AS roots, 1 AS outlets, 1 AS origins,
    CASE WHEN t.is_of_side THEN 'one-side' WHEN t.side = '' THEN 'no-side-stated' ELSE 'third-party-only' END AS held_by
FROM told t
JOIN sized s ON s.proposition = t.proposition AND s.passages = 1
UNION ALL
SELECT t.proposition,
    COUNT(DISTINCT t.claimant),
    COUNT(DISTINCT t.root),
    GREATEST(1, COUNT(DISTINCT CASE WHEN t.lineage_known THEN t.outlet END)),
    GREATEST(1, COUNT(DISTINCT CASE WHEN t.lineage_known THEN t.origin END)),
    CASE COUNT(DISTINCT CASE WHEN t.is_of_side THEN t.side END)
        WHEN 0 THEN CASE WHEN BOOL_OR(t.side = 'third-party') THEN 'third-party-only' ELSE 'no-side-stated' END
        WHEN 1 THEN 'one-side' ELSE 'several-sides' END
FROM told t
JOIN sized s ON s.proposition = t.proposition AND s.passages > 1
GROUP BY t.proposition
