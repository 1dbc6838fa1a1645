-- What a claim is as an answer: the position of its claimant.
INSERT INTO named_answer
SELECT a.answer, NULL, NULL, NULL, 'claim:' || digest(concat(a.document, chr(31), a.text)), FALSE, h.label,
    [concat('cg:value <:claim-', h.node, '>')], 'plain'
FROM answer a
JOIN held h ON h.document = a.document AND h.id = a.text
WHERE a.kind = 'claim' AND a.answer NOT IN (SELECT answer FROM named_answer)
