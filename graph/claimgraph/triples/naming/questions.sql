-- The questions that are named at once, and those about claims that were named before.
INSERT INTO named_question
WITH ready AS (
    SELECT a.*, h.node AS about, h.label AS claim
    FROM asked a
    LEFT JOIN held h ON h.document = a.claim_document AND h.id = a.claim_id
    WHERE (a.claim_id = '' OR h.node IS NOT NULL) AND a.question NOT IN (SELECT question FROM named_question)
)
SELECT r.question,
    concat(r.kind, '-', digest(array_to_string(list_sort(r.parts || CASE WHEN r.about IS NULL THEN [] ELSE
        [concat('cg:ofClaim <:claim-', r.about, '>')] END), chr(31)))),
    filled($fillings, t.texts, t.picks),
    filled($fillings, t.texts_here, t.picks_here)
FROM (SELECT *, NULL AS answer FROM ready) r
JOIN question_template t ON t.shape = r.shape
