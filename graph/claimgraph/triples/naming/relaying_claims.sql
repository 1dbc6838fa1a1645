INSERT INTO claim
SELECT MIN(c.passage), c.node, ANY_VALUE(c.claimant), ANY_VALUE(c.stance), ANY_VALUE(c.relays), NULL,
    ANY_VALUE(a.name || ' ' || t.label || ': ' || told.label)
FROM named_claim c
JOIN claim told ON told.node = c.relays
JOIN called a ON a.kind = 'actor' AND a.id = c.claimant
JOIN listed t ON t.scheme = 'stances' AND t.key = 'reports'
ANTI JOIN claim known ON known.node = c.node
GROUP BY c.node;
