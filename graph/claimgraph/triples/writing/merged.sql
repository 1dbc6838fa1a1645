-- Where several rows are one node: each line once.
SELECT node, CASE WHEN COUNT(*) = 1 THEN ANY_VALUE(text) ELSE array_to_string(list_transform(
    list_sort(list_distinct(list_filter(string_split(string_agg(text, ''), chr(10)), lambda line: line <> ''))),
    lambda line: line || chr(10)), '') END AS text
FROM ($rows) AS made
GROUP BY node
