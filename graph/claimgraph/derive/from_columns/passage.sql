-- A copy has the outlet and the text of its origin.
INSERT INTO passage
SELECT c.content, c.node, c.claimant, r.root, r.side, c.stance, o.publisher, o.id, o.lineage_known, s.inferred,
    s.stated_on - DATE '0001-01-01' + 1, COALESCE(s.stated_on, d.published) - DATE '0001-01-01' + 1
FROM standing s
JOIN named_claim c ON c.passage = s.passage AND c.content IS NOT NULL
JOIN rooted r ON r.actor = c.claimant
JOIN document d ON d.id = s.document
JOIN document o ON o.id = d.origin;
