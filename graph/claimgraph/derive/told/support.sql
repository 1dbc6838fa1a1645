-- Those of a proposition that somebody holds. The outlet of a document goes without saying.
INSERT INTO lines_of_proposition
SELECT s.proposition, concat('<:proposition-', s.proposition, '> cg:hasSupport <:', n.node, E'> .\n')
FROM support s
JOIN support_node n ON n.claimants = s.claimants AND n.roots = s.roots AND n.outlets = s.outlets AND n.origins = s.origins
    AND n.held_by = s.held_by
UNION ALL
SELECT c.proposition, concat('<:proposition-', c.proposition, '> cg:chokePoint <:', c.node, E'> .\n')
FROM choke_point c
SEMI JOIN support s ON s.proposition = c.proposition
ANTI JOIN (
    SELECT proposition, concat('actor-', d.publisher) AS node
    FROM choke_point k
    JOIN document d ON concat('document-', d.id) = k.node
) AS implied ON implied.proposition = c.proposition AND implied.node = c.node;
