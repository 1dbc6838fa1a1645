-- The answers that somebody asserts or suggests, and who does.
CREATE TABLE held AS
SELECT DISTINCT a.proposition, a.question, a.kind, a.lo, a.hi, a.stated, a.value, a.negated
FROM answer a
JOIN position p ON p.proposition = a.proposition
WHERE p.stance IN ('asserts', 'suggests') AND NOT a.is_open;

-- Who holds each answer, as the first and the last in order: two answers have two holders unless all four are one.
CREATE TABLE holders AS
SELECT proposition,
    MIN(claimant) AS holds_first, MAX(claimant) AS holds_last, MIN(root) AS root_first, MAX(root) AS root_last,
    MIN(CASE WHEN stance = 'asserts' THEN claimant END) AS asserts_first,
    MAX(CASE WHEN stance = 'asserts' THEN claimant END) AS asserts_last
FROM position
WHERE stance IN ('asserts', 'suggests')
GROUP BY proposition;

-- Up to $all_pairs answers to a question are all compared with each other; more are too many pairs, see nearest.sql.
CREATE TABLE crowded AS
SELECT question, COUNT(*) AS answers FROM held GROUP BY question HAVING COUNT(*) > $all_pairs;

CREATE TABLE few AS
SELECT h.* FROM held h LEFT JOIN crowded c ON c.question = h.question WHERE c.question IS NULL;
