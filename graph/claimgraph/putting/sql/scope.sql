-- The questions whose answers may decide, together with those to the touched ones, on a verdict: for each kind of rule what
-- it looks at. A little more does no harm, since it is the same before and after.
CREATE OR REPLACE TEMP TABLE scope AS
WITH RECURSIVE above AS MATERIALIZED (
    SELECT event, event AS whole FROM touched WHERE event <> ''
    UNION
    SELECT a.event, e.part_of FROM above a JOIN event e ON e.id = a.whole WHERE e.part_of <> ''
),
-- Parts and wholes, plans and what was done: the figures of the event, of all that it is a part of where there is such a
-- figure, and of all parts of these. What decides on a plan besides figures brings along the plan's.
figure AS MATERIALIZED (
    SELECT event, within, actor, as_of FROM touched WHERE counts <> '' AND event <> ''
    UNION
    SELECT q.event, q.within, q.actor, q.as_of
    FROM question q
    JOIN touched t ON t.event = q.event AND t.property IN ('date', 'continues', 'occurred')
    WHERE q.counts <> '' AND q.phase = 'planned' AND q.event <> ''
),
family AS MATERIALIZED (
    SELECT event, within, actor, as_of FROM figure
    UNION
    SELECT a.whole, f.within, f.actor, f.as_of
    FROM figure f
    JOIN above a ON a.event = f.event
    JOIN question q ON q.event = a.whole AND q.counts <> '' AND q.within = f.within AND q.actor = f.actor
        AND q.as_of IS NOT DISTINCT FROM f.as_of
),
-- Events said to be the largest of a series, and what of an event decides on that.
sized AS MATERIALIZED (
    SELECT DISTINCT event, property = 'date' AS is_day
    FROM touched
    WHERE event <> '' AND phase = 'completed' AND (counts <> '' OR property = 'date')
),
rank AS MATERIALIZED (
    SELECT event, within FROM touched WHERE property = 'size-rank'
    UNION
    SELECT q.event, q.within FROM question q JOIN sized s ON s.event = q.event WHERE q.property = 'size-rank'
),
-- Series of which the positions, the days of the events and the counts of these are held against each other.
counting AS MATERIALIZED (
    SELECT question, event
    FROM (FROM question UNION ALL FROM touched) AS q
    WHERE event <> '' AND phase = 'completed' AND as_of IS NOT NULL AND list_contains($counting, counts)
),
series AS MATERIALIZED (
    SELECT within AS series FROM touched WHERE property = 'ordinal'
    UNION
    SELECT q.within FROM question q JOIN sized s ON s.event = q.event AND s.is_day WHERE q.property = 'ordinal'
    UNION
    SELECT a.whole FROM sized s JOIN above a ON a.event = s.event SEMI JOIN counting c ON c.event = a.whole WHERE s.is_day
    UNION
    SELECT c.event FROM counting c SEMI JOIN touched t ON t.question = c.question
),
below AS MATERIALIZED (
    SELECT top, top AS event
    FROM (
        SELECT event AS top FROM family
        UNION SELECT within FROM rank
        UNION SELECT s.series FROM series s SEMI JOIN counting c ON c.event = s.series
    ) AS tops
    WHERE top <> ''
    UNION
    SELECT b.top, e.id FROM below b JOIN event e ON e.part_of = b.event
),
alike AS MATERIALIZED (
    SELECT DISTINCT q.question, q.event, q.phase
    FROM family f
    JOIN below b ON b.top = f.event
    JOIN question q ON q.event = b.event AND q.counts <> '' AND q.within = f.within AND q.actor = f.actor
        AND q.as_of IS NOT DISTINCT FROM f.as_of
),
compared AS MATERIALIZED (
    SELECT event FROM rank
    UNION
    SELECT b.event FROM rank r JOIN below b ON b.top = r.within
    UNION
    SELECT q.event
    FROM question q
    JOIN above a ON a.whole = q.within
    JOIN sized s ON s.event = a.event
    WHERE q.property = 'size-rank'
),
ordinal AS MATERIALIZED (
    SELECT q.question, q.event FROM question q SEMI JOIN series s ON s.series = q.within WHERE q.property = 'ordinal'
),
day AS (
    SELECT event FROM ordinal
    UNION
    SELECT b.event FROM series s JOIN below b ON b.top = s.series
)
SELECT question FROM touched
UNION
SELECT q.question FROM question q SEMI JOIN touched t ON t.event = q.event WHERE q.event <> ''
UNION
SELECT q.question
FROM question q
SEMI JOIN touched t ON t.event = '' AND t.property = q.property AND t.counts = q.counts AND t.phase = q.phase AND t.within = q.within
    AND t.claim_document = q.claim_document AND t.claim_id = q.claim_id
WHERE q.event = ''
UNION
SELECT question FROM alike
UNION
SELECT q.question
FROM question q
SEMI JOIN (SELECT event FROM alike WHERE phase = 'planned') AS p ON p.event = q.event
WHERE q.property IN ('date', 'continues', 'occurred')
UNION
SELECT q.question
FROM question q
SEMI JOIN compared c ON c.event = q.event
WHERE q.property = 'size-rank' OR (q.phase = 'completed' AND (q.counts <> '' OR q.property = 'date'))
UNION
SELECT question FROM ordinal
UNION
SELECT c.question FROM counting c SEMI JOIN series s ON s.series = c.event
UNION
SELECT q.question FROM question q SEMI JOIN day d ON d.event = q.event WHERE q.property = 'date' AND q.phase = 'completed';
