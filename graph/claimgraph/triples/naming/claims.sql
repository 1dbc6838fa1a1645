-- Each claim once, where it is first told, with its label: positions first, then who relays those.
CREATE TABLE claim AS
SELECT c.passage, c.node, c.claimant, c.stance, c.relays, c.content, a.name || ' ' || t.label || ': ' || p.label AS label
FROM (
    SELECT *
    FROM named_claim
    ANTI JOIN (
        SELECT passage, link
        FROM named_claim
        WHERE node IN (SELECT node FROM named_claim GROUP BY node HAVING COUNT(*) > 1)
        QUALIFY ROW_NUMBER() OVER (PARTITION BY node ORDER BY passage, link) > 1
    ) AS again USING (passage, link)
) AS c
JOIN called a ON a.kind = 'actor' AND a.id = c.claimant
JOIN listed t ON t.scheme = 'stances' AND t.key = c.stance
JOIN named_proposition p ON p.proposition = c.proposition;
