SELECT c.node, concat(
    line(self, rdf('type'), cg('Claim')),
    line(self, rdfs('label'), english(c.label)),
    line(self, cg('claimant'), node('actor-' || c.claimant)),
    line(self, cg('stance'), iri(t.iri)),
    said(self, cg('relays'), node('claim-' || c.relays)),
    said(self, cg('content'), node('proposition-' || c.content))
) AS text
FROM (SELECT *, node('claim-' || node) AS self FROM claim WHERE node >= $low AND node < $high) c
JOIN listed t ON t.scheme = 'stances' AND t.key = c.stance
