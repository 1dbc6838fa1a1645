-- Pairs of answers to one question that cannot both be right. Not a verdict yet: who holds them decides that.
-- Grouped first: only questions whose highest minimum is above their lowest maximum can hold disjoint intervals.
CREATE TABLE held AS
SELECT DISTINCT a.proposition, a.question, a.kind, a.lo, a.hi, a.value, a.negated
FROM answer a
JOIN position p ON p.proposition = a.proposition
WHERE p.stance IN ('asserts', 'suggests') AND NOT a.is_open;

CREATE TABLE conflict AS
WITH suspect AS (
    SELECT question
    FROM held
    WHERE kind = 'interval' AND NOT negated
    GROUP BY question
    HAVING MAX(lo) > MIN(hi)
)
SELECT x.proposition AS one, y.proposition AS other, x.question AS question, y.lo - x.hi AS gap
FROM held x
JOIN suspect s ON s.question = x.question
JOIN held y ON y.question = x.question AND x.hi < y.lo
WHERE x.kind = 'interval' AND NOT x.negated AND NOT y.negated
UNION ALL
-- Exclusive values that are stated to be disjoint.
SELECT x.proposition, y.proposition, x.question, NULL
FROM held x
JOIN held y ON y.question = x.question AND x.value < y.value
JOIN disjoint d ON d.one = x.value AND d.other = y.value
WHERE x.kind = 'exclusive' AND NOT x.negated AND NOT y.negated
UNION ALL
-- A value held, and the same or a wider one held not to be so.
SELECT x.proposition, y.proposition, x.question, NULL
FROM held x
JOIN held y ON y.question = x.question
LEFT JOIN below b ON b.narrow = x.value AND b.wide = y.value
WHERE x.kind = 'exclusive' AND NOT x.negated AND y.negated AND (x.value = y.value OR b.wide IS NOT NULL);
