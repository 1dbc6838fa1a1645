-- How much there is, as one node, so that no question counts everything. Passages that were taken back count for nothing,
-- but that their document is there.
INSERT INTO lines_of_node
WITH passages AS (
    SELECT r.node, s.passage, s.inferred, s.stance, s.evidence, s.question
    FROM standing s
    JOIN named_report r ON r.passage = s.passage
),
links AS (
    SELECT c.node, c.claimant, c.content, p.stance
    FROM passages p
    JOIN named_claim c ON c.passage = p.passage
    WHERE NOT p.inferred
),
totals AS (
    SELECT
        (SELECT COUNT(*) FROM document WHERE text_sha256 IS NOT NULL
            OR id IN (SELECT document FROM statement WHERE NOT inferred)) AS documents,
        (SELECT COUNT(DISTINCT node) FROM passages WHERE NOT inferred) AS reports,
        (SELECT COUNT(DISTINCT node) FROM passages WHERE inferred) AS inferences,
        (SELECT COUNT(DISTINCT node) FROM passages WHERE NOT inferred AND evidence <> 'located') AS unverified,
        (SELECT COUNT(DISTINCT node) FROM links) AS claims,
        (SELECT COUNT(DISTINCT claimant) FROM links) AS claimants,
        (SELECT COUNT(DISTINCT node) FROM links WHERE content IS NOT NULL AND stance = 'declines') AS silences,
        (SELECT COUNT(DISTINCT q.node) FROM named_question q JOIN question USING (question)
            WHERE counts <> '' AND q.question IN (SELECT question FROM passages WHERE NOT inferred)) AS quantities,
        (SELECT COUNT(*) FROM event) AS events,
        (SELECT COUNT(DISTINCT node) FROM comparison) AS comparisons
)
SELECT 'totals-all', concat(
    is_a('totals-all', 'Totals'),
    labelled('totals-all', english('how much is in this corpus')),
    triple('totals-all', 'claimTotal', whole(claims)),
    triple('totals-all', 'claimantTotal', whole(claimants)),
    triple('totals-all', 'comparisonTotal', whole(comparisons)),
    triple('totals-all', 'documentTotal', whole(documents)),
    triple('totals-all', 'eventTotal', whole(events)),
    triple('totals-all', 'inferenceTotal', whole(inferences)),
    triple('totals-all', 'quantityTotal', whole(quantities)),
    triple('totals-all', 'reportTotal', whole(reports)),
    triple('totals-all', 'silenceTotal', whole(silences)),
    triple('totals-all', 'unverifiedTotal', whole(unverified))
)
FROM totals;
