-- Hits in order of strength, with every term of their bits; equal ones in the order of their records.
SELECT
    a.agency AS left_agency, a.id AS left_id, b.agency AS right_agency, b.id AS right_id,
    CASE WHEN a.type = b.type THEN a.type ELSE g.shape END AS type,
    g.total / 1000.0 AS bits, g.probability, g.grade, g.judgement, g.l, g.r
FROM graded AS g
INNER JOIN record AS a ON a.no = g.l
INNER JOIN record AS b ON b.no = g.r
ORDER BY g.total DESC, g.l, g.r;
