-- Passages with more than one quote: all words, the places of all, and what makes each but the first another passage's.
-- Lists are sorted much faster than what is put together of rows.
CREATE TABLE quoted AS
SELECT passage, array_to_string(list_transform(quotes, lambda q: q.exact), ' … ') AS words,
    list_transform(quotes, lambda q: q.node) AS spans,
    array_to_string(list_transform(quotes[2:], lambda q: concat(q.exact, chr(30), q.occurrence)), chr(31)) AS further
FROM (
    SELECT q.passage,
        list_sort(list({'span': q.span, 'exact': q.exact, 'occurrence': q.occurrence, 'node': q.node})) AS quotes
    FROM numbered_quote q
    SEMI JOIN (SELECT passage FROM numbered_quote WHERE span = 1) AS second ON second.passage = q.passage
    GROUP BY q.passage
) AS cited;
