-- What a passage says of those whose words others relay in it: through what they spoke, with which verb.
SELECT node, concat(
    line(node(report), cg('hop'), self),
    line(self, rdf('type'), cg('RelayLink')),
    line(self, rdfs('label'), english(name || ', as relayed')),
    line(self, cg('states'), node('claim-' || claim)),
    lines
) AS text
FROM (
    SELECT h.*, a.name, concat($lines(Speaker, h)) AS lines
    FROM (
        SELECT *, node('hop-' || node) AS self
        FROM (
            SELECT l.*, r.node AS report, c.node AS claim, digest([node(r.node), node('claim-' || c.node)]) AS node
            FROM speaker l
            JOIN statement s ON s.document = l.document AND s.place = l.place
            JOIN named_report r ON r.document = l.document AND r.place = l.place
            JOIN named_claim c ON c.document = l.document AND c.place = l.place AND c.link = l.link
            WHERE l.link > 0 AND s.stands AND NOT s.inferred
        ) named
        WHERE node >= $low AND node < $high
    ) h
    JOIN called a ON a.kind = 'actor' AND a.id = h.actor
    $joins(Speaker, h)
) hop
WHERE lines <> ''
