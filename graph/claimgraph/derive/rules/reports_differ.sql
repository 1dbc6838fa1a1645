--+ label: texts give one claimant two answers that cannot both be right, each text one of them
--+ verdicts: reportsDiffer
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: own_conflict
-- A text that gives both tells a plan and its cut, or a part and its whole: it distorts nothing. So each answer must have
-- a text that does not give the other one. A copy is no text of its own.
WITH candidate AS (
    SELECT * FROM own_conflict WHERE NOT COALESCE(one_day <> other_day, FALSE)
),
shared AS (
    SELECT c.one_claim, c.other_claim, COUNT(*) AS texts
    FROM candidate c
    JOIN given g ON g.claim = c.one_claim
    JOIN given h ON h.claim = c.other_claim AND h.origin = g.origin
    GROUP BY c.one_claim, c.other_claim
),
texts AS (
    SELECT claim, COUNT(*) AS texts FROM given GROUP BY claim
)
SELECT 'reportsDiffer' AS verdict, c.gap AS gap, c.most AS gap_at_most, c.one AS one, c.other AS other, c.among AS among,
    c.one_claim AS one_claim, c.other_claim AS other_claim
FROM candidate c
JOIN texts x ON x.claim = c.one_claim
JOIN texts y ON y.claim = c.other_claim
LEFT JOIN shared s ON s.one_claim = c.one_claim AND s.other_claim = c.other_claim
WHERE x.texts > COALESCE(s.texts, 0) AND y.texts > COALESCE(s.texts, 0)
