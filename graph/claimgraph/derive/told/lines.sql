-- A gap as it is counted: in days, in what is counted, or in millionths of decimal numbers, in their canonical form.
CREATE MACRO distance(steps, in_millionths) AS CASE WHEN NOT in_millionths THEN concat('"', steps, '"^^xsd:integer')
    ELSE concat('"', CASE WHEN steps < 0 THEN '-' END, abs(steps) // 1000000, '.',
        COALESCE(NULLIF(rtrim(lpad(CAST(abs(steps) % 1000000 AS VARCHAR), 6, '0'), '0'), ''), '0'), '"^^xsd:decimal') END;

-- The lines of a comparison, a support or a rule, sorted; one line more of a proposition.
CREATE TABLE derived.lines_of_node (node TEXT, lines TEXT);
CREATE TABLE derived.lines_of_proposition (proposition TEXT, line TEXT);
-- One support for all propositions with the same counts.
CREATE TABLE support_node (claimants BIGINT, roots BIGINT, outlets BIGINT, origins BIGINT, held_by TEXT, node TEXT);
