-- How many records two agencies hold line for line alike: the same id, type, and every value as received.
WITH twin AS (
    SELECT a.no AS l, b.no AS r, a.agency, b.agency AS other
    FROM record AS a
    INNER JOIN record AS b ON b.id = a.id AND b.type = a.type AND b.agency > a.agency
),
line AS (
    SELECT s.no, bit_xor(hash(s.prop, s.original)) AS content, count(*) AS said
    FROM statement AS s
    SEMI JOIN (SELECT l AS no FROM twin UNION SELECT r FROM twin) AS t ON t.no = s.no
    GROUP BY s.no
)
SELECT t.agency, t.other, count(*)::INTEGER AS records
FROM twin AS t
INNER JOIN line AS a ON a.no = t.l
INNER JOIN line AS b ON b.no = t.r AND b.content = a.content AND b.said = a.said
GROUP BY t.agency, t.other
ORDER BY records DESC, t.agency, t.other;
