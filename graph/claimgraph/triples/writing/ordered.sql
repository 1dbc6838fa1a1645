-- A node that is named by its content stands where its digits say, whatever its kind is called.
SELECT encode(text) FROM ($rows) AS made ORDER BY right(node, 20), node
