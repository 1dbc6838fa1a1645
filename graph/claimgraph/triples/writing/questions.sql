SELECT q.node, concat(
    line(self, rdf('type'), cg('Question')),
    said(self, rdf('type'), CASE WHEN a.kind = 'quantity' THEN cg('Quantity') END),
    line(self, rdfs('label'), english(q.label)),
    line(self, cg('questionLabel'), english(q.label_here)),
    array_to_string(list_transform(a.parts, lambda part: concat(self, ' ', part, ' .' || chr(10))), ''),
    said(self, cg('ofClaim'), node('claim-' || h.node))
) AS text
FROM (
    SELECT DISTINCT ON (node) *, node(node) AS self
    FROM named_question
    WHERE right(node, 20) >= $low AND right(node, 20) < $high
    ORDER BY node, question
) q
JOIN asked a ON a.question = q.question
LEFT JOIN held h ON h.document = a.claim_document AND h.id = a.claim_id
