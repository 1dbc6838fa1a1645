-- Numbers in, the sheets of claims and documents out, as text; "" where there is nothing to say.

CREATE VIEW spoken AS
SELECT n.*,
    'document-' || lpad(CAST(n.document AS VARCHAR), 6, '0') AS doc,
    day_of(d.day) AS day,
    coalesce(s.property, CASE n.about WHEN 0 THEN 'differs-from' WHEN 1 THEN 'consistent-with' END) AS property,
    s.counts, s.received_by, s.situation, s.phase, s.answer, s.is_total, s.is_within, s.of_side,
    CASE n.about WHEN 0 THEN 'the figures differ' WHEN 1 THEN 'the figures agree' ELSE s.words END AS words,
    a.id AS claimant_id,
    CASE n.named WHEN 0 THEN a.name WHEN 1 THEN 'the ' || a.name END AS named_as,
    coalesce(stance.word, 'asserts') AS stance_word, verb.word AS verb_word,
    CASE
        WHEN n.is_open = 1 OR n.figure < 0 OR s.answer = 'day' THEN NULL
        WHEN qualifier.word = 'hundreds' AND n.figure NOT BETWEEN 200 AND 999 THEN NULL
        WHEN qualifier.word = 'dozens' AND n.figure NOT BETWEEN 24 AND 99 THEN NULL
        ELSE qualifier.word
    END AS qualifier_word
FROM numbers n
JOIN documents d ON d.document = n.document
LEFT JOIN shapes s ON s.number = n.shape
LEFT JOIN actors a ON a.number = n.claimant
LEFT JOIN words stance ON stance.list = 'stances' AND stance.number = n.stance
LEFT JOIN words verb ON verb.list = 'verbs' AND verb.number = n.verb
LEFT JOIN words qualifier ON qualifier.list = 'qualifiers' AND qualifier.number = n.qualifier;

-- The number that is stated with a word, such that what is meant holds the figure that most give.
CREATE VIEW answered AS
SELECT s.*,
    CASE qualifier_word
        WHEN 'over' THEN (figure - 1) // 10 * 10
        WHEN 'at-least' THEN figure // 10 * 10
        WHEN 'nearly' THEN figure + greatest(1, figure // 20)
        WHEN 'under' THEN figure // 10 * 10 + 10
        WHEN 'approximately' THEN CASE WHEN figure < 50 THEN figure ELSE (figure + 5) // 10 * 10 END
        ELSE figure
    END AS stated,
    CASE
        WHEN is_open = 1 OR about >= 0 THEN NULL
        WHEN answer = 'truth' THEN CASE other WHEN 1 THEN 'true' ELSE 'false' END
        WHEN answer = 'words' THEN said.word
        WHEN answer IN ('side', 'third', 'claimant') THEN actor.id
        WHEN answer = 'talks' THEN event.id
        ELSE concept.id
    END AS object,
    coalesce(said.word, actor.name, event.name, concept.name) AS called
FROM spoken s
LEFT JOIN words said ON answer = 'words' AND said.list = 'said' AND said.number = s.other
LEFT JOIN actors actor ON answer IN ('side', 'third', 'claimant') AND actor.number = s.other
LEFT JOIN events event ON answer = 'talks' AND event.number = s.other
LEFT JOIN concepts concept ON answer NOT IN ('truth', 'words', 'side', 'third', 'claimant', 'talks') AND concept.number = s.other;

CREATE VIEW valued AS
SELECT *,
    CASE
        WHEN figure < 0 OR is_open = 1 THEN NULL
        WHEN answer = 'day' THEN CAST(CASE WHEN passage % 10 = 3 THEN date_trunc('month', day_of(figure)) ELSE day_of(figure) END AS DATE)::VARCHAR
        ELSE CAST(CASE qualifier_word
            WHEN 'over' THEN stated + 1
            WHEN 'approximately' THEN (9 * stated + 9) // 10
            WHEN 'nearly' THEN (9 * stated + 9) // 10
            WHEN 'under' THEN 0
            WHEN 'hundreds' THEN 200
            WHEN 'dozens' THEN 24
            WHEN 'between' THEN stated - stated // 10
            ELSE stated
        END AS VARCHAR)
    END AS lowest,
    CASE
        WHEN figure < 0 OR is_open = 1 THEN NULL
        WHEN answer = 'day' THEN (CASE WHEN passage % 10 = 3 THEN last_day(day_of(figure)) ELSE day_of(figure) END)::VARCHAR
        WHEN qualifier_word IN ('over', 'at-least') THEN NULL
        ELSE CAST(CASE qualifier_word
            WHEN 'approximately' THEN 11 * stated // 10
            WHEN 'nearly' THEN stated - 1
            WHEN 'under' THEN stated - 1
            WHEN 'hundreds' THEN 999
            WHEN 'dozens' THEN 99
            WHEN 'between' THEN stated + stated // 10
            ELSE stated
        END AS VARCHAR)
    END AS highest,
    CASE WHEN figure >= 0 AND is_open = 0 AND answer <> 'day' AND coalesce(qualifier_word NOT IN ('hundreds', 'dozens', 'between'), true)
        THEN CAST(stated AS VARCHAR) END AS number_stated
FROM answered;

-- The words of each passage; no two passages of a text have the same, since each begins with its number.
CREATE TABLE quoted AS
SELECT *,
    CASE WHEN unverified = 0 THEN '[' || (passage + 1) || '] '
        || CASE WHEN relay >= 0 THEN 'it is reported that ' ELSE '' END
        || CASE stance_word WHEN 'denies' THEN 'not so: ' WHEN 'declines' THEN 'no word on whether ' WHEN 'suggests' THEN 'perhaps ' ELSE '' END
        || CASE negated WHEN 1 THEN 'not: ' ELSE '' END
        || replace(words, '{}', coalesce(CASE WHEN figure >= 0 AND is_open = 0
            THEN concat_ws(' ', nullif(replace(qualifier_word, '-', ' '), 'between'), coalesce(number_stated, lowest)) ELSE called END, 'how many'))
    END AS said,
    CASE WHEN unverified = 0 AND spans = 2 THEN 'as ' || coalesce(named_as, (SELECT name FROM actors WHERE number = claimant)) || ' ' || coalesce(verb_word, 'put it') END AS speaker,
    unverified = 0 AND spans = 1 AND twice = 1 AS is_twice
FROM valued;

-- A text in which the holder speaks names the office; where there is none, or not always, a list does.
CREATE TABLE attested AS
SELECT o.actor, any_value(a.name || ', ' || o.office || ',') AS words, min(q.document) AS document
FROM offices o
JOIN actors a ON a.number = o.actor
JOIN quoted q ON q.claimant = o.actor
WHERE o.actor % 4 > 0
GROUP BY o.actor;

CREATE TABLE lines AS
WITH line AS (
    SELECT document, 2 * passage AS place, said AS words FROM quoted WHERE said IS NOT NULL
    UNION ALL
    SELECT document, 2 * min(passage) + 1, speaker FROM quoted WHERE speaker IS NOT NULL GROUP BY document, speaker
    UNION ALL
    SELECT document, 1000 + passage, said FROM quoted WHERE is_twice
    UNION ALL
    SELECT document, 2000 + actor, words FROM attested
)
SELECT document, place, words,
    CAST(coalesce(sum(length(words) + 1) OVER (PARTITION BY document ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS BIGINT) AS start
FROM line;

CREATE TABLE texts AS
SELECT document, string_agg(words, chr(10) ORDER BY place) AS text FROM lines GROUP BY document;

CREATE TABLE speaker_lines AS SELECT document, words, start FROM lines WHERE place % 2 = 1 AND place < 1000;

CREATE VIEW claims_sheet AS
SELECT doc AS document,
    claimant_id AS claimant,
    concat_ws(' > ', r1.id, r2.id, r3.id) AS relayed_by,
    stance_word AS stance,
    q.named_as, verb_word AS verb, medium.word AS medium,
    CASE WHEN stated_on >= 0 THEN day_of(stated_on)::VARCHAR END AS stated_on,
    section.word AS section,
    e.id AS event,
    CASE WHEN of_side THEN CASE (q.event + shape) % 2 WHEN 0 THEN 'northland' ELSE 'southland' END END AS actor,
    CASE WHEN about >= 0 THEN doc || '#c' || q.passage END AS claim,
    property, counts, kind.id AS kind, received_by, 'situation-' || nullif(situation, '') AS situation,
    phase,
    CASE WHEN is_within THEN series.id END AS within,
    CASE WHEN is_total THEN day_of(main.day)::VARCHAR WHEN answer = 'rank' THEN day_of(e.day)::VARCHAR END AS as_of,
    number_stated AS value, lowest AS min, highest AS max,
    nullif(qualifier_word, 'between') AS qualifier,
    CASE WHEN about >= 0 THEN doc || '#c' || (q.passage - 1) WHEN figure < 0 THEN object END AS object,
    CASE negated WHEN 1 THEN 'true' END AS negated,
    concat_ws(' … ', said, speaker) AS quote,
    CASE WHEN is_twice THEN '1' END AS occurrence,
    CASE WHEN is_translated THEN 'fr' END AS language,
    CASE WHEN is_translated THEN 'In English: ' || said END AS translation,
    concat_ws(' … ', l.start, b.start) AS start,
    concat_ws(' … ', l.start + length(said), b.start + length(speaker)) AS "end",
    CASE WHEN is_twice AND l.start > 0 THEN to_json([substr(text, greatest(l.start - 31, 1), least(l.start, 32))])::VARCHAR END AS prefix,
    CASE WHEN is_twice THEN to_json([substr(text, l.start + length(said) + 1, 32)])::VARCHAR END AS suffix,
    CASE unverified WHEN 1 THEN 'unverified' ELSE 'located' END AS evidence,
    rationale.word AS rationale, alternative.word AS alternative, note.word AS note,
    CASE WHEN referred.document IS NOT NULL THEN 'c' || (q.passage + 1) END AS id,
    CASE inferred WHEN 1 THEN 'true' END AS inferred,
    CASE withdrawn WHEN 0 THEN 'corrected' WHEN 1 THEN 'retracted' END AS withdrawn,
    CASE WHEN withdrawn >= 0 THEN (q.day + 3)::VARCHAR END AS withdrawn_on,
    CASE WHEN withdrawn >= 0 THEN 'The outlet says so below the text.' END AS withdrawal_reason,
    concat_ws(' > ', r1.name, r2.name, r3.name) AS relay_named_as,
    concat_ws(' > ', CASE WHEN relay >= 0 THEN 'reported' END, CASE WHEN relay_2 >= 0 THEN 'said' END, CASE WHEN relay_3 >= 0 THEN 'reported' END) AS relay_verb,
    CASE WHEN relay >= 0 AND relay_stated_on >= 0 THEN concat_ws(' > ', day_of(relay_stated_on),
        CASE WHEN relay_2 >= 0 THEN day_of(relay_stated_on) END, CASE WHEN relay_3 >= 0 THEN day_of(relay_stated_on) END) END AS relay_stated_on
FROM (SELECT *, translated = 1 AND spans = 1 AND NOT is_twice AND said IS NOT NULL AS is_translated FROM quoted) AS q
LEFT JOIN lines l ON l.document = q.document AND l.place = 2 * q.passage
LEFT JOIN speaker_lines b ON b.document = q.document AND b.words = q.speaker
LEFT JOIN texts t ON t.document = q.document AND is_twice
LEFT JOIN (SELECT document, passage - 1 AS passage FROM numbers WHERE about >= 0 UNION ALL SELECT document, passage - 2 FROM numbers WHERE about >= 0) AS referred
    ON referred.document = q.document AND referred.passage = q.passage
LEFT JOIN events e ON e.number = q.event
LEFT JOIN events main ON main.number = q.main
LEFT JOIN events series ON series.number = e.series
LEFT JOIN concepts kind ON kind.number = q.kind
LEFT JOIN actors r1 ON r1.number = q.relay
LEFT JOIN actors r2 ON r2.number = q.relay_2
LEFT JOIN actors r3 ON r3.number = q.relay_3
LEFT JOIN words medium ON medium.list = 'media' AND medium.number = q.medium
LEFT JOIN words section ON section.list = 'sections' AND section.number = q.section
LEFT JOIN words rationale ON rationale.list = 'rationales' AND rationale.number = q.rationale
LEFT JOIN words alternative ON alternative.list = 'alternatives' AND alternative.number = q.alternative
LEFT JOIN words note ON note.list = 'notes' AND note.number = q.note
ORDER BY q.document, q.passage;

CREATE VIEW documents_sheet AS
WITH named AS (
    SELECT *, 'document-' || lpad(CAST(document AS VARCHAR), 6, '0') AS doc FROM documents
)
SELECT doc AS document,
    'Article ' || d.document || ' on the ' || e.name AS title,
    o.id AS publisher,
    CASE WHEN is_dated THEN day_of(d.day)::VARCHAR END AS published,
    CASE WHEN d.document % 10 < 7 THEN 'https://' || o.id || '.example/' || doc END AS url,
    CASE WHEN d.document % 20 = 0 THEN 'https://archive.example/' || doc END AS archived,
    CASE WHEN d.document % 20 = 0 THEN day_of(d.day + 30)::VARCHAR END AS accessed,
    CASE WHEN d.document % 33 = 5 THEN 'fr' END AS document_language,
    CASE WHEN copy_of >= 0 THEN 'document-' || lpad(CAST(copy_of AS VARCHAR), 6, '0')
        WHEN stub >= 0 THEN 'original-' || lpad(CAST(stub AS VARCHAR), 6, '0') END AS republication_of,
    CASE WHEN is_unknown THEN 'unknown' END AS lineage,
    CASE WHEN copy_of >= 0 OR stub >= 0 THEN 'The text names it as its source.' WHEN is_unknown THEN 'The text names no author.' END AS lineage_basis,
    CASE WHEN d.document % 7 = 3 THEN 'The text at hand has no headline.' END AS document_note,
    sha256(text) AS text_sha256,
    length(text)::VARCHAR AS text_length,
    doc || '.txt' AS text_file,
    'curators' AS curator,
    day_of(d.day + 30)::VARCHAR AS curated_on
FROM named d
JOIN texts t ON t.document = d.document
JOIN actors o ON o.number = d.outlet
JOIN events e ON e.number = d.event
UNION ALL
SELECT 'original-' || lpad(CAST(stub AS VARCHAR), 6, '0'), 'Original of article ' || d.document, o.id,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Its own text is not at hand.', NULL, NULL, NULL, NULL, NULL
FROM named d
JOIN actors o ON o.number = (d.outlet + 1 - (SELECT min(outlet) FROM documents)) % (SELECT count(*) FROM actors WHERE type = 'outlet') + (SELECT min(number) FROM actors WHERE type = 'outlet')
WHERE stub >= 0
ORDER BY 1;

CREATE VIEW offices_sheet AS
SELECT a.id AS actor, o.office, o.of, o.since,
    'document-' || lpad(CAST(t.document AS VARCHAR), 6, '0') AS document,
    CASE WHEN t.document IS NULL THEN 'The list of offices that the state publishes.' END AS basis,
    t.words AS quote, l.start::VARCHAR AS start, (l.start + length(t.words))::VARCHAR AS "end"
FROM offices o
JOIN actors a ON a.number = o.actor
LEFT JOIN attested t ON t.actor = o.actor
LEFT JOIN lines l ON l.document = t.document AND l.place = 2000 + t.actor
ORDER BY a.id;
