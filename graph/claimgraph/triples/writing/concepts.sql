-- That two concepts are disjoint, both of them say, whichever of the files does.
WITH disjoint_with AS (
    SELECT id, list(other) AS others
    FROM (
        SELECT id, UNNEST(disjoint_with) AS other FROM concept
        UNION
        SELECT UNNEST(disjoint_with), id FROM concept
    ) AS pair
    GROUP BY id
)
SELECT c.id AS node, concat(
    each(self, 'rdf:type', t.types || ['skos:Concept']),
    self, ' rdfs:label ', literal(c.name), E' .\n',
    each(self, 'skos:altLabel', list_transform(c.also, lambda name: literal(name))),
    each(self, 'skos:broader', list_transform(c.broader, lambda id: concat('<:concept-', id, '>'))),
    each(self, 'cg:disjointWith', list_transform(d.others, lambda id: concat('<:concept-', id, '>'))),
    CASE WHEN c.definition <> '' THEN concat(self, ' skos:definition ', literal(c.definition), E'@en .\n') END,
    $lines(Concept, c)
) AS text
FROM (SELECT *, concat('<:concept-', id, '>') AS self FROM concept) c
JOIN listed t ON t.scheme = 'concept_types' AND t.key = c.type
LEFT JOIN disjoint_with d ON d.id = c.id
$joins(Concept, c)
