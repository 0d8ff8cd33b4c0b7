-- The other pairs of the records asked about, under the numbers of the copies, so that rivals are reckoned anew; without those judged
-- not the same, which are nobody's counterparts.
CREATE TABLE possible_scored AS
SELECT s.* FROM main.scored AS s
ANTI JOIN (SELECT l, r FROM main.judged WHERE judgement = 'not_same') AS j ON j.l = s.l AND j.r = s.r
WHERE s.l IN (SELECT no FROM copied) OR s.r IN (SELECT no FROM copied);
INSERT INTO scored BY NAME
SELECT s.* REPLACE (a.l AS l) FROM possible_scored AS s INNER JOIN asked AS a ON s.l = a.real_l AND s.r <> a.real_r
UNION ALL BY NAME
SELECT s.* REPLACE (a.l AS r) FROM possible_scored AS s INNER JOIN asked AS a ON s.r = a.real_l AND s.l <> a.real_r
UNION ALL BY NAME
SELECT s.* REPLACE (a.r AS l) FROM possible_scored AS s INNER JOIN asked AS a ON s.l = a.real_r AND s.r <> a.real_l
UNION ALL BY NAME
SELECT s.* REPLACE (a.r AS r) FROM possible_scored AS s INNER JOIN asked AS a ON s.r = a.real_r AND s.l <> a.real_l;
