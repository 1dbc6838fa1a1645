-- By node, since one question about a claim may stand there under two numbers.
SELECT DISTINCT n.question
FROM main.statement s
JOIN main.named_question a ON a.question = s.question
JOIN main.named_question n ON n.node = a.node
WHERE list_contains($documents, s.document)
