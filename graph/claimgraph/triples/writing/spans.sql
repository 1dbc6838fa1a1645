-- The places of words in texts, as Web Annotation selectors: blank nodes, since nothing else points at them.
SELECT q.node, concat(
    self, E' rdf:type oa:SpecificResource .\n',
    self, ' oa:hasSource <:document-', q.document, E'> .\n',
    self, ' oa:hasSelector ', self, E'q .\n',
    self, E'q rdf:type oa:TextQuoteSelector .\n',
    self, 'q oa:exact ', literal(q.exact), E' .\n',
    CASE WHEN q.prefix <> '' THEN concat(self, 'q oa:prefix ', literal(q.prefix), E' .\n') END,
    CASE WHEN q.suffix <> '' THEN concat(self, 'q oa:suffix ', literal(q.suffix), E' .\n') END,
    CASE WHEN q.starts IS NOT NULL AND q.ends IS NOT NULL THEN concat(
        self, ' oa:hasSelector ', self, E'p .\n',
        self, E'p rdf:type oa:TextPositionSelector .\n',
        self, 'p oa:start "', q.starts, E'"^^xsd:integer .\n',
        self, 'p oa:end "', q.ends, E'"^^xsd:integer .\n'
    ) END,
    CASE WHEN q.language <> '' THEN concat(self, ' cg:language ', literal(q.language), E' .\n') END,
    CASE WHEN q.translation <> '' THEN concat(self, ' cg:translation ', literal(q.translation), E'@en .\n') END
) AS text
FROM (
    SELECT *, concat('_:e', node) AS self
    FROM numbered_quote
    ANTI JOIN again_quote USING (passage, span)
    WHERE passage >= $low AND passage < $high
    UNION ALL BY NAME
    -- And, in the first part, those of offices, where no passage has the same.
    SELECT o.*, concat('_:e', o.node) AS self
    FROM (
        SELECT DISTINCT ON (node) document, exact, language, translation, starts, ends, prefix, suffix, $span(office) AS node
        FROM office
        WHERE exact IS NOT NULL AND document <> '' AND $low = 0
    ) o
    ANTI JOIN numbered_quote n ON n.node = o.node
) q
