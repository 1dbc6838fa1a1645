-- Of many answers to one question only the nearest that cannot both be right: each that conflicts with any stands in at
-- least one pair, and there are a few pairs for each position, not one for every two answers.
-- They are looked for in leagues, so that whoever has an opponent is shown one: among all answers; among those of one
-- claimant, of different days of statement, in different texts; among what different claimants hold, and what they
-- assert. In a league two of different `who` are paired.
CREATE TABLE league AS
WITH placed AS (
    SELECT h.*, p.claim, p.claimant, p.stance, p.day
    FROM held h
    JOIN crowded c ON c.question = h.question
    JOIN position p ON p.proposition = h.proposition AND p.stance IN ('asserts', 'suggests')
    WHERE NOT h.negated AND h.kind IN ('interval', 'exclusive')
)
SELECT DISTINCT question, 'any' AS league, proposition AS who, CAST(NULL AS TEXT) AS own, proposition, kind, lo, hi, value FROM placed
UNION ALL
SELECT DISTINCT question, concat('own ', claimant), proposition, claimant, proposition, kind, lo, hi, value FROM placed
UNION ALL
SELECT DISTINCT question, concat('days ', claimant), CAST(day AS TEXT), claimant, proposition, kind, lo, hi, value FROM placed WHERE day IS NOT NULL
UNION ALL
SELECT DISTINCT p.question, concat('texts ', p.claimant), g.origin, p.claimant, p.proposition, p.kind, p.lo, p.hi, p.value
FROM placed p
JOIN given g ON g.claim = p.claim
UNION ALL
SELECT DISTINCT question, 'held', claimant, CAST(NULL AS TEXT), proposition, kind, lo, hi, value FROM placed
UNION ALL
SELECT DISTINCT question, 'asserted', claimant, CAST(NULL AS TEXT), proposition, kind, lo, hi, value FROM placed WHERE stance = 'asserts';

INSERT INTO conflict
WITH turned AS (
    -- Mirrored, the nearest below is the nearest above.
    SELECT concat('up ', league) AS way, question, who, own, proposition, lo, hi FROM league WHERE kind = 'interval'
    UNION ALL
    SELECT concat('down ', league), question, who, own, proposition, -hi, -lo FROM league WHERE kind = 'interval'
),
begun AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY question, way ORDER BY lo, who, proposition) AS place,
        CASE WHEN who = LAG(who) OVER (PARTITION BY question, way ORDER BY lo, who, proposition) THEN 0 ELSE 1 END AS changes
    FROM turned
    WHERE lo IS NOT NULL
),
ranked AS (
    SELECT *, SUM(changes) OVER (PARTITION BY question, way ORDER BY place ROWS UNBOUNDED PRECEDING) AS run
    FROM begun
),
-- How many begin at or before the end of each: the next one is the nearest above it.
ends AS (
    SELECT question, way, who, own, proposition, lo, hi, is_end,
        SUM(1 - is_end) OVER (PARTITION BY question, way ORDER BY spot, is_end ROWS UNBOUNDED PRECEDING) + 1 AS place
    FROM (
        SELECT question, way, who, own, proposition, lo, hi, hi AS spot, 1 AS is_end FROM turned WHERE hi IS NOT NULL
        UNION ALL
        SELECT question, way, who, own, proposition, lo, hi, lo, 0 FROM turned WHERE lo IS NOT NULL
    ) AS point
),
-- Where that is one's own, the first after all that are one's own.
found AS (
    SELECT e.way, e.question, e.own, e.proposition, e.lo, e.hi, CASE WHEN r.who <> e.who THEN r.run ELSE r.run + 1 END AS run,
        CASE WHEN r.who <> e.who THEN r.place END AS place
    FROM ends e
    JOIN ranked r ON r.question = e.question AND r.way = e.way AND r.place = e.place
    WHERE e.is_end = 1
),
pair AS (
    SELECT f.way, f.question, f.own, f.proposition, r.proposition AS other, r.lo - f.hi AS gap,
        CASE WHEN r.hi - f.lo > r.lo - f.hi THEN r.hi - f.lo END AS most
    FROM found f
    JOIN ranked r ON r.question = f.question AND r.way = f.way AND r.run = f.run
        AND (r.place = f.place OR (f.place IS NULL AND r.changes = 1))
)
SELECT DISTINCT CASE WHEN way LIKE 'up %' THEN proposition ELSE other END, CASE WHEN way LIKE 'up %' THEN other ELSE proposition END,
    gap, most, c.answers, own
FROM pair p
JOIN crowded c ON c.question = p.question;

INSERT INTO conflict
WITH taken AS (
    SELECT DISTINCT l.question, l.league, l.who, l.own, l.proposition, l.value, a.family, a.member
    FROM league l
    JOIN apart a ON a.value = l.value
    WHERE l.kind = 'exclusive'
),
-- The first and the last holder within the first and the last of what cannot be right beside each other.
ordered AS (
    SELECT *, MIN(member) OVER (PARTITION BY question, league, family) AS first_member,
        MAX(member) OVER (PARTITION BY question, league, family) AS last_member,
        ROW_NUMBER() OVER (PARTITION BY question, league, family, member ORDER BY who, proposition) AS place,
        ROW_NUMBER() OVER (PARTITION BY question, league, family, member ORDER BY who DESC, proposition DESC) AS place_from_end
    FROM taken
),
chosen AS (
    SELECT * FROM ordered WHERE member IN (first_member, last_member) AND (place = 1 OR place_from_end = 1)
)
SELECT DISTINCT CASE WHEN x.value < y.value THEN x.proposition ELSE y.proposition END,
    CASE WHEN x.value < y.value THEN y.proposition ELSE x.proposition END, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), c.answers, x.own
FROM taken x
JOIN chosen y ON y.question = x.question AND y.league = x.league AND y.family = x.family AND y.member <> x.member AND y.who <> x.who
    AND y.value <> x.value
JOIN crowded c ON c.question = x.question;
