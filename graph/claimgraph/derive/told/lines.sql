-- Lines of N-Triples; where there is no object, NULL.
CREATE MACRO triple(subject, predicate, object) AS node(subject) || ' ' || cg(predicate) || ' ' || object || ' .' || chr(10);
-- The same for each of several nodes of one kind.
CREATE MACRO lines(subject, predicate, kind, keys) AS array_to_string(
    list_transform(keys, lambda key: triple(subject, predicate, node(kind || key))), '');
CREATE MACRO is_a(subject, class) AS node(subject) || ' ' || rdf('type') || ' ' || cg(class) || ' .' || chr(10);
CREATE MACRO labelled(subject, label) AS node(subject) || ' ' || rdfs('label') || ' ' || label || ' .' || chr(10);
-- A gap as it is counted: in days, in what is counted, or in millionths of decimal numbers, in their canonical form.
CREATE MACRO distance(steps, in_millionths) AS CASE
    WHEN steps IS NULL THEN NULL
    WHEN in_millionths THEN typed(concat(
        CASE WHEN steps < 0 THEN '-' END, abs(steps) // 1000000, '.',
        COALESCE(NULLIF(rtrim(lpad(CAST(abs(steps) % 1000000 AS VARCHAR), 6, '0'), '0'), ''), '0')
    ), 'decimal')
    ELSE whole(steps) END;

-- The lines of a comparison, a support or a rule, sorted; one line more of a proposition.
CREATE TABLE lines_of_node (node TEXT, lines TEXT);
CREATE TABLE lines_of_proposition (proposition TEXT, line TEXT);
-- One support for all propositions with the same counts.
CREATE TABLE support_node (claimants BIGINT, roots BIGINT, outlets BIGINT, origins BIGINT, held_by TEXT, node TEXT);
