-- Each passage: its outermost claim, and the words that prove it.
CREATE TABLE named_report AS
WITH several AS (
    SELECT passage, list_sort(list({'span': span, 'words': concat(exact, chr(30), occurrence)})) AS quotes
    FROM numbered_quote
    WHERE span > 0
    GROUP BY passage
)
SELECT s.passage, concat(CASE WHEN s.inferred THEN 'inference' ELSE 'report' END, '-', digest(
        [concat('<:document-', s.document, '>'), concat('<:claim-', c.node, '>'), concat(q.exact, chr(30) || q.occurrence)]
            [: CASE WHEN q.passage IS NULL THEN 2 ELSE 3 END]
            || COALESCE(list_transform(m.quotes, lambda quote: quote.words), [])
    )) AS node, c.node AS claim
FROM numbered_statement s
JOIN named_claim c ON c.passage = s.passage AND c.link = 0
LEFT JOIN numbered_quote q ON q.passage = s.passage AND q.span = 0
LEFT JOIN several m ON m.passage = s.passage;
