-- Each claim once, with its label: positions first, then who relays those.
CREATE TABLE claim AS
SELECT c.node, ANY_VALUE(c.claimant) AS claimant, ANY_VALUE(c.stance) AS stance, CAST(NULL AS VARCHAR) AS relays,
    ANY_VALUE(c.content) AS content, ANY_VALUE(a.name || ' ' || t.label || ': ' || p.label) AS label
FROM named_claim c
JOIN called a ON a.kind = 'actor' AND a.id = c.claimant
JOIN listed t ON t.scheme = 'stances' AND t.key = c.stance
JOIN named_proposition p ON p.node = c.content
GROUP BY c.node;
