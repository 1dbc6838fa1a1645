-- Passages: those that tell a claim, those from which the curator concludes one, and those that were taken back.
SELECT r.node, concat(
    said(self, cg('withdrawnAs'), cg(nullif(s.withdrawn, ''))),
    said(self, cg('withdrawnOn'), on_day(s.withdrawn_on)),
    said(self, cg('withdrawalReason'), english(CASE WHEN s.withdrawn <> '' THEN s.withdrawal_reason END)),
    line(self, rdf('type'), cg(CASE WHEN NOT s.stands THEN 'WithdrawnPassage' WHEN s.inferred THEN 'Inference' ELSE 'Report' END)),
    line(self, cg(CASE WHEN NOT s.stands THEN 'carried' WHEN s.inferred THEN 'concludes' ELSE 'carries' END),
        node('claim-' || c.node)),
    line(self, cg(CASE WHEN s.inferred THEN 'fromDocument' ELSE 'inDocument' END), node('document-' || s.document)),
    CASE WHEN NOT s.stands OR s.inferred THEN '' ELSE concat(
        line(self, cg('section'), iri(section.iri)),
        line(self, cg('attribution'), english(COALESCE(chain.attribution, speaking(a.name, medium.label)))),
        CASE WHEN chain.document IS NULL THEN line(self, cg('conveys'), node('claim-' || c.node))
        ELSE each(self, cg('conveys'), list_transform(chain.claims, lambda claim: node('claim-' || claim))) END,
        $lines(Speaker, l)
    ) END,
    line(self, rdfs('label'), literal(concat(COALESCE(many.words, q.exact, '[no quote]'),
        CASE WHEN s.evidence <> 'located' AND q.exact IS NOT NULL THEN ' [unverified]' ELSE '' END,
        CASE WHEN s.withdrawal_counted
        THEN concat(' [', s.withdrawn, ' ', CAST(s.withdrawn_on AS VARCHAR), ': ', s.withdrawal_reason, ']') ELSE '' END))),
    CASE WHEN many.document IS NULL THEN said(self, cg('evidence'), '_:e' || span.node)
    ELSE each(self, cg('evidence'), list_transform(many.spans, lambda span: '_:e' || span)) END,
    said(self, cg('unverified'), CASE WHEN s.evidence <> 'located' THEN truth(TRUE) END),
    $lines(Statement, s)
) AS text
FROM (
    SELECT *, node(node) AS self FROM named_report WHERE right(node, 20) >= $low AND right(node, 20) < $high
) r
JOIN statement s ON s.document = r.document AND s.place = r.place
JOIN named_claim c ON c.document = r.document AND c.place = r.place AND c.link = 0
JOIN speaker l ON l.document = r.document AND l.place = r.place AND l.link = 0
JOIN called a ON a.kind = 'actor' AND a.id = l.actor
JOIN listed section ON section.scheme = 'sections' AND section.key = s.section
LEFT JOIN listed medium ON medium.scheme = 'media' AND medium.key = l.medium
LEFT JOIN chain ON chain.document = r.document AND chain.place = r.place
LEFT JOIN quote q ON q.document = r.document AND q.place = r.place AND q.span = 0
LEFT JOIN named_span span ON span.document = r.document AND span.place = r.place AND span.span = 0
LEFT JOIN quoted many ON many.document = r.document AND many.place = r.place
$joins(Speaker, l)
$joins(Statement, s)
