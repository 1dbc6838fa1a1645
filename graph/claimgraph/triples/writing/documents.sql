SELECT d.id AS node, concat(
    self, E' rdf:type cg:Document .\n',
    self, ' rdfs:label ', literal(d.title), '@', d.language, E' .\n',
    self, ' cg:language ', literal(d.language), E' .\n',
    self, ' cg:origin <:document-', d.origin, E'> .\n',
    CASE WHEN d.called NOT IN ('', d.title) THEN concat(self, ' skos:altLabel ', literal(d.called), E' .\n') END,
    $lines(Document, d),
    $lines(TextFile, d, text_)
) AS text
FROM (SELECT *, concat('<:document-', id, '>') AS self FROM document) d
$joins(Document, d)
