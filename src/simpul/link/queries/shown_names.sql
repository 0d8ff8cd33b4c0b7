-- One spelling of each of the given records, by agency and id.
SELECT r.agency, r.id, min(n.spelling) AS spelling
FROM record AS r
INNER JOIN named AS n ON n.no = r.no
WHERE r.id IN (SELECT unnest($ids))
GROUP BY r.agency, r.id;
