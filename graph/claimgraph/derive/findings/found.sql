-- What the rules find, a row for each pair.
CREATE TABLE found (
    rule TEXT, verdict TEXT, gap BIGINT, gap_at_most BIGINT, one TEXT, other TEXT, together TEXT, among BIGINT, one_claim TEXT,
    other_claim TEXT, in_order BOOLEAN
);

-- The stances that supply each side of a rule's pairs.
CREATE TABLE supplies (rule TEXT, side TEXT, stance TEXT);
