-- Actors, each with its side or the one that it inherits from what it is part of.
WITH RECURSIVE climbing(id, above) AS (
    SELECT id, id FROM actor
    UNION ALL
    SELECT c.id, a.part_of FROM climbing c JOIN actor a ON a.id = c.above WHERE a.side = '' AND a.part_of <> ''
)
SELECT a.id AS node, concat(
    each(self, rdf('type'), list_transform(t.types, lambda type: iri(type))),
    line(self, rdfs('label'), literal(shown.name)),
    CASE WHEN a.private THEN '' ELSE each(self, skos('altLabel'), list_transform(a.also, lambda name: literal(name))) END,
    $lines(Actor, a),
    said(self, cg('side'),
        CASE WHEN top.side = 'third-party' THEN cg('thirdParty') ELSE node('actor-' || nullif(top.side, '')) END),
    said(self, cg('basis'), english(nullif(
        CASE WHEN top.id = a.id THEN a.basis
        ELSE concat('Part of ', above.name, '.', CASE WHEN top.basis <> '' THEN ' ' || top.basis ELSE '' END) END, ''))),
    said(self, cg('privatePerson'), CASE WHEN a.private THEN truth(TRUE) END),
    said(self, cg('wikidata'), CASE WHEN NOT a.private THEN literal(nullif(a.wikidata, '')) END)
) AS text
FROM (SELECT *, node('actor-' || id) AS self FROM actor) a
JOIN listed t ON t.scheme = 'actor_types' AND t.key = a.type
JOIN called shown ON shown.kind = 'actor' AND shown.id = a.id
JOIN climbing c ON c.id = a.id
JOIN actor top ON top.id = c.above AND (top.side <> '' OR top.part_of = '')
JOIN called above ON above.kind = 'actor' AND above.id = top.id
$joins(Actor, a)
