SELECT q.node, concat(
    self, E' rdf:type cg:Question .\n',
    CASE WHEN a.kind = 'quantity' THEN concat(self, E' rdf:type cg:Quantity .\n') END,
    self, ' rdfs:label ', literal(q.label), E'@en .\n',
    self, ' cg:questionLabel ', literal(q.label_here), E'@en .\n',
    array_to_string(list_transform(a.parts, lambda part: concat(self, ' ', part, E' .\n')), ''),
    CASE WHEN h.node IS NOT NULL THEN concat(self, ' cg:ofClaim <:claim-', h.node, E'> .\n') END
) AS text
FROM (
    SELECT *, concat('<:', node, '>') AS self
    FROM named_question
    ANTI JOIN again_question USING (question)
    WHERE question >= $low AND question < $high
) q
JOIN asked a ON a.question = q.question
LEFT JOIN held h ON h.document = a.claim_document AND h.id = a.claim_id
