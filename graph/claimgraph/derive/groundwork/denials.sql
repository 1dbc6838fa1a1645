-- Figures and days that lie within one that somebody denies, or holds not to be so. What is denied is only that figure:
-- whoever says "not 1,200" may mean 1,100, so only 1,200, or what is inside it, stands against it.
CREATE TABLE denied AS
WITH said AS (
    SELECT DISTINCT a.proposition, a.question, 'denies' AS how, a.lo, a.hi
    FROM answer a
    JOIN position p ON p.proposition = a.proposition
    WHERE a.kind = 'interval' AND NOT a.negated AND NOT a.is_open AND p.stance = 'denies'
    UNION ALL
    SELECT proposition, question, 'negated', lo, hi FROM held WHERE kind = 'interval' AND negated
),
bounded AS (
    SELECT question, how, CAST(NULL AS TEXT) AS own, 1 AS is_denied, proposition, lo, hi FROM said
    UNION ALL
    SELECT h.question, s.how, CAST(NULL AS TEXT), 0, h.proposition, h.lo, h.hi
    FROM held h
    JOIN (SELECT DISTINCT question, how FROM said) AS s ON s.question = h.question
    WHERE h.kind = 'interval' AND NOT h.negated
    UNION ALL
    -- Among the answers of one claimant, so that of many no claimant's own two are missed.
    SELECT DISTINCT h.question, concat('own ', p.claimant), p.claimant, CASE WHEN h.negated THEN 1 ELSE 0 END, h.proposition, h.lo, h.hi
    FROM held h
    JOIN (SELECT DISTINCT question FROM said WHERE how = 'negated') AS s ON s.question = h.question
    JOIN position p ON p.proposition = h.proposition AND p.stance IN ('asserts', 'suggests')
    WHERE h.kind = 'interval'
)
SELECT question, how, own, is_denied, proposition, COALESCE(lo, -999999999999999999) AS lo, COALESCE(hi, 999999999999999999) AS hi
FROM bounded;

INSERT INTO within_denied
WITH sized AS (
    SELECT *, CASE WHEN SUM(is_denied) OVER (PARTITION BY question, how) * SUM(1 - is_denied) OVER (PARTITION BY question, how) > $few_pairs
        THEN COUNT(*) OVER (PARTITION BY question, how) END AS among
    FROM denied
),
-- Of many: for each figure the denied one that reaches farthest beyond it, for each denied one the figure that ends first.
beside AS (
    SELECT *,
        MAX(CASE WHEN is_denied = 1 THEN hi END) OVER (PARTITION BY question, how ORDER BY lo, is_denied DESC ROWS UNBOUNDED PRECEDING) AS reach,
        MIN(CASE WHEN is_denied = 0 THEN hi END) OVER (PARTITION BY question, how ORDER BY lo DESC, is_denied ROWS UNBOUNDED PRECEDING) AS nearest_end
    FROM sized
    WHERE among IS NOT NULL
),
first_at AS (
    SELECT question, how, is_denied, hi, proposition,
        ROW_NUMBER() OVER (PARTITION BY question, how, is_denied, hi ORDER BY CASE WHEN is_denied = 1 THEN lo ELSE -lo END, proposition) AS place
    FROM sized
)
SELECT x.how, x.own, x.proposition AS held, y.proposition AS denied, CAST(NULL AS BIGINT) AS among
FROM sized x
JOIN sized y ON y.question = x.question AND y.how = x.how AND y.lo <= x.lo AND y.hi >= x.hi
WHERE x.among IS NULL AND x.is_denied = 0 AND y.is_denied = 1
UNION
SELECT x.how, x.own, x.proposition, y.proposition, CAST(x.among AS BIGINT)
FROM beside x
JOIN first_at y ON y.question = x.question AND y.how = x.how AND y.is_denied = 1 AND y.hi = x.reach AND y.place = 1
WHERE x.is_denied = 0 AND x.reach >= x.hi
UNION
SELECT y.how, y.own, x.proposition, y.proposition, CAST(y.among AS BIGINT)
FROM beside y
JOIN first_at x ON x.question = y.question AND x.how = y.how AND x.is_denied = 0 AND x.hi = y.nearest_end AND x.place = 1
WHERE y.is_denied = 1 AND y.nearest_end <= y.hi;

INSERT INTO conflict
SELECT held, denied, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), among, own FROM within_denied WHERE how <> 'denies';
