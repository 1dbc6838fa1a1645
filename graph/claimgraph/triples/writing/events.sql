SELECT e.id AS node, concat(
    each(self, 'rdf:type', t.types),
    self, ' rdfs:label ', literal(e.name), E' .\n',
    each(self, 'skos:altLabel', list_transform(e.also, lambda name: literal(name))),
    $lines(Event, e)
) AS text
FROM (SELECT *, concat('<:event-', id, '>') AS self FROM event) e
JOIN listed t ON t.scheme = 'event_types' AND t.key = e.type
$joins(Event, e)
