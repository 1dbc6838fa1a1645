--+ label: two claimants give answers to one question that cannot both be right, at least one of them only suggests it
--+ verdicts: disputes
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: conflict
SELECT DISTINCT 'disputes' AS verdict, c.gap AS gap, c.most AS gap_at_most, c.one AS one, c.other AS other, c.among AS among
FROM conflict c
JOIN holders p ON p.proposition = c.one
JOIN holders q ON q.proposition = c.other
WHERE NOT (p.holds_first = p.holds_last AND p.holds_last = q.holds_first AND q.holds_first = q.holds_last)
    AND (p.asserts_first IS NULL OR q.asserts_first IS NULL
        OR (p.asserts_first = p.asserts_last AND p.asserts_last = q.asserts_first AND q.asserts_first = q.asserts_last))
