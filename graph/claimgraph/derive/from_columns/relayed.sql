INSERT INTO relayed
SELECT c.content, r.node
FROM named_claim r
JOIN standing s ON s.passage = r.passage AND NOT s.inferred
JOIN named_claim c ON c.passage = r.passage AND c.content IS NOT NULL
WHERE r.relays IS NOT NULL;
