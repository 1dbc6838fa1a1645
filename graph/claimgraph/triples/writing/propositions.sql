-- Answers, with whom they concern: the actors whom question or answer name; of a claim in either, its claimant.
SELECT p.node, concat(
    line(self, rdf('type'), cg('Proposition')),
    line(self, rdfs('label'), english(p.label)),
    said(self, cg('answerLabel'), english(p.answer_label)),
    line(self, cg('about'), node(q.node)),
    COALESCE(array_to_string(list_transform(n.facts, lambda fact: concat(self, ' ', fact, ' .' || chr(10))), ''), ''),
    said(self, cg('negated'), CASE WHEN p.negated THEN truth(TRUE) END),
    each(self, cg('concerns'), list_transform(
        list_filter(asked.actors || [h.claimant, CASE WHEN a.ref_kind = 'actor' THEN a.text END, ha.claimant],
            lambda actor: actor IS NOT NULL),
        lambda actor: node('actor-' || actor)))
) AS text
FROM (
    SELECT DISTINCT ON (node) *, node('proposition-' || node) AS self
    FROM named_proposition
    WHERE node >= $low AND node < $high
    ORDER BY node, question, answer
) p
JOIN named_question q ON q.question = p.question
JOIN asked ON asked.question = p.question
LEFT JOIN named_answer n ON n.answer = p.answer
LEFT JOIN answer a ON a.answer = p.answer
LEFT JOIN held h ON h.document = asked.claim_document AND h.id = asked.claim_id
LEFT JOIN held ha ON ha.document = a.document AND ha.id = a.text AND a.kind = 'claim'
