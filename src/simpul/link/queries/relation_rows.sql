-- Relations by kind and value, rarest value first.
SELECT a.agency, a.id, b.agency, b.id, CASE WHEN a.type = b.type THEN a.type ELSE a.type || '-' || b.type END,
    v.kind, v.value, t.degree
FROM relation AS t
INNER JOIN record AS a ON a.no = t.l
INNER JOIN record AS b ON b.no = t.r
INNER JOIN shared_value AS v ON v.value_no = t.value_no
ORDER BY t.degree, v.kind, v.value, t.l, t.r;
