-- The innermost claims of the passages whose propositions are named.
INSERT INTO named_claim
SELECT s.document, s.place, l.link,
    digest([concat('<:actor-', l.actor, '>'), concat('<', t.iri, '>'), concat('<:proposition-', p.node, '>')]),
    l.actor, s.stance, NULL, p.node
FROM statement s
JOIN speaker l ON l.document = s.document AND l.place = s.place AND l.link = l.links - 1
JOIN listed t ON t.scheme = 'stances' AND t.key = s.stance
JOIN named_proposition p
    ON p.question = s.question AND p.answer IS NOT DISTINCT FROM s.answer AND p.negated = s.negated
ANTI JOIN named_claim known ON known.document = s.document AND known.place = s.place
