--+ label: different reasons or motives, given by claimants who are not one state or organization
--+ verdicts: rivals
--+ one: asserts suggests
--+ other: asserts suggests
--+ needs: answer WHERE kind = 'rival'
-- Several may be true, so all that answer one question stand in one verdict; what is said of nobody's motive in
-- particular stands beside the motives of each actor. Of what it was not, two may be said by two.
-- An answer has a rival unless all others are the same, broader or narrower, or given by the same one root: counted,
-- since the pairs are as many as the square of the answers. A row holds one answer.
WITH reason AS (
    SELECT a.question, a.event, a.phase, s.general, s.aspect <> s.general AS narrowed, a.proposition, a.value,
        CASE WHEN h.root_first = h.root_last THEN h.root_first ELSE a.proposition END AS alone
    FROM answer a
    JOIN aspect s ON s.aspect = a.aspect
    JOIN holders h ON h.proposition = a.proposition
    WHERE a.kind = 'rival' AND NOT a.is_open AND NOT a.negated
),
topic AS (
    SELECT DISTINCT question, event, phase, general, narrowed FROM reason
),
open_to_all AS (
    SELECT n.question AS topic, o.question
    FROM topic o
    JOIN topic n ON n.event = o.event AND n.phase = o.phase AND n.general = o.general AND n.narrowed
    WHERE NOT o.narrowed
),
asked AS (
    SELECT topic, question FROM open_to_all
    UNION ALL
    SELECT t.question, t.question
    FROM topic t
    LEFT JOIN (SELECT DISTINCT question FROM open_to_all) AS o ON o.question = t.question
    WHERE o.question IS NULL
),
given_for AS (
    SELECT a.topic, r.proposition, r.value, r.alone
    FROM asked a
    JOIN reason r ON r.question = a.question
),
related AS (
    SELECT DISTINCT x.topic, x.proposition, y.proposition AS other, x.alone = y.alone AS same
    FROM given_for x
    JOIN below b ON b.narrow = x.value
    JOIN given_for y ON y.topic = x.topic AND y.value = b.wide
    UNION
    SELECT x.topic, x.proposition, y.proposition, x.alone = y.alone
    FROM given_for x
    JOIN given_for y ON y.topic = x.topic AND y.value = x.value AND y.proposition <> x.proposition
),
near AS (
    SELECT topic, proposition, COUNT(*) AS answers, SUM(CASE WHEN same THEN 1 ELSE 0 END) AS same
    FROM (
        SELECT topic, proposition, other, same FROM related
        UNION
        SELECT topic, other, proposition, same FROM related
    ) AS either
    GROUP BY topic, proposition
),
counted AS (
    SELECT *, COUNT(*) OVER (PARTITION BY topic) AS answers, COUNT(*) OVER (PARTITION BY topic, alone) AS by_one
    FROM given_for
)
SELECT 'rivals' AS verdict, c.proposition AS one, c.proposition AS other, c.topic AS together
FROM counted c
LEFT JOIN near n ON n.topic = c.topic AND n.proposition = c.proposition
-- All but itself; less those that are near; less those of the same one root; plus those that are both.
WHERE c.answers - 1 - COALESCE(n.answers, 0) - (c.by_one - 1) + COALESCE(n.same, 0) > 0
