-- How much there is of an actor, an event, a document, an answer, so that no question counts what it lists. What is 0 is
-- not written.
CREATE MACRO counted(self, property, number) AS self || ' ' || property || ' "' || NULLIF(number, 0) || E'"^^xsd:integer .\n';

CREATE TABLE told_claim AS
SELECT s.passage, r.node AS report, c.node AS claim, c.claimant, c.content, s.inferred, s.evidence <> 'located' AS unverified,
    s.question
FROM standing s
JOIN named_report r ON r.passage = s.passage
JOIN named_claim c ON c.passage = s.passage;

INSERT INTO lines_of_node
WITH of_something AS (
    SELECT concat('actor-', claimant) AS node, claim, inferred FROM told_claim
    UNION ALL
    SELECT concat('event-', q.event), t.claim, t.inferred
    FROM told_claim t
    JOIN question q ON q.question = t.question AND q.event <> ''
    WHERE t.content IS NOT NULL
),
each_once AS (
    SELECT node, claim, BOOL_AND(inferred) AS inferred FROM of_something GROUP BY node, claim
),
carried AS (
    SELECT concat('document-', s.document) AS node, r.node AS report, s.evidence <> 'located' AS unverified
    FROM numbered_statement s
    JOIN named_report r ON r.passage = s.passage
    WHERE NOT s.inferred
)
SELECT node, concat(
    counted(concat('<:', node, '>'), 'cg:claimCount', COUNT(*) FILTER (WHERE NOT inferred)),
    counted(concat('<:', node, '>'), 'cg:inferenceCount', COUNT(*) FILTER (WHERE inferred))
)
FROM each_once
GROUP BY node
UNION ALL
SELECT node, concat(
    counted(concat('<:', node, '>'), 'cg:reportCount', COUNT(DISTINCT report)),
    counted(concat('<:', node, '>'), 'cg:unverifiedCount', COUNT(DISTINCT report) FILTER (WHERE unverified))
)
FROM carried
GROUP BY node
UNION ALL
SELECT c.node, concat(
    counted(concat('<:', c.node, '>'), 'cg:answerCount', COUNT(*)),
    counted(concat('<:', c.node, '>'), 'cg:figureCount', COUNT(*) FILTER (WHERE q.counts <> ''))
)
FROM choke_point c
SEMI JOIN support s ON s.proposition = c.proposition
JOIN (SELECT DISTINCT ON (node) node, question FROM named_proposition) AS p ON p.node = c.proposition
JOIN question q ON q.question = p.question
GROUP BY c.node;

INSERT INTO lines_of_proposition
SELECT content, counted(concat('<:proposition-', content, '>'), 'cg:unverifiedCount', COUNT(DISTINCT report))
FROM told_claim
WHERE unverified AND NOT inferred AND content IS NOT NULL
GROUP BY content;
