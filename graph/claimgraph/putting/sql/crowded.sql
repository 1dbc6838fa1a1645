-- Of an answer with very many claims only one comparison names all. Which one, all comparisons of that answer decide: so
-- what it answers is touched too.
INSERT INTO touched
SELECT *
FROM question
WHERE question IN (
    SELECT s.question
    FROM (
        SELECT question, answer, negated FROM statement
        UNION ALL
        SELECT question, answer, negated FROM new_statement
    ) AS s
    SEMI JOIN scope c ON c.question = s.question
    ANTI JOIN touched t ON t.question = s.question
    GROUP BY s.question, s.answer, s.negated
    HAVING COUNT(*) > $claims_named
);
