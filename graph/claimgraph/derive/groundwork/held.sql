-- Who holds each answer, as the first and the last in order: two answers have two holders unless all four are one.
-- `known` is the latest day on which it is known to be held.
CREATE TABLE holders AS
SELECT proposition,
    MIN(claimant) AS holds_first, MAX(claimant) AS holds_last, MIN(root) AS root_first, MAX(root) AS root_last,
    MIN(CASE WHEN stance = 'asserts' THEN claimant END) AS asserts_first,
    MAX(CASE WHEN stance = 'asserts' THEN claimant END) AS asserts_last,
    MAX(known) AS known
FROM position
WHERE stance IN ('asserts', 'suggests')
GROUP BY proposition;

-- The answers that somebody asserts or suggests.
CREATE TABLE held AS
SELECT a.* EXCLUDE (is_open) FROM answer a JOIN holders h ON h.proposition = a.proposition WHERE NOT a.is_open;

-- Up to $all_pairs answers to a question are all compared with each other; more are too many pairs, see nearest.sql.
CREATE TABLE crowded AS
SELECT question, COUNT(*) AS answers FROM held GROUP BY question HAVING COUNT(*) > $all_pairs;

CREATE VIEW few AS
SELECT h.* FROM held h LEFT JOIN crowded c ON c.question = h.question WHERE c.question IS NULL;

-- Which of them lie within one that is denied, or held not to be so: see denials.sql.
CREATE TABLE within_denied (how TEXT, own TEXT, held TEXT, denied TEXT, among BIGINT);
