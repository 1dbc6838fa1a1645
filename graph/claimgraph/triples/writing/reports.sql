-- Passages: those that tell a claim, those from which the curator concludes one, and those that were taken back.
SELECT r.node, concat(
    CASE WHEN s.withdrawn <> '' THEN concat(
        self, ' cg:withdrawnAs <cg:', s.withdrawn, E'> .\n',
        self, ' cg:withdrawnOn "', s.withdrawn_on, E'"^^xsd:date .\n',
        self, ' cg:withdrawalReason ', literal(s.withdrawal_reason), E'@en .\n'
    ) END,
    self, CASE WHEN NOT s.stands THEN E' rdf:type cg:WithdrawnPassage .\n'
        WHEN s.inferred THEN E' rdf:type cg:Inference .\n' ELSE E' rdf:type cg:Report .\n' END,
    self, CASE WHEN NOT s.stands THEN ' cg:carried' WHEN s.inferred THEN ' cg:concludes' ELSE ' cg:carries' END,
        ' <:claim-', r.claim, E'> .\n',
    self, CASE WHEN s.inferred THEN ' cg:fromDocument' ELSE ' cg:inDocument' END, ' <:document-', s.document, E'> .\n',
    CASE WHEN s.stands AND NOT s.inferred THEN concat(
        self, ' cg:section <', section.iri, E'> .\n',
        self, ' cg:attribution ', literal(COALESCE(chain.attribution, speaking(a.name, medium.label))), E'@en .\n',
        self, ' cg:conveys <:claim-', r.claim, E'> .\n',
        each(self, 'cg:conveys', list_transform(chain.further, lambda claim: concat('<:claim-', claim, '>'))),
        $lines(Speaker, l)
    ) END,
    self, ' rdfs:label ', literal(concat(
        COALESCE(many.words, q.exact, '[no quote]'),
        CASE WHEN s.evidence <> 'located' AND q.exact IS NOT NULL THEN ' [unverified]' END,
        CASE WHEN s.withdrawal_counted
        THEN concat(' [', s.withdrawn, ' ', s.withdrawn_on, ': ', s.withdrawal_reason, ']') END
    )), E' .\n',
    CASE WHEN q.exact IS NOT NULL THEN concat(self, ' cg:evidence _:e', q.node, E' .\n') END,
    each(self, 'cg:evidence', list_transform(list_filter(many.spans, lambda other: other <> q.node),
        lambda other: concat('_:e', other))),
    CASE WHEN s.evidence <> 'located' THEN concat(self, E' cg:unverified "true"^^xsd:boolean .\n') END,
    $lines(Statement, s)
) AS text
FROM (
    SELECT *, concat('<:', node, '>') AS self
    FROM named_report
    $which JOIN alike USING (passage)
    WHERE passage >= $low AND passage < $high
) r
JOIN numbered_statement s ON s.passage = r.passage
JOIN numbered_speaker l ON l.passage = r.passage AND l.link = 0
JOIN called a ON a.kind = 'actor' AND a.id = l.actor
JOIN listed section ON section.scheme = 'sections' AND section.key = s.section
LEFT JOIN listed medium ON medium.scheme = 'media' AND medium.key = l.medium
LEFT JOIN chain ON chain.passage = r.passage
LEFT JOIN numbered_quote q ON q.passage = r.passage AND q.span = 0
LEFT JOIN quoted many ON many.passage = r.passage
$joins(Speaker, l)
$joins(Statement, s)
