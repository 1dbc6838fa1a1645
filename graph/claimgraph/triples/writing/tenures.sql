-- The offices of actors, with the words that attest them.
SELECT o.node, concat(
    self, E' rdf:type cg:Tenure .\n',
    self, ' rdfs:label ', literal(concat(a.name, ', ', o.title)), E'@en .\n',
    self, ' cg:holder <:actor-', o.actor, E'> .\n',
    self, ' cg:office ', literal(o.title), E' .\n',
    $lines(Office, o),
    CASE WHEN d.published IS NOT NULL THEN concat(self, ' cg:attestedOn "', d.published, E'"^^xsd:date .\n') END,
    CASE WHEN d.id IS NOT NULL AND o.exact IS NOT NULL THEN concat(
        self, ' cg:words ', literal(concat(o.exact, CASE WHEN o.starts IS NULL THEN ' [unverified]' END)), E' .\n',
        self, ' cg:attestedBy _:e', $span(o), E' .\n',
        CASE WHEN o.starts IS NULL THEN concat(self, E' cg:unverified "true"^^xsd:boolean .\n') END
    ) END
) AS text
FROM (
    SELECT *, concat('<:tenure-', node, '>') AS self
    FROM (
        SELECT *, digest(concat_ws(chr(31), concat('<:actor-', actor, '>'), title, "of", document,
            concat(COALESCE(CAST(since AS VARCHAR), 'None'), '..', COALESCE(CAST(until AS VARCHAR), 'None')), basis)) AS node
        FROM office
    ) AS named
) o
JOIN called a ON a.kind = 'actor' AND a.id = o.actor
LEFT JOIN document d ON d.id = o.document
$joins(Office, o)
