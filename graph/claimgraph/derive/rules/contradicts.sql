--+ label: two claimants assert answers to one question that cannot both be right
--+ verdicts: contradicts
--+ one: asserts
--+ other: asserts
--+ needs: conflict
SELECT DISTINCT 'contradicts' AS verdict, c.gap AS gap, c.most AS gap_at_most, c.one AS one, c.other AS other, c.among AS among
FROM conflict c
JOIN holders p ON p.proposition = c.one
JOIN holders q ON q.proposition = c.other
WHERE p.asserts_first IS NOT NULL AND q.asserts_first IS NOT NULL
    AND NOT (p.asserts_first = p.asserts_last AND p.asserts_last = q.asserts_first AND q.asserts_first = q.asserts_last)
