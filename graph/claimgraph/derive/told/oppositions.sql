-- Two claimants who stand against each other.
INSERT INTO lines_of_node
SELECT node, concat(
    self, E' rdf:type cg:Opposition .\n',
    self, ' rdfs:label ', literal(concat(a.name, ' against ', b.name)), E'@en .\n',
    self, ' cg:between <:actor-', one, E'> .\n',
    self, ' cg:between <:actor-', other, E'> .\n',
    self, ' cg:comparisonCount "', comparisons, E'"^^xsd:integer .\n',
    self, E' cg:derivedBy <:rule-oppositions> .\n'
)
FROM (
    SELECT *, concat('opposition-', digest(concat(one, E'\x1F', other))) AS node, concat('<:', node, '>') AS self
    FROM opposition
) AS o
JOIN called a ON a.kind = 'actor' AND a.id = o.one
JOIN called b ON b.kind = 'actor' AND b.id = o.other;
