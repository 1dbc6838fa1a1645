-- The figures that contradict each other, and the support of each answer, straight from the sheets.
CREATE VIEW sheet AS SELECT * FROM read_parquet($claims);

-- A claim about a claim is about whatever claimant holds there: the same in a copy of the text.
CREATE TABLE named AS
SELECT document || '#' || id AS ref,
    (claimant, stance, event, actor, property, counts, affiliation, kind, received_by, situation, phase, within, as_of, value, min, max,
        qualifier, object, negated)::VARCHAR AS held
FROM sheet
WHERE id <> '';

CREATE TABLE said AS
SELECT claimant, document, stance, inferred = 'true' AS inferred,
    (event, actor, asked.held, property, counts, affiliation, kind, received_by, situation, phase, within, as_of) AS question,
    (value, min, max, qualifier, coalesce(given.held, object), negated) AS answer,
    CASE WHEN counts <> '' OR property IN ('ordinal', 'size-rank') THEN CAST(nullif(min, '') AS BIGINT)
        ELSE date_diff('day', DATE '0001-01-01', CAST(nullif(min, '') AS DATE)) END AS lo,
    CASE WHEN counts <> '' OR property IN ('ordinal', 'size-rank') THEN CAST(nullif(max, '') AS BIGINT)
        ELSE date_diff('day', DATE '0001-01-01', CAST(nullif(max, '') AS DATE)) END AS hi
FROM sheet
LEFT JOIN named asked ON asked.ref = claim
LEFT JOIN named given ON given.ref = object AND claim <> ''
WHERE withdrawn = '';

CREATE TABLE asserted AS
SELECT question, answer, any_value(lo) AS lo, any_value(hi) AS hi, min(claimant) AS first, max(claimant) AS last
FROM said
WHERE stance = 'asserts' AND (lo IS NOT NULL OR hi IS NOT NULL)
GROUP BY question, answer;

CREATE TABLE contradiction AS
WITH suspect AS (SELECT question FROM asserted GROUP BY question HAVING max(lo) > min(hi))
SELECT x.question, x.answer AS one, y.answer AS other
FROM asserted x
JOIN suspect USING (question)
JOIN asserted y ON y.question = x.question AND x.hi < y.lo
WHERE NOT (x.first = x.last AND x.last = y.first AND y.first = y.last);

CREATE TABLE actor AS
WITH RECURSIVE up AS (
    SELECT id, id AS here, part_of, side FROM read_parquet($actors)
    UNION ALL
    SELECT up.id, a.id, a.part_of, a.side FROM up JOIN read_parquet($actors) a ON a.id = up.part_of WHERE up.side = ''
), top AS (
    SELECT id, max(side) AS side, arg_max(here, part_of = '') AS above FROM up GROUP BY id
)
SELECT id, CASE WHEN side NOT IN ('', 'third-party') THEN side ELSE above END AS root FROM top;

CREATE TABLE origin AS
WITH RECURSIVE line AS (
    SELECT document, document AS here, republication_of, publisher, lineage FROM read_parquet($documents)
    UNION ALL
    SELECT line.document, d.document, d.republication_of, d.publisher, d.lineage
    FROM line JOIN read_parquet($documents) d ON d.document = line.republication_of
)
SELECT document, here AS origin, publisher AS outlet, lineage = '' AS known FROM line WHERE republication_of = '';

CREATE TABLE support AS
SELECT question, answer, count(DISTINCT claimant) AS claimants, count(DISTINCT root) AS roots,
    greatest(1, count(DISTINCT outlet) FILTER (known)) AS outlets, greatest(1, count(DISTINCT origin) FILTER (known)) AS origins
FROM said
JOIN actor ON actor.id = claimant
JOIN origin USING (document)
WHERE NOT inferred AND stance NOT IN ('declines', 'denies')
GROUP BY question, answer;
