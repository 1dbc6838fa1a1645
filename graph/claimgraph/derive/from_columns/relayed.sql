INSERT INTO relayed
SELECT c.content, r.node
FROM named_claim r
JOIN standing s ON s.document = r.document AND s.place = r.place AND NOT s.inferred
JOIN named_claim c ON c.document = r.document AND c.place = r.place AND c.content IS NOT NULL
WHERE r.relays IS NOT NULL;
