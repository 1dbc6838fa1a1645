-- What a passage says of those whose words others relay in it: through what they spoke, with which verb.
SELECT node, concat(
    '<:', report, '> cg:hop ', self, E' .\n',
    self, E' rdf:type cg:RelayLink .\n',
    self, ' rdfs:label ', literal(concat(name, ', as relayed')), E'@en .\n',
    self, ' cg:states <:claim-', claim, E'> .\n',
    lines
) AS text
FROM (
    SELECT h.node, h.self, h.report, h.claim, a.name, concat($lines(Speaker, h)) AS lines
    FROM (
        SELECT *, concat('<:hop-', node, '>') AS self
        FROM (
            SELECT l.*, r.node AS report, c.node AS claim,
                digest(concat('<:', r.node, E'>\x1F<:claim-', c.node, '>')) AS node
            FROM numbered_speaker l
            $which JOIN alike USING (passage)
            JOIN numbered_statement s ON s.passage = l.passage
            JOIN named_report r ON r.passage = l.passage
            JOIN named_claim c ON c.passage = l.passage AND c.link = l.link
            WHERE l.link > 0 AND s.stands AND NOT s.inferred AND l.passage >= $low AND l.passage < $high
        ) AS named
    ) h
    JOIN called a ON a.kind = 'actor' AND a.id = h.actor
    $joins(Speaker, h)
) AS hop
WHERE lines <> ''
