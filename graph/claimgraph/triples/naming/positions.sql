-- The innermost claims of the passages whose propositions are named.
INSERT INTO named_claim
SELECT s.passage, l.link,
    digest([concat('<:actor-', l.actor, '>'), concat('<', t.iri, '>'), concat('<:proposition-', p.node, '>')]),
    l.actor, s.stance, NULL, p.node
FROM numbered_statement s
JOIN numbered_speaker l ON l.passage = s.passage AND l.link = l.links - 1
JOIN listed t ON t.scheme = 'stances' AND t.key = s.stance
JOIN named_proposition p
    ON p.question = s.question AND p.answer IS NOT DISTINCT FROM s.answer AND p.negated = s.negated
ANTI JOIN named_claim known ON known.passage = s.passage
