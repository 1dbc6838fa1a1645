-- Actors, each with its side or the one that it inherits from what it is part of.
WITH RECURSIVE climbing(id, above) AS (
    SELECT id, id FROM actor
    UNION ALL
    SELECT c.id, a.part_of FROM climbing c JOIN actor a ON a.id = c.above WHERE a.side = '' AND a.part_of <> ''
)
SELECT a.id AS node, concat(
    each(self, 'rdf:type', t.types),
    self, ' rdfs:label ', literal(shown.name), E' .\n',
    CASE WHEN NOT a.private THEN each(self, 'skos:altLabel', list_transform(a.also, lambda name: literal(name))) END,
    $lines(Actor, a),
    CASE WHEN top.side = 'third-party' THEN concat(self, E' cg:side cg:thirdParty .\n')
    WHEN top.side <> '' THEN concat(self, ' cg:side <:actor-', top.side, E'> .\n') END,
    CASE WHEN top.id <> a.id THEN concat(self, ' cg:basis ',
        literal(concat('Part of ', above.name, '.', ' ' || nullif(top.basis, ''))), E'@en .\n')
    WHEN a.basis <> '' THEN concat(self, ' cg:basis ', literal(a.basis), E'@en .\n') END,
    CASE WHEN a.private THEN concat(self, E' cg:privatePerson "true"^^xsd:boolean .\n')
    WHEN a.wikidata <> '' THEN concat(self, ' skos:exactMatch <wd:', a.wikidata, E'> .\n') END
) AS text
FROM (SELECT *, concat('<:actor-', id, '>') AS self FROM actor) a
JOIN listed t ON t.scheme = 'actor_types' AND t.key = a.type
JOIN called shown ON shown.kind = 'actor' AND shown.id = a.id
JOIN climbing c ON c.id = a.id
JOIN actor top ON top.id = c.above AND (top.side <> '' OR top.part_of = '')
JOIN called above ON above.kind = 'actor' AND above.id = top.id
$joins(Actor, a)
