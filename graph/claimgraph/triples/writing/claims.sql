SELECT c.node, concat(
    self, E' rdf:type cg:Claim .\n',
    self, ' rdfs:label ', literal(c.label), E'@en .\n',
    self, ' cg:claimant <:actor-', c.claimant, E'> .\n',
    self, ' cg:stance <', t.iri, E'> .\n',
    self, CASE WHEN c.relays IS NULL THEN ' cg:content <:proposition-' ELSE ' cg:relays <:claim-' END,
        COALESCE(c.relays, c.content), E'> .\n'
) AS text
FROM (SELECT *, concat('<:claim-', node, '>') AS self FROM claim WHERE passage >= $low AND passage < $high) c
JOIN listed t ON t.scheme = 'stances' AND t.key = c.stance
