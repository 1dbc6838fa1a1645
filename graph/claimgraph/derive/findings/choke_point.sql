-- Without which outlet, text or relay a proposition would leave the corpus: what all passages that give it have in common,
-- since every way to it is the chain of one passage. A republication is its origin.
CREATE TABLE derived.choke_point AS
WITH told AS (
    SELECT proposition, COUNT(*) AS passages, MIN(outlet) AS outlet, MAX(outlet) AS last_outlet, MIN(origin) AS origin,
        MAX(origin) AS last_origin
    FROM passage
    WHERE NOT inferred
    GROUP BY proposition
)
SELECT proposition, concat('actor-', outlet) AS node FROM told WHERE outlet = last_outlet
UNION ALL
SELECT proposition, concat('document-', origin) FROM told WHERE origin = last_origin
UNION ALL
SELECT r.proposition, concat('claim-', r.relay)
FROM relayed r
JOIN told t ON t.proposition = r.proposition
GROUP BY r.proposition, r.relay, t.passages
HAVING COUNT(*) = t.passages;
