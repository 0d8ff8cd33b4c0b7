-- Pointers between records that are both here.
SELECT DISTINCT p.no, r.no AS target
FROM reference AS p
INNER JOIN record AS r ON r.agency || '/' || r.id = p.target
WHERE p.no <> r.no
ORDER BY p.no, target;
