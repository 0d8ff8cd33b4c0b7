-- relations.csv: pairs that share a value without being the same for it, rarest value first.
SELECT
    a.agency AS left_agency, a.id AS left_id, b.agency AS right_agency, b.id AS right_id,
    CASE WHEN a.type = b.type THEN a.type ELSE a.type || '-' || b.type END AS type,
    v.kind AS shared_type, v.value AS shared_value, t.degree
FROM relation AS t
INNER JOIN record AS a ON a.no = t.l
INNER JOIN record AS b ON b.no = t.r
INNER JOIN shared_value AS v ON v.value_no = t.value_no
ORDER BY t.degree, v.kind, v.value, t.l, t.r
