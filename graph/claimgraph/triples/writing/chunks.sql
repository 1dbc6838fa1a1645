-- Nodes whose digests begin alike, in their order.
SELECT encode(string_agg(text, '' ORDER BY right(node, 20), node)) AS chunk
FROM ($rows) AS made
GROUP BY left(right(node, 20), 3)
ORDER BY left(right(node, 20), 3)
