--+ label: which comparisons matter most: how many sides, outlets and claimants stand in them, and how wide the gap is
-- In this order: the first that differs decides. Outlets are those of origin texts, so that copies add nothing. The gap
-- counts as a share of the largest number compared; of days, which are counted from the year 1, it is next to nothing.
WITH voices AS (
    SELECT r.comparison,
        COUNT(DISTINCT CASE WHEN t.side <> '' AND t.side <> 'third-party' THEN t.side END) AS sides,
        COUNT(DISTINCT t.outlet) AS outlets,
        COUNT(DISTINCT p.claimant) AS claimants
    FROM rests_on r
    JOIN position p ON p.claim = r.claim
    LEFT JOIN telling t ON t.claim = r.claim
    GROUP BY r.comparison
),
widths AS (
    SELECT c.comparison,
        MIN(c.gap * 1.0 / GREATEST(1, ABS(COALESCE(a.lo, a.hi, 0)), ABS(COALESCE(a.hi, a.lo, 0)))) AS width
    FROM compared c
    JOIN answer a ON a.proposition = c.proposition
    WHERE c.gap IS NOT NULL
    GROUP BY c.comparison
)
SELECT v.comparison, ROW_NUMBER() OVER (
    ORDER BY v.sides DESC, v.outlets DESC, v.claimants DESC, COALESCE(w.width, 0) DESC, v.comparison
) AS place
FROM voices v
LEFT JOIN widths w ON w.comparison = v.comparison
ORDER BY place
