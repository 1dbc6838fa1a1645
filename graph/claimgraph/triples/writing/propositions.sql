-- Answers, with whom they concern: the actors whom question or answer name; of a claim in either, its claimant.
SELECT p.node, concat(
    self, E' rdf:type cg:Proposition .\n',
    self, ' rdfs:label ', literal(p.label), E'@en .\n',
    CASE WHEN p.answer_label IS NOT NULL THEN concat(self, ' cg:answerLabel ', literal(p.answer_label), E'@en .\n') END,
    self, ' cg:about <:', q.node, E'> .\n',
    array_to_string(list_transform(n.facts, lambda fact: concat(self, ' ', fact, E' .\n')), ''),
    CASE WHEN p.negated THEN concat(self, E' cg:negated "true"^^xsd:boolean .\n') END,
    each(self, 'cg:concerns', list_transform(list_filter(
        asked.actors || [h.claimant, CASE WHEN a.ref_kind = 'actor' THEN a.text END, ha.claimant],
        lambda actor: actor IS NOT NULL), lambda actor: concat('<:actor-', actor, '>')))
) AS text
FROM (
    SELECT n.*, concat('<:proposition-', n.node, '>') AS self
    FROM named_proposition n
    ANTI JOIN again_proposition USING (proposition)
    WHERE n.question >= $low AND n.question < $high
) p
JOIN named_question q ON q.question = p.question
JOIN asked ON asked.question = p.question
LEFT JOIN named_answer n ON n.answer = p.answer
LEFT JOIN answer a ON a.answer = p.answer
LEFT JOIN held h ON h.document = asked.claim_document AND h.id = asked.claim_id
LEFT JOIN held ha ON a.kind = 'claim' AND ha.document = a.document AND ha.id = a.text
