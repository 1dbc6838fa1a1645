SELECT question
FROM main.question
WHERE event IN (
    SELECT q.event FROM main.statement s JOIN main.question q ON q.question = s.question WHERE list_contains($documents, s.document)
)
