-- One comparison for the rows that say the same of the same pair, or that a rule puts together. Two rules may find one
-- verdict between the same figures, with two gaps; two claimants may revise the same pair of figures: then the claims tell
-- the comparisons apart.
CREATE TABLE derived.comparison AS
WITH together AS (
    SELECT rule, verdict, gap, gap_at_most, MAX(among) AS among, one_claim IS NOT NULL AS between_claims,
        list_sort(list_distinct(flatten([list(one), list(other)]))) AS propositions, list_distinct(list(one)) AS ones,
        list_distinct(list(other)) AS others, LEAST(one_claim, other_claim) AS first_claim,
        GREATEST(one_claim, other_claim) AS second_claim, CASE WHEN in_order THEN one_claim END AS earlier,
        CASE WHEN in_order THEN other_claim END AS later
    FROM found
    GROUP BY rule, verdict, gap, gap_at_most, together, CASE WHEN together IS NULL THEN LEAST(one, other) END,
        CASE WHEN together IS NULL THEN GREATEST(one, other) END, one_claim, other_claim, in_order
)
SELECT concat('comparison-', digest(concat(
        verdict, E'\x1F', rule,
        array_to_string(list_transform(propositions, lambda p: concat(E'\x1F<:proposition-', p, '>')), ''),
        CASE WHEN between_claims THEN concat(E'\x1F<:claim-', first_claim, E'>\x1F<:claim-', second_claim, '>') END
    ))) AS node, *
FROM together;

CREATE TABLE derived.compares AS
SELECT DISTINCT node, unnest(propositions) AS proposition FROM comparison;

-- The claims that take the stances of which a rule speaks: of an answer with very many, all of them in one comparison, and
-- the first of them in the others.
CREATE TABLE derived.rests_on AS
WITH supplied AS (
    SELECT DISTINCT c.node, c.rule, c.verdict, c.proposition, s.stance
    FROM (
        SELECT node, rule, verdict, unnest(ones) AS proposition, 'one' AS side FROM comparison WHERE NOT between_claims
        UNION ALL
        SELECT node, rule, verdict, unnest(others), 'other' FROM comparison WHERE NOT between_claims
    ) AS c
    JOIN supplies s ON s.rule = c.rule AND s.side = c.side
),
crowded AS (
    SELECT proposition FROM position GROUP BY proposition HAVING COUNT(*) > $claims_named
),
naming AS (
    SELECT s.node, s.rule, s.verdict, s.proposition, list(s.stance ORDER BY s.stance) AS stances
    FROM supplied s
    JOIN crowded c ON c.proposition = s.proposition
    GROUP BY s.node, s.rule, s.verdict, s.proposition
),
in_line AS (
    SELECT w.proposition, w.stances, p.claim, ROW_NUMBER() OVER (PARTITION BY w.proposition, w.stances ORDER BY p.claim) AS place
    FROM (SELECT DISTINCT proposition, stances FROM naming) AS w
    JOIN position p ON p.proposition = w.proposition AND list_contains(w.stances, p.stance)
)
SELECT s.node, p.claim
FROM supplied s
JOIN position p ON p.proposition = s.proposition AND p.stance = s.stance
WHERE s.proposition NOT IN (SELECT proposition FROM crowded)
UNION
SELECT n.node, i.claim
FROM (SELECT *, node = MIN(node) OVER (PARTITION BY rule, verdict, proposition) AS names_all FROM naming) AS n
JOIN in_line i ON i.proposition = n.proposition AND i.stances = n.stances AND (n.names_all OR i.place <= $claims_named)
UNION
SELECT node, first_claim FROM comparison WHERE between_claims
UNION
SELECT node, second_claim FROM comparison WHERE between_claims;
