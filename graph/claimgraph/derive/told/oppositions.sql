-- Two claimants who stand against each other.
INSERT INTO lines_of_node
SELECT o.node, concat(
    is_a(o.node, 'Opposition'),
    labelled(o.node, english(concat(a.name, ' against ', b.name))),
    triple(o.node, 'between', node('actor-' || o.one)),
    triple(o.node, 'between', node('actor-' || o.other)),
    triple(o.node, 'comparisonCount', whole(o.comparisons)),
    triple(o.node, 'derivedBy', node('rule-oppositions'))
)
FROM (
    SELECT *, concat('opposition-', digest([node('actor-' || one), node('actor-' || other)])) AS node FROM opposition
) AS o
JOIN called a ON a.kind = 'actor' AND a.id = o.one
JOIN called b ON b.kind = 'actor' AND b.id = o.other;
