-- How many claimants there are is counted among all. So of each whom the whole documents name, before or after, and nobody
-- else here, one passage more, if there is any.
CREATE OR REPLACE TEMP TABLE elsewhere AS
WITH counted AS (
    SELECT l.actor
    FROM earlier.speaker l
    JOIN earlier.statement s ON s.document = l.document AND s.place = l.place
    WHERE s.stands AND NOT s.inferred AND s.document NOT IN (SELECT document FROM whole)
),
named AS (
    SELECT actor FROM earlier.speaker WHERE document IN (SELECT document FROM whole)
    UNION
    SELECT actor FROM new_speaker
)
SELECT MIN({'document': l.document, 'place': l.place}) AS passage
FROM speaker l
WHERE l.actor IN (SELECT actor FROM named EXCEPT SELECT actor FROM counted)
    AND l.document NOT IN (SELECT document FROM whole)
    AND NOT EXISTS (
        FROM statement s WHERE s.document = l.document AND s.place = l.place AND (NOT s.stands OR s.inferred)
    )
GROUP BY l.actor;
