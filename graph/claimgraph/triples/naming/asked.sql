-- Every question with what it is made of: `parts` are predicate and object of all but a claim that it is about; `shape`
-- is what its label depends on beside names, in the order of `triples/shapes.py`; the rest are these names.
CREATE TABLE called AS
SELECT 'actor' AS kind, id, CASE WHEN private THEN role ELSE name END AS name FROM actor
UNION ALL SELECT 'event', id, name FROM event
UNION ALL SELECT 'concept', id, name FROM concept
UNION ALL SELECT 'term', key, label FROM listed WHERE scheme = 'further';

CREATE TABLE asked AS
WITH valued AS (
    SELECT d.question,
        list(CASE WHEN d.kind = 'term' THEN concat('<', l.iri, '> <', d.id, '>')
            ELSE concat('<', l.iri, '> <:', d.kind, '-', d.id, '>') END ORDER BY d.key) AS parts,
        string_agg(concat(d.key, chr(31), CASE WHEN d.kind = 'term' THEN d.id END), chr(31) ORDER BY d.key) AS keys,
        list(COALESCE(c.name, d.id) ORDER BY d.key) AS names,
        list(d.id ORDER BY d.key) FILTER (WHERE d.kind = 'actor') AS actors
    FROM dimension d
    JOIN listed l ON l.scheme = 'dimensions' AND l.key = d.key
    LEFT JOIN called c ON c.kind = d.kind AND c.id = d.id
    GROUP BY d.question
)
SELECT q.question, q.claim_document, q.claim_id,
    CASE WHEN q.counts <> '' THEN 'quantity' ELSE 'question' END AS kind,
    list_filter([$parts(Question, q)], lambda part: part IS NOT NULL) || COALESCE(v.parts, []) AS parts,
    concat_ws(chr(31), q.property, q.counts, q.phase, q.event <> '', q.actor <> '', q.claim_id <> '', q.within <> '',
        q.as_of IS NOT NULL, v.keys) AS shape,
    e.name AS event, ie.name AS event_in_sentence, a.name AS actor, w.name AS within, iw.name AS within_in_sentence,
    day_label(q.as_of) AS day,
    COALESCE(v.names, []) AS names,
    COALESCE(v.actors, []) || CASE WHEN q.actor <> '' THEN [q.actor] ELSE [] END AS actors
FROM question q
$joins(Question, q)
LEFT JOIN valued v ON v.question = q.question
LEFT JOIN called e ON e.kind = 'event' AND e.id = q.event
LEFT JOIN in_sentence ie ON ie.id = q.event
LEFT JOIN called a ON a.kind = 'actor' AND a.id = q.actor
LEFT JOIN called w ON w.kind = 'event' AND w.id = q.within
LEFT JOIN in_sentence iw ON iw.id = q.within;

-- The claims that others are about or name as their answers.
CREATE TABLE referred AS
SELECT claim_document AS document, claim_id AS id FROM question WHERE claim_id <> ''
UNION SELECT document, text FROM answer WHERE kind = 'claim';
