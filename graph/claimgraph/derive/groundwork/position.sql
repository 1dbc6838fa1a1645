-- One position of one claimant. `day` is the earliest day on which a text says that it was stated, `known` the latest on
-- which a text is known to give it.
CREATE TABLE position AS
SELECT claim, proposition, claimant, root, stance, MIN(day) AS day, MAX(known) AS known FROM passage GROUP BY ALL;

-- The texts that give a position, or from which the curators conclude it; a copy is its origin.
CREATE VIEW given AS SELECT DISTINCT claim, origin FROM passage;
