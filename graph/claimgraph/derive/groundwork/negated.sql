-- Exclusive values: one held, and the same or a wider one held not to be so.
INSERT INTO conflict
SELECT x.proposition, y.proposition, NULL, NULL, NULL, NULL
FROM held x
JOIN held y ON y.question = x.question AND y.value = x.value
WHERE x.kind = 'exclusive' AND NOT x.negated AND y.negated
UNION ALL
SELECT x.proposition, y.proposition, NULL, NULL, NULL, NULL
FROM held x
JOIN below b ON b.narrow = x.value
JOIN held y ON y.question = x.question AND y.value = b.wide
WHERE x.kind = 'exclusive' AND NOT x.negated AND y.negated;
