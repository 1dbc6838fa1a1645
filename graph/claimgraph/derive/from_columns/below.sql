INSERT INTO below
WITH RECURSIVE nearest AS (
    SELECT concat('actor:', id) AS narrow, concat('actor:', part_of) AS wide FROM actor WHERE part_of <> ''
    UNION ALL
    SELECT concat('event:', id), concat('event:', part_of) FROM event WHERE part_of <> ''
),
all_above AS (
    SELECT narrow, wide FROM nearest
    UNION
    SELECT a.narrow, n.wide FROM all_above a JOIN nearest n ON n.narrow = a.wide
)
SELECT narrow, wide FROM all_above;
