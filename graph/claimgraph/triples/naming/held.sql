-- What those claims hold that others are about or name as their answers.
INSERT INTO held
SELECT s.document, s.id, c.node, c.claimant, a.name || ' ' || t.label || ': ' || p.label
FROM referred r
JOIN numbered_statement s ON s.document = r.document AND s.id = r.id
JOIN named_claim c ON c.passage = s.passage AND c.content IS NOT NULL
JOIN called a ON a.kind = 'actor' AND a.id = c.claimant
JOIN listed t ON t.scheme = 'stances' AND t.key = c.stance
JOIN named_proposition p ON p.proposition = s.proposition
ANTI JOIN held known ON known.document = s.document AND known.id = s.id
