-- Most nodes are of one row. Of the others: the rows after the first; and the passages that are one with others, of which
-- each may say something else.
CREATE TABLE again_question AS
SELECT question
FROM named_question
WHERE node IN (SELECT node FROM named_question GROUP BY node HAVING COUNT(*) > 1)
QUALIFY ROW_NUMBER() OVER (PARTITION BY node ORDER BY question) > 1;

CREATE TABLE again_proposition AS
SELECT proposition
FROM named_proposition
WHERE node IN (SELECT node FROM named_proposition GROUP BY node HAVING COUNT(*) > 1)
QUALIFY ROW_NUMBER() OVER (PARTITION BY node ORDER BY proposition) > 1;

CREATE TABLE again_quote AS
SELECT passage, span
FROM numbered_quote
WHERE node IN (SELECT node FROM numbered_quote GROUP BY node HAVING COUNT(*) > 1)
QUALIFY ROW_NUMBER() OVER (PARTITION BY node ORDER BY passage, span) > 1;

CREATE TABLE alike AS
SELECT passage
FROM named_report
WHERE node IN (SELECT node FROM named_report GROUP BY node HAVING COUNT(*) > 1);
