-- How many records two agencies hold line for line alike: the same id, type, and every value as received. Five at least,
-- and a tenth of the smaller agency's: a few bare values alike make no copy.
WITH twin AS (
    SELECT a.no AS l, b.no AS r, a.agency, b.agency AS other
    FROM record AS a
    INNER JOIN record AS b ON b.id = a.id AND b.type = a.type AND b.agency > a.agency
    WHERE a.family = 'thing'
),
line AS (
    SELECT s.no, bit_xor(hash(s.prop, s.original)) AS content, count(*) AS said
    FROM statement AS s
    SEMI JOIN (SELECT l AS no FROM twin UNION SELECT r FROM twin) AS t ON t.no = s.no
    GROUP BY s.no
),
holding AS (SELECT agency, count(*) AS records FROM record WHERE family = 'thing' GROUP BY agency)
SELECT t.agency, t.other, count(*)::INTEGER AS records
FROM twin AS t
INNER JOIN line AS a ON a.no = t.l
INNER JOIN line AS b ON b.no = t.r AND b.content = a.content AND b.said = a.said
INNER JOIN holding AS ha ON ha.agency = t.agency
INNER JOIN holding AS hb ON hb.agency = t.other
GROUP BY t.agency, t.other, ha.records, hb.records
HAVING count(*) >= 5 AND 10 * count(*) >= least(ha.records, hb.records)
ORDER BY records DESC, t.agency, t.other;
