-- What is compared, and how it is called.
CREATE TABLE compared_answer AS
SELECT p.node AS proposition, p.label, p.answer_label AS answer, q.node AS question, q.label AS question_label,
    v.kind = 'measure' AS in_millionths, COALESCE(n.lo, n.hi, 0) AS lowest
FROM (
    SELECT p.*
    FROM named_proposition p
    SEMI JOIN compares c ON c.proposition = p.node
    ANTI JOIN again_proposition o ON o.proposition = p.proposition
) AS p
JOIN named_question q ON q.question = p.question
LEFT JOIN named_answer n ON n.answer = p.answer
LEFT JOIN main.answer v ON v.answer = p.answer;

INSERT INTO lines_of_node
WITH named AS (
    -- From the lowest answer to the highest, in whatever words they are. Lists are sorted much faster than aggregates.
    SELECT c.node, MIN(a.question) = MAX(a.question) AND COUNT(*) > 1 AS is_of_one, MIN(a.question_label) AS question,
        list_sort(list({'lowest': a.lowest, 'proposition': a.proposition, 'label': a.label, 'answer': a.answer})) AS answers,
        BOOL_OR(a.in_millionths) AS in_millionths
    FROM compares c
    JOIN compared_answer a ON a.proposition = c.proposition
    GROUP BY c.node
),
claims AS (
    SELECT node, list_sort(list(claim)) AS claims FROM rests_on GROUP BY node
),
-- The reasons why their passages are read so.
reasons AS (
    SELECT r.node, list_sort(list_distinct(list(literal(s.rationale)))) AS rationales
    FROM numbered_statement s
    JOIN named_claim c ON c.passage = s.passage AND c.content IS NOT NULL
    JOIN rests_on r ON r.claim = c.node
    WHERE s.rationale <> ''
    GROUP BY r.node
)
-- In the order of predicates, so that the lines of a node are sorted.
SELECT c.node, concat(
    self, E' rdf:type cg:Comparison .\n',
    self, ' rdfs:label ', literal(concat(
        c.verdict, ': ',
        CASE WHEN s.is_of_one
        THEN concat(array_to_string(list_transform(s.answers, lambda one: one.answer), ' against '), ': ', s.question)
        ELSE array_to_string(list_transform(s.answers, lambda one: one.label), '; ') END,
        -- Who reads it must not take it for all that disagrees.
        format(' (of {:,} answers, ', c.among) || CASE WHEN c.gap IS NULL THEN 'two' ELSE 'the nearest' END
            || ' that cannot both be right)'
    )), E'@en .\n',
    self || ' cg:amongAnswers "' || c.among || E'"^^xsd:integer .\n',
    array_to_string(list_transform(c.propositions, lambda one: concat(self, ' cg:compares <:proposition-', one, E'> .\n')), ''),
    self, ' cg:derivedBy <:rule-', c.rule, E'> .\n',
    self || ' cg:earlier <:claim-' || c.earlier || E'> .\n',
    CASE WHEN c.gap IS NOT NULL THEN concat(self, ' cg:gap ', distance(c.gap, s.in_millionths), E' .\n') END,
    CASE WHEN c.gap_at_most IS NOT NULL
    THEN concat(self, ' cg:gapAtMost ', distance(c.gap_at_most, s.in_millionths), E' .\n') END,
    self, ' cg:importance "', i.importance, E'"^^xsd:integer .\n',
    self || ' cg:later <:claim-' || c.later || E'> .\n',
    array_to_string(list_transform(r.rationales, lambda one: concat(self, ' cg:rationale ', one, E'@en .\n')), ''),
    array_to_string(list_transform(k.claims, lambda one: concat(self, ' cg:restsOn <:claim-', one, E'> .\n')), ''),
    self, ' cg:verdict <cg:', c.verdict, E'> .\n'
)
FROM (SELECT *, concat('<:', node, '>') AS self FROM comparison) c
JOIN named s ON s.node = c.node
JOIN importance i ON i.node = c.node
LEFT JOIN claims k ON k.node = c.node
LEFT JOIN reasons r ON r.node = c.node;
