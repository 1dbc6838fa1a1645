-- Passages by one number, in the order of documents: joined by it they are found much faster than by document and place,
-- and of rows that stand together whole blocks are passed over where a few numbers are looked for.
CREATE TABLE numbered AS
SELECT document, CAST(SUM(MAX(place) + 1) OVER (ORDER BY document) AS BIGINT) - MAX(place) - 1 AS first
FROM statement
GROUP BY document;

CREATE TABLE numbered_speaker AS
SELECT n.first + l.place AS passage, l.* EXCLUDE (document, place) FROM speaker l JOIN numbered n ON n.document = l.document;

CREATE TABLE numbered_quote AS
SELECT n.first + q.place AS passage, q.* EXCLUDE (place), $span(q) AS node
FROM quote q
JOIN numbered n ON n.document = q.document;

-- Propositions by one number too.
CREATE TABLE answered AS
SELECT ROW_NUMBER() OVER (ORDER BY question, answer, negated) AS proposition, question, answer, negated
FROM (SELECT DISTINCT question, answer, negated FROM statement) AS said;

-- With the claimant, who is the last speaker of a chain, and the day on which he said it.
CREATE TABLE numbered_statement AS
SELECT n.first + s.place AS passage, a.proposition, l.actor AS claimant, l.links, l.stated_on, s.*
FROM statement s
JOIN numbered n ON n.document = s.document
JOIN answered a ON a.question = s.question AND a.answer IS NOT DISTINCT FROM s.answer AND a.negated = s.negated
JOIN numbered_speaker l ON l.passage = n.first + s.place AND l.link = l.links - 1;
