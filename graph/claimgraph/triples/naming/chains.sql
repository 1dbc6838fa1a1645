-- What a passage has more than one of: speakers, quotes.
CREATE TABLE named_span AS SELECT document, place, span, $span(quote) AS node FROM quote;

CREATE TABLE chain AS
SELECT l.document, l.place, list(c.node ORDER BY l.link) FILTER (WHERE l.link > 0) AS further,
    string_agg(speaking(a.name, medium.label), ' ← ' ORDER BY l.link) AS attribution
FROM speaker l
JOIN named_claim c ON c.document = l.document AND c.place = l.place AND c.link = l.link
JOIN called a ON a.kind = 'actor' AND a.id = l.actor
LEFT JOIN listed medium ON medium.scheme = 'media' AND medium.key = l.medium
WHERE l.links > 1
GROUP BY l.document, l.place;

CREATE TABLE quoted AS
SELECT q.document, q.place, string_agg(q.exact, ' … ' ORDER BY q.span) AS words, list(n.node ORDER BY q.span) AS spans
FROM quote q
JOIN quote second ON second.document = q.document AND second.place = q.place AND second.span = 1
JOIN named_span n ON n.document = q.document AND n.place = q.place AND n.span = q.span
GROUP BY q.document, q.place;
