-- The offices of actors, with the words that attest them.
SELECT o.node, concat(
    line(self, rdf('type'), cg('Tenure')),
    line(self, rdfs('label'), english(concat(a.name, ', ', o.title))),
    line(self, cg('holder'), node('actor-' || o.actor)),
    line(self, cg('office'), literal(o.title)),
    $lines(Office, o),
    said(self, cg('attestedOn'), on_day(d.published)),
    CASE WHEN d.id IS NULL OR o.exact IS NULL THEN '' ELSE concat(
        line(self, cg('words'), literal(concat(o.exact, CASE WHEN o.starts IS NULL THEN ' [unverified]' ELSE '' END))),
        line(self, cg('attestedBy'), '_:e' || $span(o)),
        said(self, cg('unverified'), CASE WHEN o.starts IS NULL THEN truth(TRUE) END)
    ) END
) AS text
FROM (
    SELECT *, node('tenure-' || node) AS self
    FROM (
        SELECT *, digest([node('actor-' || actor), title, "of", document,
            concat(COALESCE(CAST(since AS VARCHAR), 'None'), '..', COALESCE(CAST(until AS VARCHAR), 'None')), basis]) AS node
        FROM office
    ) named
) o
JOIN called a ON a.kind = 'actor' AND a.id = o.actor
LEFT JOIN document d ON d.id = o.document
$joins(Office, o)
