--+ label: one claimant gives two answers that cannot both be right, on two days of statement
--+ verdicts: revised
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: own_conflict
-- A day of publication is none: an article of Sunday may tell what was said on Friday.
SELECT 'revised' AS verdict, gap AS gap, most AS gap_at_most, one AS one, other AS other, among AS among, TRUE AS in_order,
    CASE WHEN other_day < one_day THEN other_claim ELSE one_claim END AS one_claim,
    CASE WHEN other_day < one_day THEN one_claim ELSE other_claim END AS other_claim
FROM own_conflict
WHERE one_day <> other_day
