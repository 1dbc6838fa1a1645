-- Two answers of one claimant that cannot both be right, with the claims and the days on which texts say that they were
-- stated. "100" and "over 100" are one number told in two ways.
CREATE TABLE own_conflict AS
SELECT c.one, c.other, c.gap, c.most, c.among, p.claim AS one_claim, q.claim AS other_claim, p.day AS one_day, q.day AS other_day
FROM conflict c
JOIN held x ON x.proposition = c.one
JOIN held y ON y.proposition = c.other
JOIN position p ON p.proposition = c.one AND p.stance IN ('asserts', 'suggests')
JOIN position q ON q.proposition = c.other AND q.stance IN ('asserts', 'suggests') AND q.claimant = p.claimant
WHERE (c.among IS NULL OR c.own = p.claimant) AND NOT COALESCE(x.stated = y.stated AND x.negated = y.negated, FALSE);
