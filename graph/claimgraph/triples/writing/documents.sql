SELECT d.id AS node, concat(
    line(self, rdf('type'), cg('Document')),
    line(self, rdfs('label'), in_language(d.title, d.language)),
    said(self, skos('altLabel'), literal(CASE WHEN d.called <> d.title THEN nullif(d.called, '') END)),
    line(self, cg('language'), literal(d.language)),
    line(self, cg('origin'), node('document-' || d.origin)),
    $lines(Document, d),
    $lines(TextFile, d, text_)
) AS text
FROM (SELECT *, node('document-' || id) AS self FROM document) d
$joins(Document, d)
