-- The innermost claims of the passages whose propositions are named.
INSERT INTO named_claim
SELECT s.passage, s.links - 1,
    digest(concat('<:actor-', s.claimant, E'>\x1F<', t.iri, E'>\x1F<:proposition-', p.node, '>')),
    s.claimant, s.stance, NULL, p.node, s.proposition
FROM numbered_statement s
JOIN listed t ON t.scheme = 'stances' AND t.key = s.stance
JOIN named_proposition p ON p.proposition = s.proposition
ANTI JOIN named_claim known ON known.passage = s.passage
