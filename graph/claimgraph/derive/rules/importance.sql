--+ label: which comparisons matter most: how many sides, outlets and claimants stand in them, and how wide the gap is
-- One number, three digits for each but the sides: 2 sides, 14 outlets, 31 claimants and a gap of a quarter are
-- 2,014,031,250. So the first that differs decides; 999 stands for more. Outlets are those of origin texts, so that copies
-- add nothing. The gap counts as a share of the largest number compared; of days, which are counted from the year 1, it is
-- next to nothing. It depends on nothing but what is compared: another comparison changes no importance.
WITH voices AS (
    SELECT r.node,
        COUNT(DISTINCT CASE WHEN NOT p.inferred AND p.side <> '' AND p.side <> 'third-party' THEN p.side END) AS sides,
        COUNT(DISTINCT CASE WHEN NOT p.inferred THEN p.outlet END) AS outlets,
        COUNT(DISTINCT p.claimant) AS claimants
    FROM rests_on r
    JOIN passage p ON p.claim = r.claim
    GROUP BY r.node
),
wide AS (
    SELECT c.node, MIN(c.gap * 1000.0 / GREATEST(1, ABS(COALESCE(a.lo, a.hi, 0)), ABS(COALESCE(a.hi, a.lo, 0)))) AS thousandths
    FROM (SELECT node, MAX(gap) AS gap FROM comparison WHERE gap IS NOT NULL GROUP BY node) AS c
    JOIN compares o ON o.node = c.node
    JOIN answer a ON a.proposition = o.proposition
    GROUP BY c.node
)
SELECT v.node, CAST(LEAST(v.sides, 999) * 1000000000 + LEAST(v.outlets, 999) * 1000000 + LEAST(v.claimants, 999) * 1000
    + LEAST(COALESCE(floor(w.thousandths), 0), 999) AS BIGINT) AS importance
FROM voices v
LEFT JOIN wide w ON w.node = v.node
