SELECT e.id AS node, concat(
    each(self, rdf('type'), list_transform(t.types, lambda type: iri(type))),
    line(self, rdfs('label'), literal(e.name)),
    each(self, skos('altLabel'), list_transform(e.also, lambda name: literal(name))),
    $lines(Event, e)
) AS text
FROM (SELECT *, node('event-' || id) AS self FROM event) e
JOIN listed t ON t.scheme = 'event_types' AND t.key = e.type
$joins(Event, e)
