-- The claims of those who relay, one link further out: $steps from the claimant.
INSERT INTO named_claim
SELECT l.document, l.place, l.link, digest([concat('<:actor-', l.actor, '>'), concat('<', t.iri, '>'), concat('<:claim-', c.node, '>')]),
    l.actor, 'reports', c.node, NULL
FROM speaker l
JOIN named_claim c ON c.document = l.document AND c.place = l.place AND c.link = l.link + 1
JOIN listed t ON t.scheme = 'stances' AND t.key = 'reports'
WHERE l.links - 1 - l.link = $steps;
