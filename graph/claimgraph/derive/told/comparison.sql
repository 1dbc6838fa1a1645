-- What is compared, and how it is called.
CREATE TABLE compared_answer AS
SELECT p.node AS proposition, p.label, p.answer_label AS answer, q.node AS question, q.label AS question_label,
    v.kind = 'measure' AS in_millionths, COALESCE(n.lo, n.hi, 0) AS lowest
FROM (
    SELECT p.*
    FROM named_proposition p
    SEMI JOIN compares c ON c.proposition = p.node
    ANTI JOIN again_proposition o ON o.question = p.question AND o.answer IS NOT DISTINCT FROM p.answer AND o.negated = p.negated
) AS p
JOIN named_question q ON q.question = p.question
LEFT JOIN named_answer n ON n.answer = p.answer
LEFT JOIN main.answer v ON v.answer = p.answer;

-- The reasons why passages are read so, by what they carry.
CREATE TABLE reason AS
SELECT DISTINCT c.node AS claim, s.rationale
FROM numbered_statement s
JOIN named_claim c ON c.passage = s.passage AND c.content IS NOT NULL
WHERE s.rationale <> '';

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
side AS (
    SELECT node, in_millionths, CASE WHEN is_of_one
        THEN concat(array_to_string(list_transform(answers, lambda one: one.answer), ' against '), ': ', question)
        ELSE array_to_string(list_transform(answers, lambda one: one.label), '; ') END AS said
    FROM named
),
claims AS (
    SELECT node, list_sort(list(claim)) AS claims FROM rests_on GROUP BY node
),
reasons AS (
    SELECT node, string_agg(line, '' ORDER BY line) AS rationale
    FROM (
        SELECT DISTINCT r.node, triple(r.node, 'rationale', english(w.rationale)) AS line
        FROM rests_on r
        JOIN reason w ON w.claim = r.claim
    ) AS given
    GROUP BY node
)
-- In the order of predicates, so that the lines of a node are sorted.
SELECT c.node, concat(
    is_a(c.node, 'Comparison'),
    labelled(c.node, english(concat(
        c.verdict, ': ', s.said,
        -- Who reads it must not take it for all that disagrees.
        CASE WHEN c.among IS NOT NULL THEN concat(' (of ', format('{:,}', c.among), ' answers, ',
            CASE WHEN c.gap IS NOT NULL THEN 'the nearest that cannot both be right' ELSE 'two that cannot both be right' END, ')') END
    ))),
    triple(c.node, 'amongAnswers', whole(c.among)),
    lines(c.node, 'compares', 'proposition-', c.propositions),
    triple(c.node, 'derivedBy', node('rule-' || c.rule)),
    triple(c.node, 'earlier', node('claim-' || c.earlier)),
    triple(c.node, 'gap', distance(c.gap, s.in_millionths)),
    triple(c.node, 'gapAtMost', distance(c.gap_at_most, s.in_millionths)),
    triple(c.node, 'importance', whole(i.importance)),
    triple(c.node, 'later', node('claim-' || c.later)),
    r.rationale,
    lines(c.node, 'restsOn', 'claim-', k.claims),
    triple(c.node, 'verdict', cg(c.verdict))
)
FROM comparison c
JOIN side s ON s.node = c.node
JOIN importance i ON i.node = c.node
LEFT JOIN claims k ON k.node = c.node
LEFT JOIN reasons r ON r.node = c.node;
