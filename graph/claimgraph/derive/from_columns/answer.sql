-- "Not true" is false: one form for both ways to say it. Days are counted as the proleptic Gregorian calendar does.
INSERT INTO answer
SELECT DISTINCT s.node, q.node, q.event, q.aspect, q.property, COALESCE(w.compared_as, 'interval'), q.counts <> '', q.phase,
    CASE WHEN q.counts = '' THEN q.within WHEN e.counts IS NOT NULL AND q.dimensions IS NULL THEN q.event ELSE '' END,
    q.as_of - DATE '0001-01-01' + 1, a.lo, a.hi, a.stated,
    CASE WHEN a.value = 'true' AND s.negated THEN 'false' WHEN a.value = 'false' AND s.negated THEN 'true' ELSE COALESCE(a.value, '') END,
    s.negated AND COALESCE(a.value NOT IN ('true', 'false'), TRUE), a.answer IS NULL
FROM named_proposition s
SEMI JOIN standing USING (proposition)
JOIN asked q ON q.question = s.question
LEFT JOIN compared_as w ON w.property = q.property
LEFT JOIN counts_events e ON e.counts = q.counts
LEFT JOIN named_answer a ON a.answer = s.answer;
