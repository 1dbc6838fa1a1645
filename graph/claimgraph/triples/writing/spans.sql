-- The places of words in texts, as Web Annotation selectors: blank nodes, since what they prove is theirs alone.
SELECT q.node, concat(
    line(self, rdf('type'), oa('SpecificResource')),
    line(self, oa('hasSource'), node('document-' || q.document)),
    line(self, oa('hasSelector'), self || 'q'),
    line(self || 'q', rdf('type'), oa('TextQuoteSelector')),
    line(self || 'q', oa('exact'), literal(q.exact)),
    said(self || 'q', oa('prefix'), literal(nullif(q.prefix, ''))),
    said(self || 'q', oa('suffix'), literal(nullif(q.suffix, ''))),
    CASE WHEN q.starts IS NULL OR q.ends IS NULL THEN '' ELSE concat(
        line(self, oa('hasSelector'), self || 'p'),
        line(self || 'p', rdf('type'), oa('TextPositionSelector')),
        line(self || 'p', oa('start'), whole(q.starts)),
        line(self || 'p', oa('end'), whole(q.ends))
    ) END,
    said(self, cg('language'), literal(nullif(q.language, ''))),
    said(self, cg('translation'), english(nullif(q.translation, '')))
) AS text
FROM (
    SELECT q.*, once.node, '_:e' || once.node AS self
    FROM (
        SELECT node, MIN({'document': document, 'place': place, 'span': span}) AS first
        FROM named_span
        WHERE node >= $low AND node < $high
        GROUP BY node
    ) once
    JOIN quote q ON q.document = once.first.document AND q.place = once.first.place AND q.span = once.first.span
    UNION ALL BY NAME
    -- And those of offices, where no passage has the same.
    SELECT o.* EXCLUDE (place), '_:e' || o.node AS self
    FROM (SELECT DISTINCT ON (node) *, $span(office) AS node FROM office WHERE exact IS NOT NULL AND document <> '') o
    WHERE o.node >= $low AND o.node < $high AND o.node NOT IN (SELECT node FROM named_span)
) q
