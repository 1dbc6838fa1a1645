-- The claims of those who relay, one link further out: $steps from the claimant.
INSERT INTO named_claim
SELECT l.passage, l.link, digest(concat('<:actor-', l.actor, E'>\x1F<', t.iri, E'>\x1F<:claim-', c.node, '>')),
    l.actor, 'reports', c.node, NULL, NULL
FROM numbered_speaker l
JOIN named_claim c ON c.passage = l.passage AND c.link = l.link + 1
JOIN listed t ON t.scheme = 'stances' AND t.key = 'reports'
WHERE l.links - 1 - l.link = $steps;
