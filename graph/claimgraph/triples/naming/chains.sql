-- Passages with more than one speaker.
CREATE TABLE chain AS
SELECT passage, list_transform(list_filter(links, lambda l: l.link > 0), lambda l: l.claim) AS further,
    array_to_string(list_transform(links, lambda l: l.speaking), ' ← ') AS attribution
FROM (
    SELECT l.passage,
        list_sort(list({'link': l.link, 'claim': c.node, 'speaking': speaking(a.name, medium.label)})) AS links
    FROM numbered_speaker l
    JOIN named_claim c ON c.passage = l.passage AND c.link = l.link
    JOIN called a ON a.kind = 'actor' AND a.id = l.actor
    LEFT JOIN listed medium ON medium.scheme = 'media' AND medium.key = l.medium
    WHERE l.links > 1
    GROUP BY l.passage
) AS linked;
