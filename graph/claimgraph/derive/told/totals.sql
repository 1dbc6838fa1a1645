-- How much there is, as one node, so that no question counts everything. Passages that were taken back count for nothing,
-- but that their document is there.
INSERT INTO lines_of_node
WITH passages AS (
    SELECT COUNT(DISTINCT CASE WHEN NOT s.inferred THEN r.node END) AS reports,
        COUNT(DISTINCT CASE WHEN s.inferred THEN r.node END) AS inferences,
        COUNT(DISTINCT CASE WHEN NOT s.inferred AND s.evidence <> 'located' THEN r.node END) AS unverified
    FROM standing s
    JOIN named_report r ON r.passage = s.passage
),
links AS (
    SELECT COUNT(DISTINCT c.node) AS claims, COUNT(DISTINCT c.claimant) AS claimants,
        COUNT(DISTINCT CASE WHEN c.content IS NOT NULL AND c.stance = 'declines' THEN c.node END) AS silences
    FROM named_claim c
    JOIN standing s ON s.passage = c.passage
    WHERE NOT s.inferred
),
documents AS (
    SELECT COUNT(*) AS documents
    FROM document
    WHERE text_sha256 IS NOT NULL OR id IN (SELECT document FROM statement WHERE NOT inferred)
),
quantities AS (
    SELECT COUNT(DISTINCT n.node) AS quantities
    FROM question q
    JOIN named_question n ON n.question = q.question
    WHERE q.counts <> '' AND q.question IN (SELECT question FROM standing WHERE NOT inferred)
),
events AS (
    SELECT COUNT(*) AS events FROM event
),
comparisons AS (
    SELECT COUNT(DISTINCT node) AS comparisons FROM comparison
)
SELECT 'totals-all', concat(
    self, E' rdf:type cg:Totals .\n',
    self, E' rdfs:label "how much is in this corpus"@en .\n',
    self, ' cg:claimTotal "', claims, E'"^^xsd:integer .\n',
    self, ' cg:claimantTotal "', claimants, E'"^^xsd:integer .\n',
    self, ' cg:comparisonTotal "', comparisons, E'"^^xsd:integer .\n',
    self, ' cg:documentTotal "', documents, E'"^^xsd:integer .\n',
    self, ' cg:eventTotal "', events, E'"^^xsd:integer .\n',
    self, ' cg:inferenceTotal "', inferences, E'"^^xsd:integer .\n',
    self, ' cg:quantityTotal "', quantities, E'"^^xsd:integer .\n',
    self, ' cg:reportTotal "', reports, E'"^^xsd:integer .\n',
    self, ' cg:silenceTotal "', silences, E'"^^xsd:integer .\n',
    self, ' cg:unverifiedTotal "', unverified, E'"^^xsd:integer .\n'
)
FROM (SELECT '<:totals-all>' AS self) AS named, passages, links, documents, quantities, events, comparisons;
