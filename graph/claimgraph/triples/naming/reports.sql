-- Each passage: its outermost claim, and the words that prove it.
CREATE TABLE named_report AS
SELECT s.passage, concat(CASE WHEN s.inferred THEN 'inference' ELSE 'report' END, '-', digest(concat(
        '<:document-', s.document, E'>\x1F<:claim-', c.node, '>', E'\x1F' || q.exact, chr(30) || q.occurrence,
        E'\x1F' || m.further
    ))) AS node, c.node AS claim
FROM numbered_statement s
JOIN named_claim c ON c.passage = s.passage AND c.link = 0
LEFT JOIN numbered_quote q ON q.passage = s.passage AND q.span = 0
LEFT JOIN quoted m ON m.passage = s.passage;
